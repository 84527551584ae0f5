/** Lessons given to do: who may give them to whom, who has them when, and how far they are. */
import { expect, it } from "vitest";
import { localDay } from "#app/domain/vietnamese.ts";
import {
  assignmentGroups,
  assignmentList,
  changeAssignment,
  classMatrix,
  dropAssignment,
  endExtension,
  extendFor,
  makeAssignment,
  matrixCsv,
  matrixReminder,
  openAssignment,
  ownAssignments,
} from "#app/features/assignments/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { actorOf, formOf, LIBRARY, moveTo, read } from "./assignments-world.ts";
import { DAY, makeProvince, personId, T0 } from "./boards-fixture.ts";

const TEACHER = actorOf("teacher", "CLASS12", "CLASS21");
const DUE = T0 + 7 * DAY;

async function give(handle: DatabaseHandle, form = formOf(), actor = TEACHER, now = T0): Promise<string> {
  const made = await makeAssignment(handle, LIBRARY, form, { actor, now });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made.id;
}

const matrixOf = async (handle: DatabaseHandle, unit: string, now: number, assignment: string | null = null) => {
  const matrix = await classMatrix(handle, LIBRARY, { unit, assignment, account: "LAN", now });
  if (!matrix) throw new Error("no such assignment here");
  return matrix;
};

/** Letters by number of the person. */
const lettersOf = async (handle: DatabaseHandle, unit: string, now: number) =>
  Object.fromEntries((await matrixOf(handle, unit, now)).rows.map(({ person, cells }) => [person.slice(-2), cells]));

eachDatabase("lessons given to do", (open) => {
  it("are given once to several classes, with what was said, and audited without names", async () => {
    const handle = await open();
    await makeProvince(handle, 6);
    const id = await give(
      handle,
      formOf({ items: ["module:common"], targets: ["unit:CLASS12", "unit:CLASS21"], note: "Đọc ở nhà" }),
    );
    const found = await openAssignment(handle, id, TEACHER);
    expect(found).toMatchObject({
      mayChange: true,
      head: { title: "Phần common", note: "Đọc ở nhà", due_at: DUE, late: "mark" },
    });
    expect(found?.items.map(({ ref }) => ref)).toEqual(["mot", "hai", "ba"]);
    const { rows, total } = await assignmentList(handle, { actor: TEACHER, now: T0 }, { limit: 20, offset: 0 });
    expect([total, rows[0]]).toMatchObject([
      1,
      { id, own: true, phase: "open", items: 3, counts: { people: 4, finished: 0 } },
    ]);
    const audited = await handle.db.selectFrom("audit").select(["action", "actor", "subject"]).execute();
    expect(audited).toEqual([{ action: "assignment.make", actor: TEACHER.account, subject: `assignment:${id}` }]);
  });

  it.each([
    ["a class of others", { targets: ["unit:CLASS12", "unit:CLASS11"] }, "targets"],
    ["a whole school", { targets: ["unit:SCHOOL1"] }, "targets"],
    ["a pupil of another class", { targets: [`person:${personId(0)}`] }, "targets"],
    ["what is not there", { targets: ["unit:NOWHERE"] }, "targets"],
    ["nobody", { targets: [] }, "targets"],
    ["no lesson", { items: [] }, "items"],
    ["an unknown lesson alone", { items: ["lesson:khong-co"] }, "items"],
    ["a due time before the opening", { dueAt: T0 - DAY }, "due_day"],
    ["a policy that is none", { late: "never" }, "late"],
    ["a year that was mistyped", { dueAt: T0 + 900 * DAY }, "due_day"],
  ])("are refused for %s, and nothing is written", async (_name, form, field) => {
    const handle = await open();
    await makeProvince(handle, 3);
    const made = await makeAssignment(handle, LIBRARY, formOf(form), { actor: TEACHER, now: T0 });
    expect(made.ok ? [] : Object.keys(made.errors)).toEqual([field]);
    for (const table of ["assignment", "assignment_item", "assignment_target", "audit"] as const) {
      expect(await handle.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  it("reach whoever is in the class when it is read: who joins gets them, who leaves has them no more", async () => {
    const handle = await open();
    await makeProvince(handle, 6);
    await give(handle);
    const [first, second] = [personId(1), personId(0)];
    await read(handle, first, "mot", T0 + DAY);
    expect(await lettersOf(handle, "CLASS12", T0 + 2 * DAY)).toEqual({ "01": "d", "04": "n" });
    // one more joins before the due time, another one after it
    await moveTo(handle, second, "CLASS12", localDay(T0 + 3 * DAY));
    await moveTo(handle, personId(3), "CLASS12", localDay(DUE + 2 * DAY));
    expect(await lettersOf(handle, "CLASS12", T0 + 4 * DAY)).toEqual({ "00": "n", "01": "d", "04": "n" });
    expect(await lettersOf(handle, "CLASS12", DUE + 3 * DAY)).toEqual({ "00": "N", "01": "d", "03": "n", "04": "N" });
    // what was done goes with the pupil, the class's assignment does not
    await moveTo(handle, first, "CLASS21", localDay(DUE + 3 * DAY));
    expect(Object.keys(await lettersOf(handle, "CLASS12", DUE + 4 * DAY))).toEqual(["00", "03", "04"]);
    await give(handle, formOf({ targets: ["unit:CLASS21"] }));
    expect(await lettersOf(handle, "CLASS21", DUE + 4 * DAY)).toMatchObject({ "01": "d" });
    const { past } = await ownAssignments(handle, LIBRARY, first, DUE + 4 * DAY);
    expect(past.map(({ ref, cell }) => [ref, cell.state])).toEqual([["mot", "done"]]);
  });

  it.each([
    ["mark", "dlBN"],
    ["accept", "ddBN"],
    ["close", "dmmm"],
  ])("with lateness %s: in time, late, begun and untouched become %s", async (late, expected) => {
    const handle = await open();
    await makeProvince(handle, 12);
    await give(handle, formOf({ late, opensAt: T0 - DAY }));
    // the order of the list: 1, 10, 4, 7
    const [inTime, afterwards, begun] = [1, 10, 4].map(personId);
    await read(handle, inTime!, "mot", DUE);
    await read(handle, afterwards!, "mot", DUE + 1);
    await read(handle, begun!, "mot", DUE - DAY, { done: false });
    const { rows, columns } = await matrixOf(handle, "CLASS12", DUE + DAY);
    expect(rows.map(({ cells }) => cells).join("")).toBe(expected);
    expect(columns[0]).toMatchObject({
      given: 4,
      finished: [...expected].filter((letter) => "dl".includes(letter)).length,
    });
  });

  it("open by themselves: a pupil sees nothing before, then what is due first", async () => {
    const handle = await open();
    await makeProvince(handle, 3);
    const pupil = personId(1);
    await give(handle, formOf({ items: ["lesson:hai"], dueAt: null, title: "Không hạn" }));
    await give(handle, formOf({ items: ["lesson:mot", "lesson:bon"], opensAt: T0 + DAY }));
    await give(handle, formOf({ items: ["lesson:bon"], dueAt: T0 + 2 * DAY }));
    const due = async (now: number) => (await ownAssignments(handle, LIBRARY, pupil, now)).due.map(({ ref }) => ref);
    expect(await due(T0 - 1)).toEqual([]);
    expect(await due(T0)).toEqual(["bon", "hai"]);
    expect(await due(T0 + DAY)).toEqual(["bon", "mot", "hai"]);
    await read(handle, pupil, "bon", T0 + DAY);
    expect(await due(T0 + DAY)).toEqual(["mot", "hai"]);
    expect((await ownAssignments(handle, LIBRARY, personId(0), T0 + DAY)).due).toEqual([]);
  });

  it("are given to single pupils, to a school by its manager and to the province by the department", async () => {
    const handle = await open();
    await makeProvince(handle, 6);
    const [manager, department] = [actorOf("manager", "SCHOOL1"), actorOf("department", "PROVINCE")];
    await give(handle, formOf({ targets: [`person:${personId(4)}`], items: ["lesson:mot"] }));
    await give(handle, formOf({ targets: ["unit:SCHOOL1"], items: ["lesson:hai"] }), manager);
    const id = await give(
      handle,
      formOf({ targets: ["unit:SCHOOL1", "unit:SCHOOL2"], items: ["lesson:ba"] }),
      department,
    );
    expect(await lettersOf(handle, "CLASS12", T0)).toEqual({ "01": ".nn", "04": "nnn" });
    expect(await lettersOf(handle, "CLASS21", T0)).toEqual({ "02": "n", "05": "n" });
    // a teacher sees what others gave to the class, and may not change it
    expect(await openAssignment(handle, id, TEACHER)).toMatchObject({ mayChange: false });
    expect(await openAssignment(handle, id, department)).toMatchObject({ mayChange: true });
    const groups = await assignmentGroups(handle, { assignment: id, scope: ["PROVINCE"], now: T0 });
    expect(groups).toMatchObject({
      by: "school",
      groups: [
        { unit: "SCHOOL1", people: 4 },
        { unit: "SCHOOL2", people: 2 },
      ],
    });
    const own = await assignmentGroups(handle, { assignment: id, scope: ["CLASS12"], now: T0 });
    expect(own).toMatchObject({ by: "group", groups: [{ unit: "CLASS12", people: 2 }] });
  });

  it("are hidden from who has nobody in them, as if they were not there", async () => {
    const handle = await open();
    await makeProvince(handle, 6);
    const id = await give(handle);
    for (const stranger of [
      actorOf("teacher", "CLASS11"),
      actorOf("manager", "SCHOOL2"),
      actorOf("area", "PROVINCE"),
      actorOf("writer", "PROVINCE"),
    ]) {
      expect(await openAssignment(handle, id, stranger)).toBeNull();
      const list = await assignmentList(handle, { actor: stranger, now: T0 }, { limit: 20, offset: 0 });
      expect(list.total).toBe(0);
    }
    expect(await openAssignment(handle, "NOWHERE", TEACHER)).toBeNull();
    expect(await classMatrix(handle, LIBRARY, { unit: "CLASS11", assignment: id, account: "LAN", now: T0 })).toBeNull();
  });

  it("are put right and withdrawn; what was done stays", async () => {
    const handle = await open();
    await makeProvince(handle, 6);
    const id = await give(handle);
    await read(handle, personId(1), "mot", T0);
    const by = { actor: TEACHER, now: T0 + DAY };
    const before = (await openAssignment(handle, id, TEACHER))!;
    const form = formOf({
      items: ["lesson:mot", "lesson:hai"],
      targets: ["unit:CLASS12", "unit:CLASS21"],
      dueAt: null,
      title: "Tên mới",
    });
    expect(await changeAssignment(handle, LIBRARY, before, form, by)).toEqual({ ok: true, id });
    expect(await lettersOf(handle, "CLASS12", T0 + 99 * DAY)).toEqual({ "01": "dn", "04": "nn" });
    expect(await changeAssignment(handle, LIBRARY, before, formOf({ targets: ["unit:CLASS11"] }), by)).toMatchObject({
      ok: false,
    });
    const after = (await openAssignment(handle, id, TEACHER))!;
    expect(after.head.title).toBe("Tên mới");
    expect(await dropAssignment(handle, after, by)).toBe(true);
    expect(await dropAssignment(handle, after, by)).toBe(false);
    expect(await changeAssignment(handle, LIBRARY, after, formOf(), by)).toMatchObject({ ok: false });
    expect((await matrixOf(handle, "CLASS12", T0 + DAY)).assignments).toEqual([]);
    expect((await ownAssignments(handle, LIBRARY, personId(4), T0 + DAY)).due).toEqual([]);
    const actions = (await handle.db.selectFrom("audit").select("action").execute()).map(({ action }) => action);
    expect(actions.filter((action) => /^assignment\.(make|change|withdraw)$/.test(action)).sort()).toEqual([
      "assignment.change",
      "assignment.make",
      "assignment.withdraw",
    ]);
  });

  it("give one pupil more time, never less, and take it back", async () => {
    const handle = await open();
    await makeProvince(handle, 6);
    const id = await give(handle);
    const assignment = (await openAssignment(handle, id, TEACHER))!;
    const by = { actor: TEACHER, now: T0 };
    const extend = (person: string, dueAt: number) =>
      extendFor(handle, { assignment, person, dueAt, unit: "CLASS12" }, by);
    expect(await extend(personId(1), DUE - DAY)).toMatchObject({ ok: false, field: "due_day" });
    expect(await extend(personId(0), DUE + DAY)).toMatchObject({ ok: false, field: "person" });
    expect(await extend(personId(1), DUE + 2 * DAY)).toEqual({ ok: true });
    expect(await extend(personId(1), DUE + 3 * DAY)).toEqual({ ok: true });
    expect(await lettersOf(handle, "CLASS12", DUE + 2 * DAY)).toEqual({ "01": "n", "04": "N" });
    expect((await ownAssignments(handle, LIBRARY, personId(1), DUE)).due[0]?.dueAt).toBe(DUE + 3 * DAY);
    expect(await endExtension(handle, { assignment: id, person: personId(1), unit: "CLASS12" }, by)).toBe(true);
    expect(await lettersOf(handle, "CLASS12", DUE + 2 * DAY)).toEqual({ "01": "N", "04": "N" });
  });

  it("show which questions are hard at first, from five answers on", async () => {
    const handle = await open();
    await makeProvince(handle, 18);
    await give(handle);
    const pupils = [1, 4, 7, 10, 13].map(personId);
    for (const [at, person] of pupils.entries()) {
      const first = { "mot-0": at < 2, "mot-1": true, "mot-9": false, ...(at < 4 && { "mot-2": false }) };
      await read(handle, person, "mot", T0, { first });
      // a second try does not change the first
      await read(handle, person, "mot", T0 + 1, { first: { "mot-0": true } });
    }
    const { hard } = await matrixOf(handle, "CLASS12", T0 + DAY);
    expect(hard).toEqual([
      { lesson: "mot", lessonTitle: "Bài mot", question: "mot-0", prompt: "Câu mot-0?", n: 5, right: 2 },
    ]);
  });

  it("count per class what the matrix shows, and say it for the group", async () => {
    const handle = await open();
    await makeProvince(handle, 12);
    const id = await give(handle, formOf({ items: ["lesson:mot", "lesson:bon"] }));
    await read(handle, personId(1), "mot", T0);
    await read(handle, personId(1), "bon", T0);
    await read(handle, personId(4), "mot", T0);
    const groups = await assignmentGroups(handle, { assignment: id, scope: ["CLASS12"], now: T0 });
    expect(groups.groups).toMatchObject([{ people: 4, finished: 1, begun: 1 }]);
    const matrix = await matrixOf(handle, "CLASS12", T0 + DAY, id);
    expect(matrix.pillars).toEqual([
      { pillar: "economy", finished: 1, given: 4 },
      { pillar: "common", finished: 2, given: 4 },
    ]);
    const head = { name: "Lớp 12", address: "http://x/bai-duoc-giao" };
    const text = matrixReminder(matrix, { ...head, withNames: false });
    expect(text).toContain("Đã xong 1 trong 4 bạn. Còn 3 bạn chưa xong.");
    expect(text).not.toContain("Nguyễn");
    expect(matrixReminder(matrix, { ...head, withNames: true })).toContain("1. Nguyễn Văn Số10 (còn 2 bài)");
    const lines = matrixCsv(matrix).trim().split("\r\n");
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/"Nguyễn Văn Số1",.*"Xong","Xong",2,2,6,6$/);
    const reads = await handle.db.selectFrom("audit").select("unit").where("action", "=", "assignment.read").execute();
    expect(reads).toEqual([{ unit: "CLASS12" }]);
  });
});
