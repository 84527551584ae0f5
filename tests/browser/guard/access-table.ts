/** Who may open which route: one rule per route of the build and per address of the exam path. */
import { type examPatterns, paths } from "#app/paths.ts";
import type { Actor, GuardWorld } from "./fixture.ts";

export const ACTORS: readonly Actor[] = [
  "visitor",
  "pupil",
  "otherPupil",
  "teacher",
  "elsewhere",
  "manager",
  "secretary",
  "area",
  "organiser",
  "department",
  "writer",
  "admin",
];

/** `everyone`: nothing to refuse. Otherwise the actors who get in, and words that nobody else may read there. */
export type Rule =
  | { readonly everyone: true }
  | {
      readonly path: (world: GuardWorld) => string;
      readonly may: readonly Actor[];
      readonly secrets: (world: GuardWorld) => readonly string[];
    };

const EVERYONE: Rule = { everyone: true };
const names = (world: GuardWorld) => world.classNames;
const organisers: readonly Actor[] = ["organiser", "admin"];
const participation: readonly Actor[] = [
  "teacher",
  "elsewhere",
  "manager",
  "secretary",
  "area",
  "organiser",
  "department",
  "admin",
];

/** By id of the route. */
export const ROUTE_RULES: Readonly<Record<string, Rule>> = {
  root: EVERYONE,
  "routes/home": EVERYONE,
  "routes/lessons": EVERYONE,
  "routes/lesson": EVERYONE,
  "routes/me": EVERYONE,
  "routes/lesson-progress": EVERYONE,
  "routes/contests": EVERYONE,
  "routes/contest": EVERYONE,
  "routes/boards": EVERYONE,
  "routes/board": EVERYONE,
  "routes/sign-in": EVERYONE,
  "routes/sign-out": EVERYONE,
  "routes/guide": EVERYONE,
  "routes/privacy": EVERYONE,
  "routes/not-found": EVERYONE,
  "routes/attempt-result": {
    path: (world) => paths.attemptResult(world.closedAttempt),
    may: ["otherPupil"],
    secrets: (world) => [world.receipt, world.names.otherPupil],
  },
  "routes/classes": {
    path: paths.myClasses,
    may: ["teacher", "elsewhere", "manager", "secretary", "department", "admin"],
    secrets: () => ["Chi đoàn 12A4", "Mở một lớp để xem"],
  },
  "routes/class": {
    path: (world) => paths.classView(world.classUnit),
    may: ["teacher", "manager", "department", "admin"],
    secrets: names,
  },
  "routes/organiser": { path: paths.organiser, may: organisers, secrets: () => ["Các cuộc thi của đơn vị"] },
  "routes/organiser-new": { path: paths.organiserNew, may: organisers, secrets: () => ["câu đã duyệt"] },
  "routes/organiser-contest": {
    path: (world) => paths.organiserContest(world.contests.closed),
    may: organisers,
    secrets: () => ["Lượt thi đã đóng", "Mã kiểm"],
  },
  "routes/department": {
    path: paths.department,
    may: participation,
    secrets: () => ["Tỷ lệ trên sĩ số", "breakdowns"],
  },
  // the table of schools: who stands for a class, a school or a branch has none
  "routes/department-csv": {
    path: paths.departmentCsv,
    may: ["area", "organiser", "department", "admin"],
    secrets: () => ["Mã đơn vị"],
  },
};

/** Addresses of a role that is not enough for the unit asked for. */
export const UNIT_RULES: Readonly<Record<string, Exclude<Rule, typeof EVERYONE>>> = {
  "the province's figures": {
    path: (world) => `${paths.department()}?don-vi=${world.province}`,
    may: ["organiser", "department", "admin"],
    secrets: () => ["Tỷ lệ trên sĩ số", "breakdowns"],
  },
  "the province's file": {
    path: (world) => `${paths.departmentCsv()}?don-vi=${world.province}`,
    may: ["organiser", "department", "admin"],
    secrets: () => ["Mã đơn vị"],
  },
  "a class's figures": {
    path: (world) => `${paths.department()}?don-vi=${world.classUnit}`,
    may: ["teacher", "manager", "area", "organiser", "department", "admin"],
    secrets: () => ["Tỷ lệ trên sĩ số", "breakdowns"],
  },
};

/** By name of the exam path's pattern; those that only take posts are in the cross-origin tests. */
export const EXAM_RULES: Readonly<Record<keyof typeof examPatterns, Rule | "post">> = {
  start: "post",
  save: "post",
  beat: "post",
  claim: "post",
  submit: "post",
  page: {
    path: (world) => paths.attempt(world.openAttempt),
    may: ["pupil"],
    secrets: () => ["data-question", "data-token"],
  },
};
