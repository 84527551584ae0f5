/** SIGTERM under load: what the server took in is answered, what it no longer takes is sent again to the next one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startServer } from "../browser/support/server.ts";
import { freePort } from "../support/postgres.ts";
import { amount, report } from "./support/amount.ts";
import { DIALECTS, emptyDatabase } from "./support/databases.ts";
import { ALL_KINDS, prepareExam, storedEvents } from "./support/exam.ts";
import { keyOf, Pupils } from "./support/pupils.ts";

const ROUNDS = amount(2, 20);
const PUPILS = 40;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-stop-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(DIALECTS)(
  "answers every accepted request and loses nothing [%s]",
  async (dialect) => {
    const databaseUrl = await emptyDatabase(dialect, folder, "stop");
    const attempts = await prepareExam(databaseUrl, { pupils: PUPILS, now: Date.now(), kinds: ALL_KINDS });
    const port = await freePort();
    const start = () => startServer({ port, databaseUrl, dataDir: folder, env: { LOG_LEVEL: "error" } });

    const pupils = new Pupils(() => `http://127.0.0.1:${port}`, attempts);
    pupils.start();
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await start();
      await pupils.saved(200);
      const asked = performance.now();
      expect(await server.kill("SIGTERM")).toBe(0);
      took.push(performance.now() - asked);
      // written down and not acknowledged would mean: taken in, but left without its answer
      const stored = await storedEvents(databaseUrl);
      expect(stored.map(keyOf).filter((key) => !pupils.acknowledged.has(key))).toEqual([]);
      expect(pupils.lost(stored)).toEqual([]);
    }
    const server = await start();
    try {
      await pupils.finish();
    } finally {
      await server.stop();
    }
    expect(pupils.lost(await storedEvents(databaseUrl))).toEqual([]);
    expect(pupils.odd).toEqual([]);
    // a refusal says when to come again
    expect(pupils.refusals.filter(({ status, retryAfter }) => status !== 503 || !retryAfter)).toEqual([]);
    expect(Math.max(...took)).toBeLessThan(10_000);
    const { acknowledged, cut } = pupils;
    report(
      `SIGTERM, ${dialect}: ${ROUNDS} stops of at most ${Math.round(Math.max(...took))} ms, ${acknowledged.size} answers acknowledged, ${cut} connections refused or closed, 0 lost`,
    );
  },
  amount(120_000, 900_000),
);
