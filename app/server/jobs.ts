/**
 * What happens by itself, off the exam path: absent pupils are closed, closed attempts graded, boards brought up to
 * date, rolls fixed when contests open, the clock compared. Each job is safe to run on several processes at once.
 */
import type { SteadyClock } from "#app/clock.server.ts";
import { expireDueAttempts, gradeClosedAttempts } from "#app/features/attempts/api.server.ts";
import { drainBoardOutbox, issueDueFreezes } from "#app/features/boards/api.server.ts";
import { fixDueRolls } from "#app/features/contests/api.server.ts";
import type { AppContext } from "#app/http/context.ts";
import { organisationOf } from "./boot.ts";

const FOLLOW_MS = 1_000;
const SWEEP_MS = 5_000;

export interface Jobs {
  /** Waits for what is running and starts nothing more. */
  stop(): Promise<void>;
}

/** Starts every job; `clock` is adjusted to the database's clock, or to this machine's where there is only one. */
export function startJobs(app: AppContext, clock: SteadyClock): Jobs {
  let stopped = false;
  const running = new Set<Promise<void>>();

  const every = (name: string, ms: number, work: (now: number) => Promise<unknown>) => {
    const tick = async () => {
      try {
        await work(app.clock.now());
      } catch (error) {
        app.log.error({ job: name, error: (error as Error).message }, "job failed, it runs again");
      }
      if (!stopped) setTimeout(run, ms).unref();
    };
    const run = () => {
      const turn = tick();
      running.add(turn);
      turn.finally(() => running.delete(turn));
    };
    run();
  };

  every("follow", FOLLOW_MS, async (now) => {
    const report = (error: unknown, attempt: string) =>
      app.log.error({ attempt, error: (error as Error).message }, "grading failed");
    // Full hands mean that more is waiting: go on without a pause, but let other turns of the loop in.
    while (!stopped && (await gradeClosedAttempts(app.handle, now, report)) >= 200) await pause();
    while (!stopped && (await drainBoardOutbox(app.handle, now)) >= 200) await pause();
  });
  every("sweep", SWEEP_MS, async (now) => {
    // an empty installation is declared by a shell command while the server runs
    if (!app.organisation.province) Object.assign(app.organisation, await organisationOf(app.handle));
    await fixDueRolls(app.handle, now);
    await expireDueAttempts(app.handle, now);
    await issueDueFreezes(app.handle, now);
  });
  every("clock", SWEEP_MS, async () => {
    clock.adjust((await app.handle.databaseNow()) ?? Date.now());
    if (clock.state.alarm) app.log.error(clock.state, "this machine's clock and the reference differ");
  });

  return {
    async stop() {
      stopped = true;
      await Promise.allSettled(running);
    },
  };
}

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
