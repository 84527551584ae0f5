import type { Kysely } from "kysely";
import { z } from "zod";
import { COUNTED, type Counted, RANKING_KEYS, type RankingKey } from "#app/domain/contest.ts";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import type { ContestView } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { findEditionScope } from "#db/queries/boards-editions.ts";
import type { BoardScope } from "./board-scope.server.ts";

/** What a board was ordered by. */
export interface BoardRule {
  readonly ranking: readonly RankingKey[];
  readonly onlyFull: boolean;
  /** Null on the board over all rounds. */
  readonly counted: Counted | null;
  /** Whether the figures are sums. */
  readonly sums: boolean;
  /** The number that was to be predicted; null = none, or not fixed. */
  readonly actual: number | null;
}

const ranking = z.array(z.enum(RANKING_KEYS));
const stored = z.union([
  z.object({ counted: z.enum(COUNTED), ranking, onlyFull: z.boolean() }),
  z.object({ overall: ranking }),
]);

/** The rule an issued edition was made by, which later rules do not change; of the live board the newest rules. */
export async function boardRule(
  db: Kysely<Database>,
  { rules }: Pick<ContestView, "rules">,
  { scope, overall }: BoardScope,
  edition: number,
): Promise<BoardRule> {
  const kept = edition === LIVE_EDITION ? null : await findEditionScope(db, { edition, scope });
  const rule = kept ? stored.parse(JSON.parse(kept.rule)) : overall ? { overall: rules.overall } : rules;
  const actual = kept?.actual ?? null;
  if ("counted" in rule) {
    const { ranking: keys, onlyFull, counted } = rule;
    return { ranking: keys, onlyFull, counted, sums: counted === "sum", actual };
  }
  return { ranking: rule.overall, onlyFull: false, counted: null, sums: true, actual };
}
