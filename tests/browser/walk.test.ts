/** The whole product by role in a real browser, on both databases. The steps of each role are in walk/. */
import { afterAll, beforeAll, describe } from "vitest";
import { DIALECTS, openWorld, type World } from "./support/world.ts";
import { assignmentsWalk } from "./walk/assignments.ts";
import { departmentWalk } from "./walk/department.ts";
import { organiserWalk } from "./walk/organiser.ts";
import { peopleWalk } from "./walk/people.ts";
import { pupilWalk } from "./walk/pupil.ts";
import { reportWalk } from "./walk/report.ts";
import { secretaryWalk } from "./walk/secretary.ts";
import { signOutWalk } from "./walk/sign-out.ts";
import { teacherWalk } from "./walk/teacher.ts";
import { visitorWalk } from "./walk/visitor.ts";

describe.each(DIALECTS)("a walk through the product [%s]", (dialect) => {
  let opened: World | undefined;
  const world = () => opened!;

  beforeAll(async () => {
    opened = await openWorld(dialect);
  });
  afterAll(() => opened?.close());

  describe("visitor", () => visitorWalk(world));
  describe("pupil", () => pupilWalk(world));
  describe("teacher", () => teacherWalk(world));
  describe("lessons given to do", () => assignmentsWalk(world));
  describe("secretary", () => secretaryWalk(world));
  describe("organiser", () => organiserWalk(world));
  describe("schools, staff and slips", () => peopleWalk(world));
  describe("department", () => departmentWalk(world));
  describe("report", () => reportWalk(world));
  describe("signing out", () => signOutWalk(world));
});
