import { expect, test } from "vitest";
import { insertPeople, listClassMembers } from "#app/features/people/api.server.ts";
import {
  fixRollMoment,
  listRollTotals,
  placementFor,
  rebuildClosure,
  unitsOfPerson,
} from "#app/features/units/api.server.ts";
import { openDatabase } from "#db/connect.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { insertForest, insertMembers, NOW, SINCE, TODAY } from "./units-forest.ts";

const IN_CLASS1 = ["class1", "communeA", "district", "province", "school1"];
const IN_CLASS2 = ["class2", "cluster", "communeB", "district", "province", "school2"];
const IN_BRANCH2 = ["branch2", "province", "provinceUnion", "schoolUnion"];

async function begin(open: () => Promise<TestDatabase>): Promise<TestDatabase> {
  const handle = await open();
  await insertForest(handle);
  await insertMembers(handle, {
    an: ["class1"],
    binh: ["class1"],
    chi: ["class2", "branch2"],
    dung: ["class2"],
    em: ["branch2"],
    giang: [],
  });
  return handle;
}

eachDatabase("placements and rolls", (open, { dialect }) => {
  test.each([
    ["an", IN_CLASS1],
    ["chi", [...new Set([...IN_BRANCH2, ...IN_CLASS2])]],
    ["dung", IN_CLASS2],
    ["em", IN_BRANCH2],
  ])("%s is placed in %j", async (person, units) => {
    const { db } = await begin(open);
    const placement = await placementFor(db, person, NOW);
    expect([...placement!.units].sort()).toEqual([...units].sort());
    expect([...(await unitsOfPerson(db, person, NOW))].sort()).toEqual([...units].sort());
    const stored = await db.selectFrom("placement_unit").selectAll().where("placement", "=", placement!.id).execute();
    expect(stored.map((row) => row.unit).sort()).toEqual([...units].sort());
    // A unit of several trees stands with its place in the main one.
    const province = stored.find((row) => row.unit === "province");
    // who is in no class is in the province through its Đoàn
    expect(province).toMatchObject({ tree: person === "em" ? "youth" : "state", depth: 3 });
  });

  test("nobody is placed without a membership, before it begins and after it ends", async () => {
    const { db } = await begin(open);
    expect(await placementFor(db, "giang", NOW)).toBeNull();
    expect(await placementFor(db, "unknown", NOW)).toBeNull();
    expect(await placementFor(db, "an", Date.UTC(2026, 7, 31, 16))).toBeNull();
    await db.updateTable("membership").set({ valid_to: TODAY }).where("person", "=", "an").execute();
    expect(await placementFor(db, "an", NOW)).toBeNull();
  });

  test("the same units are one placement; a merger makes another and leaves the old one", async () => {
    const { db } = await begin(open);
    const before = await placementFor(db, "an", NOW);
    expect(await placementFor(db, "binh", NOW)).toEqual(before);
    await db.transaction().execute(async (trx) => {
      await trx.updateTable("unit_edge").set({ valid_to: TODAY }).where("parent", "=", "communeA").execute();
      await rebuildClosure(trx, TODAY);
    });
    const after = await placementFor(db, "an", NOW);
    expect(after!.id).not.toBe(before!.id);
    const stored = db.selectFrom("placement_unit").select("unit").where("placement", "=", before!.id);
    expect(await stored.execute()).toHaveLength(IN_CLASS1.length);
  });

  test("racing first starts of a class make one placement, complete for everybody", async () => {
    const handle = await begin(open);
    // A file has one writer; on PostgreSQL two processes race.
    const other = dialect === "postgres" ? await openDatabase({ url: handle.url }) : null;
    try {
      const found = await Promise.all(
        Array.from({ length: 24 }, (_, at) =>
          placementFor((at % 2 ? handle : (other ?? handle)).db, at % 3 ? "an" : "binh", NOW),
        ),
      );
      expect(new Set(found.map((placement) => placement!.id)).size).toBe(1);
    } finally {
      await other?.close();
    }
    expect(await handle.db.selectFrom("placement").selectAll().execute()).toHaveLength(1);
    expect(await handle.db.selectFrom("placement_unit").selectAll().execute()).toHaveLength(IN_CLASS1.length);
  });

  test("a placement rolled back with its transaction is made again", async () => {
    const { db } = await begin(open);
    const failing = db.transaction().execute(async (trx) => {
      await placementFor(trx, "an", NOW);
      throw new Error("rolled back");
    });
    await expect(failing).rejects.toThrow("rolled back");
    expect(await db.selectFrom("placement").selectAll().execute()).toEqual([]);
    await placementFor(db, "an", NOW);
    expect(await db.selectFrom("placement_unit").selectAll().execute()).toHaveLength(IN_CLASS1.length);
  });

  test("a roll holds everybody below the unit once, with figures for every unit of their placements", async () => {
    const handle = await begin(open);
    const moment = await fixRollMoment(handle, { reason: "test", at: NOW, unit: "province" });
    const people = await handle.db.selectFrom("roll_person").select("person").where("moment", "=", moment).execute();
    expect(people.map((row) => row.person).sort()).toEqual(["an", "binh", "chi", "dung", "em"]);
    const totals = await handle.db.selectFrom("roll_total").selectAll().where("moment", "=", moment).execute();
    expect(Object.fromEntries(totals.map((row) => [row.unit, row.n]))).toEqual({
      province: 5,
      district: 4,
      cluster: 2,
      communeA: 2,
      school1: 2,
      class1: 2,
      communeB: 2,
      school2: 2,
      class2: 2,
      branch2: 2,
      schoolUnion: 2,
      provinceUnion: 2,
    });
    expect(await listRollTotals(handle.db, moment, ["class1", "unknown"])).toEqual([{ unit: "class1", n: 2 }]);
  });

  test.each([
    ["district", ["an", "binh", "chi", "dung"]],
    ["cluster", ["chi", "dung"]],
    ["provinceUnion", ["chi", "em"]],
    ["class1", ["an", "binh"]],
  ])("the roll of %s is %j", async (unit, expected) => {
    const handle = await begin(open);
    const moment = await fixRollMoment(handle, { reason: "test", at: NOW, unit });
    const people = await handle.db.selectFrom("roll_person").select("person").where("moment", "=", moment).execute();
    expect(people.map((row) => row.person).sort()).toEqual(expected);
  });

  test("a class list is in Vietnamese order: given name, middle names, family", async () => {
    const { db } = await begin(open);
    const names = ["Trần Văn Ân", "Lê Thị Đào", "Nguyễn Thị Ánh", "Phạm Minh An", "Bùi  Thị Dung"];
    await insertPeople(
      db,
      names.map((fullName, at) => ({
        id: `new${at}`,
        fullName,
        birthDate: "2012-01-05",
        codes: [],
        memberships: [{ tree: "state", unit: "school2", role: "pupil", validFrom: SINCE }],
      })),
    );
    const listed = await listClassMembers(db, "school2", NOW);
    expect(listed.map((row) => row.fullName)).toEqual([
      "Phạm Minh An",
      "Nguyễn Thị Ánh",
      "Trần Văn Ân",
      "Bùi Thị Dung",
      "Lê Thị Đào",
    ]);
    expect(listed[0]).toMatchObject({ person: "new3", birthDate: "2012-01-05", login: null });
  });
});
