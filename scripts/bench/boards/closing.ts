/** What a closing attempt costs with the boards and without: hand in and grade, then the boards on top. */
import {
  attemptSecret,
  attemptToken,
  gradeClosedAttempts,
  startAttemptOf,
  tokenHashOf,
} from "#app/features/attempts/api.server.ts";
import { drainResultChanges } from "#app/features/boards/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { idOf } from "./province.ts";
import { personOf, SLUG, type World } from "./world.ts";

const ATTEMPTS = 300;

export interface ClosingCost {
  readonly attempts: number;
  /** Milliseconds an attempt. */
  readonly without: number;
  readonly with: number;
  readonly ratio: number;
}

export async function benchClosing(handle: DatabaseHandle, world: World): Promise<ClosingCost> {
  const now = Date.now();
  const secret = await attemptSecret(handle.db);
  const ids: string[] = [];
  for (let at = 0; at < ATTEMPTS; at += 1) {
    const n = (at * 7_919 + 29) % world.pupils;
    const actor = { account: idOf("ACCOUNT", n), person: personOf(n), grants: [] };
    const started = await startAttemptOf(handle, { slug: SLUG, actor, now, secret });
    if (!started.ok) throw new Error(started.code);
    ids.push(started.attempt);
  }
  const all = [...new Set(ids)];
  const began = performance.now();
  await Promise.all(
    all.map((attempt) =>
      handle.op("submitAttempt", {
        ...{ attempt, tokenHash: tokenHashOf(attemptToken(secret, attempt)), latest: [], timeUp: false },
        ...{ arrivedAt: now + 600_000, receipt: newId(), outboxId: newId() },
      }),
    ),
  );
  while ((await gradeClosedAttempts(handle, now + 600_000, (error) => fail(error))) > 0);
  const graded = performance.now();
  while ((await drainResultChanges(handle, now + 600_000)) > 0);
  const done = performance.now();
  const each = (ms: number) => Math.round((ms / all.length) * 1_000) / 1_000;
  const cost = { without: each(graded - began), with: each(done - began) };
  return { attempts: all.length, ...cost, ratio: Math.round((cost.with / cost.without) * 100) / 100 };
}

function fail(error: unknown): never {
  throw error;
}
