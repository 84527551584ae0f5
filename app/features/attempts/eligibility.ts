import type { ContestRules } from "#app/domain/contest.ts";
import type { Level } from "#app/domain/question.ts";

/** Grades 1–5 are tiểu học, 6–9 THCS, 10–12 THPT. */
export function levelOfGrade(grade: number): Level {
  if (grade <= 5) return "primary";
  return grade <= 9 ? "lower" : "upper";
}

/**
 * Whether somebody may sit: pupils by the level of their class; union members without a class where the contest is open
 * to the upper level.
 */
export function mayEnter(rules: Pick<ContestRules, "levels">, grade: number | null): boolean {
  return rules.levels.includes(grade === null ? "upper" : levelOfGrade(grade));
}
