import type { Kysely } from "kysely";
import { z } from "zod";
import type { Content } from "#app/content/types.ts";
import { placementFor } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import {
  countLessonStates,
  insertFirstAnswers,
  type LessonState,
  listOwnLessons,
  upsertLessonProgress,
} from "#db/queries/lessons.ts";
import { earnedBadges } from "./badges.ts";

const count = z.int().min(0).max(1_000);

/** What a lesson page tells: begun or done, and how many of the check questions it shows were answered right. */
export const progressReport = z.strictObject({
  lesson: z.string().min(1).max(200),
  done: z.boolean(),
  right: count,
  total: count,
  /** The section in sight when the reader left. */
  section: z.string().max(200).optional(),
  /** By question: whether the first answer to it was right. */
  first: z.record(z.string().max(100), z.boolean()).optional(),
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
  const first = Object.entries(report.first ?? {}).filter(([id]) => lesson.checks.some((check) => check.id === id));
  await insertFirstAnswers(
    db,
    first.map(([question, right]) => ({ person, lesson: lesson.id, question, right_first: right ? 1 : 0, at: now })),
  );
  const placement = await placementFor(db, person, now);
  return upsertLessonProgress(db, {
    person,
    lesson: lesson.id,
    placement: placement?.id ?? null,
    state: report.done ? "done" : "begun",
    checksRight: Math.min(report.right, checksTotal),
    checksTotal,
    section: lesson.sections.some(({ id }) => id === report.section) ? (report.section ?? null) : null,
    at: now,
  });
}

/** How far a reader is in a lesson. */
export interface OwnLesson {
  readonly state: LessonState;
  /** Where the reader stopped; null at the beginning. */
  readonly section: string | null;
}

export interface OwnLearning {
  /** By id, the lesson read last first. */
  readonly lessons: Readonly<Record<string, OwnLesson>>;
  /** Modules that are finished with most of their questions right. */
  readonly badges: readonly string[];
}

/** A person's own lessons and what was earned with them. */
export async function ownLearning(
  db: Kysely<Database>,
  content: Pick<Content, "modules">,
  person: string,
): Promise<OwnLearning> {
  const rows = await listOwnLessons(db, person);
  return {
    lessons: Object.fromEntries(rows.map(({ lesson, state, section }) => [lesson, { state, section }])),
    badges: earnedBadges(content.modules, rows),
  };
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
