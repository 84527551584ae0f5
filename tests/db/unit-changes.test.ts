/** The administrator's acts on units: previewed, refused with a sentence, carried out; what was before stays. */
import { expect, test } from "vitest";
import {
  applyChange,
  applyPlanned,
  cancelPlanned,
  placementFor,
  plannedChanges,
  previewChange,
  type UnitChange,
} from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listChildren } from "#db/queries/unit-admin.ts";
import { listAncestors } from "#db/queries/units.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { accountWorld } from "./accounts-fixture.ts";
import { NOW, TODAY } from "./units-forest.ts";

const BY = { account: "a", now: NOW };
const DAY = 86_400_000;
const PAST = "2026-10-01";
const FUTURE = "2026-12-01";
/** What a change is without its day, unit and tree. */
const change = (act: UnitChange["act"], unit: string, rest: object = {}, day = TODAY) =>
  ({ act, unit, day, ...rest }) as UnitChange;
const add = (unit: string, tree: string, kind: string, name: string, code = "") =>
  change("add", unit, { tree, kind, name, code });

eachDatabase("changes of units", (open) => {
  const begin = async () => (await accountWorld(await open(), [{ id: "HS01", inClass: "class1" }])).handle;
  const above = async (handle: DatabaseHandle, unit: string, tree = "state") =>
    (await listAncestors(handle.db, [unit])).filter((row) => row.tree === tree).map((row) => row.unit);
  const edges = (handle: DatabaseHandle, child: string, tree: string) =>
    handle.db
      .selectFrom("unit_edge")
      .select(["parent", "valid_from as from", "valid_to as to"])
      .where("child", "=", child)
      .where("tree", "=", tree)
      .orderBy("valid_from")
      .execute();

  test.each<[string, UnitChange, string | null]>([
    ["a new name", change("rename", "school1", { name: "  Trường  THCS Mới " }), null],
    ["the same name", change("rename", "school1", { name: "school1" }), "name: Tên này là tên đang dùng."],
    ["a neighbour's name", change("rename", "communeA", { name: "COMMUNEB" }), "name: Cùng nơi đã có đơn vị khác"],
    ["to another commune", change("move", "school1", { tree: "state", parent: "communeB" }), null],
    ["where it is", change("move", "school1", { tree: "state", parent: "communeA" }), "target: Đơn vị đang ở đó"],
    ["below itself", change("move", "communeA", { tree: "state", parent: "class1" }), "target: Đơn vị nhận nằm dưới"],
    ["below a class", change("move", "school1", { tree: "state", parent: "class2" }), "target: Trong cây này, class2"],
    ["into a grouping it is not in", change("move", "school1", { tree: "cluster", parent: "cluster" }), null],
    [
      "a class out of the youth tree",
      change("move", "class1", { tree: "youth", parent: "branch2" }),
      "tree: Đơn vị này",
    ],
    [
      "below what is in no cluster",
      change("move", "school1", { tree: "cluster", parent: "communeB" }),
      "target: Trong",
    ],
    ["a Đoàn to its school", change("move", "schoolUnion", { tree: "school-youth", parent: "school2" }), null],
    [
      "a Đoàn to a class",
      change("move", "schoolUnion", { tree: "school-youth", parent: "class2" }),
      "target: Chọn trường",
    ],
    [
      "a branch to a school",
      change("move", "branch2", { tree: "school-youth", parent: "school2" }),
      "tree: Đơn vị này",
    ],
    [
      "schools into a school",
      change("join", "school1", { tree: "school-youth", units: ["school2"] }),
      "tree: Chọn cây",
    ],
    ["two communes into one", change("merge", "communeA", { into: "communeB" }), null],
    ["a THCS into a THPT", change("merge", "school1", { into: "school2" }), null],
    ["a commune into a school", change("merge", "communeA", { into: "school2" }), "target: Chỉ nhập được"],
    ["a commune into a cluster", change("merge", "communeA", { into: "cluster" }), "target: Chỉ nhập được"],
    ["a class with pupils", change("merge", "class1", { into: "class2" }), "unit: Có 1 người trực tiếp"],
    ["an empty class", change("close", "class2"), null],
    ["a class with pupils", change("close", "class1"), "unit: Còn 1 người ở đây"],
    ["a commune with schools", change("close", "communeA"), "unit: Còn 1 đơn vị ở dưới"],
    ["the province", change("close", "province"), "unit: Không đóng được tỉnh."],
    ["what is not there", change("close", "nowhere"), "unit: Đơn vị này đã đóng."],
    ["a cluster", add("province", "cluster", "cluster", "Cụm 2"), null],
    ["a school", add("communeA", "state", "primary-school", "Trường TH Mới", "91/077"), null],
    ["a class", add("school1", "state", "class", "9/1"), null],
    ["a class without a grade", add("school1", "state", "class", "Lớp chọn"), "name: Tên lớp có khối"],
    ["a code of a class", add("school1", "state", "class", "9/1", "91/077"), "code: Chỉ trường"],
    ["a code that is none", add("communeA", "state", "primary-school", "TH", "x"), "code: Mã trường gồm"],
    ["a kind that is none", add("province", "cluster", "x", "Cụm 2"), "kind: Chọn loại"],
    ["a school in a grouping", add("cluster", "cluster", "primary-school", "TH"), "kind: Trường tiểu học không thêm"],
    ["a cluster among the areas", add("province", "state", "cluster", "Cụm 2"), "kind: Cụm trường không thêm"],
    ["a commune below a school", add("school1", "state", "commune", "Xã"), "kind: Xã không nằm dưới"],
    ["schools into a cluster", change("join", "cluster", { tree: "cluster", units: ["school1", "school2"] }), null],
    [
      "a commune into a cluster",
      change("join", "cluster", { tree: "cluster", units: ["communeA"] }),
      "codes: communeA",
    ],
    ["nothing", change("join", "cluster", { tree: "cluster", units: [] }), "codes: Nhập mã"],
    ["a school out of a cluster", change("leave", "cluster", { tree: "cluster", units: ["school2"] }), null],
    [
      "a school that is not in it",
      change("leave", "cluster", { tree: "cluster", units: ["school1"] }),
      "child: Trường",
    ],
    ["no day", change("close", "class2", {}, "2026-02-30"), "day: Nhập ngày."],
    ["before it was there", change("close", "class2", {}, "2026-08-31"), "day: Đơn vị có từ 01/09/2026"],
    ["in three years", change("close", "class2", {}, "2029-11-22"), "day: Hẹn trước nhiều nhất 2 năm."],
  ])("%s", async (_what, wanted, problem) => {
    const handle = await begin();
    const preview = await previewChange(handle, wanted, NOW);
    const result = await applyChange(handle, wanted, BY);
    expect(result.problem).toEqual(preview.problem);
    const said = result.problem && `${result.problem.field}: ${result.problem.message}`;
    if (problem === null) expect(said).toBeNull();
    else expect(said).toContain(problem);
    const written = await handle.db.selectFrom("audit").select("action").where("action", "like", "unit.%").execute();
    expect(written).toHaveLength(problem === null ? 1 : 0);
  });

  test("a merger takes the schools along, in today's trees alone, and ends the roles on what is gone", async () => {
    const { handle } = await accountWorld(await open(), [
      { id: "HS01", inClass: "class1" },
      { id: "xa", role: ["area", "communeA"] },
      { id: "ql", role: ["manager", "school1"] },
    ]);
    const before = await placementFor(handle.db, "person-HS01", NOW);
    const merge = change("merge", "communeA", { into: "communeB" });
    expect(await previewChange(handle, merge, NOW)).toEqual({
      problem: null,
      touches: { children: 1, schools: 1, classes: 1, people: 1, grants: 2 },
      lines: ["school1"],
    });
    await applyChange(handle, merge, BY);
    expect(await above(handle, "class1")).toEqual(["class1", "school1", "communeB", "province"]);
    const units = await handle.db
      .selectFrom("placement_unit")
      .select("unit")
      .where("placement", "=", before!.id)
      .execute();
    expect(units.map(({ unit }) => unit)).toContain("communeA");
    const grants = await handle.db.selectFrom("role_grant").select(["unit", "valid_to"]).orderBy("unit").execute();
    expect(grants).toEqual([
      { unit: "communeA", valid_to: TODAY },
      { unit: "school1", valid_to: null },
    ]);
    const list = (parent: string | null, search = "") =>
      listChildren(handle.db, { tree: "state", parent, search, limit: 50, offset: 0 });
    expect((await list(null)).rows.map(({ id }) => id)).toEqual(["province"]);
    expect((await list("province")).rows.map(({ id, below }) => `${id} ${below}`)).toEqual(["communeB 2"]);
    expect((await list(null, "school")).total).toBe(2);
  });

  test("a merger dated back goes from its day; what came later goes from its own", async () => {
    const handle = await begin();
    const { db } = handle;
    await applyChange(handle, add("communeA", "state", "primary-school", "Trường mới"), BY);
    await applyChange(handle, change("merge", "communeA", { into: "communeB" }, PAST), BY);
    expect(await edges(handle, "school1", "state")).toEqual([
      { parent: "communeA", from: "2026-09-01", to: PAST },
      { parent: "communeB", from: PAST, to: null },
    ]);
    const [made] = await db.selectFrom("unit").select("id").where("name", "=", "Trường mới").execute();
    expect(await edges(handle, made!.id, "state")).toEqual([{ parent: "communeB", from: TODAY, to: null }]);
    const [ended] = await db.selectFrom("unit").select("valid_to").where("id", "=", "communeA").execute();
    expect(ended?.valid_to).toBe(PAST);
  });

  test.each<[string, UnitChange, string]>([
    ["moved since", change("move", "school1", { tree: "state", parent: "communeA" }, PAST), "Đang ở nơi hiện nay từ"],
    ["named since", change("rename", "school2", { name: "Tên khác" }, PAST), "Tên đang dùng có từ 22/11/2026"],
    ["left since", change("close", "class2", {}, PAST), "Ở đây còn người hoặc đơn vị đến từ 22/11/2026"],
    [
      "in the group since",
      change("leave", "cluster", { tree: "cluster", units: ["school1"] }, PAST),
      "Trường ở đây từ",
    ],
  ])("history is not written over: %s", async (_what, wanted, problem) => {
    const handle = await begin();
    const member = { id: "m", person: "person-HS01", tree: "youth", unit: "class2", role: "pupil" };
    await insertRows(handle.db, "membership", [{ ...member, valid_from: "2026-09-01", valid_to: TODAY }]);
    await applyChange(handle, change("move", "school1", { tree: "state", parent: "communeB" }), BY);
    await applyChange(handle, change("rename", "school2", { name: "Tên mới" }), BY);
    await applyChange(handle, change("join", "cluster", { tree: "cluster", units: ["school1"] }), BY);
    const result = await applyChange(handle, wanted, BY);
    expect(result.problem?.field).toBe("day");
    expect(result.problem?.message).toContain(problem);
  });

  test("schools go into a group and out of it; their classes follow", async () => {
    const handle = await begin();
    await applyChange(handle, add("province", "cluster", "cluster", "Cụm 2"), BY);
    const [two] = await handle.db.selectFrom("unit").select("id").where("name", "=", "Cụm 2").execute();
    const join = change("join", two!.id, { tree: "cluster", units: ["school1", "school2"] });
    const preview = await previewChange(handle, join, NOW);
    expect([...preview.lines].sort()).toEqual(["school1", "school2: từ cluster"]);
    expect(preview.touches).toMatchObject({ schools: 2, classes: 2, people: 1 });
    await applyChange(handle, join, BY);
    expect(await above(handle, "class1", "cluster")).toEqual([two!.id, "province"]);
    expect(await above(handle, "class2", "cluster")).toEqual([two!.id, "province"]);
    await applyChange(handle, change("leave", two!.id, { tree: "cluster", units: ["school1"] }), BY);
    expect(await above(handle, "class1", "cluster")).toEqual([]);
    // put in and taken out on one day: it never was there
    expect(await edges(handle, "school1", "cluster")).toEqual([]);
    expect(await above(handle, "class1")).toEqual(["class1", "school1", "communeA", "province"]);
  });

  test("two schools with a class of one name do not become one", async () => {
    const handle = await begin();
    await applyChange(handle, add("school1", "state", "class", "9/1"), BY);
    await applyChange(handle, add("school2", "state", "class", "9/1"), BY);
    const result = await applyChange(handle, change("merge", "school1", { into: "school2" }), BY);
    expect(result.problem?.message).toBe("Hai bên cùng có lớp 9/1: đổi tên lớp ở một bên trước.");
  });

  test("a unit that holds a contest under way does not end", async () => {
    const handle = await begin();
    const contest = {
      id: "C",
      unit: "class2",
      slug: "c",
      title: "Thi thử",
      state: "published" as const,
      created_at: 0,
    };
    await insertRows(handle.db, "contest", [{ ...contest, announced_at: 0, roll_moment: null, public_edition: 0 }]);
    const round = {
      id: "R",
      contest: "C",
      pos: 1,
      title: "R",
      opens_at: 0,
      freeze_at: null,
      release_at: null,
      rehearsal: 0 as const,
      advance: null,
    };
    await insertRows(handle.db, "round", [{ ...round, closes_at: NOW + 1 }]);
    const close = change("close", "class2");
    expect((await previewChange(handle, close, NOW)).problem?.message).toContain("“Thi thử”");
    expect((await previewChange(handle, close, NOW + 1)).problem).toBeNull();
  });

  test("a day to come waits, is done on that day, once; what cannot be any more says why", async () => {
    const handle = await begin();
    const { db } = handle;
    const move = change("move", "school1", { tree: "state", parent: "communeB" }, FUTURE);
    const close = change("close", "class2", {}, FUTURE);
    for (const one of [move, close, change("rename", "school2", { name: "Tên mới" }, FUTURE)]) {
      expect(await applyChange(handle, one, BY)).toEqual({ problem: null, planned: true });
    }
    const shown = async (unit: string | null, now = NOW) =>
      (await plannedChanges(handle, unit, now)).map(({ title, words, problem }) => `${title} ${words} ${problem}`);
    expect(await shown("school1")).toEqual(["Chuyển sang nơi khác sang communeB, từ 01/12/2026 null"]);
    expect(await shown(null)).toHaveLength(3);
    const [wait] = await plannedChanges(handle, "school2", NOW);
    const cancel = { id: wait!.id, account: "a", now: NOW };
    expect(await cancelPlanned(handle, { ...cancel, unit: "school1" })).toBe(false);
    expect(await cancelPlanned(handle, { ...cancel, unit: "school2" })).toBe(true);
    expect(await cancelPlanned(handle, { ...cancel, unit: "school2" })).toBe(false);

    await applyPlanned(handle, NOW);
    expect(await above(handle, "school1")).toContain("communeA");
    const member = { id: "m", person: "person-HS01", tree: "youth", unit: "class2", role: "pupil" };
    await insertRows(db, "membership", [{ ...member, valid_from: "2026-09-01", valid_to: null }]);
    const day = Date.UTC(2026, 10, 30, 17);
    await applyPlanned(handle, day - 1);
    expect(await above(handle, "school1")).toContain("communeA");
    await Promise.all([applyPlanned(handle, day), applyPlanned(handle, day)]);
    expect(await above(handle, "school1")).toContain("communeB");
    expect(await edges(handle, "school1", "state")).toEqual([
      { parent: "communeA", from: "2026-09-01", to: FUTURE },
      { parent: "communeB", from: FUTURE, to: null },
    ]);
    expect(await shown(null, day)).toEqual(["Đóng đơn vị từ 01/12/2026 Còn 1 người ở đây: chuyển người trước."]);
    expect(await shown(null, day + 61 * DAY)).toEqual([]);
    const written = await db
      .selectFrom("audit")
      .select("action")
      .where("action", "like", "unit.%")
      .orderBy("id")
      .execute();
    expect(written.map(({ action }) => action)).toEqual([
      "unit.plan",
      "unit.plan",
      "unit.plan",
      "unit.unplan",
      "unit.move",
    ]);
    const names = await db.selectFrom("unit").select("name").where("id", "=", "school2").execute();
    expect(names).toEqual([{ name: "school2" }]);
  });
});
