/** Rolls that are fixed on somebody's word: who sees which figure, and that nothing changes it afterwards. */
import { expect, test } from "vitest";
import {
  dropUnfinishedRolls,
  fixRollMoment,
  fixRollNow,
  rollMoment,
  rollMoments,
} from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { insertForest, insertMembers, NOW } from "./units-forest.ts";

const DAY = 86_400_000;
const ORDER = { id: "M1", unit: "province", reason: "Báo cáo năm 2026", account: "sgd", now: NOW };
const WINDOW = { limit: 50, offset: 0 };

eachDatabase("roll moments", (open) => {
  async function begin() {
    const handle = await open();
    await insertForest(handle);
    await insertMembers(handle, { a: ["class1"], b: ["class1"], c: ["class2", "branch2"] });
    return handle;
  }
  const seen = async (handle: DatabaseHandle, ...scope: string[]) =>
    (await rollMoments(handle, scope, WINDOW)).rows.map(({ reason, n }) => `${reason}: ${n}`);
  const schools = async (handle: DatabaseHandle, id: string, ...scope: string[]) =>
    (await rollMoment(handle, scope, { id, search: "", ...WINDOW }))?.schools.map(
      ({ name, n, now }) => `${name} ${n} ${now}`,
    );

  test("is fixed once however often the form is sent, and audited", async () => {
    const handle = await begin();
    const sent = await Promise.all([fixRollNow(handle, ORDER), fixRollNow(handle, ORDER)]);
    expect(sent.sort()).toEqual([false, true]);
    expect(await seen(handle, "province")).toEqual(["Báo cáo năm 2026: 3"]);
    const rows = await handle.db.selectFrom("audit").select(["action", "subject", "actor", "unit"]).execute();
    expect(rows).toEqual([{ action: "roll.fix", subject: "roll:M1", actor: "sgd", unit: "province" }]);
  });

  test("everybody sees the figure of the own units alone", async () => {
    const handle = await begin();
    await fixRollNow(handle, ORDER);
    await fixRollNow(handle, { ...ORDER, id: "M2", unit: "school1", reason: "Trường 1", now: NOW + 1 });
    for (const [scope, figures] of [
      [["province"], ["Trường 1: 2", "Báo cáo năm 2026: 3"]],
      [["school1"], ["Trường 1: 2", "Báo cáo năm 2026: 2"]],
      [["school2"], ["Báo cáo năm 2026: 1"]],
      // nobody is counted twice: a school lies in its province
      [
        ["school1", "province"],
        ["Trường 1: 2", "Báo cáo năm 2026: 3"],
      ],
      [
        ["school1", "school2"],
        ["Trường 1: 2", "Báo cáo năm 2026: 3"],
      ],
      [["cluster"], ["Báo cáo năm 2026: 1"]],
      [[], []],
    ] as const) {
      expect(await seen(handle, ...scope), scope.join(" ")).toEqual(figures);
    }
    expect(await schools(handle, "M1", "province")).toEqual(["school1 2 2", "school2 1 1"]);
    expect(await schools(handle, "M1", "school2")).toEqual(["school2 1 1"]);
    expect(await schools(handle, "M2", "province")).toEqual(["school1 2 2"]);
    expect(await schools(handle, "M2", "school2")).toBeUndefined();
    expect(await schools(handle, "nothing", "province")).toBeUndefined();
  });

  test("a pupil who moves changes what is now, not what was fixed; the database refuses the rest", async () => {
    const handle = await begin();
    const { db } = handle;
    await fixRollNow(handle, ORDER);
    await db.updateTable("membership").set({ unit: "class2" }).where("person", "=", "a").execute();
    expect(await schools(handle, "M1", "province")).toEqual(["school1 2 1", "school2 1 2"]);
    const [row] = await db.selectFrom("roll_person").selectAll().where("person", "=", "a").execute();
    const person = { ...row!, person: "late" };
    await insertRows(db, "person", [
      { id: "late", full_name: "x", name_key: "x", sort_key: "x", birth_date: null, erased_at: null },
    ]);
    for (const change of [
      () => db.updateTable("roll_total").set({ n: 9 }).execute(),
      () => db.deleteFrom("roll_total").execute(),
      () => db.deleteFrom("roll_person").execute(),
      () => db.deleteFrom("roll_moment").execute(),
      () => db.updateTable("roll_moment").set({ reason: "x" }).execute(),
    ]) {
      await expect(change()).rejects.toThrow("never changed");
    }
    await expect(insertRows(db, "roll_person", [person])).rejects.toThrow("fixed");
  });

  test("what was broken off shows no figure and goes after a day; what is finished or of a contest stays", async () => {
    const handle = await begin();
    const { db } = handle;
    await fixRollNow(handle, ORDER);
    await fixRollMoment(handle, { id: "OPENED", reason: "contest.open", at: NOW, unit: "province" });
    const moment = { at: NOW, reason: "Bị ngắt", unit: "province", fixed_by: "sgd", done_at: null };
    await insertRows(db, "roll_moment", [
      { id: "BROKEN", ...moment },
      { id: "RUNS", ...moment, reason: "contest.open" },
    ]);
    const [row] = await db.selectFrom("roll_person").selectAll().where("person", "=", "a").limit(1).execute();
    await insertRows(db, "roll_person", [{ ...row!, moment: "BROKEN" }]);
    const contest = { id: "C", unit: "province", slug: "c", title: "C", state: "published" as const, created_at: 0 };
    await insertRows(db, "contest", [{ ...contest, announced_at: 0, roll_moment: "RUNS", public_edition: 0 }]);

    // a contest's own roll that lost against another process is not shown
    expect(await seen(handle, "province")).toEqual(["Mở cuộc thi C: 0", "Báo cáo năm 2026: 3", "Bị ngắt: 0"]);
    const ids = async () =>
      (await db.selectFrom("roll_moment").select("id").orderBy("id").execute()).map(({ id }) => id);
    await dropUnfinishedRolls(handle, NOW + DAY);
    expect(await ids()).toEqual(["BROKEN", "M1", "OPENED", "RUNS"]);
    await dropUnfinishedRolls(handle, NOW + DAY + 1);
    expect(await ids()).toEqual(["M1", "OPENED", "RUNS"]);
  });
});
