/** What a list of staff changes: from rows and what is known to what will be written. Pure. */
import { ROLE_NAMES, ROLES, type Role } from "#app/domain/permissions.ts";
import { foldKey } from "#app/domain/vietnamese.ts";
import { nameSortKey } from "#app/domain/vietnamese-names.ts";
import { inFileOrder } from "#app/sheets/problem.ts";
import { displayName } from "#app/sheets/spelling.ts";
import { freeLogin, loginBase } from "./logins.ts";
import { digits, type FilePerson, peopleOf } from "./people.ts";
import type { StaffNote, StaffProblem } from "./problems.ts";
import { pointer, type Remarks, resolveRows, type WantedRole, type Wish, wantedText } from "./resolve.ts";
import type { StaffFile } from "./staff-file.ts";
import { type KnownStaff, type StaffState, schemeOf } from "./state.ts";

/** Somebody whom the list makes, or about whom it changes something. */
export interface PlannedPerson {
  readonly row: number;
  readonly state: "new" | "changed";
  readonly name: string;
  readonly login: string;
  readonly place: string;
  /** What would be given and changed, in words. */
  readonly what: readonly string[];
}

/** Somebody with roles that stand and that the list does not name. */
export interface UnnamedRoles {
  readonly person: string;
  readonly name: string;
  readonly place: string;
  readonly roles: readonly string[];
}

export interface StaffPlan {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly people: readonly PlannedPerson[];
  /** What changes at which place, by its id. */
  readonly places: ReadonlyMap<string, { readonly new: number; readonly changed: number }>;
  readonly unnamed: readonly UnnamedRoles[];
  readonly problems: readonly StaffProblem[];
  readonly notes: readonly StaffNote[];
  readonly writes: {
    readonly people: readonly { readonly id: string; readonly name: string }[];
    readonly accounts: readonly { readonly person: string; readonly login: string }[];
    readonly codes: readonly { readonly scheme: string; readonly code: string; readonly person: string }[];
    readonly phones: readonly { readonly person: string; readonly phone: string }[];
    readonly roles: readonly { readonly person: string; readonly role: Role; readonly unit: string }[];
    readonly homerooms: readonly { readonly person: string; readonly unit: string }[];
    readonly waits: readonly { readonly person: string; readonly unit: string }[];
  };
}

export function planStaff(file: StaffFile, state: StaffState, newId: () => string): StaffPlan {
  const remarks: Remarks = { problems: [...file.problems], notes: [...file.notes] };
  const { report, note } = pointer(file, remarks);
  const wishes = resolveRows(file, state, remarks);
  const logins = new Set(state.logins);
  for (const { row } of wishes) if (row.login !== null) logins.add(row.login);
  const writes = {
    people: [] as { id: string; name: string }[],
    accounts: [] as { person: string; login: string }[],
    codes: [] as { scheme: string; code: string; person: string }[],
    phones: [] as { person: string; phone: string }[],
    roles: [] as { person: string; role: Role; unit: string }[],
    homerooms: [] as { person: string; unit: string }[],
    waits: [] as { person: string; unit: string }[],
  };
  const counts = { new: 0, changed: 0, unchanged: 0 };
  const people: PlannedPerson[] = [];
  const places = new Map<string, { new: number; changed: number }>();
  /** Who is named the homeroom teacher of a class. */
  const homerooms = new Map<string, FilePerson>();
  const homeroomNow = homeroomTeachers(state);
  const named = new Set<string>();

  /** Whether every role of the row may be given; what is held already needs no right. */
  const isAllowed = ({ row, roles }: Wish, person: FilePerson): boolean => {
    const before = remarks.problems.length;
    for (const wanted of roles) {
      const { homeroom, unit, unitName, role } = wanted;
      const held = person.known?.roles.find((one) => one.role === role && one.unit === unit);
      if (homeroom && (homerooms.get(unit) ?? person) !== person) {
        report(row, ["homeroom", "class", "classCode"], "two_homeroom", unitName);
      } else if (homeroom) homerooms.set(unit, person);
      if (held && (!homeroom || held.homeroom)) continue;
      if (!state.roles.includes(role)) report(row, ["role", "post"], "role_not_yours", ROLE_NAMES[role]);
      else if (person.known && person.known.id === state.actor) report(row, ["role", "post"], "role_self");
    }
    return remarks.problems.length === before;
  };

  const settle = (person: FilePerson) => {
    const good = person.wishes.filter((wish) => isAllowed(wish, person));
    const [first] = good;
    if (!first) return;
    const { known } = person;
    const roles = mergedRoles(good);
    if ([...roles, ...(known?.roles ?? [])].some(({ role }) => role === "teacher")) forgetClassless(remarks, good);
    const id = known?.id ?? newId();
    for (const { role, unit } of roles) named.add(`${id} ${role} ${unit}`);
    const what: string[] = [];
    const given = roles.filter(({ role, unit }) => !holds(known, role, unit));
    writes.roles.push(...given.map(({ role, unit }) => ({ person: id, role, unit })));
    for (const { unit } of roles.filter((one) => one.homeroom && !isHomeroom(known, one.unit))) {
      writes.homerooms.push({ person: id, unit });
    }
    const told = roles.filter((one) => given.includes(one) || (one.homeroom && !isHomeroom(known, one.unit)));
    what.push(
      ...told.map((one) => {
        const before = one.homeroom ? homeroomNow.get(one.unit) : undefined;
        return wantedText(one) + (before ? ` (thay ${before})` : "");
      }),
    );
    if (roles.length === 0 && !known?.roles.length && !known?.waits.includes(first.home.id)) {
      writes.waits.push({ person: id, unit: first.home.id });
      what.push("chờ giao vai trò");
    }
    const login = account(person, good, id, what);
    contact(person, good, id, what);
    if (known === null) writes.people.push({ id, name: displayName(first.row.name) });
    const kind = known === null ? "new" : what.length > 0 ? "changed" : "unchanged";
    counts[kind] += 1;
    if (kind === "unchanged") return;
    const place = places.get(first.home.id) ?? { new: 0, changed: 0 };
    place[kind] += 1;
    places.set(first.home.id, place);
    const name = known?.name ?? displayName(first.row.name);
    people.push({ row: first.row.row, state: kind, name, login, place: first.home.name, what });
  };

  /** The login that stands, the file's, or one that is proposed. */
  const account = ({ known }: FilePerson, good: readonly Wish[], id: string, what: string[]): string => {
    if (known?.login) return known.login;
    const told = good.map(({ row }) => row.login).find((login) => login !== null);
    const posts = good.flatMap(({ row }) => row.posts.map(({ role }) => role));
    const login = told ?? freeLogin(loginBase(good[0]!.row.name, posts), logins);
    writes.accounts.push({ person: id, login });
    if (known) what.push("có tài khoản");
    return login;
  };

  const contact = ({ known }: FilePerson, good: readonly Wish[], id: string, what: string[]) => {
    const phone = good.map(({ row }) => row.phone).find((one) => one !== null) ?? null;
    const codes = good.flatMap(({ row, home }) =>
      row.code === null ? [] : [{ scheme: schemeOf(row.code, home.id), code: row.code }],
    );
    const newCodes = codes.filter(
      ({ scheme, code }, at) =>
        codes.findIndex((one) => one.scheme === scheme && one.code === code) === at &&
        !known?.codes.some((one) => one.scheme === scheme && one.code === code),
    );
    const newPhone = phone !== null && digits(phone) !== digits(known?.phone ?? null) ? phone : null;
    if (newCodes.length === 0 && newPhone === null) return;
    if (known && !known.mine) {
      note(good[0]!.row, ["phone"], "not_yours");
      return;
    }
    writes.codes.push(...newCodes.map((one) => ({ ...one, person: id })));
    if (newPhone !== null) writes.phones.push({ person: id, phone: newPhone });
    if (known && newPhone !== null) what.push(`điện thoại ${newPhone}`);
    if (known) what.push(...newCodes.map(({ code }) => `mã ${code}`));
  };

  for (const person of peopleOf(file, wishes, state, remarks)) settle(person);
  return {
    ...counts,
    people: people.sort((a, b) => a.row - b.row),
    places,
    unnamed: unnamedRoles(file, state, wishes, named),
    problems: inFileOrder(remarks.problems),
    notes: inFileOrder(remarks.notes),
    writes,
  };
}

/** Names of the homeroom teachers that stand, by class. */
function homeroomTeachers(state: StaffState): ReadonlyMap<string, string> {
  const own = [...state.people.values()].flatMap(({ name, roles }) =>
    roles.flatMap(({ homeroom, unit }) => (homeroom ? [[unit, name] as const] : [])),
  );
  return new Map(own);
}

/** A row that names no class is nothing to know about when another row, or what stands, does. */
function forgetClassless({ notes }: Remarks, wishes: readonly Wish[]): void {
  const rows = new Set(wishes.map(({ row }) => `${row.row} ${row.sheet}`));
  const kept = notes.filter(({ code, row, sheet }) => code !== "class_missing" || !rows.has(`${row} ${sheet}`));
  notes.splice(0, notes.length, ...kept);
}

function holds(known: KnownStaff | null, role: Role, unit: string): boolean {
  return known?.roles.some((one) => one.role === role && one.unit === unit) ?? false;
}

function isHomeroom(known: KnownStaff | null, unit: string): boolean {
  return known?.roles.some((one) => one.role === "teacher" && one.unit === unit && one.homeroom) ?? false;
}

/** Each role once; a class that one row calls the own one is it. */
function mergedRoles(wishes: readonly Wish[]): WantedRole[] {
  const roles = new Map<string, WantedRole>();
  for (const wanted of wishes.flatMap((wish) => wish.roles)) {
    const key = `${wanted.role} ${wanted.unit}`;
    if (wanted.homeroom || !roles.has(key)) roles.set(key, wanted);
  }
  return [...roles.values()];
}

/**
 * Roles that stand in the schools of the file and that it does not name: all of the kinds it tells of, or where it tells
 * no roles only the teachers of the classes it is about.
 */
function unnamedRoles(
  file: StaffFile,
  state: StaffState,
  wishes: readonly Wish[],
  named: ReadonlySet<string>,
): UnnamedRoles[] {
  const schools = new Map(
    wishes.flatMap(({ home }) => (home.part === "school" ? [[home.id, home.name] as const] : [])),
  );
  const classes = new Set(wishes.flatMap(({ roles }) => roles.map(({ unit }) => unit)));
  const kinds = new Set(wishes.flatMap(({ roles }) => roles.map(({ role }) => role)));
  const wrong = namesOfWrongRows(file, wishes);
  const found = new Map<string, UnnamedRoles>();
  for (const [school, place] of schools) {
    for (const person of (state.staff.get(school) ?? []).flatMap((id) => state.people.get(id) ?? [])) {
      if (wrong.has(foldKey(person.name))) continue;
      const roles = person.roles.flatMap(({ role, unit, unitName, homeroom }) => {
        const about = file.tellsRoles ? isOfSchool(state, school, unit) : classes.has(unit);
        if (!about || !isRole(role) || !kinds.has(role) || named.has(`${person.id} ${role} ${unit}`)) return [];
        return [wantedText({ role, unit, unitName, homeroom })];
      });
      if (roles.length > 0) found.set(`${person.id} ${school}`, { person: person.id, name: person.name, place, roles });
    }
  }
  const keyed = [...found.values()].map((one) => ({ one, key: nameSortKey(one.name) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one);
}

/** Whoever stands on a wrong row is named all the same. */
function namesOfWrongRows(file: StaffFile, wishes: readonly Wish[]): ReadonlySet<string> {
  const right = new Set(wishes.map(({ row }) => row));
  const column = file.headings.name ?? file.headings.homeroomTeacher ?? "";
  const names = [
    ...file.bad.map(({ cells }) => cells[column] ?? ""),
    ...file.good.filter((row) => !right.has(row)).map(({ name }) => name),
  ];
  return new Set(names.map(foldKey));
}

function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

function isOfSchool(state: StaffState, school: string, unit: string): boolean {
  const picture = state.schools.get(school);
  if (!picture) return false;
  const units = [school, picture.union?.id, picture.troop?.id, ...[...picture.classes.values()].map(({ id }) => id)];
  return units.includes(unit);
}
