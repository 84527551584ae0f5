import { beforeAll, expect, test } from "vitest";
import { loadContent } from "#app/content/load.server.ts";
import { answersThatCount } from "#app/domain/attempt.ts";
import { drawPaper } from "#app/domain/draw.ts";
import { scorePaper } from "#app/domain/scoring.ts";
import { parseRules } from "#app/features/contests/api.server.ts";
import {
  DEMO_PASSWORD,
  DemoRefusedError,
  demoLogins,
  demoState,
  loadDemoWorld,
} from "#app/features/demo/api.server.ts";
import { keysOf, poolOf, syncBuiltInQuestions } from "#app/features/questions/api.server.ts";
import { listEvents } from "#db/queries/attempts.ts";
import { findRules } from "#db/queries/contests.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";

const NOW = Date.UTC(2026, 10, 22, 5);
const content = loadContent(["content"]);
const lessons = [
  { id: "bai-mot", checks: 5 },
  { id: "bai-hai", checks: 0 },
];

eachDatabase("the demo world", (open, { dialect }) => {
  let handle: TestDatabase;
  let hashed: string[];
  beforeAll(async () => {
    handle = await open();
    hashed = [];
    await syncBuiltInQuestions(handle, content.questions, NOW);
    const begun = performance.now();
    await loadDemoWorld(handle, {
      now: NOW,
      lessons,
      async hashPassword(password) {
        hashed.push(password);
        return `hash of ${password}`;
      },
      async rebuildBoards() {
        expect(await demoState(handle.db)).toBe("loading");
        expect(await demoLogins(handle.db)).toEqual([]);
      },
    });
    console.info(`demo world on ${dialect}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  });

  const count = async (table: "person" | "attempt" | "grade" | "account" | "answer_event") =>
    (
      await handle.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow()
    ).n;

  test("is marked as loaded and refuses to be loaded again", async () => {
    expect(await demoState(handle.db)).toBe("loaded");
    await expect(loadDemoWorld(handle, { now: NOW, hashPassword: async () => "" })).rejects.toThrow(DemoRefusedError);
    expect(await demoState(handle.db)).toBe("loaded");
  });

  test("has every pupil in one class and an account for everybody, with one hash of one password", async () => {
    const pupils = await handle.db
      .selectFrom("membership")
      .innerJoin("unit", "unit.id", "membership.unit")
      .select((eb) => [
        "unit.kind",
        eb.fn.countAll<number>().as("n"),
        eb.fn.count<number>("person").distinct().as("people"),
      ])
      .where("membership.tree", "=", "state")
      .groupBy("unit.kind")
      .execute();
    expect(pupils).toHaveLength(1);
    expect(pupils[0]).toMatchObject({ kind: "class", n: pupils[0]!.people });
    expect(pupils[0]!.n).toBeGreaterThan(5_800);
    expect(await count("account")).toBe(await count("person"));
    expect(hashed).toEqual([DEMO_PASSWORD]);
    const hashes = await handle.db.selectFrom("account").select("password_hash").distinct().execute();
    expect(hashes).toEqual([{ password_hash: `hash of ${DEMO_PASSWORD}` }]);
  });

  test("gives a login for every role, and pupils who may still sit the open contest", async () => {
    const logins = await demoLogins(handle.db);
    const roles = new Set<string>();
    for (const { login, name, password } of logins) {
      const account = await handle.db
        .selectFrom("account")
        .innerJoin("person", "person.id", "account.person")
        .leftJoin("role_grant", "role_grant.person", "person.id")
        .select(["person.full_name", "role_grant.role"])
        .where("account.login", "=", login)
        .executeTakeFirstOrThrow();
      expect([account.full_name, password]).toEqual([name, DEMO_PASSWORD]);
      roles.add(account.role ?? "pupil");
    }
    expect([...roles].sort()).toEqual(
      ["admin", "area", "department", "manager", "organiser", "pupil", "secretary", "teacher", "writer"].sort(),
    );
    const used = async (login: string) =>
      handle.db
        .selectFrom("attempt")
        .innerJoin("account", "account.person", "attempt.person")
        .innerJoin("round", "round.id", "attempt.round")
        .select("attempt.id")
        .where("account.login", "=", login)
        .where("round.closes_at", ">", NOW)
        .execute();
    expect(await used(logins[0]!.login)).toHaveLength(0);
    expect(await used(logins[1]!.login)).toHaveLength(1);
  });

  test("has three contests; those that opened have a roll of everybody, equal to the sums of their totals", async () => {
    const contests = await handle.db
      .selectFrom("contest")
      .innerJoin("round", "round.contest", "contest.id")
      .select(["contest.roll_moment", "contest.unit", "round.opens_at", "round.closes_at", "round.freeze_at"])
      .orderBy("round.opens_at")
      .execute();
    expect(contests.map((one) => [one.opens_at <= NOW, one.closes_at <= NOW])).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ]);
    expect(contests.map((one) => one.roll_moment !== null)).toEqual([true, true, false]);
    for (const { roll_moment: moment, unit } of contests.slice(0, 2)) {
      const people = await handle.db.selectFrom("roll_person").select("person").where("moment", "=", moment!).execute();
      const byKind = await handle.db
        .selectFrom("roll_total")
        .innerJoin("unit", "unit.id", "roll_total.unit")
        .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
        .select((eb) => ["unit_kind.role", "unit.kind", eb.fn.sum<number>("roll_total.n").as("n")])
        .where("roll_total.moment", "=", moment!)
        .groupBy(["unit_kind.role", "unit.kind"])
        .execute();
      const sum = (fits: (row: { role: string; kind: string }) => boolean) =>
        byKind.filter(fits).reduce((total, row) => total + Number(row.n), 0);
      expect(sum((row) => row.kind === "province")).toBe(people.length);
      // members of two branches outside schools are in no class
      const pupils = people.length - 23;
      expect(sum((row) => row.role === "class")).toBe(pupils);
      expect(sum((row) => row.role === "school")).toBe(pupils);
      expect(sum((row) => row.kind === "former-district")).toBe(pupils);
      expect(sum((row) => row.kind === "cluster")).toBe(pupils);
      expect(sum((row) => row.kind === "chi-doan" || row.kind === "chi-doi")).toBe(
        sum((row) => row.kind === "province-union"),
      );
      expect(unit).toBeTruthy();
    }
  });

  test("has attempts that could have been sat: paper, answers, deadline and score by the rules", async () => {
    expect(await count("attempt")).toBeGreaterThan(4_800);
    expect(await count("grade")).toBe(await count("attempt"));
    expect(await count("answer_event")).toBeGreaterThan((await count("attempt")) * 8);
    const sample = await handle.db
      .selectFrom("attempt")
      .innerJoin("round", "round.id", "attempt.round")
      .selectAll("attempt")
      .select(["round.contest", "round.opens_at", "round.closes_at"])
      .where("attempt.no", "=", 1)
      .orderBy("attempt.receipt")
      .limit(40)
      .execute();
    for (const attempt of sample) {
      const rules = parseRules((await findRules(handle.db, attempt.contest, attempt.rules_version))!.rules);
      const pool = await poolOf(handle.db, attempt.round);
      const paper = drawPaper(pool, rules.quota, attempt.seed);
      expect(JSON.parse(attempt.paper)).toEqual(paper);
      expect(attempt.started_at).toBeGreaterThanOrEqual(attempt.opens_at);
      expect(attempt.finished_at).toBeLessThanOrEqual(Math.min(attempt.deadline_at, attempt.closes_at, NOW));
      expect(attempt.duration_ms).toBe(attempt.finished_at! - attempt.started_at);
      const events = (await listEvents(handle.db, attempt.id)).map((row) => ({
        clientId: row.client_id,
        epoch: row.epoch,
        seq: row.seq,
        question: row.question,
        answer: JSON.parse(row.answer) as string[],
        arrivedAt: row.arrived_at,
      }));
      const keys = await keysOf(
        handle.db,
        paper.map((item) => item.version),
      );
      const answers = answersThatCount(events, attempt.deadline_at + rules.graceMs);
      expect(attempt.score).toBe(scorePaper(paper, answers, keys, rules).score);
    }
  });

  test("has a school where nobody ever signed in, and lessons begun and finished", async () => {
    const silent = await handle.db
      .selectFrom("unit_closure")
      .innerJoin("unit", "unit.id", "unit_closure.ancestor")
      .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
      .innerJoin("membership", "membership.unit", "unit_closure.descendant")
      .innerJoin("account", "account.person", "membership.person")
      .select("unit.name")
      .where("unit_kind.role", "=", "school")
      .where("unit_closure.tree", "=", "state")
      .groupBy("unit.name")
      .having((eb) => eb.fn.count("account.first_login_at"), "=", 0)
      .execute();
    expect(silent).toEqual([{ name: "Trường THCS Mầm Xanh" }]);
    const states = await handle.db
      .selectFrom("lesson_progress")
      .select(["state"])
      .distinct()
      .orderBy("state")
      .execute();
    expect(states).toEqual([{ state: "begun" }, { state: "done" }]);
  });

  test("has the report of the year in draft, with the officer's words and a remark that waits", async () => {
    const { db } = handle;
    const [report, ...more] = await db.selectFrom("report").selectAll().execute();
    expect([more, report?.editing, report?.rev]).toEqual([[], 1, 2]);
    expect(JSON.parse(report?.plan ?? "")).toMatchObject({ form: "year", cutAt: null });
    expect(JSON.parse(report?.texts ?? "")).toHaveProperty("causes");
    expect(await db.selectFrom("report_version").select("id").execute()).toEqual([]);
    const remarks = await db.selectFrom("report_comment").select(["report", "done_at"]).execute();
    expect(remarks).toEqual([{ report: report?.id, done_at: null }]);
  });
});

eachDatabase("a demo that is broken off", (open) => {
  test("stays half-loaded, and an installation in use is never filled", async () => {
    const broken = await open();
    const failing = loadDemoWorld(broken, {
      now: NOW,
      share: 0.05,
      hashPassword: async () => {
        throw new Error("power cut");
      },
    });
    await expect(failing).rejects.toThrow("power cut");
    expect(await demoState(broken.db)).toBe("loading");
    expect(await demoLogins(broken.db)).toEqual([]);

    const real = await open();
    await real.db
      .insertInto("person")
      .values({ id: "P", full_name: "An", name_key: "an", sort_key: "an", birth_date: null, erased_at: null })
      .execute();
    await expect(loadDemoWorld(real, { now: NOW, hashPassword: async () => "" })).rejects.toThrow(DemoRefusedError);
    expect(await demoState(real.db)).toBe("none");
  });
});
