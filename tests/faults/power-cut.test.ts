/**
 * Power cuts: the built server runs under a load of saves while everything that reaches its files is recorded, together
 * with the answers that leave as saved. The recording is then cut at random points, and what the disk may hold is opened
 * again. With synchronous=NORMAL the same cuts must lose answers, or this test would see nothing.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startServer } from "../browser/support/server.ts";
import { amount, report } from "./support/amount.ts";
import { buildDiskLibrary, type DiskEvent, diskEnvironment, readDiskLog } from "./support/disk.ts";
import { ALL_KINDS, prepareExam } from "./support/exam.ts";
import { CUT_MODELS, type CutModel, ReplayedDisk } from "./support/power-cuts.ts";
import { Pupils } from "./support/pupils.ts";

const CUTS = amount(90, 1_200);
const CUTS_OF_NORMAL = amount(30, 300);
const ANSWERS = amount(2_000, 8_000);
const PUPILS = 40;
const normalSync = fileURLToPath(new URL("./support/normal-sync.cjs", import.meta.url));

let folder: string;
let library: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-cut-"));
  library = buildDiskLibrary(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Recording {
  readonly before: ReadonlyMap<string, Buffer>;
  readonly events: readonly DiskEvent[];
}

/** Runs the server under load on files of its own, and ends it as a power cut would. */
async function recordLoad(name: string, env: Record<string, string>): Promise<Recording> {
  const dataDir = join(folder, name);
  mkdirSync(dataDir);
  const file = join(dataDir, "exam.db");
  const log = join(folder, `${name}.log`);
  const attempts = await prepareExam(`file:${file}`, { pupils: PUPILS, now: Date.now(), kinds: ALL_KINDS });
  const before = new Map([[file, readFileSync(file)]]);
  const server = await startServer({
    databaseUrl: `file:${file}`,
    dataDir,
    env: { LOG_LEVEL: "error", ...diskEnvironment({ library, folder: dataDir, log }), ...env },
  });
  const pupils = new Pupils(() => server.url, attempts);
  pupils.start();
  await pupils.saved(ANSWERS, 120_000);
  await server.kill("SIGKILL");
  await pupils.drop();
  expect(pupils.acknowledged.size).toBeGreaterThanOrEqual(ANSWERS);
  const events = readDiskLog(log);
  // the load must be long enough for the log to be written back, since that is when pages are overwritten
  const first = events.findIndex(({ kind }) => kind === "saved");
  const checkpoints = events.slice(first).filter((event) => event.kind === "sync" && event.path === file);
  expect(checkpoints.length).toBeGreaterThan(0);
  return { before, events };
}

interface Outcome {
  cuts: number;
  /** Cuts after which an acknowledged answer was missing. */
  losing: number;
  worst: number;
  /** Cuts after which the database did not open or was not whole. */
  broken: number;
}

/** Cuts the recording at `n` random points, in each model in turn. */
function cutAt({ before, events }: Recording, n: number): Record<CutModel, Outcome> {
  const outcome = () => ({ cuts: 0, losing: 0, worst: 0, broken: 0 });
  const outcomes = { nothing: outcome(), some: outcome(), torn: outcome() };
  const first = events.findIndex(({ kind }) => kind === "saved");
  const points = Array.from({ length: n }, () => first + Math.floor(Math.random() * (events.length - first)));
  points.sort((a, b) => a - b);
  const disk = new ReplayedDisk(before);
  const acknowledged = new Set<number>();
  let done = 0;
  for (const [turn, point] of points.entries()) {
    for (; done <= point; done += 1) {
      const event = events[done]!;
      disk.apply(event);
      if (event.kind === "saved") for (const seq of event.seqs) acknowledged.add(seq);
    }
    const model = CUT_MODELS[turn % CUT_MODELS.length]!;
    const stored = openAfter(disk.cut(model, Math.random));
    const result = outcomes[model];
    result.cuts += 1;
    if (!stored) {
      result.broken += 1;
      continue;
    }
    const lost = [...acknowledged].filter((seq) => !stored.has(seq)).length;
    if (lost > 0) result.losing += 1;
    result.worst = Math.max(result.worst, lost);
  }
  return outcomes;
}

/** The sequence numbers in the database that these files make; null when it is not whole. */
function openAfter(files: ReadonlyMap<string, Buffer>): Set<number> | null {
  const place = mkdtempSync(join(folder, "after-"));
  try {
    for (const [path, bytes] of files) writeFileSync(join(place, basename(path)), bytes);
    const database = new Sqlite(join(place, "exam.db"));
    try {
      if (database.pragma("integrity_check", { simple: true }) !== "ok") return null;
      return new Set(database.prepare<[], number>("select seq from answer_event").pluck().all());
    } finally {
      database.close();
    }
  } catch {
    return null;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const told = (outcomes: Record<CutModel, Outcome>) =>
  CUT_MODELS.map((model) => {
    const { cuts, losing, worst, broken } = outcomes[model];
    return `${model}: ${losing} of ${cuts} lost (at most ${worst}), ${broken} broken`;
  }).join("; ");

it(
  "loses no acknowledged answer at any point of a cut",
  async () => {
    const recording = await recordLoad("full", {});
    const outcomes = cutAt(recording, CUTS);
    report(`power cuts, FULL: ${told(outcomes)}`);
    for (const model of CUT_MODELS) {
      expect(outcomes[model], model).toMatchObject({ cuts: CUTS / CUT_MODELS.length, losing: 0, worst: 0, broken: 0 });
    }
  },
  amount(180_000, 1_800_000),
);

it(
  "would see the loss if FULL were NORMAL",
  async () => {
    const recording = await recordLoad("normal", { NODE_OPTIONS: `--require ${normalSync}` });
    const outcomes = cutAt(recording, CUTS_OF_NORMAL);
    report(`power cuts, NORMAL: ${told(outcomes)}`);
    for (const model of CUT_MODELS) expect(outcomes[model].losing, model).toBeGreaterThan(0);
  },
  amount(180_000, 900_000),
);
