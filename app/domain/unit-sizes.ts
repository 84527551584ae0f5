/** Fairness between small and large schools: a least roll, and classes by size with ranks of their own. */
import type { UnitFigures, UnitRule } from "./unit-formulas.ts";

export interface SizeClass {
  /** "1", "2" … in the order of sizes; "0" takes what has no roll. */
  readonly id: string;
  /** Both ends belong to it; null = open. */
  readonly from: number | null;
  readonly to: number | null;
}

/** The class of schools whose roll is unknown: they cannot be placed, so they take no rank. */
export const NO_SIZE: SizeClass = { id: "0", from: null, to: null };

/** The classes that these bounds make: [300, 800] → to 300, 301 to 800, from 801. None without bounds. */
export function sizeClassesOf(bounds: readonly number[]): SizeClass[] {
  if (bounds.length === 0) return [];
  return [...bounds, null].map((to, at) => ({ id: String(at + 1), from: at === 0 ? null : bounds[at - 1]! + 1, to }));
}

/** Whether a roll falls into the class. */
export function fitsSize({ from, to }: SizeClass, roll: number): boolean {
  return (from === null || roll >= from) && (to === null || roll <= to);
}

export type Apart = "small" | "unknown";

/** Why a unit takes no rank whatever the formula; null where it may. */
export function apartBecause({ roll }: Pick<UnitFigures, "roll">, rule: UnitRule): Apart | null {
  const bySize = rule.minRoll !== null || rule.sizeClasses.length > 0;
  if (bySize && roll === null) return "unknown";
  return rule.minRoll !== null && roll !== null && roll < rule.minRoll ? "small" : null;
}

/** What is wrong with these bounds; null when they rise. */
export function boundsFault(bounds: readonly number[], minRoll: number | null): "not_rising" | "below_least" | null {
  if (bounds.some((bound, at) => at > 0 && bound <= bounds[at - 1]!)) return "not_rising";
  return minRoll !== null && bounds[0] !== undefined && bounds[0] < minRoll ? "below_least" : null;
}
