/** Whom a contest invites, and the group ("bảng") somebody sits in. */
import type { ContestGroup, ContestRules } from "./contest.ts";
import type { Level } from "./question.ts";

/** What an invitation looks at: a person as placed at the start. */
export interface Contestant {
  /** The grade (lớp mấy) of the class; null for somebody without a class. */
  readonly grade: number | null;
  /** Every unit the person is in, in all trees. */
  readonly units: readonly string[];
  /** Kinds of those units, as far as they matter; schools above all. */
  readonly kinds: readonly string[];
}

/** The group of staff, who take no rank among pupils; no other group may be called so. */
export const STAFF_GROUP = "staff";

/** Grades 1–5 are tiểu học, 6–9 THCS, 10–12 THPT; union members without a class count to the upper level. */
export function levelOf(grade: number | null): Level {
  if (grade === null) return "upper";
  if (grade <= 5) return "primary";
  return grade <= 9 ? "lower" : "upper";
}

const anyOf = (wanted: readonly { readonly id: string }[], has: readonly string[]) =>
  wanted.length === 0 || wanted.some(({ id }) => has.includes(id));

/** Whether somebody may sit: by level, kind of school and unit. That the host unit stands above is the caller's to ask. */
export function isInvited(
  rules: Pick<ContestRules, "levels" | "schoolKinds" | "units">,
  { grade, units, kinds }: Contestant,
): boolean {
  return rules.levels.includes(levelOf(grade)) && anyOf(rules.units, units) && anyOf(rules.schoolKinds, kinds);
}

/** The first group that takes this person; null where there are no groups or none fits. */
export function groupOf(groups: readonly ContestGroup[], { grade, kinds }: Contestant): string | null {
  const level = levelOf(grade);
  const group = groups.find(
    (each) =>
      (each.levels.length === 0 || each.levels.includes(level)) &&
      (each.kinds.length === 0 || each.kinds.some((kind) => kinds.includes(kind))),
  );
  return group?.id ?? null;
}

/**
 * Whether the contest is for anybody of a group of people: a class, a branch, a school. `grades` are those its people
 * may be in; null = any.
 */
export function concernsGroup(
  rules: Pick<ContestRules, "levels" | "schoolKinds" | "units">,
  { grades, units, kinds }: { grades: readonly number[] | null; units: readonly string[]; kinds: readonly string[] },
): boolean {
  const level = grades === null || grades.some((grade) => rules.levels.includes(levelOf(grade)));
  return level && anyOf(rules.units, units) && anyOf(rules.schoolKinds, kinds);
}
