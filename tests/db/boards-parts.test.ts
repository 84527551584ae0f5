import fc from "fast-check";
import { expect, test } from "vitest";
import { RANKING_R1 } from "#app/domain/contest.ts";
import { bucketDigits, sortKey, UNRANKED } from "#app/domain/ranking.ts";
import { drainBoardOutbox } from "#app/features/boards/api.server.ts";
import {
  type BoardOf,
  countBefore,
  countStandings,
  findNextKey,
  listGradesOf,
  listStandings,
  listStandingsAbove,
} from "#db/queries/boards.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import type { Database } from "#db/schema.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { makeProvince, makeRound, personId, T0 } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

const PEOPLE = 24;
const FILTERS = [
  {},
  { group: "a" },
  { group: "" },
  { grade: 9 },
  { group: "b", grade: 8 },
  { group: "none" },
  { grade: 1 },
];

const row = fc.record({
  score: fc.constantFrom(0, 250, 10_000),
  // many equals, and durations on both sides of the beginning of a key that a bucket counts by
  durationMs: fc.constantFrom(60_000, 99_999, 100_000, 100_001, 700_000),
  ranked: fc.boolean(),
  group_key: fc.constantFrom("", "a", "b"),
  grade: fc.constantFrom(0, 8, 9),
});

eachDatabase("people of a group or a grade", (open, { dialect }) => {
  test.each([
    { unit: "PROVINCE", name: "in a large unit, through its buckets" },
    { unit: "CLASS11", name: "in a small one, along its rows" },
  ])("are found wherever they stand: $name", async ({ unit }) => {
    const handle = await open();
    await makeProvince(handle, PEOPLE);
    const { round: scope } = await makeRound(handle, "R");
    await addAttempt(
      handle,
      { contest: "CONTESTR", round: scope, moment: "MOMENTR" },
      { id: "ATTEMPT", person: personId(0), placement: "IN11", score: 1, finishedAt: T0 },
    );
    // makes the scope
    await drainBoardOutbox(handle, T0);
    let edition = 100;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: PEOPLE }), async (rows) => {
        edition += 1;
        const lines = rows
          .map(({ score, durationMs, ranked, ...filter }, n) => {
            const figures = { predictionError: null, fullRuns: 0, attempts: 1, startedAt: 0, submittedAt: 0 };
            const key = sortKey(RANKING_R1, { score, durationMs, ...figures });
            return { edition, scope, unit, person: personId(n), sort_key: (ranked ? "" : UNRANKED) + key, ...filter };
          })
          .sort((a, b) => (`${a.sort_key} ${a.person}` < `${b.sort_key} ${b.person}` ? -1 : 1));
        await write(handle, lines, { buckets: unit === "PROVINCE" });
        for (const filter of FILTERS) await expectSame(handle, { edition, scope, unit, ...filter }, lines);
        const grades = new Set(lines.filter(({ sort_key }) => sort_key < UNRANKED).map(({ grade }) => grade));
        const shown = ([8, 9] as const).filter((grade) => grades.has(grade));
        expect(await listGradesOf(handle.db, { edition, scope, unit })).toEqual(shown);
      }),
      { numRuns: dialect === "sqlite" ? 15 : 6 },
    );
  });
});

type Line = Database["standing"];

/** Lines with what counts of each person; buckets as a large unit has them. */
async function write({ db }: TestDatabase, lines: readonly Line[], { buckets }: { buckets: boolean }): Promise<void> {
  await insertRows(db, "standing", lines);
  const counted = lines.map(({ unit: _unit, ...line }) => {
    return { ...line, attempt: "ATTEMPT", no: 1, placement: "IN11", score: 0, duration_ms: 0, submitted_at: 0 };
  });
  await insertRows(db, "counted", counted);
  if (!buckets) return;
  const sums = new Map<string, Database["standing_bucket"]>();
  for (const { sort_key, person: _person, ...line } of lines.filter((each) => each.sort_key < UNRANKED)) {
    const prefix = sort_key.slice(0, bucketDigits(RANKING_R1));
    const name = `${line.group_key} ${line.grade} ${prefix}`;
    sums.set(name, { ...line, prefix, n: (sums.get(name)?.n ?? 0) + 1 });
  }
  await insertRows(db, "standing_bucket", [...sums.values()]);
}

/** Every question about a filtered board against the plain list. */
async function expectSame({ db }: TestDatabase, board: BoardOf, lines: readonly Line[]): Promise<void> {
  const all = lines.filter(
    ({ group_key, grade }) =>
      (board.group === undefined || group_key === board.group) && (board.grade === undefined || grade === board.grade),
  );
  const among = all.filter(({ sort_key }) => sort_key < UNRANKED);
  const people = (rows: readonly { person: string }[]) => rows.map(({ person }) => person);
  expect(await countStandings(db, board)).toBe(among.length);
  for (const [offset, limit] of [
    [0, 1],
    [0, 50],
    [2, 3],
    [7, 2],
  ] as const) {
    const found = await listStandings(db, board, { limit, offset });
    expect(people(found), `${offset}, ${limit}`).toEqual(people(among.slice(offset, offset + limit)));
  }
  for (const [at, { sort_key: sortKey, person }] of among.entries()) {
    if (at % 3 > 0) continue;
    const cursor = { sortKey, person };
    expect(people(await listStandings(db, board, { limit: 2, after: cursor }))).toEqual(
      people(among.slice(at + 1, at + 3)),
    );
    const above = await listStandingsAbove(db, board, { limit: 2, before: cursor });
    expect(people(above)).toEqual(people(among.slice(Math.max(0, at - 2), at)));
    const better = among.filter((line) => line.sort_key < sortKey);
    expect(await countBefore(db, board, cursor)).toEqual({ better: better.length, before: at });
    expect(await findNextKey(db, board, sortKey, "before")).toBe(better.at(-1)?.sort_key ?? null);
    const worse = among.find((line) => line.sort_key > sortKey);
    expect(await findNextKey(db, board, sortKey, "after")).toBe(worse?.sort_key ?? null);
  }
}
