/** What a change of results does to scores and ranks: two orders of the same people, compared. */
import { competitionRanks } from "./ranking.ts";

/** Somebody in one order; a smaller key is better, equal keys share a rank. */
export interface Placed {
  readonly person: string;
  readonly sortKey: string;
  /** Thousandths of a point. */
  readonly score: number;
  /** The group of the contest within which the rank is; left out = one for all. */
  readonly group?: string;
}

export interface Figures {
  readonly score: number;
  readonly rank: number;
}

/** Somebody whose score or rank is another one; null = not in that order at all. */
export interface RankChange {
  readonly person: string;
  readonly was: Figures | null;
  readonly now: Figures | null;
}

/** Score and rank of everybody, within the own group. */
function figuresOf(order: readonly Placed[]): Map<string, Figures> {
  const groups = new Map<string, Placed[]>();
  for (const placed of order) {
    const known = groups.get(placed.group ?? "");
    if (known) known.push(placed);
    else groups.set(placed.group ?? "", [placed]);
  }
  return new Map([...groups.values()].flatMap(figuresWithin));
}

function figuresWithin(order: readonly Placed[]): [person: string, Figures][] {
  const sorted = [...order].sort((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0));
  const ranks = competitionRanks(sorted.map(({ sortKey }) => sortKey));
  return sorted.map(({ person, score }, at) => [person, { score, rank: ranks[at]! }]);
}

/** Everybody whose score or rank differs between the two orders, by person. */
export function rankChanges(before: readonly Placed[], after: readonly Placed[]): RankChange[] {
  const [were, are] = [figuresOf(before), figuresOf(after)];
  const people = [...new Set([...were.keys(), ...are.keys()])].sort();
  return people.flatMap((person) => {
    const [was, now] = [were.get(person) ?? null, are.get(person) ?? null];
    return was?.score === now?.score && was?.rank === now?.rank ? [] : [{ person, was, now }];
  });
}

export interface ChangeSum {
  people: number;
  /** Of them: another score; a better rank; a worse rank; the most places one person moves. */
  score: number;
  up: number;
  down: number;
  most: number;
}

export interface ChangeCounts {
  people: number;
  /** Of them: another score; a better rank; a worse rank; the most places one person moves. */
  score: number;
  up: number;
  down: number;
  most: number;
}

export interface SchoolSum extends ChangeCounts {
  /** Everybody together is a school of its own, and so is who belongs to none. */
  readonly school: string;
}
export const EVERYBODY = "";
export const NO_SCHOOL = "-";

/** How many changed in each school and in all; who comes or goes has no move. Nothing changed = no sums. */
export class ChangeSums {
  private readonly schools = new Map<string, SchoolSum>();

  add(school: string | null, change: Pick<RankChange, "was" | "now">): void {
    for (const key of [EVERYBODY, school ?? NO_SCHOOL]) {
      const sum = this.schools.get(key) ?? { school: key, people: 0, score: 0, up: 0, down: 0, most: 0 };
      this.schools.set(key, sum);
      count(sum, change);
    }
  }

  /** By school, everybody first. */
  list(): SchoolSum[] {
    return [...this.schools.values()].sort((a, b) => (a.school < b.school ? -1 : 1));
  }
}

function count(sum: ChangeCounts, { was, now }: Pick<RankChange, "was" | "now">): void {
  sum.people += 1;
  if (was?.score !== now?.score) sum.score += 1;
  if (!was || !now) return;
  if (now.rank < was.rank) sum.up += 1;
  if (now.rank > was.rank) sum.down += 1;
  sum.most = Math.max(sum.most, Math.abs(now.rank - was.rank));
}
