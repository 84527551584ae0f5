/** Boards made anew while answers are saved, as a running server does it by itself. */
import { paths } from "#app/paths.ts";
import { openDatabase } from "#db/connect.ts";
import { type LoadResult, runLoad } from "../load.ts";
import { insertOpenAttempts, type OpenAttempt, QUESTIONS } from "../open-attempts.ts";
import { endServer, startRealServer } from "../real-server.mjs";
import { PROVINCE } from "./province.ts";
import { remakeBoards } from "./remake.ts";
import type { World } from "./world.ts";

export const SAVES_PER_SECOND = 500;
const CONNECTIONS = 32;
const LONGEST_S = 900;

export interface UnderLoad {
  readonly idle: LoadResult;
  readonly busy: LoadResult;
  /** Seconds until the new boards were in sight. */
  readonly seconds: number;
  readonly people: number;
}

interface Where {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly port: number;
}

let opened: { readonly url: string; readonly attempts: readonly OpenAttempt[] } | null = null;

/** Attempts that are open and may be saved to, in a contest of their own; made once for a database. */
export async function openForSaves(databaseUrl: string): Promise<readonly OpenAttempt[]> {
  if (opened?.url === databaseUrl) return opened.attempts;
  const handle = await openDatabase({ url: databaseUrl });
  try {
    opened = { url: databaseUrl, attempts: await insertOpenAttempts(handle, 500, Date.now(), PROVINCE) };
    return opened.attempts;
  } finally {
    await handle.close();
  }
}

let sequence = 0;

/** A steady rate of saves; until the promise settles, or for so many seconds. */
export function saves(
  port: number,
  attempts: readonly OpenAttempt[],
  seconds: number,
  until?: Promise<unknown>,
): Promise<LoadResult> {
  return runLoad({
    port,
    connections: CONNECTIONS,
    seconds,
    perSecond: SAVES_PER_SECOND,
    until,
    make: () => {
      sequence += 1;
      const { id, token } = attempts[sequence % attempts.length]!;
      const event = { seq: sequence, question: QUESTIONS[sequence % QUESTIONS.length], answer: ["abcd"[sequence % 4]] };
      const body = { token, clientId: "bench-client", epoch: 1, events: [event] };
      return { path: paths.attemptSave(id), body: JSON.stringify(body) };
    },
    accepts: (status, body) => status === 200 && body.includes('"saved":['),
  });
}

/** Asks for the boards anew, as a stale row does, and waits until they are in sight. */
export async function benchUnderLoad(where: Where, world: World): Promise<UnderLoad> {
  const attempts = await openForSaves(where.databaseUrl);
  const server = await startRealServer(where);
  try {
    await saves(where.port, attempts, 2);
    const idle = await saves(where.port, attempts, 8);
    const began = performance.now();
    const shown = remakeBoards(where.databaseUrl, world.contest, LONGEST_S);
    const busy = await saves(where.port, attempts, LONGEST_S, shown);
    await shown;
    return { idle, busy, seconds: Math.round((performance.now() - began) / 100) / 10, people: world.pupils };
  } finally {
    await endServer(server);
  }
}
