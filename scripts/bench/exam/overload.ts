/**
 * Three times as many saves as the machine can take: how many are still saved, how long the event loop is held up, and
 * how fast the rest is refused. The peak is measured in the same run by the same sender, so both pay for it alike; the
 * baseline is a bare server that refuses all of the overload, by the same sender too.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { servicePaths } from "#app/paths.ts";
import { openDatabase } from "#db/connect.ts";
import { startAttempts } from "../../../tests/faults/support/exam.ts";
import { freePort } from "../free-port.ts";
import { endServer } from "../real-server.mjs";
import { type FloodResult, flood } from "./flood.ts";
import { saveMaker } from "./save-maker.ts";
import { fillExam, openGround, startServers } from "./world.ts";

const SAVING = 500;
const SECONDS = 6;
/** Requests under way at once that the server takes without refusing any. */
const SUSTAINED = 64;

export interface OverloadBench {
  readonly peak: FloodResult;
  readonly overload: FloodResult;
  /** The same overload sent to a bare server that refuses it all. */
  readonly bare: FloodResult;
  readonly offeredPerSecond: number;
  /** Saves per second under overload over those at the peak. */
  readonly goodput: number;
  readonly loopP99Ms: number;
}

export async function benchOverload(): Promise<OverloadBench> {
  const ground = await openGround("sqlite");
  try {
    await fillExam(ground.databaseUrl, SAVING);
    const handle = await openDatabase({ url: ground.databaseUrl });
    const attempts = await startAttempts(handle, SAVING, Date.now());
    await handle.close();
    const server = await startServers(ground);
    try {
      const make = saveMaker(attempts);
      await flood({ port: server.port, seconds: 2, sockets: SUSTAINED, make }); // warm
      const peak = await flood({ port: server.port, seconds: SECONDS, sockets: SUSTAINED, make });
      const offeredPerSecond = 3 * peak.savedPerSecond;
      await loopP99(server.origins[0]!); // reading starts the histogram again
      const tooMany = { seconds: SECONDS, sockets: 4_000, perSecond: offeredPerSecond, make };
      const overload = await flood({ ...tooMany, port: server.port });
      const loopP99Ms = await loopP99(server.origins[0]!);
      return {
        peak,
        overload,
        bare: await refusedByBareServer(tooMany),
        offeredPerSecond,
        goodput: Math.round((overload.savedPerSecond / peak.savedPerSecond) * 100) / 100,
        loopP99Ms,
      };
    } finally {
      await server.stop();
    }
  } finally {
    await ground.close();
  }
}

async function refusedByBareServer(load: Omit<Parameters<typeof flood>[0], "port">): Promise<FloodResult> {
  const port = await freePort();
  const child = fork(fileURLToPath(new URL("./bare-refuser.mjs", import.meta.url)), [String(port)]);
  try {
    await new Promise((resolve) => child.once("message", resolve));
    return await flood({ ...load, port });
  } finally {
    await endServer(child);
  }
}

/** The event loop's delay that one in a hundred turns exceeds, ms, since the last call. */
async function loopP99(origin: string): Promise<number> {
  const text = await (await fetch(origin + servicePaths.metrics)).text();
  const seconds = Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1] ?? Number.NaN);
  return Math.round(seconds * 10_000) / 10;
}
