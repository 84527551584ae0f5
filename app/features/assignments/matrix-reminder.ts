import { assignmentReminder } from "#app/domain/assignment-reminder.ts";
import type { ClassMatrix } from "./class-matrix.server.ts";

/**
 * The text for the class's group about what is open now, of the assignment looked at or of all; null when nothing is.
 * Lessons of assignments that are over or have not begun are not in it.
 */
export function matrixReminder(
  { assignments, chosen, columns, rows, given }: ClassMatrix,
  { name, address, withNames }: { name: string; address: string; withNames: boolean },
): string | null {
  const open = (chosen ? [chosen] : assignments)
    .filter(({ phase }) => phase === "open" || (chosen !== null && phase === "over"))
    .sort((a, b) => (a.dueAt ?? Number.MAX_VALUE) - (b.dueAt ?? Number.MAX_VALUE));
  if (open.length === 0) return null;
  const keys = new Set(
    open.flatMap(({ id }) => given.filter(({ assignment }) => assignment === id).map(({ key }) => key)),
  );
  const places = columns.flatMap(({ kind, ref }, at) => (keys.has(`${kind}:${ref}`) ? [at] : []));
  const people = rows.map((row) => {
    const own = places.map((at) => row.cells[at] ?? ".").filter((letter) => letter !== ".");
    return { name: row.name, given: own.length, left: own.filter((letter) => !"dlm".includes(letter)).length };
  });
  const having = people.filter((one) => one.given > 0);
  const left = having.filter((one) => one.left > 0);
  return assignmentReminder({
    name,
    given: open.map(({ id, title, dueAt }) => ({
      title,
      dueAt,
      lessons: given
        .filter(({ assignment }) => assignment === id)
        .map(({ key }) => columns.find(({ kind, ref }) => `${kind}:${ref}` === key)?.title ?? ""),
    })),
    members: having.length,
    finished: having.length - left.length,
    left: withNames ? left.map((one) => ({ name: one.name, lessons: one.left })) : null,
    address,
    note: chosen?.note ?? "",
  });
}
