/** The thread for long work: reads on connections of its own, writes through the one writer. */
import { parentPort, workerData } from "node:worker_threads";
import { openShared } from "#db/connect.ts";
import { type TaskReply, type TaskRequest, type TaskThreadData, taskContext, taskOf } from "./runner.ts";
import { tasks } from "./tasks.ts";

const { shared, sheets, contentFolders } = workerData as TaskThreadData;
const port = parentPort!;
const reply = (message: TaskReply) => port.postMessage(message);
const opened = openShared(shared);
const files = { sheets: sheets === undefined ? undefined : new URL(sheets), contentFolders };
const running = new Set<Promise<void>>();

async function run({ id, name, input, now }: Exclude<TaskRequest, { close: true }>): Promise<void> {
  const progress = (line: string) => reply({ id, progress: line });
  try {
    const context = taskContext(await opened, files, { now, progress });
    reply({ id, result: await taskOf(tasks, name)(context, input) });
  } catch (error) {
    const { name: kind, message, stack } = error as Error;
    reply({ id, failed: { name: kind, message, stack } });
  }
}

port.on("message", async (request: TaskRequest) => {
  if (!("close" in request)) {
    const turn = run(request);
    running.add(turn);
    turn.finally(() => running.delete(turn));
    return;
  }
  await Promise.allSettled(running);
  await (await opened).close();
  port.close();
});
