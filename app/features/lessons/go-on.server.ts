import type { Kysely } from "kysely";
import type { Content, Lesson } from "#app/content/types.ts";
import type { Database } from "#db/connect.ts";
import { listOwnLessons } from "#db/queries/lessons.ts";

/** Where a reader stands: nothing begun yet, a lesson to go on with, or everything read. */
export type GoOn =
  | { readonly kind: "first" | "resume" | "next"; readonly lesson: { readonly id: string; readonly title: string } }
  | { readonly kind: "all_done"; readonly lesson: null };

/** All lessons in the order of their modules. */
export function lessonsInOrder(content: Pick<Content, "modules">): Lesson[] {
  return content.modules.flatMap((module) => [...module.lessons]);
}

/**
 * The lesson to offer: the one under way that was read last, otherwise the first that is not done. Null when there are
 * no lessons. Without a person it is the first lesson.
 */
export async function goOnWith(
  db: Kysely<Database>,
  content: Pick<Content, "modules">,
  person: string | null,
): Promise<GoOn | null> {
  const lessons = lessonsInOrder(content);
  if (lessons.length === 0) return null;
  const rows = person === null ? [] : await listOwnLessons(db, person);
  const find = (id: string | undefined) => lessons.find((lesson) => lesson.id === id);
  const offer = (kind: "first" | "resume" | "next", { id, title }: Lesson): GoOn => ({ kind, lesson: { id, title } });

  // Progress of a lesson that was taken away since is passed over.
  for (const row of rows) {
    const underWay = row.state === "begun" && find(row.lesson);
    if (underWay) return offer("resume", underWay);
  }
  const done = new Set(rows.map((row) => row.lesson));
  const open = lessons.find((lesson) => !done.has(lesson.id));
  if (!open) return { kind: "all_done", lesson: null };
  return offer(rows.length === 0 ? "first" : "next", open);
}
