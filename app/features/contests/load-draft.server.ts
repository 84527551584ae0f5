import type { Kysely } from "kysely";
import type { ContestRules } from "#app/domain/contest.ts";
import { poolShortages } from "#app/domain/pools.ts";
import type { Shortage } from "#app/domain/quota.ts";
import { type Locks, locksOf, NO_LOCKS, type Published } from "#app/domain/revision.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import type { QuestionVersion } from "#app/features/questions/api.server.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listEditions } from "#db/queries/boards-editions.ts";
import { findDraft } from "#db/queries/contest-drafts.ts";
import type { ContestRow } from "#db/queries/contests.ts";
import { listRoundsWithAttempts } from "#db/queries/contests-write.ts";
import { listSchoolKinds } from "#db/queries/unit-names.ts";
import { type ContestDraft, newDraft, USUAL } from "./draft.ts";
import { draftOfContest, type NameBook, rulesOfDraft } from "./draft-rules.ts";
import { parseDraft } from "./draft-schema.ts";
import { type ContestView, withRules } from "./load.server.ts";
import { managedContest } from "./managed.server.ts";
import { bankFor } from "./pin-pools.server.ts";

/** A contest in the making, or the changes somebody prepares to a published one. */
export interface LoadedDraft {
  readonly contest: ContestRow;
  readonly draft: ContestDraft;
  /** When it was saved last; null when nothing was saved (a published contest without changes). */
  readonly savedAt: number | null;
  /** The version of the rules the changes start from; 0 for a contest that was never published. */
  readonly base: number;
  /** The contest as it is published; null for a new one. */
  readonly view: ContestView | null;
  readonly published: Published | null;
  readonly locks: Locks;
  readonly names: NameBook;
  readonly hostName: string;
  /** The thể lệ as it would be. */
  readonly rules: ContestRules;
}

/** What the steps show of this contest for who may manage it; null for anybody else. */
export async function loadDraft(
  db: Kysely<Database>,
  viewer: Viewer | null,
  id: string,
  now: number,
): Promise<LoadedDraft | null> {
  const contest = await managedContest(db, viewer, { id });
  return contest && readDraft(db, contest, now);
}

/** The same without asking who asks. */
export async function readDraft(db: Kysely<Database>, contest: ContestRow, now: number): Promise<LoadedDraft> {
  const { view, draft, savedAt, base } = await readSaved(db, contest);
  const published = view && (await publishedState(db, view));
  const { names, hostName } = await nameBook(db, contest.unit, draft);
  return {
    contest,
    draft,
    savedAt,
    base,
    view,
    published,
    locks: published ? locksOf(published, now) : NO_LOCKS,
    names,
    hostName,
    rules: rulesOfDraft(draft, names),
  };
}

/** What was saved of a contest in the making; of a published one without changes what is published. */
export async function readSaved(
  db: Kysely<Database>,
  contest: ContestRow,
): Promise<Pick<LoadedDraft, "view" | "draft" | "savedAt" | "base">> {
  const view = contest.state === "published" ? await withRules(db, contest) : null;
  const row = await findDraft(db, contest.id);
  const untouched = () => (view ? draftOfContest(view) : newDraft(contest.title, ""));
  return {
    view,
    draft: row ? parseDraft(row.draft) : untouched(),
    savedAt: row?.updatedAt ?? null,
    base: row?.base ?? view?.rulesVersion ?? 0,
  };
}

/** What of a published contest decides what may still change. */
export async function publishedState(db: Kysely<Database>, view: ContestView): Promise<Published> {
  const rounds = [...view.rehearsals, ...view.rounds].sort((a, b) => a.pos - b.pos);
  const sat = await listRoundsWithAttempts(
    db,
    rounds.map(({ id }) => id),
  );
  const shown = (await listEditions(db, view.contest.id)).find(({ id }) => id === view.contest.publicEdition);
  return {
    rules: view.rules,
    rounds: rounds.map((round) => ({ ...round, sat: sat.has(round.id) })),
    boards: shown === undefined ? "live" : shown.kind === "freeze" ? "frozen" : "final",
  };
}

async function nameBook(
  db: Kysely<Database>,
  host: string,
  draft: ContestDraft,
): Promise<{ names: NameBook; hostName: string }> {
  const kinds = await listSchoolKinds(db);
  const units = await listUnitsByIds(db, [host, ...(draft.audience?.units ?? [])]);
  const hostUnit = units.find(({ id }) => id === host);
  return {
    hostName: hostUnit?.name ?? "",
    names: {
      kinds: new Map(kinds.map(({ id, label }) => [id, label])),
      units: new Map(units.map(({ id, name }) => [id, name])),
      host: hostUnit && hostUnit.kind !== "province" ? { id: host, name: hostUnit.name } : null,
    },
  };
}

/** The bank a draft would draw from, and where it is too small. */
export async function bankOfDraft(
  db: Kysely<Database>,
  { draft }: Pick<LoadedDraft, "draft">,
): Promise<{ bank: QuestionVersion[]; shortages: Shortage[] }> {
  const bank = await bankFor(db, (draft.audience ?? USUAL.audience).levels);
  const { quota, ownPools } = draft.paper ?? USUAL.paper;
  const { rounds } = draft.time ?? USUAL.time;
  return { bank, shortages: poolShortages(bank, quota, rounds, ownPools) };
}
