/** Which lessons were taught and which were finished, per unit: two counts that are never added together. */
import { schoolYearOf } from "#app/domain/class-name.ts";
import { PILLARS, type Pillar } from "#app/domain/question.ts";
import { endOfLocalDay, localDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { UNIT_BOARDS } from "#app/features/boards/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import {
  type CoveragePeriod,
  type CoverageRow,
  type CoverageUnits,
  findCoverage,
  type LessonCoverageRow,
  listCoverage,
  listLessonCoverage,
} from "#db/queries/lesson-coverage.ts";

export const COVERAGE_PERIODS = ["year", "month", "all"] as const;
export type CoveragePeriodName = (typeof COVERAGE_PERIODS)[number];

/** Lessons and their pillars, as plain data that a thread can be given. */
export interface CoverageLesson {
  readonly id: string;
  readonly title: string;
  readonly pillar: Pillar;
}

export interface LessonLine extends LessonCoverageRow {
  readonly title: string;
  readonly pillar: Pillar;
}

export interface PillarLine {
  readonly pillar: Pillar;
  /** Lessons there are, those taught at least once, those that somebody finished. */
  readonly lessons: number;
  readonly taught: number;
  readonly finished: number;
}

export interface LessonCoverage {
  readonly period: CoveragePeriodName;
  readonly lastDay: string;
  readonly own: Pick<CoverageRow, "learners" | "finished">;
  /** Tables of the units below; only those that have rows. */
  readonly tables: readonly { readonly id: string; readonly label: string; readonly rows: readonly CoverageRow[] }[];
  readonly lessons: readonly LessonLine[];
  readonly pillars: readonly PillarLine[];
}

/** From the first day of the school year, of the month, or of everything, up to and with today. */
export function coveragePeriod(name: CoveragePeriodName, now: number): CoveragePeriod {
  const lastDay = localDay(now);
  const firstDay =
    name === "month"
      ? `${lastDay.slice(0, 7)}-01`
      : name === "year"
        ? `${schoolYearOf(lastDay).slice(0, 4)}-07-01`
        : "2000-01-01";
  return { firstDay, lastDay, from: startOfLocalDay(firstDay), to: endOfLocalDay(lastDay) };
}

export interface CoverageAsk {
  readonly unit: string;
  /** Tables by id of UNIT_BOARDS; null = those that fit an area. */
  readonly tables: readonly string[] | null;
  readonly period: CoveragePeriodName;
  readonly lessons: readonly CoverageLesson[];
  readonly now: number;
}

/** Boards that only make sense right below one school or union. */
const INSIDE = ["classes", "branches", "school-unions"];

/** The caller has checked that the unit may be seen. Reads the people below the unit: for a province in a thread. */
export async function lessonCoverage(
  { db }: Pick<DatabaseHandle, "db">,
  { unit, tables, period, lessons, now }: CoverageAsk,
): Promise<LessonCoverage> {
  const span = coveragePeriod(period, now);
  const found: { id: string; label: string; rows: CoverageRow[] }[] = [];
  for (const { id, label, of } of UNIT_BOARDS) {
    if (tables ? !tables.includes(id) : INSIDE.includes(id)) continue;
    const rows = await listCoverage(db, { parent: unit, ...of } as CoverageUnits, span);
    if (rows.length > 0) found.push({ id, label, rows });
  }
  const counts = new Map((await listLessonCoverage(db, unit, span)).map((row) => [row.lesson, row]));
  const lines = lessons.map(({ id, title, pillar }): LessonLine => {
    const row = counts.get(id) ?? { lesson: id, finished: 0, taught: 0, present: 0 };
    return { ...row, title, pillar };
  });
  return {
    period,
    lastDay: span.lastDay,
    own: await findCoverage(db, unit, span),
    tables: found,
    lessons: lines,
    pillars: PILLARS.flatMap((pillar) => {
      const own = lines.filter((line) => line.pillar === pillar);
      const count = (what: "taught" | "finished") => own.filter((line) => line[what] > 0).length;
      return own.length > 0
        ? [{ pillar, lessons: own.length, taught: count("taught"), finished: count("finished") }]
        : [];
    }),
  };
}
