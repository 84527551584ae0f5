/**
 * Answers on both sides of the deadline while the database stands still: what counts is the moment of arrival, stamped
 * before any queue, and the attempt is neither closed nor graded before its turn has come for them.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expireDueAttempts, gradeClosedAttempts } from "#app/features/attempts/api.server.ts";
import { keysOf } from "#app/features/questions/api.server.ts";
import { sqliteFile } from "#db/connect.ts";
import { laneOf } from "#db/postgres/op-runner.ts";
import { DIALECTS, type Dialect, emptyDatabase } from "./support/databases.ts";
import { type OpenAttempt, prepareExam, storedEvents } from "./support/exam.ts";
import { HeldClock, type SaveServer, startSaveServer } from "./support/in-process.ts";
import { postJson } from "./support/pupils.ts";

const MINUTE = 60_000;
const GRACE = 5_000;
/** Ms from the deadline, and whether an answer that arrives then counts. */
const TABLE = [
  [-1, true],
  [0, true],
  [1, true],
  [GRACE, true],
  [GRACE + 1, false],
] as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-deadline-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Stage {
  readonly databaseUrl: string;
  readonly attempts: readonly OpenAttempt[];
  readonly clock: HeldClock;
  readonly deadline: number;
  readonly server: SaveServer;
}

async function stage(dialect: Dialect, name: string, pupils: number, graceMs = GRACE): Promise<Stage> {
  const databaseUrl = await emptyDatabase(dialect, folder, name);
  const now = Date.now();
  const rules = { minutes: 10, graceMs };
  const attempts = await prepareExam(databaseUrl, { pupils, now, rules });
  const clock = new HeldClock(now);
  return {
    databaseUrl,
    attempts,
    clock,
    deadline: now + 10 * MINUTE,
    server: await startSaveServer(databaseUrl, folder, clock),
  };
}

/** Sends the right answer to the first question, so that its arrival is stamped at that moment; its answer comes later. */
async function arrive({ clock, server }: Stage, attempt: OpenAttempt, at: number) {
  const question = attempt.questions[0]!.id;
  const key = (await keysOf(server.app.handle.db, [question])).get(question)!;
  const stamped = clock.look();
  clock.value = at;
  const events = [{ seq: 1, question, answer: [...key.correct].sort() }];
  const body = { token: attempt.token, clientId: "late-client", epoch: 1, events };
  const answered = postJson(new Agent(), `${server.url}/thi/${attempt.id}/luu`, body);
  await stamped;
  return { answered };
}

/** Holds the whole database still until the returned function is called. */
async function standStill(databaseUrl: string): Promise<() => Promise<void>> {
  if (databaseUrl.startsWith("file:")) {
    const database = new Sqlite(sqliteFile(databaseUrl));
    database.exec("begin immediate");
    return async () => {
      database.exec("rollback");
      database.close();
    };
  }
  return held(databaseUrl, "lock table answer_event in exclusive mode");
}

async function held(databaseUrl: string, statement: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("begin");
  await client.query(statement);
  return async () => {
    await client.query("rollback");
    await client.end();
  };
}

async function gradeAll({ server }: Stage, now: number): Promise<Map<string, { state: string; score: number | null }>> {
  const { handle } = server.app;
  await gradeClosedAttempts(handle, now, (error) => {
    throw error;
  });
  const rows = await handle.db.selectFrom("attempt").select(["id", "state", "score"]).execute();
  return new Map(rows.map(({ id, state, score }) => [id, { state, score }]));
}

it.each(DIALECTS)("decides by the moment of arrival, not by the queue [%s]", async (dialect) => {
  const on = await stage(dialect, "table", TABLE.length);
  const { attempts, clock, deadline, server } = on;
  try {
    const release = await standStill(on.databaseUrl);
    const sent: Awaited<ReturnType<typeof arrive>>[] = [];
    for (const [row, [offset]] of TABLE.entries()) sent.push(await arrive(on, attempts[row]!, deadline + offset));
    // all of them are still waiting when the server wants to close and grade what was left behind
    clock.value = deadline + MINUTE;
    const closing = expireDueAttempts(server.app.handle, clock.value);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await release();

    for (const { answered } of sent) {
      const { status, body } = await answered;
      expect([status, JSON.parse(body)]).toMatchObject([200, { saved: [1], refused: [] }]);
    }
    expect(await closing).toBe(TABLE.length);
    const stored = await storedEvents(on.databaseUrl);
    const graded = await gradeAll(on, clock.value);
    const table = attempts.map(({ id }) => [
      stored.find(({ attempt }) => attempt === id)!.arrived_at - deadline,
      graded.get(id)!.score! > 0,
    ]);
    expect(table).toEqual(TABLE);
    expect(new Set([...graded.values()].map(({ state }) => state))).toEqual(new Set(["expired"]));
  } finally {
    await server.close();
  }
});

it.each(DIALECTS)("closes nobody while an answer within the grace may still be on its way [%s]", async (dialect) => {
  const on = await stage(dialect, "grace", 1, 60_000);
  const { attempts, clock, deadline, server } = on;
  const [attempt] = attempts;
  const closed = (after: number) => expireDueAttempts(server.app.handle, deadline + after);
  try {
    expect(await closed(59_999)).toBe(0);
    const { answered } = await arrive(on, attempt!, deadline + 60_000);
    expect(JSON.parse((await answered).body)).toMatchObject({ saved: [1] });
    expect(await closed(75_000)).toBe(0);
    expect(await closed(75_001)).toBe(1);
    clock.value = deadline + 80_000;
    expect((await gradeAll(on, clock.value)).get(attempt!.id)).toMatchObject({ state: "expired", score: 1_000 });
  } finally {
    await server.close();
  }
});

it.runIf(DIALECTS.includes("postgres"))("closes nobody past an answer that waits behind another one", async () => {
  const on = await stage("postgres", "lanes", 12);
  const { attempts, clock, deadline, server } = on;
  const { handle } = server.app;
  try {
    // two attempts that share a lane, as among more attempts than lanes there are: the first, which has more time, stands
    // still and holds up the second
    const shares = (slow: { id: string }) => attempts.find(({ id }) => id > slow.id && laneOf(id) === laneOf(slow.id));
    const slow = attempts.find((each) => shares(each) !== undefined)!;
    const behind = shares(slow)!;
    await handle.db
      .updateTable("attempt")
      .set({ deadline_at: deadline + 30 * MINUTE })
      .where("id", "<>", behind.id)
      .execute();
    const release = await held(on.databaseUrl, `select 1 from attempt where id = '${slow.id}' for update`);
    const first = await arrive(on, slow, deadline);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const second = await arrive(on, behind, deadline);
    clock.value = deadline + MINUTE;
    const closing = expireDueAttempts(handle, clock.value);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await release();
    for (const { answered } of [first, second]) expect((await answered).status).toBe(200);
    expect(await closing).toBe(1);
    expect((await gradeAll(on, clock.value)).get(behind.id)).toMatchObject({ state: "expired", score: 1_000 });
  } finally {
    await server.close();
  }
});

it.each(DIALECTS)(
  "counts what arrived in time although the attempt was closed before its turn [%s]",
  async (dialect) => {
    const on = await stage(dialect, "closed", 1);
    const { attempts, clock, deadline, server } = on;
    const [attempt] = attempts;
    try {
      expect(await expireDueAttempts(server.app.handle, deadline + MINUTE)).toBe(1);
      const { answered } = await arrive(on, attempt!, deadline + GRACE);
      expect(JSON.parse((await answered).body)).toMatchObject({ saved: [1], state: "expired" });
      clock.value = deadline + 2 * MINUTE;
      expect((await gradeAll(on, clock.value)).get(attempt!.id)).toMatchObject({ score: 1_000 });
    } finally {
      await server.close();
    }
  },
);
