/** Badges: a module read to its end, with most of its check questions right. */
import type { Module } from "#app/content/types.ts";

/** Four of five questions. */
const ENOUGH = { right: 4, of: 5 } as const;

interface OwnRow {
  readonly lesson: string;
  readonly state: "begun" | "done";
  /** Most check questions that were right. */
  readonly right: number;
}

/** Slugs of the modules that are earned. Lessons that came since must be read too: the badge is for the whole module. */
export function earnedBadges(modules: readonly Pick<Module, "slug" | "lessons">[], rows: readonly OwnRow[]): string[] {
  const own = new Map(rows.map((row) => [row.lesson, row]));
  const earned = modules.filter(({ lessons }) => {
    if (lessons.length === 0 || !lessons.every(({ id }) => own.get(id)?.state === "done")) return false;
    const total = lessons.reduce((sum, { checks }) => sum + checks.length, 0);
    const right = lessons.reduce((sum, { id, checks }) => sum + Math.min(own.get(id)?.right ?? 0, checks.length), 0);
    return right * ENOUGH.of >= total * ENOUGH.right;
  });
  return earned.map(({ slug }) => slug);
}
