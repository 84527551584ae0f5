/** What a pupil has to do, in order of time, and what is done of it. */
import type { Content } from "#app/content/types.ts";
import { type Cell, cellOf, dueFor, isFinished } from "#app/domain/assignment.ts";
import { schoolYearOf } from "#app/domain/class-name.ts";
import { formatEnd, formatNumber, localDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listAssigned, listAssignmentTimes, listExtensions } from "#db/queries/assignment-progress.ts";
import { listItems } from "#db/queries/assignments.ts";
import { progressOf } from "./class-matrix.server.ts";
import { type ShownItem, shownItem } from "./items.ts";

export interface OwnItem extends ShownItem {
  readonly cell: Cell;
  /** With the own extension; null = without an end. */
  readonly dueAt: number | null;
  readonly doneAt: number | null;
  /** The assignment's name and what the teacher says with it. */
  readonly of: string;
  readonly note: string;
}

export interface OwnAssignments {
  /** Still to do, the first due first; what has no due time comes last. */
  readonly due: readonly OwnItem[];
  /** Done, or past an end that closes; the latest first. */
  readonly past: readonly OwnItem[];
}

/** The open assignments of one person. A lesson that was given twice stands once, with the due time that comes first. */
export async function ownAssignments(
  { db }: Pick<DatabaseHandle, "db">,
  content: Pick<Content, "lessons">,
  person: string,
  now: number,
): Promise<OwnAssignments> {
  const day = localDay(now);
  const assigned = new Map((await listAssigned(db, [person], day)).map((row) => [row.assignment, row]));
  const times = (await listAssignmentTimes(db, [...assigned.keys()])).filter(({ opensAt }) => opensAt <= now);
  if (times.length === 0) return { due: [], past: [] };
  const items = await listItems(
    db,
    times.map(({ id }) => id),
  );
  const lessons = items.flatMap(({ kind, ref }) => (kind === "lesson" ? [ref] : []));
  const progress = await progressOf(db, [person], { lessons, year: schoolYearOf(day) });
  const extensions = new Map((await listExtensions(db, [person])).map((row) => [row.assignment, row.dueAt]));
  const found = new Map<string, OwnItem>();
  for (const { id, title, note, late, dueAt: everybody } of times) {
    const joined = assigned.get(id)?.joined ?? null;
    const own = { joinedAt: joined === null ? 0 : startOfLocalDay(joined), extendedTo: extensions.get(id) ?? null };
    const dueAt = dueFor(everybody, own);
    for (const { assignment, kind, ref } of items) {
      if (assignment !== id) continue;
      const key = `${kind}:${ref}`;
      const did = progress.get(`${person} ${key}`) ?? null;
      const cell = cellOf(did, { dueAt, late }, now);
      const item = { ...shownItem(content, { kind, ref }), cell, dueAt, doneAt: did?.doneAt ?? null, of: title, note };
      const before = found.get(key);
      if (item.href !== null && (!before || comesFirst(item, before))) found.set(key, item);
    }
  }
  const all = [...found.values()];
  const open = ({ cell }: OwnItem) => !isFinished(cell) && cell.state !== "missed";
  return {
    due: all.filter(open).sort((a, b) => timeOf(a.dueAt) - timeOf(b.dueAt)),
    past: all.filter((item) => !open(item)).sort((a, b) => (b.doneAt ?? 0) - (a.doneAt ?? 0)),
  };
}

const timeOf = (dueAt: number | null) => dueAt ?? Number.MAX_SAFE_INTEGER;

/** What is missed by one assignment may still be open in another; among open ones the earlier due time. */
function comesFirst(a: OwnItem, b: OwnItem): boolean {
  if ((a.cell.state === "missed") !== (b.cell.state === "missed")) return b.cell.state === "missed";
  return timeOf(a.dueAt) < timeOf(b.dueAt);
}

/** For the list of lessons: "Bạn có 3 bài được giao, hạn gần nhất 24h00 ngày 30/11/2026." Null when nothing is left. */
export function ownAssignmentsWords({ due }: Pick<OwnAssignments, "due">): string | null {
  const [first] = due;
  if (!first) return null;
  const when = first.dueAt === null ? "" : `, hạn gần nhất ${formatEnd(first.dueAt)}`;
  return `Bạn có ${formatNumber(due.length)} bài được giao${when}.`;
}
