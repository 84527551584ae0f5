/** One assignment as its teachers see it: per class, or per school where there are many. */
import type { Content } from "#app/content/types.ts";
import { assignmentPhase } from "#app/domain/assignment.ts";
import { schoolYearOf } from "#app/domain/class-name.ts";
import { type Actor, scopeOf } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { countByGroup, type GroupCount } from "#db/queries/assignment-counts.ts";
import { listAssignmentsOfScope, listItems } from "#db/queries/assignments.ts";
import { listClassesOfScope } from "#db/queries/class-view.ts";
import type { AssignmentLine } from "./class-matrix.server.ts";
import { type ShownItem, shownItem } from "./items.ts";
import type { OwnAssignment } from "./make.server.ts";

/** More classes than one table should have: then schools are counted. */
const MOST_CLASSES = 100;

export interface AssignmentGroups {
  readonly by: "group" | "school";
  readonly groups: readonly GroupCount[];
}

export interface AssignmentDetail extends AssignmentGroups {
  readonly line: AssignmentLine;
  readonly maker: string | null;
  readonly items: readonly ShownItem[];
  readonly mayChange: boolean;
}

export function lineOf(row: Omit<AssignmentLine, "phase">, now: number): AssignmentLine {
  const { id, title, note, opensAt, dueAt, late, withdrawnAt } = row;
  return { id, title, note, opensAt, dueAt, late, withdrawnAt, phase: assignmentPhase(row, now) };
}

interface CountAsk {
  readonly assignment: string;
  /** `scopeOf(actor, "class.view")`. */
  readonly scope: readonly string[];
  readonly now: number;
}

/**
 * How far the people of an assignment are: per class, or per school where there are several or too many classes. It
 * reads as many rows as there are people: for a province this is work for a thread of its own.
 */
export async function assignmentGroups(
  { db }: Pick<DatabaseHandle, "db">,
  { assignment, scope, now }: CountAsk,
): Promise<AssignmentGroups> {
  const day = localDay(now);
  const ask = { assignment, scope, day, year: schoolYearOf(day) };
  const schools = await countByGroup(db, { ...ask, by: "school" });
  if (schools.length > 1) return { by: "school", groups: schools };
  const groups = await countByGroup(db, { ...ask, by: "group" });
  return groups.length > MOST_CLASSES && schools.length > 0
    ? { by: "school", groups: schools }
    : { by: "group", groups };
}

/** Figures alone, no pupil is named. The caller has opened the assignment for this actor. */
export function assignmentDetail(
  content: Pick<Content, "lessons">,
  { head, items, maker, mayChange }: OwnAssignment,
  groups: AssignmentGroups,
  now: number,
): AssignmentDetail {
  const times = { opensAt: head.opens_at, dueAt: head.due_at, withdrawnAt: head.withdrawn_at };
  return {
    ...groups,
    line: lineOf({ id: head.id, title: head.title, note: head.note, late: head.late, ...times }, now),
    maker,
    items: items.map((item) => shownItem(content, item)),
    mayChange,
  };
}

export interface AssignmentListLine extends AssignmentLine {
  readonly maker: string | null;
  readonly own: boolean;
  readonly items: number;
  /** How many have it and how many finished it; null where there are too many to count in a list. */
  readonly counts: { readonly people: number; readonly finished: number } | null;
}

/** One page of the assignments that reach the actor's classes, with how far the people there are. */
export async function assignmentList(
  { db }: Pick<DatabaseHandle, "db">,
  { actor, now }: { actor: Actor; now: number },
  window: { limit: number; offset: number },
): Promise<{ rows: AssignmentListLine[]; total: number }> {
  const scope = scopeOf(actor, "class.view");
  const { rows, total } = await listAssignmentsOfScope(db, scope, window);
  const items = await listItems(
    db,
    rows.map(({ id }) => id),
  );
  const classes = await listClassesOfScope(db, scope, { search: "", limit: 1, offset: 0 });
  const lines: AssignmentListLine[] = [];
  for (const row of rows) {
    lines.push({
      ...lineOf({ ...row, note: "" }, now),
      maker: row.maker,
      own: row.madeBy === actor.account,
      items: items.filter(({ assignment }) => assignment === row.id).length,
      counts: classes.total > MOST_CLASSES ? null : await countsOf(db, { assignment: row.id, scope, now }),
    });
  }
  return { rows: lines, total };
}

async function countsOf(db: DatabaseHandle["db"], { assignment, scope, now }: CountAsk) {
  const day = localDay(now);
  const groups = await countByGroup(db, { assignment, scope, by: "group", day, year: schoolYearOf(day) });
  const sum = (what: "people" | "finished") => groups.reduce((all, group) => all + group[what], 0);
  return { people: sum("people"), finished: sum("finished") };
}
