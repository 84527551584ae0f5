import { join } from "node:path";
import { expect, test } from "vitest";
import { ancestorsOf, insertProvince, rebuildClosure, UnknownProvinceError } from "#app/features/units/api.server.ts";
import { listUnitsBelow } from "#db/queries/units.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { insertForest, NOW, SINCE, TODAY } from "./units-forest.ts";

/** "ancestor>descendant:depth" of one tree, without the rows of units about themselves. */
async function closure({ db }: TestDatabase, tree: string): Promise<string[]> {
  const rows = await db
    .selectFrom("unit_closure")
    .selectAll()
    .where("tree", "=", tree)
    .where("depth", ">", 0)
    .execute();
  return rows.map((row) => `${row.ancestor}>${row.descendant}:${row.depth}`).sort();
}

eachDatabase("units", (open) => {
  test("a main tree's closure is its own", async () => {
    const handle = await open();
    await insertForest(handle);
    expect(await closure(handle, "state")).toEqual(
      [
        ...["communeA", "communeB"].map((unit) => `province>${unit}:1`),
        ...["school1", "school2"].map((unit) => `province>${unit}:2`),
        ...["class1", "class2"].map((unit) => `province>${unit}:3`),
        ...["communeA>school1:1", "communeB>school2:1", "communeA>class1:2", "communeB>class2:2"],
        ...["school1>class1:1", "school2>class2:1"],
      ].sort(),
    );
    expect(await closure(handle, "youth")).toEqual([
      "province>branch2:3",
      "province>provinceUnion:1",
      "province>schoolUnion:2",
      "provinceUnion>branch2:2",
      "provinceUnion>schoolUnion:1",
      "schoolUnion>branch2:1",
    ]);
  });

  test("a grouping tree reaches the classes below its schools", async () => {
    const handle = await open();
    await insertForest(handle);
    expect(await closure(handle, "cluster")).toEqual([
      "cluster>class2:2",
      "cluster>school2:1",
      "province>class2:3",
      "province>cluster:1",
      "province>school2:2",
    ]);
    expect((await closure(handle, "former-district")).filter((row) => row.startsWith("district"))).toEqual([
      "district>class1:2",
      "district>class2:2",
      "district>school1:1",
      "district>school2:1",
    ]);
  });

  test.each([
    ["class2", ["class2", "cluster", "communeB", "district", "province", "school2"]],
    ["branch2", ["branch2", "province", "provinceUnion", "schoolUnion"]],
    ["province", ["province"]],
    ["nothing", ["nothing"]],
  ])("above %s stand %j", async (unit, expected) => {
    const handle = await open();
    await insertForest(handle);
    const found = await ancestorsOf(handle.db, unit);
    expect(found[0]).toBe(unit);
    expect([...found].sort()).toEqual(expected);
  });

  test("a merger moves a school and everything below it, and a second rebuild finds nothing to do", async () => {
    const handle = await open();
    await insertForest(handle);
    await handle.db.transaction().execute(async (trx) => {
      const ended = trx.updateTable("unit_edge").set({ valid_to: TODAY });
      await ended.where("tree", "=", "state").where("child", "=", "school1").execute();
      await trx
        .insertInto("unit_edge")
        .values({ tree: "state", child: "school1", parent: "communeB", valid_from: TODAY, valid_to: null })
        .execute();
      expect(await rebuildClosure(trx, TODAY)).toBe(2);
      expect(await rebuildClosure(trx, TODAY)).toBe(0);
    });
    expect(await ancestorsOf(handle.db, "class1")).toEqual(
      expect.arrayContaining(["communeB", "district", "province"]),
    );
    expect(await ancestorsOf(handle.db, "class1")).not.toContain("communeA");
  });

  test("edges that run in a circle are refused", async () => {
    const handle = await open();
    await insertForest(handle);
    await handle.db
      .insertInto("unit_edge")
      .values({ tree: "state", child: "province", parent: "class1", valid_from: SINCE, valid_to: null })
      .execute();
    await expect(handle.db.transaction().execute((trx) => rebuildClosure(trx, TODAY))).rejects.toThrow("below itself");
  });

  test("a province's files load, twice with the same end", async () => {
    const handle = await open();
    const first = await insertProvince(handle, "91", NOW);
    const count = () =>
      handle.db
        .selectFrom("unit")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow();
    const before = await count();
    expect((await insertProvince(handle, "91", NOW, join("content", "units"))).province).toBe(first.province);
    expect(await count()).toEqual(before);
    const below = (kinds: string[], tree = "state") =>
      listUnitsBelow(handle.db, { ancestor: first.province, tree, kinds });
    expect(await below(["commune"])).toHaveLength(85);
    expect(await below(["ward"])).toHaveLength(14);
    expect((await below(["special-zone"])).map((unit) => unit.name)).toEqual([
      "Đặc khu Kiên Hải",
      "Đặc khu Phú Quốc",
      "Đặc khu Thổ Châu",
    ]);
    const districts = (await below(["former-district"], "former-district")).map((unit) => unit.name);
    expect(districts).toHaveLength(26);
    expect(districts).toEqual(
      expect.arrayContaining(["Huyện Châu Thành (An Giang cũ)", "Huyện Châu Thành (Kiên Giang cũ)"]),
    );
    await expect(insertProvince(handle, "00", NOW)).rejects.toThrow(UnknownProvinceError);
  });
});
