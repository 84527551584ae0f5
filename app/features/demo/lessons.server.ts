import type { DatabaseHandle } from "#db/connect.ts";
import { insertLessonProgress } from "#db/queries/demo.ts";
import type { Database } from "#db/schema.ts";
import { DAY, HOUR, MINUTE } from "./calendar.ts";
import type { DemoPupil } from "./pupils.ts";
import { streamOf } from "./stream.ts";

/** A lesson that exists, with the number of its check questions. */
export interface DemoLesson {
  readonly id: string;
  readonly checks: number;
  /** Ids of the questions, where first answers to them are wanted. */
  readonly questions?: readonly string[];
}

/** Part of the pupils have begun some lessons, most of those finished them. `placements` is by person. */
export async function insertDemoLessons(
  { db }: DatabaseHandle,
  pupils: readonly DemoPupil[],
  lessons: readonly DemoLesson[],
  placements: ReadonlyMap<string, string>,
  now: number,
): Promise<number> {
  if (lessons.length === 0) return 0;
  const rows = pupils.flatMap((pupil) => progressOf(pupil, lessons, placements.get(pupil.person.id) ?? null, now));
  await insertLessonProgress(db, rows);
  return rows.length;
}

function progressOf(
  pupil: DemoPupil,
  lessons: readonly DemoLesson[],
  placement: string | null,
  now: number,
): Database["lesson_progress"][] {
  const stream = streamOf("lessons", pupil.code);
  if (!stream.chance(pupil.activity * 0.45)) return [];
  const first = stream.int(0, lessons.length - 1);
  return Array.from({ length: Math.min(lessons.length, stream.int(1, 4)) }, (_, at) => {
    const lesson = lessons[(first + at) % lessons.length]!;
    const begunAt = now - stream.int(1, 25) * DAY - stream.int(0, 8) * HOUR - stream.int(0, 59) * MINUTE;
    const done = stream.chance(0.72);
    const updatedAt = begunAt + stream.int(4, 25) * MINUTE;
    const right = Math.round(
      lesson.checks * Math.min(1, Math.max(0.2, 0.7 + pupil.skill * 0.15 + stream.gauss() * 0.1)),
    );
    return {
      person: pupil.person.id,
      lesson: lesson.id,
      placement,
      state: done ? ("done" as const) : ("begun" as const),
      checks_right: done ? right : Math.min(right, Math.floor(lesson.checks / 2)),
      checks_total: lesson.checks,
      begun_at: begunAt,
      done_at: done ? updatedAt : null,
      updated_at: updatedAt,
      section: null,
    };
  });
}
