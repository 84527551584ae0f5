import { expect, it } from "vitest";
import type { Content, Lesson } from "#app/content/types.ts";
import {
  classLessonProgress,
  goOnWith,
  ownLearning,
  type ProgressReport,
  progressReport,
  saveProgress,
} from "#app/features/lessons/api.server.ts";
import { placementFor } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { makeProvince, personId, T0 } from "./boards-fixture.ts";

function lesson(id: string, checks: number): Lesson {
  return {
    id,
    title: `Bài ${id}`,
    minutes: 15,
    sections: [{ id: "muc-hai", title: "Hai" }],
    checks: Array.from({ length: checks }),
  } as unknown as Lesson;
}

const LESSONS = [lesson("mot", 4), lesson("hai", 5), lesson("ba", 0)];
const CONTENT = {
  lessons: new Map(LESSONS.map((each) => [each.id, each])),
  modules: [{ slug: "phan", pillar: "common", title: "Phần", summary: "", lessons: LESSONS }],
} as unknown as Content;

const [LAN, MINH, HOA] = [personId(0), personId(1), personId(2)];

function save({ db }: DatabaseHandle, person: string, report: Partial<ProgressReport>, now = T0) {
  return saveProgress(db, CONTENT, {
    person,
    report: { lesson: "mot", done: false, right: 0, total: 4, ...report },
    now,
  });
}

const rowOf = ({ db }: DatabaseHandle, person: string, id = "mot") =>
  db
    .selectFrom("lesson_progress")
    .selectAll()
    .where("person", "=", person)
    .where("lesson", "=", id)
    .executeTakeFirstOrThrow();

eachDatabase("progress in lessons", (open) => {
  it("begins once, is done once, and never goes back", async () => {
    const handle = await open();
    await makeProvince(handle, 1);
    expect(await save(handle, LAN, { right: 1 })).toBe("begun");
    expect(await rowOf(handle, LAN)).toMatchObject({ state: "begun", begun_at: T0, done_at: null, checks_right: 1 });

    expect(await save(handle, LAN, { done: true, right: 3 }, T0 + 1_000)).toBe("done");
    expect(await save(handle, LAN, { done: false, right: 0 }, T0 + 2_000)).toBe("done");
    expect(await save(handle, LAN, { done: true, right: 4 }, T0 + 3_000)).toBe("done");
    expect(await rowOf(handle, LAN)).toMatchObject({
      state: "done",
      begun_at: T0,
      done_at: T0 + 1_000,
      updated_at: T0 + 3_000,
      checks_right: 4,
    });
    const { lessons } = await ownLearning(handle.db, CONTENT, LAN);
    expect(lessons).toEqual({ mot: { state: "done", section: null } });
  });

  it("leaves the count of answers as it was when a report has none", async () => {
    const handle = await open();
    await makeProvince(handle, 2);
    await save(handle, LAN, { right: 3 });
    expect(await save(handle, LAN, { done: true, total: 0 }, T0 + 1_000)).toBe("done");
    expect(await rowOf(handle, LAN)).toMatchObject({ done_at: T0 + 1_000, checks_right: 3, checks_total: 4 });
    await save(handle, MINH, { done: true, total: 0 });
    expect(await rowOf(handle, MINH)).toMatchObject({ checks_right: 0, checks_total: 0 });
    await save(handle, MINH, { right: 2 }, T0 + 1_000);
    expect(await rowOf(handle, MINH)).toMatchObject({ checks_right: 2, checks_total: 4 });
  });

  it("holds the counts to the lesson's own questions, also after it lost some", async () => {
    const handle = await open();
    await makeProvince(handle, 1);
    await save(handle, LAN, { right: 900, total: 999 });
    expect(await rowOf(handle, LAN)).toMatchObject({ checks_right: 4, checks_total: 4 });
    const shorter = { lessons: new Map([["mot", lesson("mot", 2)]]) };
    const report = { lesson: "mot", done: false, right: 0, total: 2 };
    await saveProgress(handle.db, shorter, { person: LAN, report, now: T0 });
    expect(await rowOf(handle, LAN)).toMatchObject({ checks_right: 2, checks_total: 2 });
  });

  it("keeps where the reader was at the beginning, and fills it in once it is known", async () => {
    const handle = await open();
    await makeProvince(handle, 1);
    await save(handle, LAN, {});
    expect((await rowOf(handle, LAN)).placement).toBe((await placementFor(handle.db, LAN, T0))?.id);

    const nobody = { id: "PERSONX", full_name: "X", name_key: "x", sort_key: "x", birth_date: null, erased_at: null };
    await handle.db.insertInto("person").values(nobody).execute();
    await save(handle, "PERSONX", {});
    expect((await rowOf(handle, "PERSONX")).placement).toBeNull();
    await handle.db
      .insertInto("membership")
      .values({
        id: "MEMBERX",
        person: "PERSONX",
        tree: "state",
        unit: "CLASS12",
        role: "pupil",
        valid_from: "2026-09-01",
        valid_to: null,
      })
      .execute();
    await save(handle, "PERSONX", {});
    expect((await rowOf(handle, "PERSONX")).placement).not.toBeNull();
  });

  it("refuses an unknown lesson and writes nothing", async () => {
    const handle = await open();
    await makeProvince(handle, 1);
    expect(await save(handle, LAN, { lesson: "khong-co" })).toBeNull();
    expect(await ownLearning(handle.db, CONTENT, LAN)).toEqual({ lessons: {}, badges: [] });
  });

  it("keeps the section where the reader stopped, of those the lesson has", async () => {
    const handle = await open();
    await makeProvince(handle, 1);
    await save(handle, LAN, { section: "muc-hai" });
    await save(handle, LAN, { right: 2 });
    await save(handle, LAN, { section: "muc-la" });
    expect((await rowOf(handle, LAN)).section).toBe("muc-hai");
  });

  it("gives a badge for a module that is read whole with four of five questions right", async () => {
    const handle = await open();
    await makeProvince(handle, 1);
    const badges = async () => (await ownLearning(handle.db, CONTENT, LAN)).badges;
    await save(handle, LAN, { lesson: "mot", done: true, right: 4 });
    await save(handle, LAN, { lesson: "hai", done: true, right: 3, total: 5 });
    expect(await badges()).toEqual([]);
    await save(handle, LAN, { lesson: "ba", done: true, total: 0 });
    expect(await badges()).toEqual([]); // seven of nine
    await save(handle, LAN, { lesson: "hai", done: true, right: 4, total: 5 });
    expect(await badges()).toEqual(["phan"]);
  });

  it("counts a class: opened lessons, those finished among them, each person alone", async () => {
    const handle = await open();
    await makeProvince(handle, 3);
    await save(handle, LAN, { lesson: "mot", done: true });
    await save(handle, LAN, { lesson: "hai", total: 5 });
    await save(handle, MINH, { lesson: "hai", total: 5 });
    expect(await classLessonProgress(handle.db, [LAN, MINH, HOA])).toEqual(
      new Map([
        [LAN, { begun: 2, done: 1 }],
        [MINH, { begun: 1, done: 0 }],
      ]),
    );
    expect(await classLessonProgress(handle.db, [])).toEqual(new Map());
  });

  it("offers the lesson to go on with", async () => {
    const handle = await open();
    await makeProvince(handle, 1);
    const offered = async () => {
      const goOn = await goOnWith(handle.db, CONTENT, LAN);
      return [goOn?.kind, goOn?.lesson?.id];
    };
    expect(await goOnWith(handle.db, CONTENT, null)).toEqual({
      kind: "first",
      lesson: { id: "mot", title: "Bài mot" },
    });
    expect(await goOnWith(handle.db, { modules: [] }, LAN)).toBeNull();
    expect(await offered()).toEqual(["first", "mot"]);
    await save(handle, LAN, { lesson: "mot" }, T0);
    await save(handle, LAN, { lesson: "hai" }, T0 + 1);
    expect(await offered()).toEqual(["resume", "hai"]);
    await save(handle, LAN, { lesson: "hai", done: true }, T0 + 2);
    expect(await offered()).toEqual(["resume", "mot"]);
    await save(handle, LAN, { lesson: "mot", done: true }, T0 + 3);
    expect(await offered()).toEqual(["next", "ba"]);
    await save(handle, LAN, { lesson: "ba", done: true }, T0 + 4);
    expect(await offered()).toEqual(["all_done", undefined]);
  });
});

it("takes only reports that are well formed", () => {
  const good = { lesson: "mot", done: true, right: 1, total: 4 };
  expect(progressReport.safeParse(good).success).toBe(true);
  const bad = [
    null,
    [],
    { ...good, right: -1 },
    { ...good, total: 1.5 },
    { ...good, lesson: "" },
    { ...good, person: "x" },
  ];
  for (const each of bad) expect(progressReport.safeParse(each).success).toBe(false);
});
