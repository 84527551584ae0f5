/**
 * How SQLite goes about the statements that boards ask most often. It chooses without figures about its tables, so it can
 * choose to walk through a whole round or a whole board: right answers, and a hundred times the work. PostgreSQL chooses
 * by its figures, see `npm run bench -- boards`.
 */
import { expect, it } from "vitest";
import { countBetter, listStandingsOf } from "#db/queries/boards.ts";
import { withinParts } from "#db/queries/boards-parts.ts";
import { listCountableAttempts } from "#db/queries/boards-source.ts";
import { listScoresOfUnit } from "#db/queries/dashboard-figures.ts";
import { eachDatabase } from "../support/databases.ts";
import { planOf } from "../support/sqlite-plan.ts";

const BOARD = { edition: 0, scope: "vong", unit: "tinh" };

eachDatabase("plans of the boards' statements", (open, { dialect }) => {
  it("they find nobody on an empty board", async () => {
    const { db } = await open();
    expect(await countBetter(db, BOARD, ["9", "8"])).toEqual(
      new Map([
        ["9", 0],
        ["8", 0],
      ]),
    );
    expect(await listStandingsOf(db, BOARD, ["An"])).toEqual([]);
    expect(await listCountableAttempts(db, "vong", ["An"])).toEqual([]);
  });
  if (dialect !== "sqlite") return;

  it.each([
    {
      name: "the bucket of a key is looked up once, not for every row that is counted",
      ask: countBetter,
      given: ["9", "8"],
      wanted: [/^MATERIALIZE begun$/, /standing USING PRIMARY KEY .*sort_key>\? AND sort_key<\?/],
    },
    {
      name: "a few people are found by who they are, not along the whole board",
      ask: listStandingsOf,
      given: ["An", "Bình", "Chi", "Dũng", "Giang"],
      wanted: [
        /counted USING PRIMARY KEY \(edition=\? AND scope=\? AND person=\?/,
        /standing USING PRIMARY KEY \(edition=\? AND scope=\? AND unit=\? AND sort_key=\? AND person=\?/,
      ],
    },
  ])("$name", async ({ ask, given, wanted }) => {
    const plan = await planOf(open, async (db) => {
      await ask(db, BOARD, given);
    });
    for (const line of wanted) expect(plan).toContainEqual(expect.stringMatching(line));
  });

  it("attempts of a few people are found by who they are, not among all of the round", async () => {
    const plan = await planOf(open, (db) => listCountableAttempts(db, "vong", ["An", "Bình"]));
    expect(plan).toContainEqual(expect.stringMatching(/^SEARCH attempt USING INDEX \S+ \(person=\?\)$/));
    expect(plan.filter((line) => line.includes("attempt_by_round"))).toEqual([]);
  });

  it("scores of a school are read where the school stands, not along the whole board", async () => {
    const plan = await planOf(open, (db) => listScoresOfUnit(db, BOARD));
    expect(plan).toContainEqual(
      expect.stringMatching(/standing USING PRIMARY KEY \(edition=\? AND scope=\? AND unit=\?/),
    );
  });

  it("people of a group are looked up part by part, not along the whole board", async () => {
    const plan = await planOf(open, (db) =>
      withinParts(db, ["0", "1"])
        .selectAll("standing")
        .where("edition", "=", 0)
        .where("scope", "=", "vong")
        .where("unit", "=", "tinh")
        .execute(),
    );
    expect(plan[0]).toMatch(/^SCAN 2.ROW VALUES|^SCAN 2 CONSTANT ROWS|^SCAN listed|^SCAN part/);
    expect(plan[1]).toMatch(
      /standing USING PRIMARY KEY \(edition=\? AND scope=\? AND unit=\? AND sort_key>\? AND sort_key<\?/,
    );
  });
});
