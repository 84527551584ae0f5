import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import { BRANCH_KINDS, branchKey } from "#app/domain/branch.ts";
import { parseClassName } from "#app/domain/class-name.ts";
import { foldKey } from "#app/domain/vietnamese.ts";
import { listBranchesOutsideSchools, listUnitsByIds, schoolYouthUnits } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listFormerMembersOf, listMembersOf } from "#db/queries/branches.ts";
import {
  countRollImports,
  listClassesOfSchool,
  listCodesOf,
  listKnownPeople,
  listMembershipsOf,
  listPeopleByCodes,
  listPupilsOfClasses,
  listTakenLogins,
} from "#db/queries/rolls.ts";
import { isAnyStaged } from "#db/queries/staged-people.ts";
import { type BranchRow, listBranchesOfUnions } from "#db/queries/youth-units.ts";
import { byPerson } from "./by-person.ts";
import { CODE_FIELDS } from "./columns.ts";
import { loginCandidates } from "./logins.ts";
import type { RollFile } from "./roll-file.ts";
import { ImportUnderWayError } from "./stale-plan.ts";
import {
  type BranchPlace,
  type BranchState,
  codesOf,
  type KnownClass,
  type KnownPerson,
  numberedBy,
  type RollPlace,
  type SchoolPlace,
  type SchoolState,
  schemeOf,
} from "./state.ts";

/** Reads what a plan needs: the school's classes and pupils, and whoever else has one of the file's codes. */
export async function readSchoolState(
  db: Kysely<Database>,
  place: SchoolPlace,
  file: RollFile,
  schoolYear: string,
): Promise<SchoolState> {
  // read first: whatever changes after it makes the import start again
  const version = await countRollImports(db, numberedBy(place));
  const classRows = await listClassesOfSchool(db, place.id);
  const pupils = await listPupilsOfClasses(
    db,
    classRows.map((row) => row.id),
  );
  const youth = await schoolYouthUnits(db, place.id);
  const branchRows = await listBranchesOfUnions(
    db,
    [youth.union, youth.troop].filter((unit) => unit !== null),
  );
  await setImmediate();
  return {
    place,
    version,
    classes: classesOf(classRows, schoolYear),
    youth,
    branches: branchesOf(branchRows, schoolYear),
    ...(await knownPeople(db, place, file, pupils)),
  };
}

/** The same for branches outside schools: their members, and whoever else has one of the file's codes. */
export async function readBranchState(db: Kysely<Database>, place: BranchPlace, file: RollFile): Promise<BranchState> {
  const version = await countRollImports(db, numberedBy(place));
  const branches = await listBranchesOutsideSchools(db, { unit: place.id, kinds: BRANCH_KINDS });
  const ids = branches.map(({ id }) => id);
  const members = await listMembersOf(db, ids);
  const former = await listFormerMembersOf(db, ids);
  await setImmediate();
  const known = await knownPeople(db, place, file, members, former);
  const elsewhere = [...known.people.values()].flatMap(({ youth }) => youth?.unit ?? []);
  const names = await listUnitsByIds(db, [...new Set([...elsewhere, ...branches.map(({ id }) => id)])]);
  return { place, version, branches, branchNames: new Map(names.map(({ id, name }) => [id, name])), ...known };
}

async function knownPeople(
  db: Kysely<Database>,
  place: RollPlace,
  file: RollFile,
  here: readonly string[],
  former: readonly string[] = [],
) {
  const others = await peopleOfCodes(db, file, place);
  if (await isAnyStaged(db, others)) throw new ImportUnderWayError();
  const ids = [...new Set([...here, ...others, ...former])];
  return {
    people: await peopleOf(db, ids, { here: new Set(here), former: new Set(former) }),
    logins: new Set(await listTakenLogins(db, wantedLogins(file, place))),
  };
}

/** Classes of the school year; those that say no year count for every one. */
export function classesOf(
  rows: readonly { id: string; name: string; attrs: string }[],
  schoolYear: string,
): ReadonlyMap<string, KnownClass> {
  const classes = new Map<string, KnownClass>();
  for (const { id, name, attrs } of rows) {
    const { grade, schoolYear: year } = JSON.parse(attrs) as { grade?: number; schoolYear?: string };
    const parsed = parseClassName(name, grade ?? null);
    if (parsed && (year ?? schoolYear) === schoolYear) {
      classes.set(parsed.key, { id, name, key: parsed.key, grade: parsed.grade });
    }
  }
  return classes;
}

/** Branches of the school year; those that say no year count for every one. */
function branchesOf(rows: readonly BranchRow[], schoolYear: string): SchoolState["branches"] {
  const own = rows.filter(({ attrs }) => {
    const { schoolYear: year } = JSON.parse(attrs) as { schoolYear?: string };
    return (year ?? schoolYear) === schoolYear;
  });
  return new Map(own.map(({ id, name, kind }) => [`${kind} ${branchKey(name)}`, id]));
}

async function peopleOfCodes(db: Kysely<Database>, file: RollFile, place: RollPlace): Promise<string[]> {
  const found: string[] = [];
  for (const field of CODE_FIELDS) {
    const codes = file.good.flatMap((row) => row.codes.filter((one) => one.field === field).map(({ code }) => code));
    const rows = await listPeopleByCodes(db, schemeOf(field, place), codes);
    found.push(...rows.map((row) => row.person));
  }
  return found;
}

async function peopleOf(
  db: Kysely<Database>,
  ids: readonly string[],
  { here, former }: { here: ReadonlySet<string>; former: ReadonlySet<string> },
): Promise<ReadonlyMap<string, KnownPerson>> {
  // a read on SQLite ends within the same turn: pauses let requests through between them
  await setImmediate();
  const codesOf = byPerson(await listCodesOf(db, ids));
  await setImmediate();
  const memberOf = byPerson(await listMembershipsOf(db, ids));
  await setImmediate();
  const people = new Map<string, KnownPerson>();
  for (const row of await listKnownPeople(db, ids)) {
    const memberships = memberOf.get(row.id) ?? [];
    const youth = memberships.find(({ tree }) => tree === "youth") ?? null;
    people.set(row.id, {
      id: row.id,
      name: row.fullName,
      birth: row.birthDate,
      codes: codesOf.get(row.id) ?? [],
      membership: memberships.find(({ tree }) => tree === "state") ?? null,
      youth,
      here: here.has(row.id),
      former: youth === null && former.has(row.id),
      hasAccount: row.account !== null,
    });
  }
  return people;
}

function wantedLogins(file: RollFile, place: RollPlace): string[] {
  return [...new Set(file.good.flatMap((row) => loginCandidates(codesOf(row, place), place)).map(foldKey))];
}
