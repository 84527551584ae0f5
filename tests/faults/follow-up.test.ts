/** What must happen without anybody asking: absent pupils are closed and graded; a crash before grading is repaired. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { loadContent } from "#app/content/load.server.ts";
import type { ContestRules } from "#app/domain/contest.ts";
import { drawPaper } from "#app/domain/draw.ts";
import { publishContest } from "#app/features/contests/api.server.ts";
import { poolOf, syncBuiltInQuestions } from "#app/features/questions/api.server.ts";
import { type DatabaseHandle, openDatabase } from "#db/connect.ts";
import { newId, secretHash } from "#db/ids.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { StartInput, SubmitInput } from "#db/ops/attempts.ts";
import { startServer } from "../browser/support/server.ts";
import { MINUTE, makeProvince, personId, RULES } from "../db/boards-fixture.ts";
import { createDatabase } from "../support/fresh-database.ts";

const rules: ContestRules = { ...RULES, levels: ["lower", "upper"], quota: [{ pillar: "common", n: 5 }] };
const content = loadContent([new URL("../../content", import.meta.url).pathname]);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-follow-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A running contest with two attempts: one whose time is over, one submitted by a server that died before grading. */
async function prepare(handle: DatabaseHandle): Promise<{ absent: string; submitted: string }> {
  const now = Date.now();
  await migrateToLatest(handle);
  await syncBuiltInQuestions(handle, content.questions, now);
  await makeProvince(handle, 3);
  const published = await publishContest(
    handle,
    {
      unit: "PROVINCE",
      slug: "follow-up",
      title: "Cuộc thi thử",
      rules,
      rounds: [{ title: "Vòng 1", opensAt: now - 60 * MINUTE, closesAt: now + 60 * MINUTE, freezeAt: null }],
    },
    { account: "system", now },
  );
  if (!published.ok) throw new Error(published.code);
  const { id: round } = await handle.db.selectFrom("round").select("id").executeTakeFirstOrThrow();
  const pool = await poolOf(handle.db, round);
  const tokenHash = secretHash("a-write-token-of-a-test");
  const start = async (person: string, startedAt: number) => {
    const id = newId();
    await handle.op("startAttempt", {
      id,
      person,
      round,
      rulesVersion: 1,
      placement: "IN11",
      seed: id,
      paper: JSON.stringify(drawPaper(pool, rules.quota, id)),
      tokenHash,
      startedAt,
      deadlineAt: startedAt + 15 * MINUTE,
      attemptsAllowed: 1,
    } satisfies StartInput);
    return id;
  };
  const absent = await start(personId(1), now - 30 * MINUTE);
  const submitted = await start(personId(2), now - 5 * MINUTE);
  await handle.op("submitAttempt", {
    attempt: submitted,
    tokenHash,
    arrivedAt: now,
    receipt: newId(),
    outboxId: newId(),
    latest: [],
  } satisfies SubmitInput);
  return { absent, submitted };
}

const DATABASES = [
  ["sqlite", () => `file:${join(folder, "follow.db")}`],
  ["postgres", () => createDatabase(inject("postgresUrl")!, "follow")],
] as const;

it.each(DATABASES)("closes, grades and ranks by itself [%s]", async (_name, makeUrl) => {
  const databaseUrl = await makeUrl();
  const prepared = await openDatabase({ url: databaseUrl });
  const { absent, submitted } = await prepare(prepared);
  await prepared.close();

  const server = await startServer({ databaseUrl, dataDir: folder, env: { LOG_LEVEL: "error" } });
  const reader = await openDatabase({ url: databaseUrl });
  try {
    const standings = async () => (await reader.db.selectFrom("standing").select("person").distinct().execute()).length;
    await expect.poll(standings, { timeout: 30_000, interval: 200 }).toBe(2);
    const rows = await reader.db.selectFrom("attempt").selectAll().execute();
    const of = (id: string) => rows.find((row) => row.id === id)!;
    expect(of(absent)).toMatchObject({ state: "expired", finished_at: of(absent).deadline_at, score: 0 });
    expect(of(submitted)).toMatchObject({ state: "submitted", score: 0 });
    expect(of(submitted).grading).not.toBeNull();
    // the roll may be fixed at this moment, which asks for the boards once more
    const open = () => reader.db.selectFrom("outbox").select(["kind", "ref"]).where("done_at", "is", null).execute();
    await expect.poll(open, { timeout: 30_000 }).toEqual([]);
  } finally {
    await reader.close();
    await server.stop();
  }
});
