/** From one school year to the next: which class becomes which, and who leaves (product §2). */
import { type ClassName, parseClassName } from "./class-name.ts";

export interface EndingClass {
  readonly id: string;
  readonly name: string;
  readonly grade: number;
}

export interface Promotion extends EndingClass {
  /** The class of the new year; null = the class leaves the school. */
  readonly to: ClassName | null;
}

const LAST_GRADES = [5, 9, 12];

/** The grade after which pupils leave this school: the end of a level that its classes reach. */
export function leavingGrade(grades: readonly number[]): number {
  const highest = Math.max(0, ...grades);
  return LAST_GRADES.find((grade) => grade >= highest) ?? 12;
}

/** "10A1" → "11A1", "9/1" → "10/1", "10 chuyên Sinh" → "11 chuyên Sinh". */
export function raised({ name, grade }: Pick<EndingClass, "name" | "grade">): ClassName | null {
  const rest = name.replace(new RegExp(`^0?${grade}(?!\\d)`), "");
  return rest === name ? null : parseClassName(`${grade + 1}${rest}`);
}

/** Every class with the one it becomes; the last grade leaves. `wanted` overrides by id: a name, or "" to leave. */
export function promotions(
  classes: readonly EndingClass[],
  wanted: Readonly<Record<string, string>> = {},
): readonly (Promotion & { readonly unread: string | null })[] {
  const last = leavingGrade(classes.map(({ grade }) => grade));
  return classes.map((one) => {
    const typed = wanted[one.id]?.trim();
    if (typed === undefined) return { ...one, to: one.grade >= last ? null : raised(one), unread: null };
    const to = typed === "" ? null : parseClassName(typed);
    return { ...one, to, unread: typed !== "" && to === null ? typed : null };
  });
}
