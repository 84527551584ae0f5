/** How many of a class or branch have sat a round, on its list of today. */

export interface Turnout {
  readonly members: number;
  /** With a closed attempt. */
  readonly sat: number;
  /** With an open attempt and no closed one. */
  readonly running: number;
}

export const TURNOUT_ORDERS = ["fewest", "name"] as const;
export type TurnoutOrder = (typeof TURNOUT_ORDERS)[number];

/** Who neither has sat nor is sitting. */
export function missingOf({ members, sat, running }: Turnout): number {
  return members - sat - running;
}

/** Sums over groups that share nobody. */
export function sumOf(groups: readonly Turnout[]): Turnout {
  const sum = (pick: (group: Turnout) => number) => groups.reduce((all, group) => all + pick(group), 0);
  return { members: sum((one) => one.members), sat: sum((one) => one.sat), running: sum((one) => one.running) };
}

/**
 * Groups given by name in the order wanted: `fewest` puts the smallest share of its people first, of equal shares the
 * one where more are missing; groups without people come last.
 */
export function inTurnoutOrder<G extends Turnout>(byName: readonly G[], order: TurnoutOrder): G[] {
  if (order === "name") return [...byName];
  const share = ({ members, sat }: Turnout) => (members === 0 ? 2 : sat / members);
  return [...byName].sort((a, b) => share(a) - share(b) || missingOf(b) - missingOf(a));
}
