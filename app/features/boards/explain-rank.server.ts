import type { Kysely } from "kysely";
import type { RankingKey } from "#app/domain/contest.ts";
import { valuesOfKey } from "#app/domain/ranking.ts";
import type { ContestView } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import {
  type BoardOf,
  countBefore,
  countEqual,
  countStandings,
  findNextKey,
  findStanding,
  isRanked,
} from "#db/queries/boards.ts";
import { listPlacedUnits } from "#db/queries/placed-units.ts";
import { type BoardRule, boardRule } from "./board-rule.server.ts";
import { type BoardScope, editionOf, ranksWait, scoresHidden } from "./board-scope.server.ts";
import { ownUnitsInOrder } from "./own-units.server.ts";

/** The next one before or after somebody, without a name: by which key they differ. */
export interface Neighbour {
  readonly key: RankingKey;
  readonly own: number | null;
  readonly theirs: number | null;
}

export interface RankExplanation {
  readonly rank: number;
  readonly total: number;
  readonly unit: string;
  readonly unitName: string;
  /** The group of the contest within which this is the rank; null without groups. */
  readonly group: string | null;
  readonly rule: BoardRule;
  /** Which attempt stands for the result, from 1. */
  readonly attemptNo: number;
  readonly values: readonly { readonly key: RankingKey; readonly value: number | null }[];
  /** Others who are equal on every key. */
  readonly equals: number;
  readonly before: Neighbour | null;
  readonly after: Neighbour | null;
  /** The own units, to look at the rank in another one. */
  readonly places: readonly { readonly unit: string; readonly name: string }[];
}

/** Why there is no rank to explain. */
export type NoRank =
  | { readonly why: "settling" | "waits" | "none" | "only_full" | "recomputing" }
  | { readonly why: "hidden"; readonly at: number | null };

/**
 * Why this person stands at a rank: the values of all keys, and by which one the next before and after differ. Of the
 * edition the public may read, within the own group, in one of the own units (null = everybody).
 */
export async function explainRank(
  db: Kysely<Database>,
  view: ContestView,
  scope: BoardScope,
  { person, unit, now }: { person: string; unit: string | null; now: number },
): Promise<RankExplanation | NoRank | null> {
  const edition = editionOf(view, now);
  if ("settling" in edition) return { why: "settling" };
  const hidden = await scoresHidden(db, view, scope, now);
  if (hidden) return { why: "hidden", at: hidden.at };
  const everybody = { edition: edition.edition, scope: scope.scope, unit: view.contest.unit };
  const standing = await findStanding(db, everybody, person);
  if (!standing) return { why: "none" };
  if (await ranksWait(db, view, scope, edition.edition)) return { why: "waits" };
  if (!isRanked(standing)) return { why: "only_full" };

  const places = await listPlacedUnits(db, [standing.placement]);
  const place = places.find((each) => each.unit === (unit ?? view.contest.unit));
  if (!place) return null;
  const group = view.rules.groups.find(({ id }) => id === standing.groupKey) ?? null;
  const board: BoardOf = { ...everybody, unit: place.unit, ...(group ? { group: group.id } : {}) };
  const rule = await boardRule(db, view, scope, edition.edition);
  const values = valuesOfKey(rule.ranking, standing.sortKey);
  // for a moment after the rules changed, keys are still of the order before
  if (!values) return { why: "recomputing" };

  const { better } = await countBefore(db, board, standing);
  const next = async (side: "before" | "after") => {
    const key = await findNextKey(db, board, standing.sortKey, side);
    return key === null ? null : differenceOf(rule.ranking, values, valuesOfKey(rule.ranking, key));
  };
  return {
    rank: better + 1,
    total: await countStandings(db, board),
    unit: place.unit,
    unitName: place.name,
    group: group?.name ?? null,
    rule,
    attemptNo: standing.no,
    values: rule.ranking.map((key, at) => ({ key, value: values[at]! })),
    equals: (await countEqual(db, board, standing.sortKey)) - 1,
    before: await next("before"),
    after: await next("after"),
    places: await ownUnitsInOrder(
      db,
      places.map((each) => each.unit),
      view.contest.unit,
    ),
  };
}

/** The first key on which two results differ. */
function differenceOf(
  ranking: readonly RankingKey[],
  own: readonly (number | null)[],
  theirs: readonly (number | null)[] | null,
): Neighbour | null {
  const at = theirs ? own.findIndex((value, index) => value !== theirs[index]) : -1;
  return at === -1 ? null : { key: ranking[at]!, own: own[at]!, theirs: theirs![at]! };
}
