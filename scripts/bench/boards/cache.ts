/** Public boards from bytes: hundreds of views a second while answers are saved, against saving alone. */
import { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { paths } from "#app/paths.ts";
import { type Times, timesOf } from "../exam/percentiles.ts";
import { type LoadResult, median } from "../load.ts";
import { endServer, startRealServer } from "../real-server.mjs";
import { openForSaves, saves } from "./load.ts";
import { get } from "./views.ts";
import { SLUG } from "./world.ts";

const ROUNDS = 5;
const SECONDS = 6;
const VIEWS_PER_SECOND = 500;
const CONNECTIONS = 16;

export interface CacheRound {
  readonly idle: LoadResult;
  readonly busy: LoadResult;
  readonly views: Times & { readonly perSecond: number; readonly errors: number };
}

export interface CacheBench {
  readonly rounds: readonly CacheRound[];
  readonly median: { idleP99: number; busyP99: number; allowedP99: number; viewP99: number };
}

const ADDRESSES = [
  paths.board(SLUG),
  ...["C1", "C2", "C7"].map((formula) => paths.unitBoard(SLUG, { kind: "schools", formula })),
  paths.unitBoard(SLUG, { kind: "areas" }),
  paths.unitBoard(SLUG, { kind: "unions" }),
];

export async function benchCache(where: { databaseUrl: string; dataDir: string; port: number }): Promise<CacheBench> {
  const attempts = await openForSaves(where.databaseUrl);
  const server = await startRealServer(where);
  try {
    await saves(where.port, attempts, 2);
    await views(where.port, 2);
    const rounds: CacheRound[] = [];
    // one after the other, again and again: what else the machine does meets both alike
    for (let round = 0; round < ROUNDS; round += 1) {
      const idle = await saves(where.port, attempts, SECONDS);
      const [busy, seen] = await Promise.all([saves(where.port, attempts, SECONDS), views(where.port, SECONDS)]);
      rounds.push({ idle, busy, views: seen });
    }
    const idleP99 = median(rounds.map(({ idle }) => idle.p99));
    return {
      rounds,
      median: {
        idleP99,
        busyP99: median(rounds.map(({ busy }) => busy.p99)),
        allowedP99: Math.max(25, Math.round(idleP99 * 30) / 10),
        viewP99: median(rounds.map(({ views: seen }) => seen.p99)),
      },
    };
  } finally {
    await endServer(server);
  }
}

/** A steady rate of visitors. */
async function views(port: number, seconds: number): Promise<CacheRound["views"]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const taken: number[] = [];
  let [next, errors] = [0, 0];
  const began = performance.now();
  const visitor = async () => {
    while (performance.now() < began + seconds * 1_000) {
      const n = next++;
      const early = began + (n * 1_000) / VIEWS_PER_SECOND - performance.now();
      if (early > 0) await wait(early);
      const asked = performance.now();
      const status = await get(agent, port, ADDRESSES[n % ADDRESSES.length]!, { "Accept-Encoding": "br" }).catch(
        () => 0,
      );
      taken.push(performance.now() - asked);
      if (status !== 200) errors += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, visitor));
  agent.destroy();
  return { ...timesOf(taken), perSecond: Math.round((taken.length * 1_000) / (performance.now() - began)), errors };
}
