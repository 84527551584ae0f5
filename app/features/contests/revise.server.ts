import type { Transaction } from "kysely";
import type { ContestRules, ScheduledRound } from "#app/domain/contest.ts";
import { needsNewPools, type Published } from "#app/domain/revision.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { lockContest } from "#db/queries/boards-editions.ts";
import { deleteDraft, updateContestHead } from "#db/queries/contest-drafts.ts";
import { findContest, insertStaleBoards } from "#db/queries/contests.ts";
import { copyPool, deletePools, insertPool, insertRules, updateRound } from "#db/queries/contests-write.ts";
import { copyGradingKeys } from "#db/queries/gradings.ts";
import { isTimed } from "./draft-rules.ts";
import { readDraft } from "./load-draft.server.ts";
import { choosePools } from "./pin-pools.server.ts";
import { addRound } from "./publish.server.ts";
import { checklistFor } from "./publish-draft.server.ts";
import { recomputeDeadlines } from "./recompute-deadlines.server.ts";

export type ReviseResult =
  | { ok: true; version: number; deadlines: number }
  /** `stale`: somebody published another version meanwhile; `pool_short`: the bank cannot fill the new quota. */
  | { ok: false; code: "gone" | "nothing" | "stale" | "missing" | "pool_short" };

interface By {
  readonly account: string;
  readonly now: number;
  /** Why the rules change; printed with them. */
  readonly reason: string;
}

/**
 * Publishes the prepared changes of a published contest as a new version of its rules. Attempts keep the version they
 * ran under; where a round's times change, the deadlines of its running attempts follow in this transaction.
 */
export async function publishRevision({ db }: Pick<DatabaseHandle, "db">, id: string, by: By): Promise<ReviseResult> {
  const wanted = await newPools(db, id, by.now);
  return db.transaction().execute(async (trx): Promise<ReviseResult> => {
    await lockContest(trx, id);
    const contest = await findContest(trx, id);
    const loaded = contest && (await readDraft(trx, contest, by.now));
    if (!loaded?.view || !loaded.published) return { ok: false, code: "gone" };
    if (loaded.savedAt === null) return { ok: false, code: "nothing" };
    if (loaded.base !== loaded.view.rulesVersion) return { ok: false, code: "stale" };
    if ((await checklistFor(trx, loaded, by.now, { bank: false })).missing.length > 0)
      return { ok: false, code: "missing" };

    const { draft, published, locks } = loaded;
    const planned = (draft.time?.rounds ?? []).filter(isTimed);
    const schedule = keepReleased(loaded.rules.schedule, planned, published, by.now);
    const rules: ContestRules = { ...loaded.rules, schedule };
    const repin = locks.questions === null && needsNewPools(published, { rules, rounds: planned });
    if (repin && wanted?.for !== JSON.stringify(draft)) return { ok: false, code: "stale" };
    const pools = repin ? wanted!.pools : null;
    if (pools && !pools.ok) return { ok: false, code: "pool_short" };

    const ids = await writeRounds(trx, id, { planned, schedule, published, repinned: pools !== null }, by.now);
    if (pools) {
      await deletePools(trx, ids);
      for (const [at, round] of ids.entries()) await insertPool(trx, pools.rowsOf(at, round));
    }
    await updateContestHead(trx, id, { title: draft.title });
    const version = loaded.view.rulesVersion + 1;
    await insertRules(trx, {
      contest: id,
      version,
      rules: JSON.stringify(rules),
      reason: by.reason,
      published_at: by.now,
      published_by: by.account,
    });
    if (boardBasis(loaded.view.rules) !== boardBasis(rules)) await insertStaleBoards(trx, id, by.now);
    const deadlines = await followTimes(trx, published, ids, schedule);
    await deleteDraft(trx, id);
    await audit(trx, {
      at: by.now,
      actor: by.account,
      action: "contest.revise",
      subject: `contest:${id}`,
      unit: contest!.unit,
      data: { version, deadlines, questions: pools ? pools.questions : null },
    });
    return { ok: true, version, deadlines };
  });
}

/** What the stored figures of boards follow from: when it changes they are computed anew. */
function boardBasis(rules: ContestRules): string {
  const { counted, ranking, onlyFull, overall, topPercent, bestOf, unitFormulas, schedule } = rules;
  const rounds = schedule.map(({ rehearsal, advance }) => [rehearsal, advance]);
  const best = unitFormulas.includes("BK") ? bestOf : null;
  return JSON.stringify([counted, ranking, onlyFull, overall, topPercent, best, rounds]);
}

/** The pools that a draft's questions would have, read before the transaction; null where nothing changes about them. */
async function newPools(db: DatabaseHandle["db"], id: string, now: number) {
  const contest = await findContest(db, id);
  const loaded = contest && (await readDraft(db, contest, now));
  if (!loaded?.published || loaded.locks.questions !== null) return null;
  const { draft, rules, published } = loaded;
  const rounds = (draft.time?.rounds ?? []).filter(isTimed);
  if (!needsNewPools(published, { rules, rounds })) return null;
  return { for: JSON.stringify(draft), pools: await choosePools(db, rules, rules.schedule, id) };
}

/** Keys that are out stay out, whatever the new rules say of their release. */
function keepReleased(
  schedule: readonly ScheduledRound[],
  planned: readonly { id: string | null }[],
  published: Published,
  now: number,
): ScheduledRound[] {
  const before = new Map(published.rounds.map((round) => [round.id, round.releaseAt]));
  return schedule.map((round, at) => {
    const releasedAt = before.get(planned[at]!.id ?? "") ?? null;
    return releasedAt !== null && releasedAt <= now ? { ...round, releaseAt: releasedAt } : round;
  });
}

/** Writes changed and new rounds; gives the ids of all in the order of the schedule. */
async function writeRounds(
  trx: Transaction<Database>,
  contest: string,
  {
    planned,
    schedule,
    published,
    repinned,
  }: {
    planned: readonly { id: string | null }[];
    schedule: readonly ScheduledRound[];
    published: Published;
    repinned: boolean;
  },
  now: number,
): Promise<string[]> {
  const ids: string[] = [];
  let pos = published.rounds.length;
  const shared = published.rounds.find((round) => !round.rehearsal);
  for (const [at, round] of schedule.entries()) {
    const known = planned[at]!.id;
    if (known !== null) {
      await updateRound(trx, known, {
        title: round.title,
        opens_at: round.opensAt,
        closes_at: round.closesAt,
        freeze_at: round.freezeAt,
        release_at: round.releaseAt,
        advance: round.advance,
      });
      ids.push(known);
      continue;
    }
    pos += 1;
    const added = await addRound(trx, { contest, pos, round }, now);
    if (!repinned && shared) {
      await copyPool(trx, shared.id, added);
      await copyGradingKeys(trx, shared.id, added);
    }
    ids.push(added);
  }
  return ids;
}

async function followTimes(
  trx: Transaction<Database>,
  published: Published,
  ids: readonly string[],
  schedule: readonly ScheduledRound[],
): Promise<number> {
  const before = new Map(published.rounds.map((round) => [round.id, round]));
  let changed = 0;
  for (const [at, id] of ids.entries()) {
    const [was, is] = [before.get(id), schedule[at]!];
    if (was && (was.opensAt !== is.opensAt || was.closesAt !== is.closesAt)) {
      changed += await recomputeDeadlines(trx, id);
    }
  }
  return changed;
}
