/** The pupils of a class and the lessons given to them. */
import type { Content } from "#app/content/types.ts";
import { type AssignmentPhase, assignmentPhase, type LatePolicy } from "#app/domain/assignment.ts";
import { schoolYearOf } from "#app/domain/class-name.ts";
import { localDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { listClassMembers } from "#app/features/people/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import {
  listAssigned,
  listAssignmentTimes,
  listCheckCounts,
  listExtensions,
  listProgressOf,
} from "#db/queries/assignment-progress.ts";
import { listItems } from "#db/queries/assignments.ts";
import { audit } from "#db/queries/audit.ts";
import { listTestsOf } from "#db/queries/pillar-tests.ts";
import { listTaughtOfUnit } from "#db/queries/taught.ts";
import { type HardQuestion, hardQuestions } from "./hard-questions.ts";
import { contentOrder, type ShownItem, shownItem } from "./items.ts";
import { type GivenItem, type Matrix, makeMatrix } from "./matrix.ts";

export interface AssignmentLine {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly opensAt: number;
  readonly dueAt: number | null;
  readonly late: LatePolicy;
  readonly withdrawnAt: number | null;
  readonly phase: AssignmentPhase;
}

export interface MatrixColumn extends ShownItem {
  readonly given: number;
  readonly finished: number;
  /** When it was taught in this class, the latest day; null = it was not. */
  readonly taught: { readonly day: string; readonly present: number } | null;
}

export interface ClassMatrix extends Pick<Matrix, "rows" | "pillars"> {
  /** All that are given to somebody of the class, the newest first. */
  readonly assignments: readonly AssignmentLine[];
  /** The one looked at; null = all together. */
  readonly chosen: AssignmentLine | null;
  readonly columns: readonly MatrixColumn[];
  /** What belongs to which assignment, of those looked at. */
  readonly given: readonly GivenItem[];
  readonly hard: readonly HardQuestion[];
}

export interface MatrixAsk {
  readonly unit: string;
  /** One assignment, or null for all of the class. */
  readonly assignment: string | null;
  readonly account: string;
  readonly now: number;
  readonly action?: "assignment.read" | "assignment.sheet";
}

/** Far more than a class is taught in a year. */
const MOST_TAUGHT = 1_000;

/** Null for an assignment that nobody of the class has. The caller has checked the right; the read is audited. */
export async function classMatrix(
  { db }: DatabaseHandle,
  content: Pick<Content, "modules" | "lessons">,
  { unit, assignment, account, now, action = "assignment.read" }: MatrixAsk,
): Promise<ClassMatrix | null> {
  const members = await listClassMembers(db, unit, now);
  const ids = members.map(({ person }) => person);
  const assigned = await listAssigned(db, ids, localDay(now));
  const times = await listAssignmentTimes(db, [...new Set(assigned.map((row) => row.assignment))]);
  const assignments = times.map((row) => ({ ...row, phase: assignmentPhase(row, now) })).reverse();
  const chosen = assignments.find(({ id }) => id === assignment) ?? null;
  if (assignment !== null && !chosen) return null;
  await audit(db, { at: now, actor: account, action, subject: `unit:${unit}`, unit, data: { people: members.length } });

  const looked = new Map((chosen ? [chosen] : assignments).map((line) => [line.id, line]));
  const items = await listItems(db, [...looked.keys()]);
  const keyOf = ({ kind, ref }: { kind: string; ref: string }) => `${kind}:${ref}`;
  const order = contentOrder(content);
  const different = [...new Map(items.map((item) => [keyOf(item), item])).values()].sort((a, b) => order(a) - order(b));
  const shown = different.map((item) => shownItem(content, item));
  const lessons = different.flatMap(({ kind, ref }) => (kind === "lesson" ? [ref] : []));
  const given = items.map((item) => ({ key: keyOf(item), assignment: item.assignment }));
  const matrix = makeMatrix({
    people: members.map(({ person, fullName, login }) => ({ person, name: fullName, login })),
    keys: shown.map((item) => ({ key: keyOf(item), pillar: item.pillar })),
    given,
    times: looked,
    assigned: assigned.map((row) => ({ ...row, joinedAt: row.joined === null ? 0 : startOfLocalDay(row.joined) })),
    extensions: new Map((await listExtensions(db, ids)).map((row) => [`${row.assignment} ${row.person}`, row.dueAt])),
    progress: await progressOf(db, ids, { lessons, year: schoolYearOf(localDay(now)) }),
    now,
  });
  const taught = new Map((await listTaughtOfUnit(db, unit, MOST_TAUGHT)).reverse().map((row) => [row.lesson, row]));
  return {
    assignments,
    chosen,
    given,
    rows: matrix.rows,
    pillars: matrix.pillars,
    columns: shown.map((item, at) => {
      const own = item.kind === "lesson" ? taught.get(item.ref) : undefined;
      return { ...item, ...matrix.columns[at]!, taught: own ? { day: own.day, present: own.present } : null };
    }),
    hard: hardQuestions(content, await listCheckCounts(db, ids, lessons)),
  };
}

/** What these people did of lessons and tests, by "person kind:ref". */
export async function progressOf(
  db: DatabaseHandle["db"],
  people: readonly string[],
  { lessons, year }: { lessons: readonly string[]; year: string },
): Promise<Map<string, { doneAt: number | null; right: number; total: number }>> {
  const rows = await listProgressOf(db, people, lessons);
  const tests = await listTestsOf(db, people, year);
  return new Map([
    ...rows.map(({ person, lesson, ...own }) => [`${person} lesson:${lesson}`, own] as const),
    ...tests.map(({ person, pillar, phase, ...own }) => [`${person} ${phase}:${pillar}`, own] as const),
  ]);
}
