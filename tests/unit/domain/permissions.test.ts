import { describe, expect, it, test } from "vitest";
import {
  ACTIONS,
  type Action,
  type Actor,
  can,
  grantableRoles,
  isStaff,
  ROLE_NAMES,
  ROLES,
  type Role,
  scopeOf,
} from "#app/domain/permissions.ts";

const OWN_PEOPLE: readonly Action[] = ["roll.import", "slip.print", "person.manage", "consent.record"];
const OWN_SCHOOL: readonly Action[] = ["person.erase", "attempt.resit", "staff.manage", "year.manage"];

/** Who may do what, written out: a change of the rules is a change of this table. */
const EXPECTED: Record<Role, readonly Action[]> = {
  teacher: ["class.view", "lesson.assign", "participation.view", "person.name", "content.view", ...OWN_PEOPLE],
  manager: [
    "class.view",
    "lesson.assign",
    "participation.view",
    "person.name",
    "contest.result.view",
    "school.view",
    "content.view",
    "report.own",
    ...OWN_PEOPLE,
    ...OWN_SCHOOL,
  ],
  secretary: [
    "class.view",
    "lesson.assign",
    "participation.view",
    "person.name",
    "content.view",
    "report.own",
    ...OWN_PEOPLE,
  ],
  area: ["participation.view", "content.view", "report.own"],
  organiser: [
    "participation.view",
    "person.name",
    "contest.manage",
    "contest.result.view",
    "content.view",
    "bank.view",
  ],
  department: [
    "class.view",
    "lesson.assign",
    "participation.view",
    "person.name",
    "contest.result.view",
    "school.view",
    "roll.fix",
    "content.view",
    "content.manage",
    "report.manage",
    "api.manage",
  ],
  writer: ["content.view", "content.manage", "bank.view"],
  // everything, but a report is written by whose it is, or for the province
  admin: ACTIONS.filter((action) => action !== "report.own"),
};

const actor = (...grants: Actor["grants"]): Actor => ({ account: "A", person: "P", grants });
const CLASS = { unit: "class", within: ["class", "school", "commune", "district", "province"] };

describe("roles", () => {
  test.each(ROLES.flatMap((role) => ACTIONS.map((action) => [role, action] as const)))("%s: %s", (role, action) => {
    const allowed = EXPECTED[role].includes(action);
    expect(can(actor({ role, unit: "school" }), action, CLASS)).toBe(allowed);
    expect(scopeOf(actor({ role, unit: "school" }), action)).toEqual(allowed ? ["school"] : []);
  });

  it("all have a name", () => {
    for (const role of ROLES) expect(ROLE_NAMES[role]).not.toBe("");
  });
});

describe("where a role holds", () => {
  test.each([
    ["on the unit itself", "class", true],
    ["below it", "school", true],
    ["far below it", "province", true],
    ["in a grouping tree", "district", true],
    ["beside it", "other-class", false],
    ["above it", "pupil-group", false],
  ])("granted %s", (_name, unit, expected) => {
    expect(can(actor({ role: "teacher", unit }), "class.view", CLASS)).toBe(expected);
  });

  it("the unit need not be named among those above it", () => {
    expect(can(actor({ role: "teacher", unit: "class" }), "class.view", { unit: "class", within: [] })).toBe(true);
  });

  it("one of several roles is enough, and units are named once", () => {
    const several = actor(
      { role: "writer", unit: "province" },
      { role: "teacher", unit: "school" },
      { role: "secretary", unit: "school" },
      { role: "area", unit: "commune" },
    );
    expect(scopeOf(several, "class.view")).toEqual(["school"]);
    expect(scopeOf(several, "participation.view")).toEqual(["school", "commune"]);
    expect(can(several, "contest.manage", CLASS)).toBe(false);
  });

  test.each(ACTIONS)("a visitor and a pupil may not: %s", (action) => {
    expect([scopeOf(null, action), scopeOf(actor(), action)]).toEqual([[], []]);
    expect([can(null, action, CLASS), can(actor(), action, CLASS)]).toEqual([false, false]);
  });
});

test("staff is who holds a role", () => {
  expect([isStaff(null), isStaff(actor()), isStaff(actor({ role: "writer", unit: "x" }))]).toEqual([
    false,
    false,
    true,
  ]);
});

describe("roles that may be given", () => {
  test.each<[string, Actor["grants"], readonly Role[]]>([
    ["a manager, in the own school", [{ role: "manager", unit: "school" }], ["teacher", "secretary"]],
    ["a manager of another school", [{ role: "manager", unit: "elsewhere" }], []],
    ["the administrator", [{ role: "admin", unit: "province" }], ROLES],
    ["a teacher", [{ role: "teacher", unit: "class" }], []],
    ["an officer of the department", [{ role: "department", unit: "province" }], []],
    ["nobody", [], []],
  ])("%s", (_who, grants, expected) => {
    expect(grantableRoles(actor(...grants), CLASS)).toEqual(expected);
  });
});
