/** Lessons per unit: what was taught together and what was finished alone, counted apart and where it happened. */
import { expect, it } from "vitest";
import { localDay } from "#app/domain/vietnamese.ts";
import { recordTaught } from "#app/features/lessons/api.server.ts";
import { coverageCsv, lessonCoverage } from "#app/features/reports/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { actorOf, MODULES, moveTo, read } from "./assignments-world.ts";
import { DAY, makeProvince, personId, T0 } from "./boards-fixture.ts";

const LESSONS = MODULES.flatMap(({ lessons }) => lessons).map(({ id, title, pillar }) => ({ id, title, pillar }));

async function teach(handle: DatabaseHandle, unit: string, lesson: string, day = localDay(T0)) {
  const form = { unit, slot: "class" as const, day, present: 30 };
  const done = await recordTaught(handle, lesson, form, { actor: actorOf("teacher", unit), now: T0 });
  expect(done.ok).toBe(true);
}

const coverageOf = (
  handle: DatabaseHandle,
  unit: string,
  tables: string[] | null,
  period: "year" | "month" | "all" = "year",
) => lessonCoverage(handle, { unit, tables, period, lessons: LESSONS, now: T0 + DAY });

eachDatabase("lessons per unit", (open) => {
  it("are counted taught and finished apart, per class, school and area", async () => {
    const handle = await open();
    await makeProvince(handle, 6);
    await teach(handle, "CLASS12", "mot");
    await teach(handle, "CLASS12", "hai");
    await teach(handle, "CLASS11", "mot");
    await read(handle, personId(1), "mot", T0);
    await read(handle, personId(1), "bon", T0);
    await read(handle, personId(4), "mot", T0, { done: false });
    const school = await coverageOf(handle, "SCHOOL1", ["classes"]);
    expect(school.own).toEqual({ learners: 1, finished: 2 });
    expect(school.tables[0]?.rows).toMatchObject([
      {
        unit: "CLASS11",
        people: 2,
        groups: 1,
        taughtLessons: 1,
        taughtTimes: 1,
        taughtGroups: 1,
        learners: 0,
        finished: 0,
      },
      {
        unit: "CLASS12",
        people: 2,
        groups: 1,
        taughtLessons: 2,
        taughtTimes: 2,
        taughtGroups: 1,
        learners: 1,
        finished: 2,
      },
    ]);
    expect(school.pillars).toEqual([
      { pillar: "economy", lessons: 1, taught: 0, finished: 1 },
      { pillar: "common", lessons: 3, taught: 2, finished: 1 },
    ]);
    expect(school.lessons.find(({ lesson }) => lesson === "mot")).toMatchObject({
      taught: 2,
      present: 60,
      finished: 1,
    });
    const province = await coverageOf(handle, "PROVINCE", null);
    const schools = province.tables.find(({ id }) => id === "schools");
    expect(schools?.rows).toMatchObject([
      { unit: "SCHOOL1", people: 4, taughtLessons: 2, taughtTimes: 3, learners: 1, finished: 2 },
      { unit: "SCHOOL2", people: 2, taughtTimes: 0, learners: 0 },
      { unit: "SCHOOL3", people: 0 },
    ]);
    expect(coverageCsv(schools?.rows ?? []).split("\r\n")[1]).toBe('"SCHOOL1","Tên SCHOOL1","school",4,2,2,2,3,1,2');
  });

  it("stay with the class where a lesson was begun, and hold to the period", async () => {
    const handle = await open();
    await makeProvince(handle, 3);
    await read(handle, personId(1), "mot", T0 - 40 * DAY);
    await read(handle, personId(1), "hai", T0);
    await teach(handle, "CLASS12", "ba", localDay(T0 - 40 * DAY));
    await moveTo(handle, personId(1), "CLASS21", localDay(T0));
    const rows = async (period: "year" | "month") =>
      (await coverageOf(handle, "SCHOOL1", ["classes"], period)).tables[0]!.rows;
    expect(await rows("year")).toMatchObject([{}, { unit: "CLASS12", people: 0, finished: 2, taughtTimes: 1 }]);
    expect(await rows("month")).toMatchObject([{}, { unit: "CLASS12", finished: 1, taughtTimes: 0 }]);
    expect((await coverageOf(handle, "SCHOOL2", ["classes"])).own).toEqual({ learners: 0, finished: 0 });
  });
});
