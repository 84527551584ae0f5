/** Making staff, giving and taking roles, locking accounts. Sessions end with every change of roles. */
import { newAccount } from "#app/auth/new-account.server.ts";
import type { Role } from "#app/domain/permissions.ts";
import { ROLE_PLACES, roleFits } from "#app/domain/role-units.ts";
import { foldKey, localDay } from "#app/domain/vietnamese.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { insertPeople } from "#app/features/people/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { revokeSessionsOf } from "#db/queries/accounts.ts";
import { audit } from "#db/queries/audit.ts";
import {
  countAdmins,
  endGrant,
  findPersonByLogin,
  findStaffPerson,
  findUnitPart,
  insertGrant,
  listGrantsOf,
  putHomeroom,
  putStaffContact,
  updateAccountState,
} from "#db/queries/staff.ts";
import { deletePendingOf } from "#db/queries/staff-lists.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { mayChangeStaff, mayGrant } from "./rights.server.ts";

type Db = Pick<DatabaseHandle, "db">;

export interface By {
  readonly viewer: Viewer;
  readonly now: number;
}

export type StaffResult =
  | { ok: true; person: string }
  | { ok: false; field: "name" | "login" | "phone" | "role" | "unit" | null; message: string };

const refuse = (field: "name" | "login" | "phone" | "role" | "unit" | null, message: string): StaffResult => ({
  ok: false,
  field,
  message,
});

export interface NewStaff {
  readonly name: string;
  readonly login: string;
  /** "" = none. */
  readonly phone: string;
  readonly role: Role;
  readonly unit: string;
  /** Of teachers: the homeroom teacher of the class. */
  readonly homeroom?: boolean;
}

/** Why this role cannot be given on this unit by this person; null when it can. */
async function grantProblem({ db }: Db, by: By, role: Role, unit: string): Promise<StaffResult | null> {
  const part = await findUnitPart(db, unit);
  if (!part || part.closed) return refuse("unit", "Chọn đơn vị trong danh sách.");
  if (!(await mayGrant(db, by.viewer, role, unit))) return refuse("role", "Không được giao vai trò này ở đơn vị này.");
  const fits = roleFits(role, part.kind === "province" ? "province" : part.part);
  return fits ? null : refuse("unit", `Vai trò này giao ở ${ROLE_PLACES[role]}.`);
}

/**
 * A new person with an account that waits for its invitation slip, and a first role. Who is known by the login already
 * gets a further role instead, so that nobody is there twice.
 */
export async function addStaff(handle: Db, by: By, input: NewStaff): Promise<StaffResult> {
  const { db } = handle;
  const problem = await grantProblem(handle, by, input.role, input.unit);
  if (problem) return problem;
  const loginKey = foldKey(input.login);
  const known = await findPersonByLogin(db, loginKey);
  if (known) {
    const person = await findStaffPerson(db, known);
    if (person && foldKey(person.name) === foldKey(input.name)) return addRole(handle, by, known, input);
    return refuse("login", "Tên đăng nhập này đã có người khác dùng. Thêm số hoặc tên đệm.");
  }
  const person = newId();
  await db.transaction().execute(async (trx) => {
    await insertPeople(trx, [{ id: person, fullName: input.name, birthDate: null, codes: [], memberships: [] }]);
    await insertRows(trx, "account", [newAccount({ person, login: input.login, now: by.now })]);
    await putStaffContact(trx, person, input.phone);
    await writeGrant(trx, by, person, input);
  });
  return { ok: true, person };
}

async function writeGrant(
  trx: Parameters<typeof insertGrant>[0],
  { viewer, now }: By,
  person: string,
  { role, unit, homeroom = false }: GivenRole,
): Promise<void> {
  await insertGrant(trx, { id: newId(), person, role, unit, valid_from: localDay(now), valid_to: null });
  if (homeroom && role === "teacher") await putHomeroom(trx, { unit, person });
  await deletePendingOf(trx, [person]);
  await revokeSessionsOf(trx, person, now);
  const data = { role };
  await audit(trx, { at: now, actor: viewer.account, action: "role.grant", subject: `person:${person}`, unit, data });
}

type GivenRole = Pick<NewStaff, "role" | "unit" | "homeroom">;

/** A further role; one that is held already changes nothing but who is the homeroom teacher. */
export async function addRole(handle: Db, by: By, person: string, given: GivenRole): Promise<StaffResult> {
  const { role, unit, homeroom = false } = given;
  const problem = await grantProblem(handle, by, role, unit);
  if (problem) return problem;
  if (person === by.viewer.person) return refuse("role", "Không tự giao vai trò cho mình. Nhờ người quản trị khác.");
  const held = await listGrantsOf(handle.db, [person], localDay(by.now));
  const own = held.find((grant) => grant.role === role && grant.unit === unit);
  if (own && (!homeroom || own.homeroom === 1)) return { ok: true, person };
  await handle.db.transaction().execute((trx) => writeGrant(trx, by, person, given));
  return { ok: true, person };
}

/** Takes a role away from today on; the person's sessions end. */
export async function takeRole({ db }: Db, by: By, grant: string, person: string): Promise<StaffResult> {
  const held = await listGrantsOf(db, [person], localDay(by.now));
  const found = held.find(({ id }) => id === grant);
  if (!found || person === by.viewer.person || !(await mayGrant(db, by.viewer, found.role as Role, found.unit))) {
    return refuse(null, "Không thôi được vai trò này.");
  }
  if (found.role === "admin" && (await countAdmins(db, localDay(by.now))) <= 1) {
    return refuse(null, "Đây là quản trị viên cuối cùng. Giao cho người khác trước.");
  }
  const { viewer, now } = by;
  await db.transaction().execute(async (trx) => {
    if (!(await endGrant(trx, grant, localDay(now)))) return;
    await revokeSessionsOf(trx, person, now);
    const [subject, data] = [`person:${person}`, { role: found.role }];
    await audit(trx, { at: now, actor: viewer.account, action: "role.end", subject, unit: found.unit, data });
  });
  return { ok: true, person };
}

/** Locks an account, or opens it again; a locked one signs in nowhere and its sessions end. */
export async function setStaffState(
  { db }: Db,
  by: By,
  person: string,
  state: "active" | "disabled",
): Promise<StaffResult> {
  const row = await findStaffPerson(db, person);
  const grants = await listGrantsOf(db, [person], localDay(by.now));
  if (!row?.account || !(await mayChangeStaff(db, by.viewer, person, grants))) {
    return refuse(null, "Không khoá được tài khoản này.");
  }
  const admin = grants.some(({ role }) => role === "admin");
  if (state === "disabled" && admin && (await countAdmins(db, localDay(by.now))) <= 1) {
    return refuse(null, "Đây là quản trị viên cuối cùng, không khoá được.");
  }
  const { account } = row;
  await db.transaction().execute(async (trx) => {
    await updateAccountState(trx, account, state);
    if (state === "disabled") await revokeSessionsOf(trx, person, by.now);
    const action = state === "disabled" ? "account.lock" : "account.unlock";
    await audit(trx, { at: by.now, actor: by.viewer.account, action, subject: `person:${person}` });
  });
  return { ok: true, person };
}

export async function setStaffPhone({ db }: Db, by: By, person: string, phone: string): Promise<StaffResult> {
  const grants = await listGrantsOf(db, [person], localDay(by.now));
  if (!(await mayChangeStaff(db, by.viewer, person, grants))) return refuse(null, "Không sửa được người này.");
  await db.transaction().execute(async (trx) => {
    await putStaffContact(trx, person, phone);
    await audit(trx, { at: by.now, actor: by.viewer.account, action: "staff.phone", subject: `person:${person}` });
  });
  return { ok: true, person };
}
