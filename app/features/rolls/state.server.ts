import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import { parseClassName } from "#app/domain/class-name.ts";
import { foldKey } from "#app/domain/vietnamese.ts";
import type { Database } from "#db/connect.ts";
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
import { CODE_FIELDS } from "./columns.ts";
import { loginCandidates } from "./logins.ts";
import type { RollFile } from "./roll-file.ts";
import { type KnownClass, type KnownPerson, type RollState, schemeOf } from "./state.ts";

/** Reads what a plan needs: the school's classes and pupils, and whoever else has one of the file's codes. */
export async function readRollState(
  db: Kysely<Database>,
  school: RollState["school"],
  file: RollFile,
  schoolYear: string,
): Promise<RollState> {
  // read first: whatever changes after it makes the import start again
  const version = await countRollImports(db, school.id);
  const classRows = await listClassesOfSchool(db, school.id);
  const pupils = await listPupilsOfClasses(
    db,
    classRows.map((row) => row.id),
  );
  await setImmediate();
  const others = await peopleOfCodes(db, file, school.id);
  const ids = [...new Set([...pupils, ...others])];
  return {
    school,
    version,
    classes: classesOf(classRows, schoolYear),
    people: await peopleOf(db, ids, new Set(pupils)),
    logins: new Set(await listTakenLogins(db, wantedLogins(file, school))),
  };
}

/** Classes of the school year; those that say no year count for every one. */
function classesOf(
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

async function peopleOfCodes(db: Kysely<Database>, file: RollFile, school: string): Promise<string[]> {
  const found: string[] = [];
  for (const field of CODE_FIELDS) {
    const codes = file.good.flatMap((row) => row.codes.filter((one) => one.field === field).map(({ code }) => code));
    const rows = await listPeopleByCodes(db, schemeOf(field, school), codes);
    found.push(...rows.map((row) => row.person));
  }
  return found;
}

async function peopleOf(
  db: Kysely<Database>,
  ids: readonly string[],
  here: ReadonlySet<string>,
): Promise<ReadonlyMap<string, KnownPerson>> {
  // a read on SQLite ends within the same turn: pauses let requests through between them
  await setImmediate();
  const codesOf = grouped(await listCodesOf(db, ids));
  await setImmediate();
  const memberOf = grouped(await listMembershipsOf(db, ids));
  await setImmediate();
  const people = new Map<string, KnownPerson>();
  for (const row of await listKnownPeople(db, ids)) {
    const memberships = memberOf.get(row.id) ?? [];
    people.set(row.id, {
      id: row.id,
      name: row.fullName,
      birth: row.birthDate,
      codes: codesOf.get(row.id) ?? [],
      membership: memberships.find(({ tree }) => tree === "state") ?? null,
      youth: memberships.find(({ tree }) => tree === "youth") ?? null,
      here: here.has(row.id),
      hasAccount: row.account !== null,
    });
  }
  return people;
}

function grouped<Row extends { person: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.person);
    if (group) group.push(row);
    else groups.set(row.person, [row]);
  }
  return groups;
}

function wantedLogins(file: RollFile, school: RollState["school"]): string[] {
  const wanted = file.good.flatMap((row) =>
    loginCandidates(
      row.codes.map(({ field, code }) => ({ scheme: schemeOf(field, school.id), code })),
      school.code,
    ),
  );
  return [...new Set(wanted.map(foldKey))];
}
