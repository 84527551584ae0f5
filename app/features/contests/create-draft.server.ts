import { movedRounds } from "#app/domain/schedule.ts";
import { localDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { slugIsTaken, upsertDraft } from "#db/queries/contest-drafts.ts";
import { insertContestFile, listContestFiles } from "#db/queries/contest-files.ts";
import type { ContestRow } from "#db/queries/contests.ts";
import { insertContest } from "#db/queries/contests-write.ts";
import { type ContestDraft, newDraft } from "./draft.ts";
import { readSaved } from "./load-draft.server.ts";
import { freeSlug, slugIsFree } from "./slug.server.ts";

export interface NewDraft {
  readonly unit: string;
  readonly title: string;
  /** Empty: made from the title. */
  readonly slug: string;
  readonly about: string;
  /** The contest to copy, and the day on which the copy opens (YYYY-MM-DD); without a day its times are left open. */
  readonly copy: { readonly contest: ContestRow; readonly day: string | null } | null;
}

export type CreateResult = { ok: true; contest: string } | { ok: false; code: "slug_taken" };

/** Begins a contest: its row as a draft, its settings empty or copied, and the copied contest's notices. */
export async function createDraft(
  { db }: Pick<DatabaseHandle, "db">,
  input: NewDraft,
  by: { account: string; now: number },
): Promise<CreateResult> {
  const { unit, title, about, copy } = input;
  const slug = input.slug === "" ? await freeSlug(db, title) : input.slug;
  if (!(await slugIsFree(db, slug, null))) return { ok: false, code: "slug_taken" };
  const contest = newId();
  const draft = copy
    ? copiedDraft((await readSaved(db, copy.contest)).draft, {
        title,
        about,
        day: copy.day,
        sameUnit: copy.contest.unit === unit,
      })
    : newDraft(title, about);
  const files = copy ? await listContestFiles(db, copy.contest.id) : [];
  return db.transaction().execute(async (trx): Promise<CreateResult> => {
    if (await slugIsTaken(trx, slug, null)) return { ok: false, code: "slug_taken" };
    await insertContest(trx, {
      id: contest,
      unit,
      slug,
      title,
      state: "draft",
      created_at: by.now,
      announced_at: null,
      roll_moment: null,
      public_edition: 0,
    });
    await upsertDraft(trx, {
      contest,
      draft: JSON.stringify(draft),
      base: 0,
      updated_at: by.now,
      updated_by: by.account,
    });
    for (const { name, size, hash } of files) {
      const row = { id: newId(), contest, name, size, hash, added_at: by.now, added_by: by.account };
      await insertContestFile(trx, row);
    }
    await audit(trx, {
      at: by.now,
      actor: by.account,
      action: "contest.create",
      subject: `contest:${contest}`,
      unit,
      data: { copyOf: copy?.contest.id ?? null },
    });
    return { ok: true, contest };
  });
}

/** Another contest's settings for a new one: nothing of what was published, all moments moved alike. */
export function copiedDraft(
  from: ContestDraft,
  to: { title: string; about: string; day: string | null; sameUnit: boolean },
): ContestDraft {
  const { title, day, sameUnit } = to;
  const about = to.about === "" ? from.about : to.about;
  const audience = from.audience && { ...from.audience, units: sameUnit ? from.audience.units : [] };
  const first = from.time?.rounds.find((round) => !round.rehearsal)?.opensAt ?? null;
  const opensAt =
    day === null || first === null ? null : startOfLocalDay(day) + first - startOfLocalDay(localDay(first));
  const rounds = (from.time?.rounds ?? []).map((round) => ({ ...round, id: null }));
  const moved =
    opensAt === null
      ? rounds.map((round) => ({ ...round, opensAt: null, closesAt: null, freezeAt: null }))
      : movedRounds(rounds, opensAt);
  return {
    title,
    about,
    audience,
    time: from.time && { ...from.time, rounds: moved },
    paper: from.paper,
    results: from.results && { ...from.results, release: movedRelease(from.results.release, first, opensAt) },
  };
}

function movedRelease<Release>(release: Release | number, from: number | null, to: number | null) {
  if (typeof release !== "number") return release;
  return from === null || to === null ? ("after_all" as const) : release + to - from;
}
