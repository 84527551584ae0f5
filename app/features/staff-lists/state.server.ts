import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import { schoolYearOf } from "#app/domain/class-name.ts";
import { type Actor, ROLES, type Role } from "#app/domain/permissions.ts";
import { foldKey } from "#app/domain/vietnamese.ts";
import { classesOf } from "#app/features/rolls/api.server.ts";
import { mayChangeStaff } from "#app/features/staff/api.server.ts";
import { listUnitsByIds, schoolYouthUnits } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { findProvince } from "#db/queries/installation.ts";
import { listClassesOfSchool, listCodesOf, listPeopleByCodes, listTakenLogins } from "#db/queries/rolls.ts";
import { type GrantRow, listGrantsOf } from "#db/queries/staff.ts";
import {
  countStaffImports,
  listKnownStaff,
  listPendingOf,
  listPeopleByLogins,
  listStaffOf,
  listStaffPlaces,
  type PlaceRow,
} from "#db/queries/staff-lists.ts";
import { loginBase, loginCandidates } from "./logins.ts";
import { placeFinder } from "./places.ts";
import type { StaffFile } from "./staff-file.ts";
import { type KnownStaff, type SchoolPicture, type StaffPlace, type StaffState, schemeOf } from "./state.ts";

/** Where a list goes, and what may be given there. */
export interface StaffTarget {
  readonly unit: { readonly id: string; readonly kind: string };
  readonly roles: readonly Role[];
}

/** Everything but the system's administration can be given by a list. */
export const BY_LIST: readonly Role[] = ROLES.filter((role) => role !== "admin");

/** Reads what a plan needs: places, the schools that the file names with their staff, and whoever it means by code or login. */
export async function readStaffState(
  db: Kysely<Database>,
  file: StaffFile,
  { target, actor, day }: { target: StaffTarget; actor: Actor | null; day: string },
): Promise<StaffState> {
  const scope = await listStaffPlaces(db, target.unit.id);
  const own = scope.find(({ id }) => id === target.unit.id);
  const home = own?.part === "school" ? placeOf(own) : null;
  const named = file.good.some(({ place }) => place !== null);
  const province = home && named ? await findProvince(db) : null;
  const places = (province ? await listStaffPlaces(db, province.id) : scope).map(placeOf);
  const homes = homesOf(file, places, home);
  const homeIds = homes.map(({ id }) => id);
  // read first: whatever changes after it makes the import start again
  const version = await countStaffImports(db, homeIds);
  const logins = await takenLogins(db, file);
  const schools = new Map<string, SchoolPicture>();
  const staff = new Map<string, readonly string[]>();
  for (const place of homes) {
    const picture = place.part === "school" ? await pictureOf(db, place.id, day) : null;
    if (picture) schools.set(place.id, picture);
    const units = [place.id, picture?.union?.id, picture?.troop?.id].filter((unit) => unit !== undefined);
    staff.set(place.id, await listStaffOf(db, units, { day, below: place.part === "school" }));
    // a read on SQLite ends within the same turn: pauses let requests through between them
    await setImmediate();
  }
  const meant = await peopleMeant(db, file, homes);
  const ids = [...new Set([...[...staff.values()].flat(), ...meant])];
  return {
    home,
    places,
    scope: new Set(scope.map(({ id }) => id)),
    schools,
    staff,
    people: await knownStaff(db, ids, { actor, day }),
    roles: target.roles.filter((role) => BY_LIST.includes(role)),
    actor: actor?.person ?? null,
    homes: homeIds,
    version,
    logins,
  };
}

function placeOf({ id, kind, part, code, name }: PlaceRow): StaffPlace {
  return { id, code, name, part: kind === "province" ? "province" : part };
}

/** The places that rows of the file name; the school of all rows when there is one. */
function homesOf(file: StaffFile, places: readonly StaffPlace[], home: StaffPlace | null): StaffPlace[] {
  if (home) return [home];
  const find = placeFinder(places);
  const found = file.good.flatMap(({ place }) => {
    const answer = place === null ? null : find(place);
    return answer && "place" in answer ? [answer.place] : [];
  });
  return [...new Set([...found, ...places.filter(({ part }) => part === "province")])];
}

async function pictureOf(db: Kysely<Database>, school: string, day: string): Promise<SchoolPicture> {
  const youth = await schoolYouthUnits(db, school);
  const unions = await listUnitsByIds(
    db,
    [youth.union, youth.troop].filter((unit) => unit !== null),
  );
  const named = (id: string | null) => unions.find((unit) => unit.id === id) ?? null;
  const classes = classesOf(await listClassesOfSchool(db, school), schoolYearOf(day));
  return { classes, union: named(youth.union), troop: named(youth.troop) };
}

/** Whoever has one of the file's codes or logins. */
async function peopleMeant(db: Kysely<Database>, file: StaffFile, homes: readonly StaffPlace[]): Promise<string[]> {
  const codes = file.good.flatMap(({ code }) => code ?? []);
  const schemes = new Set(codes.flatMap((code) => homes.map(({ id }) => schemeOf(code, id))));
  const found: string[] = [];
  for (const scheme of schemes) {
    found.push(...(await listPeopleByCodes(db, scheme, codes)).map(({ person }) => person));
  }
  const logins = file.good.flatMap(({ login }) => login ?? []);
  return [...found, ...(await listPeopleByLogins(db, logins)).map(({ person }) => person)];
}

async function knownStaff(
  db: Kysely<Database>,
  ids: readonly string[],
  { actor, day }: { actor: Actor | null; day: string },
): Promise<ReadonlyMap<string, KnownStaff>> {
  const codes = groupedBy(await listCodesOf(db, ids));
  const grants = groupedBy(await listGrantsOf(db, ids, day));
  const waits = groupedBy(await listPendingOf(db, ids));
  const people = new Map<string, KnownStaff>();
  for (const row of await listKnownStaff(db, ids)) {
    const own = grants.get(row.id) ?? [];
    people.set(row.id, {
      ...row,
      codes: codes.get(row.id) ?? [],
      roles: own.map(({ role, unit, unitName, homeroom }) => ({ role, unit, unitName, homeroom: homeroom === 1 })),
      waits: (waits.get(row.id) ?? []).map(({ unit }) => unit),
      mine: await isMine(db, actor, row.id, own),
    });
  }
  return people;
}

/** The shell and the administrator may change everybody; for a manager it is asked person by person. */
async function isMine(db: Kysely<Database>, actor: Actor | null, person: string, grants: readonly GrantRow[]) {
  if (actor === null || person === actor.person || actor.grants.some(({ role }) => role === "admin")) return true;
  return mayChangeStaff(db, actor, person, grants);
}

function groupedBy<Row extends { person: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.person, [...(groups.get(row.person) ?? []), row]);
  return groups;
}

/** Taken ones of the logins that may be proposed: as many are looked up as it takes to find a free one for every row. */
async function takenLogins(db: Kysely<Database>, file: StaffFile): Promise<ReadonlySet<string>> {
  const wanted = new Map<string, number>();
  for (const row of file.good) {
    if (row.login !== null) continue;
    const base = loginBase(
      row.name,
      row.posts.map(({ role }) => role),
    );
    wanted.set(base, (wanted.get(base) ?? 0) + 1);
  }
  const taken = new Set<string>();
  let open = [...wanted].map(([base, count]) => ({ base, limit: count + 8, count }));
  while (open.length > 0) {
    const candidates = open.flatMap(({ base, limit }) => loginCandidates(base, limit));
    for (const login of await listTakenLogins(db, candidates.map(foldKey))) taken.add(login);
    open = open
      .filter(({ base, limit, count }) => {
        const free = loginCandidates(base, limit).filter((login) => !taken.has(login));
        return free.length < count;
      })
      .map((one) => ({ ...one, limit: one.limit * 4 }));
  }
  return taken;
}
