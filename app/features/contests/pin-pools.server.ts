import type { Kysely } from "kysely";
import { type ContestRules, stratumOf } from "#app/domain/contest.ts";
import { poolShortages, splitPools } from "#app/domain/pools.ts";
import type { Shortage } from "#app/domain/quota.ts";
import { approvedVersions, type QuestionVersion } from "#app/features/questions/api.server.ts";
import type { Database } from "#db/connect.ts";

type PoolRules = Pick<ContestRules, "levels" | "quota" | "ownPools">;

/** What a contest for these levels may draw from: approved questions of at least one of them. */
export async function bankFor(db: Kysely<Database>, levels: ContestRules["levels"]): Promise<QuestionVersion[]> {
  return (await approvedVersions(db)).filter((version) => version.levels.some((level) => levels.includes(level)));
}

export type PinnedPools =
  | { ok: true; rowsOf(round: number, id: string): Database["round_pool"][]; questions: number }
  | { ok: false; shortages: readonly Shortage[] };

/** Chooses the pools of a contest's rounds from the bank as it is now. `seed` decides who gets what where it is split. */
export async function choosePools(
  db: Kysely<Database>,
  rules: PoolRules,
  rounds: readonly { readonly rehearsal: boolean }[],
  seed: string,
): Promise<PinnedPools> {
  const bank = await bankFor(db, rules.levels);
  const shortages = poolShortages(bank, rules.quota, rounds, rules.ownPools);
  if (shortages.length > 0) return { ok: false, shortages };
  const pools = splitPools(bank, rules.quota, rounds, rules.ownPools, seed);
  return {
    ok: true,
    questions: new Set(pools.flat()).size,
    rowsOf: (round, id) =>
      pools[round]!.map((version, pos) => ({ round: id, version: version.version, stratum: stratumOf(version), pos })),
  };
}
