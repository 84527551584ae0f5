/** Staff: who may give which role where, sessions that end with roles, the last administrator, lists and what is missing. */
import { expect, test } from "vitest";
import type { Role } from "#app/domain/permissions.ts";
import { addStaff, setStaffState, staffMember, staffOf, takeRole } from "#app/features/staff/api.server.ts";
import { listSchoolsOfScope } from "#app/features/units/api.server.ts";
import type { StaffFilter } from "#db/queries/staff.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { accountWorld } from "./accounts-fixture.ts";
import { NOW, TODAY } from "./units-forest.ts";

const ADMIN = { id: "admin", role: ["admin", "province"] } as const;
const MANAGER = { id: "manager", role: ["manager", "school1"] } as const;
const TEACHER = { id: "teacher", role: ["teacher", "class1"] } as const;
const OFFICER = { id: "officer", role: ["department", "province"] } as const;
const NEW = { name: "Lê Thị Mới", login: "gv.moi", phone: "0912 345 678" };
const ALL = { search: "", role: null, lacks: null, limit: 50, offset: 0 };

eachDatabase("staff", (open) => {
  async function begin() {
    const world = await accountWorld(await open(), [ADMIN, MANAGER, TEACHER, OFFICER]);
    const sessions: Record<string, string> = {};
    for (const { id } of [ADMIN, MANAGER, TEACHER, OFFICER]) {
      const entered = await world.enter(id);
      if (entered.ok) sessions[id] = entered.token;
    }
    const by = async (id: string) => ({ viewer: (await world.viewer(sessions[id]!))!, now: NOW });
    return { ...world, sessions, by };
  }

  test.each<[string, Role, string, string | null]>([
    ["admin", "manager", "school1", null],
    ["admin", "area", "communeA", null],
    ["admin", "department", "province", null],
    ["admin", "department", "school1", "unit"],
    ["admin", "teacher", "school1", "unit"],
    ["admin", "teacher", "nowhere", "unit"],
    ["admin", "secretary", "branch2", null],
    ["manager", "teacher", "class1", null],
    ["manager", "teacher", "class2", "role"],
    ["manager", "manager", "school1", "role"],
    ["manager", "department", "province", "role"],
    ["teacher", "teacher", "class1", "role"],
    ["officer", "manager", "school1", "role"],
  ])("%s gives %s on %s", async (who, role, unit, problem) => {
    const w = await begin();
    const result = await addStaff(w.handle, await w.by(who), { ...NEW, role, unit });
    expect(result.ok ? null : result.field).toBe(problem);
    const made = await w.handle.db.selectFrom("account").select("id").where("login", "=", NEW.login).execute();
    expect(made).toHaveLength(problem === null ? 1 : 0);
  });

  test("a second role goes to the same person; another's login is taken; roles end with their sessions", async () => {
    const w = await begin();
    const admin = await w.by("admin");
    const first = await addStaff(w.handle, admin, { ...NEW, role: "teacher", unit: "class1" });
    const again = await addStaff(w.handle, admin, { ...NEW, login: "GV.MOI", role: "manager", unit: "school1" });
    expect(again).toEqual(first);
    const other = await addStaff(w.handle, admin, { ...NEW, name: "Người Khác", role: "teacher", unit: "class1" });
    expect(other).toMatchObject({ ok: false, field: "login" });

    const teacher = "person-teacher";
    const member = await staffMember(w.handle, { unit: "school1", person: teacher, ...(await w.by("manager")) });
    expect(member!.roles.map(({ role, mayEnd }) => [role, mayEnd])).toEqual([["teacher", true]]);
    expect(await w.viewer(w.sessions.teacher!)).not.toBeNull();
    expect(await takeRole(w.handle, await w.by("manager"), member!.roles[0]!.id, teacher)).toMatchObject({ ok: true });
    expect(await w.viewer(w.sessions.teacher!)).toBeNull();
    expect(await staffMember(w.handle, { unit: "school1", person: teacher, ...admin })).toBeNull();
    const actions = await w.handle.db.selectFrom("audit").select("action").where("action", "like", "role.%").execute();
    expect(actions.map(({ action }) => action)).toEqual(["role.grant", "role.grant", "role.end"]);
  });

  test("nobody locks an account whose roles are not all theirs to give, nor the last administrator", async () => {
    const w = await begin();
    const [admin, manager] = [await w.by("admin"), await w.by("manager")];
    await addStaff(w.handle, admin, {
      ...NEW,
      name: "Người officer",
      login: "officer",
      role: "teacher",
      unit: "class1",
    });
    expect(await setStaffState(w.handle, manager, "person-officer", "disabled")).toMatchObject({ ok: false });
    expect(await setStaffState(w.handle, manager, "person-teacher", "disabled")).toMatchObject({ ok: true });
    expect(await w.enter("teacher")).toMatchObject({ ok: false, code: "wrong" });
    expect(await setStaffState(w.handle, manager, "person-teacher", "active")).toMatchObject({ ok: true });
    expect(await setStaffState(w.handle, admin, "person-admin", "disabled")).toMatchObject({ ok: false });
    const [own] = await w.handle.db.selectFrom("role_grant").select("id").where("role", "=", "admin").execute();
    expect(await takeRole(w.handle, admin, own!.id, "person-admin")).toMatchObject({ ok: false });
  });

  test("the list holds who has a role at or below the unit, and who never came", async () => {
    const w = await begin();
    await addStaff(w.handle, await w.by("admin"), { ...NEW, role: "teacher", unit: "class1" });
    const viewer = (await w.by("manager")).viewer;
    const names = async (unit: string, filter: Partial<StaffFilter> = {}) => {
      const { lines } = await staffOf(w.handle, { unit, viewer, filter: { ...ALL, ...filter }, now: NOW });
      return lines.map(({ name, mine }) => `${name}${mine ? " *" : ""}`);
    };
    expect(await names("school1")).toEqual(["Người manager", "Lê Thị Mới *", "Người teacher *"]);
    expect(await names("school2")).toEqual([]);
    expect(await names("school1", { lacks: "entry" })).toEqual(["Lê Thị Mới *"]);
    expect(await names("province", { search: "officer" })).toEqual(["Người officer"]);
  });

  test("schools say what they lack", async () => {
    const w = await begin();
    const lines = async (gap: Parameters<typeof listSchoolsOfScope>[3]["gap"], scope = ["province"]) => {
      const window = { search: "", gap, limit: 50, offset: 0 };
      const { rows, total } = await listSchoolsOfScope(w.handle.db, scope, TODAY, window);
      return [total, ...rows.map((row) => `${row.id} ${row.classes} ${row.pupils} ${row.gaps.join()}`)];
    };
    expect(await lines(null)).toEqual([2, "school1 1 0 roll", "school2 1 0 roll,manager"]);
    expect(await lines("manager")).toEqual([1, "school2 1 0 roll,manager"]);
    expect(await lines("roll", ["communeA"])).toEqual([1, "school1 1 0 roll"]);
    expect(await lines("entered")).toEqual([0]);
    expect(await lines("commune")).toEqual([0]);
    expect(await lines(null, [])).toEqual([0]);
  });
});
