/** 200 pupils sign in with their password within half a second while others save: what the saves feel of it. */

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { paths } from "#app/paths.ts";
import { openDatabase } from "#db/connect.ts";
import { startAttempts } from "../../../tests/faults/support/exam.ts";
import { type LoadResult, median, runLoad } from "../load.ts";
import { saveMaker } from "./save-maker.ts";
import { fillExam, openGround, PASSWORD, type Servers, startServers } from "./world.ts";

const ROUNDS = 5;
const SIGN_INS = 200;
const SAVES_PER_SECOND = 300;
const SAVING = 300;

export interface StormBench {
  readonly rounds: readonly { idle: LoadResult; storm: LoadResult; signedIn: number; seconds: number }[];
  readonly median: { idleP99: number; stormP99: number; allowedP99: number; seconds: number };
}

export async function benchStorm(say: (line: string) => void): Promise<StormBench> {
  const ground = await openGround("sqlite");
  try {
    await fillExam(ground.databaseUrl, SAVING + ROUNDS * SIGN_INS);
    const handle = await openDatabase({ url: ground.databaseUrl });
    const attempts = await startAttempts(handle, SAVING, Date.now());
    await handle.close();
    const server = await startServers(ground);
    try {
      const make = saveMaker(attempts);
      const saves = (seconds: number, until?: Promise<unknown>) =>
        runLoad({
          port: server.port,
          connections: 32,
          perSecond: SAVES_PER_SECOND,
          seconds,
          until,
          make,
          accepts: (status, body) => status === 200 && body.includes('"saved":['),
        });
      await saves(2); // warm: statements prepared, code compiled
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        say(`Vòng ${round + 1}/${ROUNDS}…`);
        const idle = await saves(5);
        const began = performance.now();
        const signing = signInAll(server, SAVING + round * SIGN_INS);
        const storm = await saves(120, signing);
        const seconds = Math.round((performance.now() - began) / 100) / 10;
        rounds.push({ idle, storm, signedIn: await signing, seconds });
      }
      const idleP99 = median(rounds.map(({ idle }) => idle.p99));
      return {
        rounds,
        median: {
          idleP99,
          stormP99: median(rounds.map(({ storm }) => storm.p99)),
          allowedP99: Math.max(25, 3 * idleP99),
          seconds: median(rounds.map(({ seconds }) => seconds)),
        },
      };
    } finally {
      await server.stop();
    }
  } finally {
    await ground.close();
  }
}

/** How many of the pupils from `first` on got in. */
async function signInAll({ port }: Servers, first: number): Promise<number> {
  const script = fileURLToPath(new URL("./sign-in-rush.mjs", import.meta.url));
  const logins = Array.from({ length: SIGN_INS }, (_, at) => `HS${first + at}`);
  const address = `http://127.0.0.1:${port}${paths.signIn()}`;
  const { stdout } = await promisify(execFile)(process.execPath, [script, address, PASSWORD, ...logins]);
  return Number(stdout);
}
