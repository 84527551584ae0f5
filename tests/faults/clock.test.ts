/**
 * The machine's clock jumps while pupils write: no deadline moves, nobody is cut off, and whoever runs the server is
 * told. Where PostgreSQL is the reference, a machine whose clock was wrong from the start counts right.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { paths, servicePaths } from "#app/paths.ts";
import { type RunningServer, startServer } from "../browser/support/server.ts";
import { report } from "./support/amount.ts";
import { DIALECTS, type Dialect, emptyDatabase } from "./support/databases.ts";
import { eventually } from "./support/eventually.ts";
import { type OpenAttempt, prepareExam, storedEvents } from "./support/exam.ts";
import { postJson } from "./support/pupils.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const JUMPS = [HOUR, -HOUR, DAY, -DAY];
const MINUTES = 50;
const wallClock = fileURLToPath(new URL("./support/wall-clock.cjs", import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-clock-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Machine {
  readonly server: RunningServer;
  readonly databaseUrl: string;
  readonly attempts: readonly OpenAttempt[];
  /** When the attempts end by the true clock. */
  readonly deadline: number;
  move(awayMs: number): void;
}

async function startMachine(dialect: Dialect, name: string, awayMs: number): Promise<Machine> {
  const dataDir = join(folder, `${dialect}-${name}`);
  mkdirSync(dataDir);
  const databaseUrl = await emptyDatabase(dialect, dataDir, "clock");
  const now = Date.now();
  const attempts = await prepareExam(databaseUrl, { pupils: 2, now, rules: { minutes: MINUTES } });
  const file = join(dataDir, "wall-clock");
  const move = (ms: number) => writeFileSync(file, String(ms));
  move(awayMs);
  const server = await startServer({
    databaseUrl,
    dataDir,
    env: { LOG_LEVEL: "silent", NODE_OPTIONS: `--require ${wallClock}`, WALL_CLOCK: file },
  });
  return { server, databaseUrl, attempts, deadline: now + MINUTES * 60_000, move };
}

const agent = new Agent({ keepAlive: true });

/** Saves an answer; gives by how much the remaining time that the server names is off. */
async function save({ server, deadline }: Machine, attempt: OpenAttempt, seq: number): Promise<number> {
  const question = attempt.questions[seq]!;
  const events = [{ seq, question: question.id, answer: [question.options[0]!] }];
  const body = { token: attempt.token, clientId: "clock-client", epoch: 1, events };
  const { status, body: text } = await postJson(agent, server.url + paths.attemptSave(attempt.id), body);
  expect(status).toBe(200);
  const { saved, state, remainingMs } = JSON.parse(text) as { saved: number[]; state: string; remainingMs: number };
  expect([saved, state]).toEqual([[seq], "open"]);
  return Math.abs(remainingMs - (deadline - Date.now()));
}

const health = async ({ server }: Machine) =>
  (await (await fetch(server.url + servicePaths.health)).json()) as { clock: { driftMs: number; alarm: boolean } };

it("a jump in the middle moves no deadline and raises the alarm [sqlite]", async () => {
  const off = await Promise.all(
    JUMPS.map(async (jump) => {
      const machine = await startMachine("sqlite", `jump${jump}`, 0);
      const [one] = machine.attempts;
      try {
        const before = await save(machine, one!, 1);
        expect((await health(machine)).clock.alarm).toBe(false);
        machine.move(jump);
        // the job that compares the clocks, and the one that closes absent pupils, have both seen it then
        await eventually(async () => (await health(machine)).clock.alarm, true);
        expect(Math.abs((await health(machine)).clock.driftMs - jump)).toBeLessThan(1_000);
        const after = await save(machine, one!, 2);
        machine.move(0);
        await eventually(async () => (await health(machine)).clock.alarm, false);
        return Math.max(before, after, await save(machine, one!, 3));
      } finally {
        await machine.server.stop();
      }
    }),
  );
  expect(Math.max(...off)).toBeLessThan(1_000);
  report(
    `clock of the machine moved by ${JUMPS.map((ms) => ms / HOUR).join(", ")} h: deadlines off by at most ${Math.round(Math.max(...off))} ms`,
  );
});

it.runIf(DIALECTS.includes("postgres"))(
  "a machine that is wrong from the start takes the database's time",
  async () => {
    const off = await Promise.all(
      [-DAY, HOUR].map(async (away) => {
        const machine = await startMachine("postgres", `wrong${away}`, away);
        try {
          const errors = [await save(machine, machine.attempts[0]!, 1), await save(machine, machine.attempts[1]!, 1)];
          expect((await health(machine)).clock).toMatchObject({ alarm: false });
          const stored = await storedEvents(machine.databaseUrl);
          for (const { arrived_at: at } of stored) expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
          return Math.max(...errors);
        } finally {
          await machine.server.stop();
        }
      }),
    );
    expect(Math.max(...off)).toBeLessThan(1_000);
  },
);
