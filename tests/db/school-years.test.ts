/** Into the new school year: once, all or nothing, what was before untouched; a pupil who changes schools. */
import { expect, test } from "vitest";
import { startOfLocalDay } from "#app/domain/vietnamese.ts";
import { planYear, promoteSchool, receivePupil } from "#app/features/school-years/api.server.ts";
import { placementFor } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { bring, insertSchools, NOW, rollOf } from "./rolls-school.ts";

const HEAD = ["STT", "Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp", "Chi đoàn"];
const PUPILS = [
  ["1", "0011", "Nguyễn An", "07/02/2011", "10A1", "x"],
  ["2", "0012", "Lê Bình", "08/02/2011", "10A1", ""],
  ["3", "0013", "Võ Chi", "09/02/2011", "10A1", "x"],
  ["4", "0014", "Hồ Dung", "09/09/2009", "12A1", "x"],
];
/** The next school year is prepared from July on. */
const JULY = startOfLocalDay("2027-07-20") + 9 * 3_600_000;
const ORDER = { school: "school-54/001", wanted: {}, repeat: [], leave: [], keepTeachers: false };

eachDatabase("school years", (open) => {
  async function begin() {
    const handle = await open();
    await insertSchools(handle);
    await bring(handle, rollOf(HEAD, ...PUPILS));
    return handle;
  }
  const people = async ({ db }: Pick<DatabaseHandle, "db">) => {
    const rows = await db
      .selectFrom("membership")
      .innerJoin("unit", "unit.id", "membership.unit")
      .innerJoin("person", "person.id", "membership.person")
      .select(["person.full_name as name", "unit.name as unit", "membership.valid_from as since"])
      .where("membership.valid_to", "is", null)
      .orderBy("person.full_name")
      .orderBy("membership.tree")
      .execute();
    return rows.map(({ name, unit, since }) => `${name} ${unit} ${since}`);
  };

  test("nothing is due while every class is in the year of today", async () => {
    const handle = await begin();
    expect(await planYear(handle, { ...ORDER, now: NOW })).toMatchObject({ from: null, to: "2026-2027", classes: [] });
    expect(await promoteSchool(handle, { ...ORDER, now: NOW }, "a")).toMatchObject({ ok: false });
  });

  test("classes rise, the last grade leaves, repeaters and leavers as named; once", async () => {
    const handle = await begin();
    const { db } = handle;
    const an = await db
      .selectFrom("person")
      .select("id")
      .where("full_name", "=", "Nguyễn An")
      .executeTakeFirstOrThrow();
    const before = await placementFor(db, an.id, NOW);
    const order = { ...ORDER, repeat: ["0012"], leave: ["0013", "9999"], now: JULY };
    const plan = await planYear(handle, order);
    expect([plan.from, plan.to, plan.unknown]).toEqual(["2026-2027", "2027-2028", ["9999"]]);
    expect(
      plan.classes.map((row) => [row.name, row.to?.name ?? null, row.pupils, row.repeating, row.leaving].join(" ")),
    ).toEqual(["10A1 11A1 3 1 1", "12A1  1 0 0"]);

    expect(await promoteSchool(handle, order, "a")).toEqual({ ok: true, pupils: 4, classes: 2 });
    expect(await people(handle)).toEqual([
      "Lê Bình 10A1 2027-07-20",
      "Nguyễn An 11A1 2027-07-20",
      "Nguyễn An Chi đoàn 11A1 2027-07-20",
    ]);
    expect(await promoteSchool(handle, order, "a")).toMatchObject({ ok: false });
    const open = await db
      .selectFrom("unit")
      .select("name")
      .where("kind", "=", "class")
      .where("valid_to", "is", null)
      .execute();
    expect(open.map(({ name }) => name).sort()).toEqual(["10A1", "11A1"]);
    // what was sat in the old class stays there
    const units = await db.selectFrom("placement_unit").select("unit").where("placement", "=", before!.id).execute();
    expect(units.map(({ unit }) => unit).sort()).toEqual([...before!.units].sort());
    expect((await placementFor(db, an.id, JULY))!.id).not.toBe(before!.id);
    // a roll of the new year finds its class
    const roll = rollOf(HEAD.slice(0, 5), ["1", "0011", "Nguyễn An", "07/02/2011", "11A1"]);
    expect(await bring(handle, roll, { now: JULY })).toMatchObject({ new: 0, changed: 0, newClasses: [] });
  });

  test("two managers at once: one carries it out", async () => {
    const handle = await begin();
    const results = await Promise.all(
      ["a", "b"].map((account) => promoteSchool(handle, { ...ORDER, now: JULY }, account)),
    );
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await people(handle)).toHaveLength(5);
  });

  test("a pupil is received by code and birth date together", async () => {
    const handle = await begin();
    await bring(handle, rollOf(HEAD, ["1", "0021", "Mai Em", "01/01/2011", "10B1", ""]), { code: "54/002" });
    const { id: toClass } = await handle.db
      .selectFrom("unit")
      .select("id")
      .where("name", "=", "10B1")
      .executeTakeFirstOrThrow();
    const receive = (code: string, birthDate: string) =>
      receivePupil(handle, { code, birthDate, toClass, account: "a", now: NOW + 86_400_000 });
    expect(await receive("0011", "2011-02-08")).toMatchObject({ ok: false });
    expect(await receive("0011", "2011-02-07")).toMatchObject({ ok: true, name: "Nguyễn An" });
    expect((await people(handle)).filter((line) => line.startsWith("Nguyễn An"))).toEqual([
      "Nguyễn An 10B1 2026-11-23",
    ]);
  });
});
