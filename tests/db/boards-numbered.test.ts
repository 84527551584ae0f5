import { expect, test } from "vitest";
import { rebuildStandings } from "#app/features/boards/api.server.ts";
import { deleteSomeNumbered } from "#db/queries/boards-numbered.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { homeOf, MINUTE, makeProvince, makeRound, personId, T0 } from "./boards-fixture.ts";
import { addAttempt, liveNumber } from "./boards-happenings.ts";

const TABLES = ["counted", "standing", "standing_bucket", "unit_total", "unit_day", "result"] as const;
const PEOPLE = 6;

eachDatabase("rows of a number that goes", (open) => {
  test.each([1, 2, 7, 1_000])("leave %i at a time, and those of another number stay", async (limit) => {
    const handle = await open();
    const { scope, number, counts } = await boardsUnder(handle);
    const other = number === 0 ? -1 : 0;
    // the same rows under the number that the next live boards take
    for (const table of TABLES) {
      const rows = await handle.db.selectFrom(table).selectAll().where("edition", "=", number).execute();
      await handle.db.transaction().execute((trx) =>
        insertRows(
          trx,
          table,
          rows.map((row) => ({ ...row, edition: other })),
        ),
      );
    }
    let removed = 0;
    let longest = 0;
    for (let n = -1; n !== 0; ) {
      n = await deleteSomeNumbered(handle.db, { number, scope, limit });
      removed += n;
      longest = Math.max(longest, n);
    }
    expect(removed).toBe(Object.values(counts).reduce((sum, n) => sum + n, 0));
    // of a person or a unit all rows go together
    const together = Math.max(...Object.values(counts)) / PEOPLE + limit;
    expect(longest).toBeLessThanOrEqual(Math.ceil(together) + PEOPLE);
    expect(await countsOf(handle, number)).toEqual(Object.fromEntries(TABLES.map((table) => [table, 0])));
    expect(await countsOf(handle, other)).toEqual(counts);
  });

  test("what an issued edition is brought up to date by goes alone", async () => {
    const handle = await open();
    const { scope, number, counts } = await boardsUnder(handle);
    expect(await deleteSomeNumbered(handle.db, { number, scope, limit: 4 }, "bases")).toBe(4);
    expect(await deleteSomeNumbered(handle.db, { number, scope, limit: 4 }, "bases")).toBe(PEOPLE - 4);
    expect(await deleteSomeNumbered(handle.db, { number, scope, limit: 4 }, "bases")).toBe(0);
    expect(await countsOf(handle, number)).toEqual({ ...counts, result: 0 });
  });
});

/** Live boards of some people, and how many rows each table holds of them. */
async function boardsUnder(handle: TestDatabase) {
  await makeProvince(handle, PEOPLE);
  const round = await makeRound(handle, "R1");
  for (let person = 0; person < PEOPLE; person += 1) {
    const who = { person: personId(person), placement: homeOf(person) };
    await addAttempt(handle, round, { ...who, score: person * 250, finishedAt: T0 + person * MINUTE });
  }
  await rebuildStandings(handle, round.contest);
  const number = await liveNumber(handle, round.round);
  const counts = await countsOf(handle, number);
  expect(counts.result).toBe(PEOPLE);
  return { scope: round.round, number, counts };
}

async function countsOf({ db }: TestDatabase, edition: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const { n } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as("n"))
      .where("edition", "=", edition)
      .executeTakeFirstOrThrow();
    counts[table] = Number(n);
  }
  return counts;
}
