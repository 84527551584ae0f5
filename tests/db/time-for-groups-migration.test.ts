import { Migrator } from "kysely";
import { expect, test } from "vitest";
import { openDatabase } from "#db/connect.ts";
import { migrations } from "#db/migrations/index.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { makeProvince, makeRound, T0 } from "./boards-fixture.ts";

const BEFORE = "20261130_1540_reports";
const REASON = "Mất điện";

eachDatabase("time for groups", (_open, { createEmpty }) => {
  test("keeps the time that was given before, and that it never changes", async () => {
    const handle = await openDatabase({ url: await createEmpty() });
    const { db } = handle;
    try {
      const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
      expect((await migrator.migrateTo(BEFORE)).error).toBeUndefined();
      await makeProvince(handle, 1);
      const { round } = await makeRound(handle, "R", { people: 1 });
      const given = { round, scope: "all", target: "", kind: "extra", ms: 60_000, at: T0, granted_by: "A" } as const;
      const grants = ["G1", "G2"].map((id) => ({ id, reason: `${REASON} ${id}`, ...given }));
      const end = { time_grant: "G1", at: T0 + 1, reason: "Nhầm", ended_by: "A" };
      await insertRows(db, "time_grant", grants);
      await insertRows(db, "time_grant_end", [end]);
      const ofGroup = { ...given, id: "G3", scope: "group" as const, target: "upper", reason: REASON };
      await expect(insertRows(db, "time_grant", [ofGroup])).rejects.toThrow(/check/i);

      expect((await migrator.migrateToLatest()).error).toBeUndefined();
      expect(await db.selectFrom("time_grant").selectAll().orderBy("id").execute()).toEqual(
        grants.map((grant) => expect.objectContaining(grant)),
      );
      expect(await db.selectFrom("time_grant_end").selectAll().execute()).toEqual([end]);
      await insertRows(db, "time_grant", [ofGroup]);
      for (const table of ["time_grant", "time_grant_end"] as const) {
        await expect(db.updateTable(table).set({ reason: "" }).execute()).rejects.toThrow("never changed");
        await expect(db.deleteFrom(table).execute()).rejects.toThrow("never changed");
      }
      const unknown = { ...end, time_grant: "G9" };
      await expect(insertRows(db, "time_grant_end", [unknown])).rejects.toThrow(/foreign key/i);
    } finally {
      await handle.close();
    }
  });
});
