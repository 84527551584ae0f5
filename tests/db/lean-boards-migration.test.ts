import { Migrator } from "kysely";
import { expect, test } from "vitest";
import { drainBoardOutbox, issueEdition, rebuildStandings } from "#app/features/boards/api.server.ts";
import { beginLive, buildSteps, runBuild } from "#app/features/boards/build.server.ts";
import { openDatabase } from "#db/connect.ts";
import { migrations } from "#db/migrations/index.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { DAY, homeOf, MINUTE, makeProvince, makeRound, personId, T0 } from "./boards-fixture.ts";
import { addAttempt, dumpBoards, liveNumber } from "./boards-happenings.ts";

const BEFORE = "20261201_1300_lines_apart";
const NOW = T0 + 20 * DAY;
const TABLES = ["counted", "standing", "standing_bucket", "unit_total", "unit_day"] as const;

eachDatabase("boards that refer to nothing", (_open, { createEmpty }) => {
  test("keep what is issued and what is shown; what was half made begins anew", async () => {
    const handle = await openDatabase({ url: await createEmpty() });
    const { db } = handle;
    try {
      const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
      expect((await migrator.migrateTo(BEFORE)).error).toBeUndefined();
      await makeProvince(handle, 6);
      const made = await makeRound(handle, "R", { people: 6 });
      const { contest, round } = made;
      const at = (n: number) => ({ score: 1_000 * n, finishedAt: T0 + n * MINUTE });
      for (let n = 0; n < 6; n += 1) {
        await addAttempt(handle, made, { person: personId(n), placement: homeOf(n), ...at(n) });
      }
      while ((await drainBoardOutbox(handle, NOW, 9)) > 0);
      const issued = await issueEdition(handle, contest, {
        ...({ kind: "freeze", cutAt: T0 + DAY, now: NOW, by: null, reason: "" } as const),
      });
      if (!issued.ok) throw new Error(issued.code);
      const build = (await beginLive(db, contest, { now: NOW }))!;
      const work = buildSteps(handle, build, () => NOW, { people: 2 });
      for (const _ of [1, 2]) await work.next();
      // as it was: buckets stood with the people, before their lines
      const shown = await liveNumber(handle, round);
      const buckets = await db.selectFrom("standing_bucket").selectAll().where("edition", "=", shown).execute();
      await insertRows(
        db,
        "standing_bucket",
        buckets.map((row) => ({ ...row, edition: -1 })),
      );
      const before = [await dumpBoards(handle, round), await dumpBoards(handle, round, issued.edition)];

      expect((await migrator.migrateToLatest()).error).toBeUndefined();
      expect([await dumpBoards(handle, round), await dumpBoards(handle, round, issued.edition)]).toEqual(before);
      await runBuild(handle, build, () => NOW, { people: 2 });
      expect(await liveNumber(handle, round)).toBe(-1);
      const anew = await dumpBoards(handle, round);
      expect(anew).toEqual(before[0]);
      await rebuildStandings(handle, contest, { people: 100 });
      expect(await dumpBoards(handle, round)).toEqual(anew);
      for (const table of TABLES) {
        const [row] = await db.selectFrom(table).selectAll().where("edition", "=", issued.edition).limit(1).execute();
        const ofEdition = () => db.deleteFrom(table).where("edition", "=", issued.edition).execute();
        await expect(ofEdition()).rejects.toThrow("never changed");
        await expect(insertRows(db, table, [{ ...row!, scope: "khac" }])).rejects.toThrow("issued");
        // of a number that is not issued nothing is asked
        if (table !== "unit_total" && table !== "unit_day") {
          await insertRows(db, table, [{ ...row!, edition: -1, scope: "khac" }]);
        }
      }
    } finally {
      await handle.close();
    }
  });
});
