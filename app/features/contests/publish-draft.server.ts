import type { Kysely } from "kysely";
import { needsNewPools } from "#app/domain/revision.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { lockContest } from "#db/queries/boards-editions.ts";
import { deleteDraft } from "#db/queries/contest-drafts.ts";
import { listContestFiles } from "#db/queries/contest-files.ts";
import { hasRollFor } from "#db/queries/contest-rolls.ts";
import { findContest } from "#db/queries/contests.ts";
import { markPublished } from "#db/queries/contests-write.ts";
import { type Checklist, checklistOf } from "./checklist.ts";
import { isTimed } from "./draft-rules.ts";
import { bankOfDraft, type LoadedDraft, readDraft, readSaved } from "./load-draft.server.ts";
import { choosePools } from "./pin-pools.server.ts";
import { writePublished } from "./publish.server.ts";

/**
 * What is missing of a loaded draft. The bank is asked only where questions are to be pinned; `bank: false` leaves it out
 * inside a transaction, where it was asked before.
 */
export async function checklistFor(
  db: Kysely<Database>,
  loaded: LoadedDraft,
  now: number,
  { bank = true }: { bank?: boolean } = {},
): Promise<Checklist> {
  const { draft, rules, published, locks, contest } = loaded;
  const rounds = (draft.time?.rounds ?? []).filter(isTimed);
  const pins = !published || (locks.questions === null && needsNewPools(published, { rules, rounds }));
  const shortages = pins && bank ? (await bankOfDraft(db, loaded)).shortages : [];
  const notices = (await listContestFiles(db, contest.id)).length;
  const hasRoll = await hasRollFor(db, contest);
  return checklistOf({ draft, rules, shortages, notices, hasRoll, published, now });
}

export type PublishDraftResult =
  | { ok: true; slug: string }
  /** `missing`: the review page says what; `changed`: somebody saved a step in this very moment. */
  | { ok: false; code: "missing" | "changed" | "gone" };

/**
 * Publishes a contest that was made step by step, once: pressing twice changes nothing more. The bank is read before the
 * transaction, which is short: answers of a running contest wait for it.
 */
export async function publishDraft(
  { db }: Pick<DatabaseHandle, "db">,
  id: string,
  by: { account: string; now: number },
): Promise<PublishDraftResult> {
  const contest = await findContest(db, id);
  if (!contest) return { ok: false, code: "gone" };
  if (contest.state === "published") return { ok: true, slug: contest.slug };
  const loaded = await readDraft(db, contest, by.now);
  const { rules } = loaded;
  if ((await checklistFor(db, loaded, by.now)).missing.length > 0) return { ok: false, code: "missing" };
  const pools = await choosePools(db, rules, rules.schedule, id);
  if (!pools.ok) return { ok: false, code: "missing" };

  return db.transaction().execute(async (trx): Promise<PublishDraftResult> => {
    await lockContest(trx, id);
    const now = await findContest(trx, id);
    if (!now) return { ok: false, code: "gone" };
    if (now.state === "published") return { ok: true, slug: now.slug };
    const { draft } = await readSaved(trx, now);
    if (JSON.stringify([draft, now]) !== JSON.stringify([loaded.draft, contest])) return { ok: false, code: "changed" };
    await markPublished(trx, id, by.now);
    await writePublished(trx, { id, unit: contest.unit, rules, pools }, by);
    await deleteDraft(trx, id);
    return { ok: true, slug: contest.slug };
  });
}
