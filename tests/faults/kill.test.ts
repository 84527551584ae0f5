/** kill -9 in the middle of saving loses no acknowledged answer; what was not acknowledged is sent again and arrives. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startServer } from "../browser/support/server.ts";
import { freePort } from "../support/postgres.ts";
import { amount, report } from "./support/amount.ts";
import { DIALECTS, emptyDatabase } from "./support/databases.ts";
import { ALL_KINDS, prepareExam, storedEvents } from "./support/exam.ts";
import { Pupils } from "./support/pupils.ts";

const ROUNDS = { sqlite: amount(5, 200), postgres: amount(3, 200) };
const PUPILS = 40;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-kill-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(DIALECTS)(
  "every acknowledged answer is there after kill -9 [%s]",
  async (dialect) => {
    const databaseUrl = await emptyDatabase(dialect, folder, "kill");
    const attempts = await prepareExam(databaseUrl, { pupils: PUPILS, now: Date.now(), kinds: ALL_KINDS });
    const port = await freePort();
    const start = () => startServer({ port, databaseUrl, dataDir: folder, env: { LOG_LEVEL: "error" } });

    const pupils = new Pupils(() => `http://127.0.0.1:${port}`, attempts);
    pupils.start();
    const ofRound: number[] = [];
    for (let round = 0; round < ROUNDS[dialect]; round += 1) {
      const server = await start();
      const before = pupils.acknowledged.size;
      await pupils.saved(50 + Math.floor(Math.random() * 800));
      await server.kill("SIGKILL");
      ofRound.push(pupils.acknowledged.size - before);
      expect(pupils.lost(await storedEvents(databaseUrl))).toEqual([]);
    }
    const server = await start();
    try {
      await pupils.finish();
    } finally {
      await server.stop();
    }
    expect(pupils.lost(await storedEvents(databaseUrl))).toEqual([]);
    expect(Math.min(...ofRound)).toBeGreaterThan(0);
    expect(pupils.odd).toEqual([]);
    const { acknowledged, cut } = pupils;
    report(
      `kill -9, ${dialect}: ${ofRound.length} rounds, ${acknowledged.size} answers acknowledged, ${cut} connections cut, 0 lost`,
    );
  },
  amount(120_000, 3_600_000),
);
