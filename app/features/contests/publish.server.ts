import type { Transaction } from "kysely";
import type { ContestRules, ScheduledRound } from "#app/domain/contest.ts";
import type { Shortage } from "#app/domain/quota.ts";
import { withReleases } from "#app/domain/schedule.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { slugIsTaken } from "#db/queries/contest-drafts.ts";
import { insertContest, insertPool, insertRounds, insertRules } from "#db/queries/contests-write.ts";
import { choosePools, type PinnedPools } from "./pin-pools.server.ts";

export interface NewContest {
  readonly unit: string;
  readonly slug: string;
  readonly title: string;
  /** Their schedule is written from `rounds`. */
  readonly rules: ContestRules;
  readonly rounds: readonly {
    title: string;
    opensAt: number;
    closesAt: number;
    freezeAt: number | null;
    rehearsal?: boolean;
    advance?: number | null;
  }[];
}

export type PublishResult =
  | { ok: true; contest: string }
  | { ok: false; code: "slug_taken" }
  | { ok: false; code: "pool_short"; shortages: readonly Shortage[] };

interface By {
  readonly account: string;
  readonly now: number;
}

/**
 * Makes a contest and publishes it in one transaction: rules version 1, rounds, their pinned pools, the first grading.
 * A pool that cannot fill the quota is refused before anything is written.
 */
export async function publishContest(
  { db }: DatabaseHandle,
  { unit, slug, title, rules: given, rounds }: NewContest,
  by: By,
): Promise<PublishResult> {
  const planned = rounds.map(({ rehearsal = false, advance = null, ...round }) => ({ ...round, rehearsal, advance }));
  const rules = { ...given, schedule: withReleases(planned, given) };
  const id = newId();
  const pools = await choosePools(db, rules, rules.schedule, id);
  if (!pools.ok) return { ok: false, code: "pool_short", shortages: pools.shortages };
  return db.transaction().execute(async (trx): Promise<PublishResult> => {
    if (await slugIsTaken(trx, slug, null)) return { ok: false, code: "slug_taken" };
    await insertContest(trx, {
      id,
      unit,
      slug,
      title,
      state: "published",
      created_at: by.now,
      announced_at: by.now,
      roll_moment: null,
      public_edition: 0,
    });
    await writePublished(trx, { id, unit, rules, pools }, by);
    return { ok: true, contest: id };
  });
}

/** Rules version 1, rounds with their pools and first gradings, and the audit of it; the contest's row is there. */
export async function writePublished(
  trx: Transaction<Database>,
  contest: { id: string; unit: string; rules: ContestRules; pools: Extract<PinnedPools, { ok: true }> },
  by: By,
): Promise<void> {
  const { id, unit, rules, pools } = contest;
  await insertRules(trx, {
    contest: id,
    version: 1,
    rules: JSON.stringify(rules),
    reason: "",
    published_at: by.now,
    published_by: by.account,
  });
  for (const [at, round] of rules.schedule.entries()) {
    const roundId = await addRound(trx, { contest: id, pos: at + 1, round }, by.now);
    await insertPool(trx, pools.rowsOf(at, roundId));
  }
  await audit(trx, {
    at: by.now,
    actor: by.account,
    action: "contest.publish",
    subject: `contest:${id}`,
    unit,
    data: { rounds: rules.schedule.length, questions: pools.questions },
  });
}

/** One round with its first grading; gives its id. */
export async function addRound(
  trx: Transaction<Database>,
  { contest, pos, round }: { contest: string; pos: number; round: ScheduledRound },
  now: number,
): Promise<string> {
  const id = newId();
  await insertRounds(trx, [
    {
      id,
      contest,
      pos,
      title: round.title,
      opens_at: round.opensAt,
      closes_at: round.closesAt,
      freeze_at: round.freezeAt,
      release_at: round.releaseAt,
      rehearsal: round.rehearsal ? 1 : 0,
      advance: round.advance,
    },
  ]);
  await trx
    .insertInto("grading")
    .values({ id: newId(), round: id, n: 1, reason: "", graded_by: null, at: now })
    .execute();
  return id;
}
