/** Groupings and kinds of units that an administrator adds: labels, ids, ranks, taking back. */
import { expect, test } from "vitest";
import {
  addGrouping,
  addKind,
  applyChange,
  dropTree,
  groupKinds,
  listTrees,
  listTreesWithSizes,
  renameKind,
  renameTree,
} from "#app/features/units/api.server.ts";
import { listAncestors } from "#db/queries/units.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { insertForest, NOW, TODAY } from "./units-forest.ts";

const BY = { account: "a", now: NOW };

eachDatabase("groupings and kinds", (open) => {
  async function begin() {
    const handle = await open();
    await insertForest(handle);
    return handle;
  }

  test("a grouping of a new kind takes groups below the province, and schools into them", async () => {
    const handle = await begin();
    const made = await addGrouping(handle, { label: " Cụm  thi đua ", kind: "", kindLabel: "Khối thi đua" }, BY);
    expect(made).toEqual({ ok: true, id: "cum-thi-dua", kind: "khoi-thi-dua" });
    expect((await listTrees(handle.db)).at(-1)).toMatchObject({ id: "cum-thi-dua", label: "Cụm thi đua", grouping: 1 });
    expect((await groupKinds(handle)).map(({ id }) => id)).toEqual(["former-district", "cluster", "khoi-thi-dua"]);
    const base = { unit: "province", day: TODAY, tree: "cum-thi-dua" };
    const added = await applyChange(
      handle,
      { act: "add", ...base, kind: "khoi-thi-dua", name: "Khối 1", code: "" },
      BY,
    );
    expect(added.problem).toBeNull();
    const [group] = await handle.db.selectFrom("unit").select("id").where("name", "=", "Khối 1").execute();
    await applyChange(handle, { act: "join", ...base, unit: group!.id, units: ["school1"] }, BY);
    const above = (await listAncestors(handle.db, ["class1"])).filter(({ tree }) => tree === "cum-thi-dua");
    expect(above.map(({ unit, depth }) => `${unit} ${depth}`)).toEqual([`${group!.id} 2`, "province 3"]);
    const [size] = (await listTreesWithSizes(handle.db)).filter(({ id }) => id === "cum-thi-dua");
    expect(size).toMatchObject({ units: 2, schools: 1 });
    expect(await dropTree(handle, "cum-thi-dua", BY)).toMatchObject({ ok: false });
  });

  test.each([
    ["a short label", { label: "x", kind: "cluster", kindLabel: "" }, "label"],
    ["a label that stands", { label: "CỤM TRƯỜNG", kind: "cluster", kindLabel: "" }, "label"],
    ["a kind that is no group", { label: "Khối", kind: "commune", kindLabel: "" }, "kind"],
    ["a kind that is none", { label: "Khối", kind: "x", kindLabel: "" }, "kind"],
    ["a new kind without a label", { label: "Khối", kind: "", kindLabel: " " }, "kindLabel"],
    ["a new kind that stands", { label: "Khối", kind: "", kindLabel: "Xã" }, "kindLabel"],
  ])("%s is refused, and nothing is written", async (_what, input, field) => {
    const handle = await begin();
    const before = (await listTrees(handle.db)).length;
    expect(await addGrouping(handle, input, BY)).toMatchObject({ ok: false, field });
    expect(await listTrees(handle.db)).toHaveLength(before);
    expect(await handle.db.selectFrom("audit").selectAll().execute()).toEqual([]);
  });

  test("kinds go to the end of their part; a part that is full shares its last rank", async () => {
    const handle = await begin();
    const rankOf = async (id: string) =>
      (await handle.db.selectFrom("unit_kind").select(["rank", "role"]).where("id", "=", id).execute())[0];
    expect(await addKind(handle, { label: "Trường chuyên biệt", part: "school" }, BY)).toEqual({
      ok: true,
      id: "truong-chuyen-biet",
    });
    expect(await rankOf("truong-chuyen-biet")).toEqual({ rank: 46, role: "school" });
    for (let n = 1; n <= 6; n += 1) await addKind(handle, { label: `Trường kiểu ${n}`, part: "school" }, BY);
    expect(await rankOf("truong-kieu-6")).toEqual({ rank: 49, role: "school" });
    expect(await addKind(handle, { label: "Trường – chuyên; biệt", part: "school" }, BY)).toEqual({
      ok: true,
      id: "truong-chuyen-biet-2",
    });
    expect(await addKind(handle, { label: "trường chuyên biệt", part: "school" }, BY)).toMatchObject({ ok: false });
    expect(await renameKind(handle, { id: "commune", label: "Phường" }, BY)).toMatchObject({ ok: false });
    expect(await renameKind(handle, { id: "commune", label: "XÃ" }, BY)).toMatchObject({ ok: true });
    expect(await renameKind(handle, { id: "nothing", label: "Gì đó" }, BY)).toMatchObject({ ok: false });
  });

  test("a tree gets another label; only a grouping that was never used is taken back", async () => {
    const handle = await begin();
    expect(await renameTree(handle, { id: "cluster", label: "Cụm chuyên môn" }, BY)).toMatchObject({ ok: true });
    expect(await renameTree(handle, { id: "cluster", label: "Đoàn, Đội" }, BY)).toMatchObject({ ok: false });
    await addGrouping(handle, { label: "Nhầm", kind: "cluster", kindLabel: "" }, BY);
    expect(await dropTree(handle, "nham", BY)).toMatchObject({ ok: true });
    for (const id of ["cluster", "state", "nham"]) expect(await dropTree(handle, id, BY)).toMatchObject({ ok: false });
    const written = await handle.db.selectFrom("audit").select("action").orderBy("id").execute();
    expect(written.map(({ action }) => action)).toEqual(["tree.rename", "tree.add", "tree.drop"]);
  });
});
