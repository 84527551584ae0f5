/** The list of classes that staff opens first: scope, search, pages. */
import { expect, test } from "vitest";
import { searchKey } from "#app/domain/vietnamese.ts";
import { insertPeople } from "#app/features/people/api.server.ts";
import { listClassesOfScope } from "#db/queries/class-view.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { insertForest, SINCE } from "./units-forest.ts";

const ALL = { search: "", limit: 50, offset: 0 };

eachDatabase("the list of classes", (open) => {
  test("shows what the scope holds, found by class or school, a page at a time", async () => {
    const handle = await open();
    await insertForest(handle);
    const names = async (scope: readonly string[], window: Partial<typeof ALL> = {}) => {
      const { rows, total } = await listClassesOfScope(handle.db, scope, { ...ALL, ...window });
      return [total, ...rows.map(({ id, schoolName, members }) => `${id} ${schoolName} ${members}`)];
    };
    expect(await names([])).toEqual([0]);
    // a union without members holds others only; a branch waits for its members
    const empty = ["class1 school1 0", "class2 school2 0", "branch2 schoolUnion 0"];
    expect(await names(["province", "provinceUnion"])).toEqual([3, ...empty]);
    expect(await names(["communeA"])).toEqual([1, "class1 school1 0"]);
    expect(await names(["province"], { search: searchKey("SCHOOL2") })).toEqual([1, "class2 school2 0"]);
    expect(await names(["province"], { search: searchKey("%") })).toEqual([3, ...empty]);
    expect(await names(["province"], { limit: 1, offset: 1 })).toEqual([3, "class2 school2 0"]);

    await insertPeople(handle.db, [
      {
        id: "P",
        fullName: "Võ Thị Lành",
        birthDate: null,
        codes: [],
        memberships: [
          { tree: "state", unit: "class2", role: "pupil", validFrom: SINCE },
          { tree: "youth", unit: "branch2", role: "member", validFrom: SINCE },
        ],
      },
    ]);
    expect(await names(["province", "provinceUnion"])).toEqual([
      3,
      "class1 school1 0",
      "class2 school2 1",
      "branch2 schoolUnion 1",
    ]);
  });
});
