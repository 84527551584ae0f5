/** Whom a form means: one person of the contest, or a school, class or other unit below its host. */
import type { Kysely } from "kysely";
import { parseClassName } from "#app/domain/class-name.ts";
import { foldKey } from "#app/domain/vietnamese.ts";
import type { ContestRow } from "#app/features/contests/api.server.ts";
import { ancestorsOf, findUnitByWords, listUnitsByIds } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import {
  type FoundPerson,
  findPersonByLogin,
  findPersonOfContest,
  listPeopleNamed,
  listPlacesOfPeople,
  listUnitsNamedBelow,
  type PeopleOf,
} from "#db/queries/contest-people.ts";

export interface PersonChoice {
  readonly person: string;
  readonly name: string;
  /** "10A1, THPT Long Xuyên"; empty for who is in no class and no branch today. */
  readonly place: string;
  readonly login: string | null;
}

export interface Peopled {
  readonly contest: ContestRow;
  /** Rehearsals, too. */
  readonly rounds: readonly { readonly id: string }[];
}

const MOST_CHOICES = 20;

const peopleOf = ({ contest, rounds }: Peopled): PeopleOf => ({
  unit: contest.unit,
  rounds: rounds.map(({ id }) => id),
});

/** Everybody these words may mean: a login, or the beginning of a full name. More than 20 are not shown. */
export async function findPeople(
  db: Kysely<Database>,
  of: Peopled,
  words: string,
): Promise<{ people: PersonChoice[]; more: boolean }> {
  const key = foldKey(words);
  if (key.length < 2) return { people: [], more: false };
  const byLogin = await findPersonByLogin(db, peopleOf(of), key);
  const found = byLogin ? [byLogin] : await listPeopleNamed(db, peopleOf(of), key, MOST_CHOICES + 1);
  return { people: await choicesOf(db, found.slice(0, MOST_CHOICES)), more: found.length > MOST_CHOICES };
}

/** One of the contest's people by id, or null. */
export async function personChoice(db: Kysely<Database>, of: Peopled, person: string): Promise<PersonChoice | null> {
  const found = await findPersonOfContest(db, peopleOf(of), person);
  return found ? (await choicesOf(db, [found]))[0]! : null;
}

/** Where these people are today, in words. */
export async function placesOfPeople(db: Kysely<Database>, people: readonly string[]): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  for (const { person, unit, school } of await listPlacesOfPeople(db, people)) {
    // the class comes first; a branch only speaks for who is in no class
    if (!words.has(person)) words.set(person, school ? `${unit}, ${school}` : unit);
  }
  return words;
}

async function choicesOf(db: Kysely<Database>, found: readonly FoundPerson[]): Promise<PersonChoice[]> {
  const places = await placesOfPeople(
    db,
    found.map(({ person }) => person),
  );
  return found.map(({ person, fullName, login }) => ({
    person,
    name: fullName,
    place: places.get(person) ?? "",
    login,
  }));
}

/**
 * The unit that is meant: a school or another unit by its name or code, and in it the class or branch, where one is
 * named. What lies outside the contest's host is as unknown as what is not there.
 */
export async function findUnit(
  db: Kysely<Database>,
  contest: ContestRow,
  { unit, part }: { unit: string; part: string },
): Promise<{ id: string; name: string } | { field: "unit" | "part"; problem: string }> {
  const found = await findUnitByWords(db, unit, "");
  if ("problem" in found) {
    const problem = unit.trim() === "" ? "Nhập tên hoặc mã của trường, xã phường hay đơn vị khác." : found.problem;
    return { field: "unit", problem };
  }
  if (!(await ancestorsOf(db, found.id)).includes(contest.unit))
    return { field: "unit", problem: `Không có đơn vị nào tên hoặc mã là “${unit.trim()}”.` };
  const [row] = await listUnitsByIds(db, [found.id]);
  if (part.trim() === "") return { id: found.id, name: row!.name };
  const [only, second] = await listUnitsNamedBelow(db, found.id, foldKey(parseClassName(part)?.name ?? part));
  if (!only) return { field: "part", problem: `${row!.name} không có lớp hay chi đoàn nào tên “${part.trim()}”.` };
  if (second) return { field: "part", problem: `${row!.name} có nhiều nơi tên “${part.trim()}”.` };
  return { id: only.id, name: `${only.name}, ${row!.name}` };
}
