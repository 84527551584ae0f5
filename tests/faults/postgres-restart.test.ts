/** PostgreSQL is killed and started again under load: refusals in so many words, nothing lost, and no help needed. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { type RunningServer, startServer } from "../browser/support/server.ts";
import { createDatabase } from "../support/fresh-database.ts";
import { type PostgresServer, startPostgres } from "../support/postgres.ts";
import { amount, report } from "./support/amount.ts";
import { DIALECTS } from "./support/databases.ts";
import { ALL_KINDS, cookieOfPupil, type OpenAttempt, prepareExam, storedEvents } from "./support/exam.ts";
import { Pupils } from "./support/pupils.ts";

const ROUNDS = amount(2, 20);
const PUPILS = 40;

describe.runIf(DIALECTS.includes("postgres"))("PostgreSQL killed under load", () => {
  let folder: string;
  let postgres: PostgresServer;
  let databaseUrl: string;
  let attempts: OpenAttempt[];
  let server: RunningServer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "goc-asean-pg-restart-"));
    postgres = await startPostgres({ durable: true });
    databaseUrl = await createDatabase(postgres.url, "restart");
    attempts = await prepareExam(databaseUrl, { pupils: PUPILS, now: Date.now(), kinds: ALL_KINDS });
    server = await startServer({ databaseUrl, dataDir: folder, env: { LOG_LEVEL: "silent" } });
  });
  afterAll(async () => {
    await server?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    "loses nothing that was acknowledged and recovers by itself",
    async () => {
      const pupils = new Pupils(() => server.url, attempts);
      pupils.start();
      const took: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        await pupils.saved(200);
        const { length: before } = pupils.refusals;
        await postgres.kill();
        while (pupils.refusals.length < before + 2 * PUPILS) await wait(20);
        // pages and scripts alike are told that it is for a while, not that something is wrong with them
        const headers = { Cookie: cookieOfPupil(0) };
        const page = await fetch(server.url + paths.attempt(attempts[0]!.id), { headers });
        expect([page.status, page.headers.get("Retry-After")]).toEqual([503, "5"]);
        const beat = await fetch(server.url + paths.attemptBeat(attempts[0]!.id), {
          method: "POST",
          headers: { "Content-Type": "application/json", Origin: server.url },
          body: JSON.stringify({ token: attempts[0]!.token }),
        });
        expect([beat.status, ((await beat.json()) as { code: string }).code]).toEqual([503, "unavailable"]);
        await postgres.restart();
        const back = performance.now();
        await pupils.saved(PUPILS);
        took.push(performance.now() - back);
      }
      await pupils.saved(200);
      await pupils.finish();
      const refused = pupils.refusals.filter(({ status, code }) => status !== 503 || code !== "not_saved");
      expect(refused).toEqual([]);
      const slowest = Math.round(Math.max(...pupils.refusals.map(({ ms }) => ms)));
      expect(slowest).toBeLessThan(8_000);
      expect(pupils.cut).toBe(0);
      expect(pupils.odd).toEqual([]);
      expect(pupils.lost(await storedEvents(databaseUrl))).toEqual([]);
      report(
        `PostgreSQL killed: ${ROUNDS} times, ${pupils.refusals.length} refusals (slowest ${slowest} ms), saving again ${Math.round(Math.max(...took))} ms after its return, ${pupils.acknowledged.size} answers saved, 0 lost`,
      );
    },
    amount(120_000, 900_000),
  );
});
