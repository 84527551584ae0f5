import fc from "fast-check";
import { expect, test } from "vitest";
import { RANKING_R1_PREDICTION, RANKING_R2, RANKING_R3 } from "#app/domain/contest.ts";
import { drainBoardOutbox, rebuildStandings } from "#app/features/boards/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import {
  addRound,
  DAY,
  MINUTE,
  makeProvince,
  makeRound,
  PLACEMENTS,
  personId,
  setGrades,
  T0,
  type TestRound,
} from "./boards-fixture.ts";
import {
  addAttempt,
  changeRoll,
  dumpBoards,
  linesWithCounted,
  liveNumber,
  regrade,
  restoreAttempt,
  tell,
  voidAttempt,
} from "./boards-happenings.ts";

const PEOPLE = 5;
const RULES = [
  { ranking: RANKING_R1_PREDICTION, prediction: "participants" as const },
  { ranking: RANKING_R2, onlyFull: true, prediction: "full" as const },
  { ranking: RANKING_R3, counted: "sum" as const },
];

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("submit" as const),
      person: fc.nat(PEOPLE - 1),
      at: fc.nat(1),
      placement: fc.constantFrom(...Object.keys(PLACEMENTS)),
      score: fc.constantFrom(0, 9_000, 10_000),
      duration: fc.constantFrom(5 * MINUTE, 10 * MINUTE),
      group: fc.constantFrom(undefined, "a", "b"),
      prediction: fc.constantFrom(undefined, 3, 9),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("void" as const), pick: fc.nat(50) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("restore" as const), pick: fc.nat(50) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("regrade" as const),
      pick: fc.nat(50),
      score: fc.constantFrom(0, 9_000, 10_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("roll" as const),
      person: fc.nat(PEOPLE - 1),
      placement: fc.option(fc.constantFrom(...Object.keys(PLACEMENTS))),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("drain" as const), limit: fc.integer({ min: 1, max: 4 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const EMPTY_PAPER = { person: 0, placement: "IN11", score: 0, duration: 5 * MINUTE } as const;
const NO_CHOICE = { group: undefined, prediction: undefined };

/** A round's turn that reads the other round ahead of the other's own: found by chance, kept for every run. */
const READ_AHEAD: Step[] = [
  { kind: "submit", at: 0, ...EMPTY_PAPER, ...NO_CHOICE },
  { kind: "submit", at: 1, ...EMPTY_PAPER, ...NO_CHOICE },
  { kind: "drain", limit: 1 },
  { kind: "void", pick: 1 },
];

interface Known {
  readonly id: string;
  readonly round: TestRound;
  readonly person: string;
  readonly placement: string;
  readonly durationMs: number;
  readonly finishedAt: number;
  score: number;
  voided: boolean;
}

async function take(handle: DatabaseHandle, rounds: readonly TestRound[], known: Known[], step: Step): Promise<void> {
  if (step.kind === "drain") {
    await drainBoardOutbox(handle, T0, step.limit);
  } else if (step.kind === "roll") {
    const person = personId(step.person);
    await changeRoll(handle, rounds[0]!, person, step.placement);
    await handle.db.transaction().execute((trx) => tell(trx, rounds[1]!.round, person));
  } else if (step.kind === "submit") {
    const round = rounds[step.at]!;
    const attempt = {
      person: personId(step.person),
      placement: step.placement,
      score: step.score,
      durationMs: step.duration,
      finishedAt: T0 + step.at * 12 * DAY + 30 * MINUTE + known.length,
    };
    const more = { group: step.group, prediction: step.prediction };
    known.push({ ...attempt, id: await addAttempt(handle, round, { ...attempt, ...more }), round, voided: false });
  } else {
    const among = known.filter(({ voided }) => voided === (step.kind === "restore"));
    const attempt = among[step.pick % Math.max(among.length, 1)];
    if (!attempt) return;
    if (step.kind === "regrade") {
      await regrade(handle, attempt.round, attempt.id, step.score);
      attempt.score = step.score;
    } else {
      await (step.kind === "void" ? voidAttempt : restoreAttempt)(handle, attempt.round, attempt.id);
      attempt.voided = step.kind === "void";
    }
  }
}

/** Score, time and attempts of everybody over both rounds where all attempts are added up. */
function plainTotals(known: readonly Known[]): Map<string, string> {
  const sums = new Map<string, { score: number; ms: number; n: number }>();
  for (const { person, score, durationMs } of known.filter(({ voided }) => !voided)) {
    const sum = sums.get(person) ?? { score: 0, ms: 0, n: 0 };
    sums.set(person, { score: sum.score + score, ms: sum.ms + durationMs, n: sum.n + 1 });
  }
  return new Map([...sums].map(([person, { score, ms }]) => [person, `${score} ${ms}`]));
}

async function expectBuckets(handle: DatabaseHandle, scope: string): Promise<void> {
  const { db } = handle;
  const rows = await db
    .selectFrom("standing")
    .selectAll()
    .where("edition", "=", await liveNumber(handle, scope))
    .where("scope", "=", scope)
    .execute();
  const counted = new Map<string, number>();
  const large = ["PROVINCE", "COMMUNE1", "COMMUNE2", "DISTRICT", "UNION", "BRANCH11", "BRANCH21"];
  for (const row of rows.filter(({ sort_key, unit }) => sort_key < "~" && large.includes(unit))) {
    const key = `${row.unit} ${row.group_key} ${row.grade}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  const buckets = new Map<string, number>();
  for (const row of await db.selectFrom("standing_bucket").selectAll().where("scope", "=", scope).execute()) {
    expect(row.n).toBeGreaterThan(0);
    const key = `${row.unit} ${row.group_key} ${row.grade}`;
    buckets.set(key, (buckets.get(key) ?? 0) + row.n);
  }
  expect(buckets).toEqual(counted);
}

eachDatabase("boards of two rounds after any sequence of happenings", (open, { dialect }) => {
  test.each(RULES)("equal a rebuild, all rounds together and buckets included: $ranking", async (rules) => {
    const handle = await open();
    await makeProvince(handle, PEOPLE);
    await setGrades(handle, { CLASS11: 9, CLASS12: 8 });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20, size: "max" }), async (steps) => {
        runs += 1;
        const first = await makeRound(handle, `R${runs}`, { rules, people: 3 });
        const rounds = [first, await addRound(handle, first, `S${runs}`)];
        const known: Known[] = [];
        for (const one of steps) await take(handle, rounds, known, one);
        while ((await drainBoardOutbox(handle, T0, 5)) > 0);
        const scopes = [...rounds.map(({ round }) => round), first.contest];
        const incremental = [];
        for (const scope of scopes) {
          await expectBuckets(handle, scope);
          incremental.push(await dumpBoards(handle, scope));
        }
        if (rules.counted === "sum") {
          const total = await linesWithCounted(handle.db)
            .select(["counted.person", "counted.score", "counted.duration_ms"])
            .where("standing.edition", "=", await liveNumber(handle, first.contest))
            .where("standing.scope", "=", first.contest)
            .where("standing.unit", "=", "PROVINCE")
            .execute();
          const lines = total.map(({ person, score, duration_ms }) => [person, `${score} ${duration_ms}`] as const);
          expect(new Map([...lines].sort())).toEqual(new Map([...plainTotals(known)].sort()));
        }
        await rebuildStandings(handle, first.contest);
        for (const [at, scope] of scopes.entries()) expect(await dumpBoards(handle, scope)).toEqual(incremental[at]);
      }),
      { numRuns: dialect === "sqlite" ? 12 : 6, examples: [[READ_AHEAD]] },
    );
  });
});
