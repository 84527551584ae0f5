/** Who may do what, in one table. A role is granted on a unit and holds for all below it (product §1). */

export const ROLES = ["teacher", "manager", "secretary", "area", "organiser", "department", "writer", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Record<Role, string> = {
  teacher: "Giáo viên",
  manager: "Quản lý trường",
  secretary: "Bí thư Đoàn, Đội",
  area: "Cán bộ địa bàn",
  organiser: "Ban tổ chức",
  department: "Cán bộ Sở",
  writer: "Biên soạn câu hỏi",
  admin: "Quản trị hệ thống",
};

export const ACTIONS = [
  "class.view",
  "lesson.assign",
  "participation.view",
  "person.name",
  "contest.manage",
  "contest.result.view",
  "school.view",
  "roll.import",
  "roll.fix",
  "slip.print",
  "person.manage",
  "consent.record",
  "person.erase",
  "attempt.resit",
  "staff.manage",
  "year.manage",
  "unit.manage",
  "report.manage",
  "api.manage",
  "report.own",
  "audit.read",
  "system.manage",
  "content.view",
  "content.manage",
  "bank.view",
] as const;
export type Action = (typeof ACTIONS)[number];

/** The rules: which roles give which action on the units they are granted on. */
const ALLOWED: Record<Action, readonly Role[]> = {
  // who of a class has sat, has learnt
  "class.view": ["teacher", "manager", "secretary", "department", "admin"],
  // give lessons to do, to classes, groups and pupils below
  "lesson.assign": ["teacher", "manager", "secretary", "department", "admin"],
  // participation of units: figures, never names
  "participation.view": ["teacher", "manager", "secretary", "area", "organiser", "department", "admin"],
  // full names of pupils
  "person.name": ["teacher", "manager", "secretary", "organiser", "department", "admin"],
  "contest.manage": ["organiser", "admin"],
  "contest.result.view": ["manager", "organiser", "department", "admin"],
  // the school's own page: its classes, roll, staff; for the department which schools have none
  "school.view": ["manager", "department", "admin"],
  // teachers their classes, secretaries their branches
  "roll.import": ["teacher", "manager", "secretary", "admin"],
  // fix who is on the roll at this moment, for a report; rates of contests rest on the roll of their opening
  "roll.fix": ["department", "admin"],
  "slip.print": ["teacher", "manager", "secretary", "admin"],
  // pupils and members, never people with a role of their own (those are staff.manage)
  "person.manage": ["teacher", "manager", "secretary", "admin"],
  "consent.record": ["teacher", "manager", "secretary", "admin"],
  // take out or erase all that is kept of a person
  "person.erase": ["manager", "admin"],
  // let a pupil sit a round once more, with a reason
  "attempt.resit": ["manager", "admin"],
  "staff.manage": ["manager", "admin"],
  "year.manage": ["manager", "admin"],
  "unit.manage": ["admin"],
  // write and issue the department's reports, and those of every unit below
  "report.manage": ["department", "admin"],
  // tokens with which programs pull the figures of a unit
  "api.manage": ["department", "admin"],
  // the reports of the very unit the role is granted on, none of those below
  "report.own": ["manager", "secretary", "area"],
  "audit.read": ["admin"],
  "system.manage": ["admin"],
  // lessons, profiles and guides with their dates, sources and facts
  "content.view": ["teacher", "manager", "secretary", "area", "organiser", "department", "writer", "admin"],
  // answer what readers report; see files that cannot be read
  "content.manage": ["department", "writer", "admin"],
  // graded questions, never their keys: contests draw them
  "bank.view": ["organiser", "writer", "admin"],
};

/** Which roles somebody may give to others on units of theirs. */
const GRANTABLE: Partial<Record<Role, readonly Role[]>> = {
  manager: ["teacher", "secretary"],
  admin: ROLES,
};

/** The roles that the actor may give or take on this unit. */
export function grantableRoles(actor: Actor | null, subject: Subject): readonly Role[] {
  const held = (actor?.grants ?? []).filter(({ unit }) => unit === subject.unit || subject.within.includes(unit));
  return ROLES.filter((role) => held.some((grant) => GRANTABLE[grant.role]?.includes(role)));
}

export interface Grant {
  readonly role: Role;
  readonly unit: string;
}

export interface Actor {
  readonly account: string;
  readonly person: string;
  readonly grants: readonly Grant[];
}

/** A unit with all units above it in every tree, itself included. */
export interface Subject {
  readonly unit: string;
  readonly within: readonly string[];
}

/** The units on which the actor may do this; a list query takes them as its scope. Empty = nowhere. */
export function scopeOf(actor: Actor | null, action: Action): readonly string[] {
  if (!actor) return [];
  const roles = ALLOWED[action];
  return [...new Set(actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.unit))];
}

/** Whether the actor may do this to this unit. */
export function can(actor: Actor | null, action: Action, subject: Subject): boolean {
  const scope = scopeOf(actor, action);
  return scope.some((unit) => unit === subject.unit || subject.within.includes(unit));
}

/** Where a person with this role starts after signing in. */
export function isStaff(actor: Actor | null): boolean {
  return actor !== null && actor.grants.length > 0;
}
