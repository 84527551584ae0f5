/** People whom the system knows in the units a file is about, but whom the file does not name. */
import { naturalKey } from "#app/domain/vietnamese.ts";
import { nameSortKey } from "#app/domain/vietnamese-names.ts";
import type { Matched } from "./match.ts";
import type { RollFile } from "./roll-file.ts";
import type { KnownPerson, RollState, SchoolState } from "./state.ts";

export interface Absent {
  readonly person: string;
  readonly membership: string;
  readonly name: string;
  /** Of the class or branch. */
  readonly className: string;
  readonly code: string | null;
}

/**
 * A list of one class speaks of that class; a list of several classes of all classes of their grades, so that a class
 * that vanished is noticed.
 */
export function coveredClasses(file: RollFile, state: SchoolState): ReadonlyMap<string, string> {
  const keys = new Set(file.good.flatMap((row) => (row.class ? [row.class.key] : [])));
  const grades = new Set(file.good.flatMap((row) => (row.class ? [row.class.grade] : [])));
  const covered = [...state.classes.values()].filter(({ key, grade }) =>
    keys.size > 1 ? grades.has(grade) : keys.has(key),
  );
  return new Map(covered.map(({ id, name }) => [id, name]));
}

interface Covered {
  /** Names of the units that the file speaks of, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** The membership that the file is about. */
  placeOf(person: KnownPerson): { readonly id: string; readonly unit: string } | null;
}

/**
 * By class and name. Rows that are wrong still name their person when the code is known; a file without names speaks of
 * nobody else.
 */
export function absentOf(
  matched: readonly Matched[],
  state: RollState,
  file: RollFile,
  { names, placeOf }: Covered,
): Absent[] {
  if (!file.named) return [];
  const present = new Set(matched.flatMap(({ person }) => (person ? [person.id] : [])));
  const codes = new Set(file.good.flatMap((row) => row.codes.map(({ code }) => code)));
  const absent = [...state.people.values()].flatMap((person) => {
    const place = placeOf(person);
    const className = place ? names.get(place.unit) : undefined;
    if (!place || className === undefined || present.has(person.id)) return [];
    if (person.codes.some(({ code }) => codes.has(code))) return [];
    const code = person.codes[0]?.code ?? null;
    return [{ person: person.id, membership: place.id, name: person.name, className, code }];
  });
  const order = ({ className, name }: Absent) => `${naturalKey(className)} ${nameSortKey(name)}`;
  return absent.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
