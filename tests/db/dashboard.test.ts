/** The dashboard beside participation: what an address asks for, kept figures, scores and questions before and after release. */
import { expect, test } from "vitest";
import type { Content } from "#app/content/types.ts";
import { unitDuties } from "#app/features/annual-report/duties.server.ts";
import { drainBoardOutbox } from "#app/features/boards/api.server.ts";
import { departmentParts, departmentView } from "#app/features/reports/api.server.ts";
import { accountsSchema } from "#app/features/reports/figure-counts.server.ts";
import { countFigure, dueFigures, forgetFigures, keptFigure } from "#app/features/reports/kept-figures.server.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, MINUTE, makeProvince, makeRound, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

const CONTENT = { modules: [{ pillar: "common", lessons: [{ id: "mot" }] }] } as unknown as Pick<Content, "modules">;
const NOW = T0 + 11 * DAY;
const NOTHING = { contest: null, round: null, unit: null, table: null, before: null };

/** Six people sat in a round that is over: four in school 1, two in school 2. */
async function begin(open: () => Promise<TestDatabase>): Promise<{ handle: TestDatabase; round: TestRound }> {
  const handle = await open();
  await makeProvince(handle, 8);
  const round = await makeRound(handle, "R", { people: 8, rules: { showScore: false } });
  for (const [n, placement, score] of [
    [0, "IN11", 10_000],
    [1, "IN12", 5_000],
    [3, "IN11", 5_000],
    [4, "IN12", 2_000],
    [2, "IN21", 9_000],
    [5, "IN21", 0],
  ] as const) {
    const attempt = { id: `A${n}`, person: personId(n), placement, score, finishedAt: T0 + n * MINUTE };
    await addAttempt(handle, round, attempt);
  }
  await drainBoardOutbox(handle, T0);
  return { handle, round };
}

const release = ({ db }: TestDatabase, at: number) => db.updateTable("round").set({ release_at: at }).execute();
const see = (handle: TestDatabase, scope: string[], ask: Partial<typeof NOTHING> & { unit?: string | null } = {}) =>
  departmentView(handle, { ...NOTHING, ...ask, scope, now: NOW } as Parameters<typeof departmentView>[1]);

async function partsOf(handle: TestDatabase, unit: string) {
  const view = (await see(handle, ["PROVINCE", "UNION"], { unit } as never))!;
  return (await departmentParts(handle, CONTENT, view, NOW))!;
}

eachDatabase("the dashboard by its address", (open) => {
  test.each([
    ["nothing said", {}, "PROVINCE", "schools"],
    ["a round that is not there", { round: "7" }, "PROVINCE", "schools"],
    ["a period that is not there", { before: "NOWHERE" }, "PROVINCE", "schools"],
    ["a table the unit does not have", { unit: "SCHOOL1", table: "areas" }, "SCHOOL1", "classes"],
    ["all that is known", { contest: "r", round: "1", unit: "COMMUNE2", table: "kinds" }, "COMMUNE2", "kinds"],
  ])("%s", async (_name, ask, unit, table) => {
    const { handle } = await begin(open);
    const { dashboard } = (await see(handle, ["PROVINCE"], ask as never))!;
    expect([dashboard!.unit.unit, dashboard!.shown!.id]).toEqual([unit, table]);
  });

  test.each([
    ["an unknown contest", ["PROVINCE"], { contest: "khac" }],
    ["a foreign unit", ["SCHOOL1"], { unit: "SCHOOL2" }],
    ["an unknown unit", ["PROVINCE"], { unit: "NOWHERE" }],
    ["an empty scope", [], {}],
  ])("%s shows nothing", async (_name, scope, ask) => {
    const { handle } = await begin(open);
    expect(await see(handle, scope, ask as never)).toBeNull();
  });

  test("compares with the latest earlier contest, or with none", async () => {
    const { handle } = await begin(open);
    const old = await makeRound(handle, "OLD", { people: 8 });
    await handle.db
      .updateTable("round")
      .set({ opens_at: T0 - 300 * DAY })
      .where("id", "=", old.round)
      .execute();
    await addAttempt(handle, old, { person: personId(0), placement: "IN11", score: 1_000, finishedAt: T0 - 299 * DAY });
    await drainBoardOutbox(handle, T0);
    const view = (await see(handle, ["PROVINCE"], { contest: "r" } as never))!;
    expect([view.periods.map(({ label }) => label), view.before?.label]).toEqual([["OLD"], "OLD"]);
    expect(view.dashboard!.before!.unit.people).toBe(1);
    expect(view.dashboard!.shown!.rows.map((row) => row.before)).toEqual([1, 0, 0]);
    const alone = (await see(handle, ["PROVINCE"], { contest: "r", before: "khong" } as never))!;
    expect([alone.before, alone.dashboard!.before, alone.dashboard!.shown!.beforeTotal]).toEqual([null, null, null]);
  });
});

eachDatabase("scores on the dashboard", (open) => {
  test("stay closed until the round is released", async () => {
    const { handle } = await begin(open);
    expect((await partsOf(handle, "PROVINCE")).scores).toEqual({ kind: "hidden" });
    await release(handle, NOW + 1);
    expect((await partsOf(handle, "PROVINCE")).scores).toEqual({ kind: "hidden" });
  });

  test.each([
    ["PROVINCE, from buckets", "PROVINCE", [1, 0, 1, 0, 0, 2, 0, 0, 0, 1, 1]],
    ["a union, from buckets or rows", "UNION", null],
    ["four people", "SCHOOL1", null],
  ])("then show the spread of %s, of five people or more", async (_name, unit, expected) => {
    const { handle } = await begin(open);
    await release(handle, NOW);
    const { scores } = await partsOf(handle, unit);
    if (expected === null) expect(scores).toEqual({ kind: "few" });
    else expect(scores.kind === "spread" && scores.spread.bands.map(({ n }) => n)).toEqual(expected);
  });

  test("of a school with five people come from its rows and equal what the attempts say", async () => {
    const { handle, round } = await begin(open);
    await addAttempt(handle, round, { person: personId(6), placement: "IN11", score: 9_999, finishedAt: T0 });
    await drainBoardOutbox(handle, T0);
    await release(handle, NOW);
    const { scores } = await partsOf(handle, "SCHOOL1");
    expect(scores.kind === "spread" && scores.spread.bands.map(({ n }) => n)).toEqual([
      0, 0, 1, 0, 0, 2, 0, 0, 0, 1, 1,
    ]);
  });

  test("where only full marks take a rank the others are one number", async () => {
    const { handle } = await begin(open);
    const rules = JSON.parse(
      (await handle.db.selectFrom("contest_rules").select("rules").executeTakeFirstOrThrow()).rules,
    );
    const second = { contest: "CONTESTR", version: 2, reason: "", published_at: T0, published_by: null };
    await insertRows(handle.db, "contest_rules", [{ ...second, rules: JSON.stringify({ ...rules, onlyFull: true }) }]);
    await insertRows(handle.db, "outbox", [
      {
        id: "STALE",
        kind: "boards.stale",
        ref: '{"contest":"CONTESTR"}',
        at: T0,
        done_at: null,
        tries: 0,
        error: null,
      },
    ]);
    await drainBoardOutbox(handle, T0);
    await release(handle, NOW);
    expect((await partsOf(handle, "PROVINCE")).scores).toEqual({ kind: "full-only", full: 1, others: 5 });
  });
});

eachDatabase("kept figures", (open) => {
  const KEY = { unit: "PROVINCE", kind: "accounts", ref: "CONTESTR" } as const;

  test("are asked for once, counted by the job, and counted again when somebody looks later", async () => {
    const { handle } = await begin(open);
    const { db } = handle;
    await insertRows(
      db,
      "account",
      [0, 1, 2].map((n) => ({
        ...{ id: `ACCOUNT${n}`, person: personId(n), login: `${n}`, login_key: `${n}`, password_hash: "" },
        ...{ state: "active" as const, created_at: 0, first_login_at: 0, password_kind: "own" as const },
        // the third was last here before the contest was announced
        last_login_at: n === 2 ? T0 - 2 * DAY : T0,
      })),
    );
    const look = (now: number) => keptFigure(db, KEY, accountsSchema, now);
    expect(await look(NOW)).toEqual({ value: null, at: null });
    expect(await dueFigures(handle, NOW)).toContainEqual(KEY);
    await countFigure(handle, CONTENT, KEY, NOW + 1);
    expect(await dueFigures(handle, NOW + 2)).not.toContainEqual(KEY);
    expect(await look(NOW + 2)).toEqual({ value: { n: 2, schools: { SCHOOL1: 2 } }, at: NOW + 1 });
    // nobody looked: it rests
    expect(await dueFigures(handle, NOW + 60 * MINUTE)).not.toContainEqual(KEY);
    expect((await look(NOW + 60 * MINUTE)).at).toBe(NOW + 1);
    expect(await dueFigures(handle, NOW + 60 * MINUTE)).toContainEqual(KEY);
    // forgotten after a quarter
    await forgetFigures(handle, NOW + 100 * DAY);
    expect(await look(NOW + 100 * DAY)).toEqual({ value: null, at: null });
  });

  test("of a contest that is not there are nothing", async () => {
    const { handle } = await begin(open);
    const key = { ...KEY, ref: "NOWHERE" };
    await keptFigure(handle.db, key, accountsSchema, NOW);
    await countFigure(handle, CONTENT, key, NOW);
    expect(await keptFigure(handle.db, key, accountsSchema, NOW)).toEqual({ value: null, at: null });
  });

  test("lessons of a school are counted at once, those of the province by the job", async () => {
    const { handle } = await begin(open);
    await insertRows(handle.db, "assignment", [
      {
        ...{
          id: "AS",
          title: "",
          note: "",
          opens_at: T0,
          due_at: null,
          late: "accept" as const,
          made_at: T0,
          made_by: "T",
        },
        ...{ changed_at: T0, withdrawn_at: null, withdrawn_by: null },
      },
    ]);
    await insertRows(handle.db, "assignment_item", [{ assignment: "AS", pos: 1, kind: "lesson" as const, ref: "mot" }]);
    await insertRows(handle.db, "assignment_target", [{ assignment: "AS", kind: "unit" as const, target: "COMMUNE1" }]);
    await insertRows(handle.db, "taught", [
      {
        id: "T",
        unit: "CLASS11",
        lesson: "mot",
        slot: "class" as const,
        day: "2026-11-17",
        present: 30,
        by: "T",
        at: T0,
      },
    ]);
    const expected = {
      pillar: "common",
      lessons: 1,
      given: 2,
      begun: 0,
      finished: 0,
      finishes: 0,
      sessions: 1,
      classes: 1,
    };
    expect((await partsOf(handle, "SCHOOL1")).lessons.value).toEqual([expected]);
    expect((await partsOf(handle, "SCHOOL2")).lessons.value).toEqual([
      { ...expected, given: 0, sessions: 0, classes: 0 },
    ]);
    expect((await partsOf(handle, "PROVINCE")).lessons.value).toBeNull();
    for (const key of await dueFigures(handle, NOW)) await countFigure(handle, CONTENT, key, NOW);
    expect((await partsOf(handle, "PROVINCE")).lessons).toEqual({ value: [expected], at: NOW });
  });
});

eachDatabase("the hardest questions", (open) => {
  /** Q1 is earned by one of six, Q2 by all, Q3 is on two papers. */
  async function asked(handle: TestDatabase): Promise<void> {
    const { db } = handle;
    await insertRows(db, "bank", [{ id: "BANK", unit: null, slug: "b" }]);
    const body = (n: number) =>
      JSON.stringify({
        kind: "single",
        prompt: `Câu ${n}`,
        options: [
          { id: "a", text: "A" },
          { id: "b", text: "B" },
        ],
      });
    for (const n of [1, 2, 3]) {
      await insertRows(db, "question", [
        { id: `Q${n}`, bank: "BANK", source_key: `q${n}`, state: "approved" as const },
      ]);
      await insertRows(db, "question_version", [
        {
          ...{
            id: `V${n}`,
            question: `Q${n}`,
            n: 1,
            kind: "single",
            body: body(n),
            pillar: "common",
            levels: '["lower"]',
          },
          ...{
            difficulty: "recall",
            tags: "[]",
            as_of: "2026-01-01",
            review_by: "2027-01-01",
            hash: `${n}`,
            created_at: T0,
          },
        },
      ]);
      await insertRows(db, "round_pool", [{ round: "ROUNDR", version: `V${n}`, stratum: "common/*", pos: n }]);
    }
    await insertRows(db, "grading", [
      { id: "G1", round: "ROUNDR", n: 1, reason: "", graded_by: null, at: T0, correction: null },
    ]);
    await insertRows(
      db,
      "grade",
      [0, 1, 2, 3, 4, 5].map((n) => ({
        grading: "G1",
        attempt: `A${n}`,
        score: 0,
        detail: JSON.stringify([
          { version: "V1", points: n === 0 ? 1_000 : 0 },
          { version: "V2", points: 1_000 },
          ...(n < 2 ? [{ version: "V3", points: 0 }] : []),
        ]),
      })),
    );
  }
  const count = async (handle: TestDatabase) => {
    for (const key of await dueFigures(handle, NOW)) await countFigure(handle, CONTENT, key, NOW);
  };

  test("are in nobody's answer before the release, counted or not", async () => {
    const { handle } = await begin(open);
    await asked(handle);
    await release(handle, NOW + 1);
    expect((await partsOf(handle, "PROVINCE")).questions).toEqual({ kind: "hidden" });
    await count(handle);
    expect((await partsOf(handle, "PROVINCE")).questions).toEqual({ kind: "hidden" });
  });

  test("then are those that earned least, of five papers or more, and without any key", async () => {
    const { handle } = await begin(open);
    await asked(handle);
    await release(handle, NOW);
    expect((await partsOf(handle, "PROVINCE")).questions).toEqual({ kind: "counting" });
    await count(handle);
    const { questions } = await partsOf(handle, "PROVINCE");
    expect(questions).toEqual({
      kind: "hardest",
      roundTitle: "R",
      attempts: 6,
      at: NOW,
      questions: [
        { version: "V1", prompt: "Câu 1", pillar: "common", n: 6, facility: 16.7 },
        { version: "V2", prompt: "Câu 2", pillar: "common", n: 6, facility: 100 },
      ],
    });
    await partsOf(handle, "SCHOOL1");
    await count(handle);
    const school = (await partsOf(handle, "SCHOOL1")).questions;
    expect(school.kind === "hardest" && [school.attempts, school.questions]).toEqual([4, []]);
  });

  test("wait for another round that may still ask them, and for who is still writing", async () => {
    const { handle, round } = await begin(open);
    await asked(handle);
    await release(handle, NOW);
    const next = await makeRound(handle, "NEXT");
    await insertRows(handle.db, "round_pool", [{ round: next.round, version: "V1", stratum: "common/*", pos: 1 }]);
    const see = async () => {
      const view = (await departmentView(handle, { ...NOTHING, contest: "r", scope: ["PROVINCE"], now: NOW }))!;
      return (await departmentParts(handle, CONTENT, view, NOW))!.questions;
    };
    await see();
    await count(handle);
    const shown = await see();
    expect(shown.kind === "hardest" && shown.questions.map(({ version }) => version)).toEqual(["V2"]);
    await addAttempt(handle, round, {
      person: personId(7),
      placement: "IN11",
      score: null,
      finishedAt: NOW,
      state: "open",
    });
    expect(await see()).toEqual({ kind: "hidden" });
  });
});

eachDatabase("duties", (open) => {
  test("of the province: its contest, its reports and what was taught around a memorial day", async () => {
    const { handle } = await begin(open);
    const day = { id: "T", unit: "CLASS11", lesson: "mot", slot: "class" as const, present: 9, by: "T", at: T0 };
    await insertRows(handle.db, "taught", [{ ...day, day: "2026-08-20" }]);
    const words = async (unit: string) =>
      (await unitDuties(handle.db, unit, NOW))?.map(({ id, state }) => [id, state.kind]);
    expect(await words("PROVINCE")).toEqual([
      ["28-07", "passed"],
      ["08-08", "done"],
      ["r-mo", "done"],
      ["r-chot", "late"],
      ["bao-cao-ubnd-2026", "due"],
      ["bao-cao-tong-hop-2026", "due"],
    ]);
    expect((await words("SCHOOL2"))?.map(([id]) => id)).toEqual([
      "28-07",
      "08-08",
      "r-mo",
      "r-chot",
      "bao-cao-so-2026",
    ]);
    expect((await words("COMMUNE1"))?.map(([id]) => id)).toContain("bao-cao-tong-hop-2026");
    expect([await words("CLASS11"), await words("NOWHERE")]).toEqual([undefined, undefined]);
  });
});
