/** Runs tasks in a thread of their own, so that no request waits for a roll of thousands; in place where none is given. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle, SharedDatabase } from "#db/connect.ts";
import { type ContentFolders, readContent } from "../content.ts";
import type { TaskContext } from "./context.ts";
import type { TaskName, Tasks } from "./tasks.ts";

type InputOf<Name extends TaskName> = Parameters<Tasks[Name]>[1];
type ResultOf<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;

export interface RunOptions {
  /** Epoch ms: tasks ask no clock. */
  readonly now: number;
  readonly progress?: ((line: string) => void) | undefined;
}

export interface TaskRunner {
  /** Gives the task's result; throws when the task failed or the thread died. */
  run<Name extends TaskName>(name: Name, input: InputOf<Name>, options: RunOptions): Promise<ResultOf<Name>>;
  close(): Promise<void>;
}

/** What a thread is started with. */
export interface TaskThreadData {
  readonly shared: SharedDatabase;
  readonly sheets: string | undefined;
  readonly contentFolders: ContentFolders;
}

export type TaskRequest = { id: number; name: TaskName; input: unknown; now: number } | { close: true };
export type TaskReply =
  | { id: number; result: unknown }
  | { id: number; progress: string }
  | { id: number; failed: { name: string; message: string; stack: string | undefined } };

export interface RunnerOptions {
  readonly handle: DatabaseHandle;
  /** The built file of the thread; without it tasks run here. */
  readonly thread: URL | undefined;
  readonly sheets: URL | undefined;
  readonly contentFolders: ContentFolders;
}

export async function startTaskRunner(options: RunnerOptions): Promise<TaskRunner> {
  const shared = options.thread ? options.handle.share() : null;
  return options.thread && shared ? threadRunner(options, options.thread, shared) : inPlaceRunner(options);
}

/** The context of one run. */
export function taskContext(
  handle: DatabaseHandle,
  { sheets, contentFolders }: { sheets: URL | undefined; contentFolders: ContentFolders },
  { now, progress = () => {} }: RunOptions,
): TaskContext {
  return { handle, now, today: localDay(now), sheets, content: () => readContent(contentFolders), progress };
}

/** A task as one that takes anything: input came from `run`, which knows its type. */
export function taskOf(tasks: Tasks, name: TaskName): (context: TaskContext, input: unknown) => Promise<unknown> {
  return tasks[name] as (context: TaskContext, input: unknown) => Promise<unknown>;
}

function inPlaceRunner({ handle, sheets, contentFolders }: RunnerOptions): TaskRunner {
  return {
    run<Name extends TaskName>(name: Name, input: InputOf<Name>, options: RunOptions) {
      const context = taskContext(handle, { sheets, contentFolders }, options);
      const result = import("./tasks.ts").then(({ tasks }) => taskOf(tasks, name)(context, input));
      return result as Promise<ResultOf<Name>>;
    },
    close: async () => {},
  };
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
  progress?(line: string): void;
}

async function threadRunner(
  { sheets, contentFolders }: RunnerOptions,
  file: URL,
  shared: SharedDatabase,
): Promise<TaskRunner> {
  const workerData: TaskThreadData = { shared, sheets: sheets?.href, contentFolders };
  const worker = new Worker(file, { workerData, transferList: shared.writer ? [shared.writer] : [] });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let dead: Error | null = null;
  worker.on("message", (reply: TaskReply) => {
    const asked = waiting.get(reply.id);
    if (!asked) return;
    if ("progress" in reply) return asked.progress?.(reply.progress);
    waiting.delete(reply.id);
    if ("result" in reply) asked.resolve(reply.result);
    else asked.reject(Object.assign(new Error(reply.failed.message), reply.failed));
  });
  const die = (error: Error) => {
    dead = error;
    for (const asked of waiting.values()) asked.reject(error);
    waiting.clear();
  };
  worker.on("error", (error) => die(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", () => die(dead ?? new Error("the thread for long work has ended")));
  return {
    run(name, input, { now, progress }) {
      if (dead) return Promise.reject(dead);
      const id = nextId++;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as Waiting["resolve"], reject, progress });
        worker.postMessage({ id, name, input, now } satisfies TaskRequest);
      });
    },
    async close() {
      if (dead) return;
      const exited = once(worker, "exit");
      worker.postMessage({ close: true } satisfies TaskRequest);
      await exited;
    },
  };
}
