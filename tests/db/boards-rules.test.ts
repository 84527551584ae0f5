import fc from "fast-check";
import { expect, test } from "vitest";
import { RANKING_KEYS, RANKING_R2 } from "#app/domain/contest.ts";
import { sortKey, UNRANKED } from "#app/domain/ranking.ts";
import { drainBoardOutbox, issueEdition } from "#app/features/boards/api.server.ts";
import { countBefore, countStandings, listStandings } from "#db/queries/boards.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, homeOf, MINUTE, makeProvince, makeRound, personId, setGrades, T0 } from "./boards-fixture.ts";
import { addAttempt, linesWithCounted } from "./boards-happenings.ts";

const anyFigures = fc.record({
  score: fc.constantFrom(0, 9_000, 10_000, 999_999),
  durationMs: fc.oneof(fc.constantFrom(60_000, 60_001), fc.nat(3_600_000)),
  submittedAt: fc.oneof(fc.constant(T0), fc.integer({ min: T0, max: T0 + 30 * DAY })),
  startedAt: fc.oneof(fc.constant(T0), fc.integer({ min: T0, max: T0 + 30 * DAY })),
  predictionError: fc.option(fc.oneof(fc.constantFrom(0, 1), fc.nat(999_999_999))),
  fullRuns: fc.nat(5),
  attempts: fc.integer({ min: 1, max: 20 }),
});

eachDatabase("keys of any order of ranking", (open) => {
  test("stand in the database as they do in code, those without a rank last, and places are counted alike", async () => {
    const handle = await open();
    const people = 24;
    await makeProvince(handle, people);
    const { round } = await makeRound(handle, "R");
    await addAttempt(
      handle,
      { contest: "CONTESTR", round, moment: "MOMENTR" },
      {
        ...{ id: "ATTEMPT", person: personId(0), placement: "IN11", score: 1, finishedAt: T0 },
      },
    );
    await drainBoardOutbox(handle, T0);
    let edition = 100;
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...RANKING_KEYS], { minLength: 1 }),
        fc.array(fc.tuple(anyFigures, fc.boolean(), fc.constantFrom("", "a", "b"), fc.constantFrom(0, 8, 9)), {
          minLength: 2,
          maxLength: people,
        }),
        async (ranking, rows) => {
          edition += 1;
          const standings = rows.map(([figures, ranked, group, grade], n) => ({
            ...{ edition, scope: round, unit: "PROVINCE", person: personId(n) },
            sort_key: (ranked ? "" : UNRANKED) + sortKey(ranking, figures),
            ...{ group_key: group, grade },
          }));
          await insertRows(handle.db, "standing", standings);
          const expected = standings
            .map(({ sort_key, person }) => ({ sort_key, person }))
            .sort((a, b) =>
              a.sort_key === b.sort_key ? (a.person < b.person ? -1 : 1) : a.sort_key < b.sort_key ? -1 : 1,
            );
          const found = await handle.db
            .selectFrom("standing")
            .select(["sort_key", "person"])
            .where("edition", "=", edition)
            .orderBy("sort_key")
            .orderBy("person")
            .execute();
          expect(found).toEqual(expected);
          for (const filter of [{}, { group: "a" }, { grade: 9 }, { group: "b", grade: 8 }]) {
            const board = { edition, scope: round, unit: "PROVINCE", ...filter };
            const among = standings.filter(
              (row) =>
                row.sort_key < UNRANKED &&
                (!("group" in filter) || row.group_key === filter.group) &&
                (!("grade" in filter) || row.grade === filter.grade),
            );
            expect(await countStandings(handle.db, board)).toBe(among.length);
            for (const row of among) {
              const { better } = await countBefore(handle.db, board, { sortKey: row.sort_key, person: row.person });
              expect(better).toBe(among.filter((other) => other.sort_key < row.sort_key).length);
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});

const R2 = { ranking: RANKING_R2, onlyFull: true, prediction: "participants" as const };

async function predicted(open: () => Promise<TestDatabase>) {
  const handle = await open();
  await makeProvince(handle, 8);
  await setGrades(handle, { CLASS11: 9, CLASS12: 8, CLASS21: 9 });
  const round = await makeRound(handle, "R", { people: 8, rules: R2, freezeAt: T0 + DAY });
  const sit = (n: number, score: number, prediction: number | undefined, minutes = 10) =>
    addAttempt(handle, round, {
      ...{ person: personId(n), placement: homeOf(n), score, prediction },
      ...{ finishedAt: T0 + n * MINUTE, durationMs: minutes * MINUTE },
    });
  // five people take part, so that five is the number
  const far = await sit(0, 10_000, 9, 5);
  const near = await sit(0, 10_000, 4, 15);
  await sit(1, 10_000, 7, 5);
  await sit(2, 10_000, undefined, 1);
  await sit(3, 9_000, 5, 1);
  await sit(4, 10_000, 3, 2);
  await drainBoardOutbox(handle, T0);
  return { handle, round, far, near };
}

eachDatabase("R2", (open) => {
  test("while the board is live no prediction is nearer; who is not full stands without a rank and counts", async () => {
    const { handle, round, far } = await predicted(open);
    const board = { edition: 0, scope: round.round, unit: "PROVINCE" };
    const rows = await listStandings(handle.db, board, { limit: 10 });
    expect(rows.map(({ person }) => person)).toEqual([2, 4, 0, 1].map(personId));
    expect(rows[2]!.attempt).toBe(far);
    expect(await countStandings(handle.db, board)).toBe(4);
    const total = await handle.db
      .selectFrom("unit_total")
      .select(["people", "turns", "full_marks"])
      .where("unit", "=", "PROVINCE")
      .where("edition", "=", 0)
      .executeTakeFirst();
    expect(total).toEqual({ people: 5, turns: 6, full_marks: 4 });
    const last = await linesWithCounted(handle.db)
      .select(["counted.person", "counted.score"])
      .where("standing.unit", "=", "PROVINCE")
      .where("standing.sort_key", ">=", UNRANKED)
      .execute();
    expect(last).toEqual([{ person: personId(3), score: 9_000 }]);
  });

  test("an issued edition fixes the number, and then the nearest one counts and stands first", async () => {
    const { handle, round, near } = await predicted(open);
    // after the cut: neither a person nor a turn of it
    await addAttempt(handle, round, { person: personId(6), placement: "IN11", score: 1, finishedAt: T0 + DAY });
    const freeze = { kind: "freeze", cutAt: T0 + DAY, now: T0 + 2 * DAY, by: null, reason: "" } as const;
    expect(await issueEdition(handle, round.contest, freeze)).toMatchObject({ ok: true, edition: 1 });
    const kept = await handle.db.selectFrom("edition_scope").selectAll().execute();
    expect(kept).toMatchObject([{ edition: 1, scope: round.round, actual: 5 }]);
    expect(JSON.parse(kept[0]!.rule)).toEqual({
      ...{ counted: "best", ranking: RANKING_R2, onlyFull: true, asks: "participants" },
    });
    const board = { edition: 1, scope: round.round, unit: "PROVINCE" };
    const rows = await listStandings(handle.db, board, { limit: 10 });
    expect(rows.map(({ person }) => person)).toEqual([0, 4, 1, 2].map(personId));
    expect(rows[0]!.attempt).toBe(near);
    const ofGrade = await listStandings(handle.db, { ...board, grade: 8 }, { limit: 10 });
    expect(ofGrade.map(({ person }) => person)).toEqual([4, 1].map(personId));
  });
});
