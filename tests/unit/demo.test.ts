import { describe, expect, test } from "vitest";
import { foldKey } from "#app/domain/vietnamese.ts";
import { answerPaper } from "#app/features/demo/answering.ts";
import { calendarOf, dayAt } from "#app/features/demo/calendar.ts";
import { classNames } from "#app/features/demo/class-names.ts";
import { contestPlans, scaledQuota } from "#app/features/demo/contest-plan.ts";
import { readDemoFiles } from "#app/features/demo/files.server.ts";
import { nameMaker } from "#app/features/demo/names.ts";
import { planSittings } from "#app/features/demo/participation.ts";
import { buildPupils } from "#app/features/demo/pupils.ts";
import { buildSchools } from "#app/features/demo/schools.ts";
import { streamOf } from "#app/features/demo/stream.ts";

const NOW = Date.UTC(2026, 10, 22, 5); // 12:00 on 22/11/2026 in Viet Nam
const files = readDemoFiles("content/demo");
const calendar = calendarOf(NOW);
const { schools, forest } = buildSchools(files, { province: "91", districtOf: () => "883" }, calendar);
const pupils = buildPupils(schools, nameMaker(files), calendar);

test.each([
  ["2026-11-22", Date.UTC(2026, 10, 22, 5), 2026, "2026-08-01"],
  ["2027-05-31", Date.UTC(2027, 4, 31, 5), 2026, "2026-08-01"],
  ["2026-08-03", Date.UTC(2026, 7, 3, 5), 2026, "2026-06-04"],
  ["23:59 on 31/7", Date.UTC(2026, 6, 31, 16, 59), 2025, "2025-08-01"],
  ["00:00 on 01/8", Date.UTC(2026, 6, 31, 17), 2026, "2026-06-02"],
])("the school year on %s", (_, now, schoolYear, since) => {
  expect(calendarOf(now)).toEqual({ now, schoolYear, since });
});

test.each([
  ["A", 10, ["10A1", "10A2"]],
  ["slash", 9, ["9/1", "9/2"]],
  ["letter", 6, ["6A", "6B"]],
  ["chuyen", 12, ["12 chuyên Toán", "12 chuyên Văn"]],
] as const)("classes in style %s", (style, grade, names) => {
  expect(classNames(style, grade, 2)).toEqual(names);
});

describe("the invented schools", () => {
  test("are about thirty with about two hundred classes and 6,000 pupils", () => {
    expect(schools).toHaveLength(30);
    expect(new Set(files.schools.map((school) => school.commune)).size).toBeGreaterThanOrEqual(14);
    const classes = schools.flatMap((school) => school.classes);
    expect(classes.length).toBeGreaterThan(195);
    expect(classes.length).toBeLessThan(220);
    expect(pupils.length).toBeGreaterThan(5_800);
    expect(pupils.length).toBeLessThan(6_300);
    expect(pupils.filter((pupil) => pupil.school.plan.code === "30")).toHaveLength(7);
  });

  test("have ids of their own and at most one parent per tree", () => {
    expect(new Set(forest.units.map((unit) => unit.id)).size).toBe(forest.units.length);
    expect(new Set(forest.edges.map((edge) => `${edge.tree} ${edge.child}`)).size).toBe(forest.edges.length);
  });

  test("are the same every time", () => {
    const again = buildPupils(schools, nameMaker(files), calendar);
    expect(again.map((pupil) => pupil.person)).toEqual(pupils.map((pupil) => pupil.person));
  });
});

describe("the invented pupils", () => {
  test("have codes, names in NFC of two to five words, and the age of their grade", () => {
    expect(new Set(pupils.map((pupil) => pupil.code)).size).toBe(pupils.length);
    for (const { person, code, class: unit } of pupils) {
      expect(code).toMatch(/^AG26\d{4}$/);
      expect(person.fullName).toBe(person.fullName.normalize("NFC").trim());
      expect(person.fullName).toMatch(/^\p{Lu}\p{L}*( \p{Lu}\p{L}*){1,4}$/u);
      expect([2021 - unit.grade, 2020 - unit.grade]).toContain(Number(person.birthDate!.slice(0, 4)));
    }
    expect(new Set(pupils.map((pupil) => foldKey(pupil.person.fullName))).size).toBeGreaterThan(3_500);
  });

  test("are in the Đoàn from 15 years and a day, in the Đội below, and in one class", () => {
    for (const { person, class: unit } of pupils) {
      expect(person.memberships.filter((one) => one.tree === "state").map((one) => one.unit)).toEqual([unit.id]);
      const youth = person.memberships.filter((one) => one.tree === "youth");
      const old = person.birthDate! < "2011-11-22";
      expect(youth.length).toBeLessThanOrEqual(unit.grade >= 10 === old ? 1 : 0);
    }
    expect(pupils.filter((pupil) => pupil.person.memberships.length === 2).length).toBeGreaterThan(pupils.length * 0.8);
  });
});

describe("sittings", () => {
  const [closed, open, coming] = contestPlans(NOW);

  test("one contest is over, one runs, one comes", () => {
    expect([closed!.closesAt < NOW, open!.opensAt < NOW, NOW < open!.closesAt, NOW < coming!.opensAt]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(open!.opensAt).toBe(Date.UTC(2026, 10, 16));
    expect(new Set([closed!.slug, open!.slug, coming!.slug]).size).toBe(3);
  });

  test.each([
    ["closed", 3_100, 3_700],
    ["open", 1_700, 2_100],
    ["coming", 0, 0],
  ])("of the %s contest are in its window, by day, at most two a pupil", (key, low, high) => {
    const plan = contestPlans(NOW).find((one) => one.key === key)!;
    const sittings = planSittings(plan, pupils, [], NOW);
    expect(sittings.length).toBeGreaterThanOrEqual(low);
    expect(sittings.length).toBeLessThanOrEqual(high);
    const lastOf = new Map<string, number>();
    for (const { pupil, no, startedAt } of sittings) {
      expect(startedAt).toBeGreaterThanOrEqual(plan.opensAt);
      expect(startedAt + plan.minutes * 60_000).toBeLessThan(Math.min(plan.closesAt, NOW));
      const hour = (startedAt - dayAt(startedAt, 0, 0)) / 3_600_000;
      expect(hour >= 7 && hour < 22).toBe(true);
      expect(no).toBeLessThanOrEqual(2);
      expect(startedAt).toBeGreaterThan((lastOf.get(pupil.code) ?? 0) + plan.minutes * 60_000);
      lastOf.set(pupil.code, startedAt);
    }
    expect(sittings.some((one) => one.pupil.school.plan.activity === 0)).toBe(false);
  });

  test("who knows more answers better, and answers fit the paper", () => {
    const paper = Array.from({ length: 20 }, (_, at) => ({
      version: `v${at}`,
      kind: at % 4 === 0 ? ("multiple" as const) : ("single" as const),
      options: ["a", "b", "c", "d"],
    }));
    const keys = new Map(
      paper.map((item) => [item.version, { correct: item.kind === "multiple" ? ["b", "d"] : ["c"] }]),
    );
    const right = (skill: number) => {
      const input = {
        paper,
        keys,
        difficultyOf: () => "understand" as const,
        skill,
        startedAt: 0,
        clientId: "c",
        pace: 1,
        asksPrediction: false,
      };
      const events = answerPaper(input, streamOf("test"));
      for (const event of events) expect(event.answer.length).toBeGreaterThan(0);
      expect(events.map((event) => event.seq)).toEqual(events.map((_, at) => at + 1));
      return events.filter((event) => event.answer.join() === keys.get(event.question)!.correct.join()).length;
    };
    expect(right(3)).toBeGreaterThan(right(-3));
  });
});

test.each([
  [{ security: 30, economy: 30, culture: 30, common: 30 }, [5, 5, 5, 5]],
  [{ security: 2, economy: 30, culture: 0, common: 5 }, [2, 5, 5]],
  [{ security: 0, economy: 0, culture: 0, common: 0 }, []],
])("a bank of %j gives %j questions a pillar", (bank, expected) => {
  expect(scaledQuota((pillar) => bank[pillar]).map((line) => line.n)).toEqual(expected);
});
