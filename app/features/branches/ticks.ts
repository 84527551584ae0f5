/** Ticking members: from what a page showed and what is ticked on it now, to who joins, leaves or moves. Pure. */
import type { CandidateRow } from "#db/queries/branches.ts";

export interface Ticks {
  readonly join: readonly string[];
  readonly leave: readonly string[];
}

/** Only what was changed on this page counts: others may have ticked elsewhere meanwhile. */
export function ticksOf(page: {
  /** People with a box on the page. */
  readonly shown: readonly string[];
  /** Those whose box was ticked when the page was made. */
  readonly was: readonly string[];
  readonly on: readonly string[];
}): Ticks {
  const [was, on] = [new Set(page.was), new Set(page.on)];
  const shown = [...new Set(page.shown)];
  return {
    join: shown.filter((person) => on.has(person) && !was.has(person)),
    leave: shown.filter((person) => was.has(person) && !on.has(person)),
  };
}

export interface TickLine {
  readonly person: string;
  readonly name: string;
  readonly className: string | null;
  /** The open membership, if there is one. */
  readonly membership: string | null;
  /** The branch that the person is in, if it is another one. */
  readonly from: { readonly id: string; readonly name: string } | null;
}

export interface TickPlan {
  readonly joins: readonly TickLine[];
  readonly leaves: readonly TickLine[];
  /** Who is in another branch and would leave it. */
  readonly moves: readonly TickLine[];
  /** Who is in a branch that is not the actor's to take from. */
  readonly refused: readonly TickLine[];
}

/** `people`: as they are now; who is not among them is nobody's to tick here. */
export function planTicks(
  branch: string,
  { join, leave }: Ticks,
  people: readonly CandidateRow[],
  mayTakeFrom: (branch: string) => boolean,
): TickPlan {
  const known = new Map(people.map((row) => [row.person, row]));
  const joining = join.flatMap((person) => known.get(person) ?? []).filter((row) => row.branch !== branch);
  const leaving = leave.flatMap((person) => known.get(person) ?? []).filter((row) => row.branch === branch);
  const elsewhere = joining.filter((row) => row.branch !== null);
  return {
    joins: joining.filter((row) => row.branch === null).map(lineOf),
    leaves: leaving.map((row) => ({ ...lineOf(row), from: null })),
    moves: elsewhere.filter((row) => mayTakeFrom(row.branch!)).map(lineOf),
    refused: elsewhere.filter((row) => !mayTakeFrom(row.branch!)).map(lineOf),
  };
}

function lineOf({ person, name, className, youth, branch, branchName }: CandidateRow): TickLine {
  const from = branch === null ? null : { id: branch, name: branchName ?? "–" };
  return { person, name, className, membership: youth, from };
}

/** How many memberships change. */
export function changesOf({ joins, leaves, moves }: Pick<TickPlan, "joins" | "leaves" | "moves">): number {
  return joins.length + leaves.length + moves.length;
}
