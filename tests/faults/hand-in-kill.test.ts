/** kill -9 while everybody hands in: every receipt that was shown stays, and who was closed and not graded is graded. */
import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { openDatabase } from "#db/connect.ts";
import { startServer } from "../browser/support/server.ts";
import { amount, report } from "./support/amount.ts";
import { DIALECTS, emptyDatabase } from "./support/databases.ts";
import { eventually } from "./support/eventually.ts";
import { ALL_KINDS, type OpenAttempt, prepareExam } from "./support/exam.ts";
import { postJson } from "./support/pupils.ts";

const ROUNDS = amount(1, 25);
const PUPILS = 40;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-hand-in-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(DIALECTS)(
  "repairs what a kill leaves between closing and grading [%s]",
  async (dialect) => {
    let ungraded = 0;
    for (let round = 0; round < ROUNDS; round += 1) ungraded += await killWhileHandingIn(dialect, round);
    report(
      `kill -9 while ${PUPILS} hand in, ${dialect}: ${ROUNDS} rounds, ${ungraded} closed and not graded, all repaired`,
    );
  },
  amount(120_000, 1_800_000),
);

async function killWhileHandingIn(dialect: (typeof DIALECTS)[number], round: number): Promise<number> {
  const databaseUrl = await emptyDatabase(dialect, folder, `hand_in_${round}`);
  const attempts = await prepareExam(databaseUrl, { pupils: PUPILS, now: Date.now(), kinds: ALL_KINDS });
  const start = () => startServer({ databaseUrl, dataDir: folder, env: { LOG_LEVEL: "silent" } });
  const receipts = new Map<string, string>();
  const agent = new Agent({ keepAlive: true, maxSockets: PUPILS });
  const handIn = async (url: string, { id, token }: OpenAttempt) => {
    const { status, body } = await postJson(agent, url + paths.attemptSubmit(id), { token, latest: [] });
    expect(status).toBe(200);
    const { receipt } = JSON.parse(body) as { receipt: string };
    expect(receipts.get(id) ?? receipt).toBe(receipt);
    receipts.set(id, receipt);
  };

  const first = await start();
  const under = attempts.map((attempt) => handIn(first.url, attempt));
  await Promise.any(under);
  await first.kill("SIGKILL");
  await Promise.allSettled(under);

  const reader = await openDatabase({ url: databaseUrl });
  const rows = () => reader.db.selectFrom("attempt").select(["id", "state", "receipt", "grading"]).execute();
  const left = (await rows()).filter(({ state, grading }) => state === "submitted" && grading === null);
  const second = await start();
  try {
    for (const attempt of attempts) await handIn(second.url, attempt);
    const open = () => reader.db.selectFrom("outbox").select("id").where("done_at", "is", null).execute();
    await eventually(open, []);
    for (const { id, state, receipt, grading } of await rows()) {
      expect([state, receipt]).toEqual(["submitted", receipts.get(id)]);
      expect(grading).not.toBeNull();
    }
    const closed = await reader.db.selectFrom("outbox").select("ref").where("kind", "=", "attempt.closed").execute();
    expect(closed.map(({ ref }) => ref).sort()).toEqual(attempts.map(({ id }) => id).sort());
    expect(await reader.db.selectFrom("grade").select("attempt").execute()).toHaveLength(PUPILS);
    const ranked = await reader.db.selectFrom("standing").select("person").distinct().execute();
    expect(ranked).toHaveLength(PUPILS);
  } finally {
    agent.destroy();
    await reader.close();
    await second.stop();
  }
  return left.length;
}
