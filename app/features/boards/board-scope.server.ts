/** Which round a board is of, from which edition, and what of it is shown yet. */
import type { Kysely } from "kysely";
import { hasOverall, waitsForActual } from "#app/domain/contest.ts";
import { LIVE_EDITION, publicEdition } from "#app/domain/edition.ts";
import { type ContestView, parseRules, type RoundRow } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { hasOpenAttempts } from "#db/queries/attempts.ts";
import { findEditionScope } from "#db/queries/boards-editions.ts";
import { findRoundContest, listRulesVersions } from "#db/queries/boards-source.ts";

/** In addresses: the board over all rounds. */
export const OVERALL = "chung-cuoc";

export interface BoardScope {
  /** The round, or the contest for all its rounds together. */
  readonly scope: string;
  readonly title: string;
  /** What an address says of it. */
  readonly param: string;
  readonly rounds: readonly RoundRow[];
  readonly overall: boolean;
}

/** Every board of a contest: its rounds that have begun, and all together where they stand side by side. */
export function boardScopes({ contest, rounds }: Pick<ContestView, "contest" | "rounds">, now: number): BoardScope[] {
  const begun = rounds.filter(({ opensAt }) => opensAt <= now);
  const single = (begun.length > 0 ? begun : rounds.slice(0, 1)).map((round) => ({
    scope: round.id,
    title: round.title,
    param: round.id,
    rounds: [round],
    overall: false,
  }));
  if (!hasOverall(rounds)) return single;
  return [...single, { scope: contest.id, title: "Chung cuộc", param: OVERALL, rounds, overall: true }];
}

/** The board that an address names; without a name that of the latest round; null for an unknown one. */
export function chooseScope(scopes: readonly BoardScope[], param: string | null): BoardScope | null {
  if (param === null) return scopes.filter(({ overall }) => !overall).at(-1) ?? null;
  return scopes.find((each) => each.param === param) ?? null;
}

/** The edition the public may read of any board of a contest: its last round says when the boards stop. */
export function editionOf({ contest, rounds }: Pick<ContestView, "contest" | "rounds">, now: number) {
  return publicEdition(contest, { freezeAt: rounds.at(-1)?.freezeAt ?? null }, now);
}

/** Whether ranks wait for the number that was to be predicted. */
export async function ranksWait(
  db: Kysely<Database>,
  { rules }: Pick<ContestView, "rules">,
  { scope, overall }: Pick<BoardScope, "scope" | "overall">,
  edition: number,
): Promise<boolean> {
  if (overall || !waitsForActual(rules)) return false;
  if (edition === LIVE_EDITION) return true;
  return (await findEditionScope(db, { edition, scope }))?.actual === null;
}

/** The same for a round alone, whose rules are read here. */
export async function waitsIn(
  db: Kysely<Database>,
  { edition, scope }: { edition: number; scope: string },
): Promise<boolean> {
  const of = await findRoundContest(db, scope);
  const rules = of && (await listRulesVersions(db, of.contest)).at(-1)?.rules;
  return rules ? ranksWait(db, { rules: parseRules(rules) }, { scope, overall: false }, edition) : false;
}

/** Until when a contest keeps its scores from everybody; null = they may be seen. `at` null = no moment is set. */
export async function scoresHidden(
  db: Kysely<Database>,
  { rules }: Pick<ContestView, "rules">,
  { rounds }: BoardScope,
  now: number,
): Promise<{ at: number | null } | null> {
  if (rules.showScore) return null;
  const moments = rounds.map(({ releaseAt }) => releaseAt);
  const at = moments.includes(null) ? null : Math.max(...moments.map(Number));
  if (at === null || now < at) return { at };
  // keys, and with them scores, stay closed until the last one has handed in
  for (const { id } of rounds) if (await hasOpenAttempts(db, id)) return { at };
  return null;
}
