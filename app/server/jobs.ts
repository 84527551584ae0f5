/**
 * What happens by itself, off the exam path: absent pupils are closed, closed attempts graded, corrections counted and
 * carried out, boards brought up to date, rolls fixed when contests open, changes of units carried out on their day, what
 * has had its time removed, the clock compared. Each job is safe to run on several processes at once.
 */
import type { SteadyClock } from "#app/clock.server.ts";
import { SHORT_LIVED } from "#app/domain/retention.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { expireDueAttempts, gradeClosedAttempts } from "#app/features/attempts/api.server.ts";
import { drainResultChanges } from "#app/features/boards/api.server.ts";
import { fixDueRolls } from "#app/features/contests/api.server.ts";
import { runRetention } from "#app/features/privacy/api.server.ts";
import { dueFigures, forgetFigures } from "#app/features/reports/api.server.ts";
import { removeAbandoned } from "#app/features/rolls/api.server.ts";
import { applyPlanned, dropUnfinishedRolls } from "#app/features/units/api.server.ts";
import type { AppContext } from "#app/http/context.ts";
import { listBuildsAtWork } from "#db/queries/board-builds.ts";
import { listCorrectionsAtWork } from "#db/queries/corrections.ts";
import { organisationOf } from "./boot.ts";
import type { Pulse } from "./pulse.ts";

const FOLLOW_MS = 1_000;
const SWEEP_MS = 5_000;
const TIDY_MS = 3_600_000;

export interface Jobs {
  /** Waits for what is running and starts nothing more. */
  stop(): Promise<void>;
}

/** Starts every job; `clock` is adjusted to the database's clock, or to this machine's where there is only one. */
export function startJobs(app: AppContext, clock: SteadyClock, pulse: Pulse): Jobs {
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
    while (!stopped && (await drainResultChanges(app.handle, now)) >= 200) await pause();
  });
  every("correct", FOLLOW_MS, async (now) => {
    // dry runs and new gradings, a slice at a time in the thread for long work; what a crash cut off goes on here
    for (const id of await listCorrectionsAtWork(app.handle.db)) {
      while (!stopped && (await app.tasks.run("correction.step", { id }, { now })) === "more") await pause();
    }
  });
  every("boards", FOLLOW_MS, async (now) => {
    // boards made anew and editions, some units at a time; what a crash cut off goes on here
    await app.tasks.run("boards.stale", {}, { now });
    for (const { id } of await listBuildsAtWork(app.handle.db)) {
      while (!stopped && (await app.tasks.run("boards.step", { id }, { now: app.clock.now() })) === "more")
        await pause();
    }
  });
  every("figures", SWEEP_MS, async () => {
    // what pages asked for and no board keeps: one after the other, in the thread for long work
    for (const key of await dueFigures(app.handle, app.clock.now())) {
      if (!stopped) await app.tasks.run("figures.count", key, { now: app.clock.now() });
    }
  });
  every("freezes", SWEEP_MS, (now) => app.tasks.run("boards.freezes", {}, { now }));
  every("sweep", SWEEP_MS, async (now) => {
    // an empty installation is declared by a shell command while the server runs
    if (!app.organisation.province) Object.assign(app.organisation, await organisationOf(app.handle));
    await removeAbandoned(app.handle.db, now);
    // what lies where from today on comes before rolls that are fixed today
    await applyPlanned(app.handle, now);
    await fixDueRolls(app.handle, now);
    await expireDueAttempts(app.handle, now);
  });
  let tidied = "";
  every("retention", TIDY_MS, async (now) => {
    // at the start and once a day everything; what is kept by the hour every hour
    const today = localDay(now);
    const rules = tidied === today ? SHORT_LIVED : undefined;
    await runRetention(app.handle, { now, rules, account: null, stopped: () => stopped });
    await dropUnfinishedRolls(app.handle, now);
    await forgetFigures(app.handle, now);
    tidied = today;
  });
  every("pulse", SWEEP_MS, (now) => pulse.tell(app.handle.db, now));
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
