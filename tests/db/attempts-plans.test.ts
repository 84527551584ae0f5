/** How SQLite goes about what every process asks all the time: never through all attempts there are. */
import { expect, it } from "vitest";
import { listRoundsWithDue } from "#db/queries/attempts.ts";
import { eachDatabase } from "../support/databases.ts";
import { planOf } from "../support/sqlite-plan.ts";

eachDatabase("plans of what is asked all the time", (open, { dialect }) => {
  it("nothing is due where there are no attempts", async () => {
    const { db } = await open();
    expect(await listRoundsWithDue(db, Date.now())).toEqual([]);
  });
  if (dialect !== "sqlite") return;

  it("attempts whose time is up are found among the open ones alone", async () => {
    const plan = await planOf(open, (db) => listRoundsWithDue(db, 0));
    expect(plan.filter((line) => line.includes("attempt "))).toEqual([
      "SEARCH attempt USING INDEX attempt_open_deadline (deadline_at<?)",
    ]);
  });
});
