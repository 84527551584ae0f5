/**
 * kill -9 in the middle of saving loses no acknowledged answer. A few rounds here; GOC_FAULT_ROUNDS=200 for the long run.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { startServer } from "../browser/support/server.ts";
import { createDatabase } from "../support/fresh-database.ts";
import { makeOpenAttempts, type OpenAttempt, QUESTIONS, saveOverHttp } from "./exam-fixture.ts";

const ROUNDS = Number(process.env.GOC_FAULT_ROUNDS ?? 4);
const PUPILS = 40;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-kill-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DATABASES = [
  ["sqlite", () => `file:${join(folder, "kill.db")}`],
  ["postgres", () => createDatabase(inject("postgresUrl")!, "kill")],
] as const;

it.each(DATABASES)("every acknowledged answer is there after kill -9 [%s]", async (_name, makeUrl) => {
  const databaseUrl = await makeUrl();
  const prepared = await openDatabase({ url: databaseUrl });
  await migrateToLatest(prepared);
  const attempts = await makeOpenAttempts(prepared, PUPILS, Date.now());
  await prepared.close();

  const acknowledged = new Set<string>();
  let seq = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startServer({ databaseUrl, dataDir: folder, env: { LOG_LEVEL: "error" } });
    let stopped = false;
    const pupil = async (attempt: OpenAttempt, index: number) => {
      while (!stopped) {
        const number = ++seq;
        const answer = { question: QUESTIONS[number % QUESTIONS.length]!, option: "abcd"[index % 4]! };
        try {
          if (await saveOverHttp(server.url, attempt, number, answer)) acknowledged.add(`${attempt.id}/${number}`);
        } catch {
          return; // the server is gone: what was not acknowledged may be lost
        }
      }
    };
    const pupils = attempts.map(pupil);
    await wait(400 + Math.random() * 600);
    await server.kill("SIGKILL");
    stopped = true;
    await Promise.all(pupils);
  }

  const after = await openDatabase({ url: databaseUrl });
  const stored = await after.db.selectFrom("answer_event").select(["attempt", "seq"]).execute();
  await after.close();
  const found = new Set(stored.map((row) => `${row.attempt}/${row.seq}`));
  expect(acknowledged.size).toBeGreaterThan(ROUNDS * 20);
  expect([...acknowledged].filter((key) => !found.has(key))).toEqual([]);
});

it("answers every accepted request on SIGTERM, refuses later ones, and loses nothing", async () => {
  const databaseUrl = `file:${join(folder, "term.db")}`;
  const prepared = await openDatabase({ url: databaseUrl });
  await migrateToLatest(prepared);
  const attempts = await makeOpenAttempts(prepared, PUPILS, Date.now());
  await prepared.close();
  const server = await startServer({ databaseUrl, dataDir: folder, env: { LOG_LEVEL: "error" } });
  const acknowledged = new Set<string>();
  const failures: string[] = [];
  let seq = 0;
  const pupils = attempts.map(async (attempt) => {
    for (;;) {
      const number = ++seq;
      try {
        const saved = await saveOverHttp(server.url, attempt, number, { question: QUESTIONS[0]!, option: "a" });
        if (saved) acknowledged.add(`${attempt.id}/${number}`);
        else failures.push(`${attempt.id}/${number}`);
      } catch {
        return; // refused: the browser keeps the answer and sends it again
      }
    }
  });
  await wait(500);
  expect(await server.kill("SIGTERM")).toBe(0);
  await Promise.all(pupils);
  const after = await openDatabase({ url: databaseUrl });
  const stored = new Set(
    (await after.db.selectFrom("answer_event").select(["attempt", "seq"]).execute()).map(
      (row) => `${row.attempt}/${row.seq}`,
    ),
  );
  await after.close();
  expect(failures).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(20);
  expect([...acknowledged].filter((key) => !stored.has(key))).toEqual([]);
});
