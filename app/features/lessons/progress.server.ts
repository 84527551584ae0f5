import type { Kysely } from "kysely";
import { z } from "zod";
import type { Content } from "#app/content/types.ts";
import { placementFor } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { countLessonStates, type LessonState, listOwnLessons, upsertLessonProgress } from "#db/queries/lessons.ts";

const count = z.int().min(0).max(1_000);

/** What a lesson page tells: begun or done, and how many of the check questions it shows were answered right. */
export const progressReport = z.strictObject({
  lesson: z.string().min(1).max(200),
  done: z.boolean(),
  right: count,
  total: count,
});
export type ProgressReport = z.output<typeof progressReport>;

/**
 * Keeps the report for this person; null for a lesson that does not exist. The counts are held to the lesson's own
 * number of questions: the page may be an older one, read offline.
 */
export async function saveProgress(
  db: Kysely<Database>,
  content: Pick<Content, "lessons">,
  input: { person: string; report: ProgressReport; now: number },
): Promise<LessonState | null> {
  const { person, report, now } = input;
  const lesson = content.lessons.get(report.lesson);
  if (!lesson) return null;
  const checksTotal = Math.min(report.total, lesson.checks.length);
  const placement = await placementFor(db, person, now);
  return upsertLessonProgress(db, {
    person,
    lesson: lesson.id,
    placement: placement?.id ?? null,
    state: report.done ? "done" : "begun",
    checksRight: Math.min(report.right, checksTotal),
    checksTotal,
    at: now,
  });
}

/** A person's own lessons by id. */
export async function ownLessons(db: Kysely<Database>, person: string): Promise<Record<string, LessonState>> {
  return Object.fromEntries((await listOwnLessons(db, person)).map(({ lesson, state }) => [lesson, state]));
}

/** Lessons of one person: all that were opened, and those of them that are finished. */
export interface LessonCounts {
  readonly begun: number;
  readonly done: number;
}

/** How far each of these people is; who has opened no lesson is left out. The caller has checked the scope. */
export async function classLessonProgress(
  db: Kysely<Database>,
  people: readonly string[],
): Promise<ReadonlyMap<string, LessonCounts>> {
  const counts = new Map<string, LessonCounts>();
  for (const { person, state, n } of await countLessonStates(db, people)) {
    const { begun, done } = counts.get(person) ?? { begun: 0, done: 0 };
    counts.set(person, { begun: begun + n, done: state === "done" ? done + n : done });
  }
  return counts;
}
