/** Pupils whom the system knows in the classes a file is about, but whom the file does not name. */
import type { Matched } from "./match.ts";
import type { RollFile } from "./roll-file.ts";
import type { RollState } from "./state.ts";

export interface Absent {
  readonly person: string;
  readonly membership: string;
  readonly name: string;
  readonly className: string;
  readonly code: string | null;
}

/**
 * A list of one class speaks of that class; a list of several classes of all classes of their grades, so that a class
 * that vanished is noticed. Rows that are wrong still name their pupil when their code is known.
 */
export function absentOf(matched: readonly Matched[], state: RollState, file: RollFile): Absent[] {
  const keys = new Set(file.good.flatMap((row) => (row.class ? [row.class.key] : [])));
  const grades = new Set(file.good.flatMap((row) => (row.class ? [row.class.grade] : [])));
  const covered = [...state.classes.values()].filter(({ key, grade }) =>
    keys.size > 1 ? grades.has(grade) : keys.has(key),
  );
  const names = new Map(covered.map(({ id, name }) => [id, name]));
  const present = new Set(matched.flatMap(({ person }) => (person ? [person.id] : [])));
  const codes = new Set(file.good.flatMap((row) => row.codes.map(({ code }) => code)));
  return [...state.people.values()].flatMap((person) => {
    const className = person.membership && names.get(person.membership.unit);
    if (!person.membership || className === undefined || className === null || present.has(person.id)) return [];
    if (person.codes.some(({ code }) => codes.has(code))) return [];
    const code = person.codes[0]?.code ?? null;
    return [{ person: person.id, membership: person.membership.id, name: person.name, className, code }];
  });
}
