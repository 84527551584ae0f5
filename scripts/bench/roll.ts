/**
 * A roll of 3,000 rows by page while answers are saved at a steady rate, then hostile files: how long preview and apply
 * take, what saves feel of it, and how far the event loop falls behind. One real server, loaded from this process.
 */
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { paths, servicePaths } from "#app/paths.ts";
import { openDatabase } from "#db/connect.ts";
import { freePort } from "./free-port.ts";
import { type LoadResult, median, runLoad } from "./load.ts";
import { insertOpenAttempts, type OpenAttempt, QUESTIONS } from "./open-attempts.ts";
import { rollBytes, schoolList } from "./province-files.ts";
import { endServer, startRealServer } from "./real-server.mjs";
import { runCommand } from "./run-command.mjs";

const ROUNDS = 3;
const ROWS = 3_000;
const SAVES_PER_SECOND = 300;
const CONNECTIONS = 32;
const LOGIN = "quantri-do";
const PASSWORD = "mật khẩu của phép đo";

export interface RollRound {
  readonly idle: LoadResult;
  /** Saves from the upload's first byte to the page that says it was written. */
  readonly busy: LoadResult;
  readonly previewMs: number;
  readonly applyMs: number;
  /** The longest the event loop was held up meanwhile, ms. */
  readonly loopMs: number;
}

export interface HostileFile {
  readonly what: string;
  readonly status: number;
  readonly ms: number;
  readonly loopMs: number;
}

export interface RollBench {
  readonly rounds: readonly RollRound[];
  readonly hostile: readonly HostileFile[];
  readonly median: { idleP99: number; busyP99: number; previewMs: number; applyMs: number; loopMs: number };
}

interface Site {
  readonly origin: string;
  readonly port: number;
  readonly cookie: string;
  readonly attempts: readonly OpenAttempt[];
}

export async function benchRoll(say: (line: string) => void): Promise<RollBench> {
  const folder = mkdtempSync(join(tmpdir(), "goc-asean-roll-"));
  const file = join(folder, "roll.db");
  let server: ChildProcess | null = null;
  try {
    say("Dựng tỉnh và lượt thi đang mở…");
    const { schools, attempts } = await prepare(folder, file);
    const port = await freePort();
    server = await startRealServer({ databaseUrl: `file:${file}`, dataDir: `${file}-data`, port });
    const origin = `http://127.0.0.1:${port}`;
    const site = { origin, port, attempts, cookie: await signIn(origin) };
    await saves(site, 1); // warm: statements prepared, code compiled
    const rounds: RollRound[] = [];
    for (const [at, school] of schools.entries()) {
      say(`Vòng ${at + 1}/${ROUNDS}…`);
      rounds.push(await oneRound(site, school, at));
    }
    say("Tệp xấu…");
    const hostile: HostileFile[] = [];
    for (const one of hostileFiles()) hostile.push(await sendHostile(site, schools[0]!, one));
    const of = (pick: (round: RollRound) => number) => median(rounds.map(pick));
    return {
      rounds,
      hostile,
      median: {
        idleP99: of(({ idle }) => idle.p99),
        busyP99: of(({ busy }) => busy.p99),
        previewMs: of(({ previewMs }) => previewMs),
        applyMs: of(({ applyMs }) => applyMs),
        loopMs: of(({ loopMs }) => loopMs),
      },
    };
  } finally {
    if (server) await endServer(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(folder: string, file: string): Promise<{ schools: string[]; attempts: OpenAttempt[] }> {
  const { list, map } = schoolList(ROUNDS);
  writeFileSync(join(folder, "schools.csv"), list);
  writeFileSync(join(folder, "map.csv"), map);
  await runCommand(file, "units-import", ["--province", "91"]);
  await runCommand(file, "schools-import", ["--file", join(folder, "schools.csv"), "--map", join(folder, "map.csv")]);
  await runCommand(file, "admin-create", ["--login", LOGIN, "--name", "Người Đo"], PASSWORD);
  const handle = await openDatabase({ url: `file:${file}` });
  try {
    const schools = await handle.db.selectFrom("unit").select("id").where("code_scheme", "=", "moet-truong").execute();
    const province = await handle.db
      .selectFrom("unit")
      .select("id")
      .where("kind", "=", "province")
      .executeTakeFirstOrThrow();
    const attempts = await insertOpenAttempts(handle, 500, Date.now(), province.id);
    return { schools: schools.map(({ id }) => id), attempts };
  } finally {
    await handle.close();
  }
}

let sequence = 0;

function saves({ port, attempts }: Site, seconds: number, until?: Promise<unknown>): Promise<LoadResult> {
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

async function oneRound(site: Site, school: string, at: number): Promise<RollRound> {
  const idle = await saves(site, 4);
  await loopLag(site.origin);
  const bytes = rollBytes(at, ROWS).bytes;
  const work = importByPage(site, school, bytes);
  const [busy, times] = await Promise.all([saves(site, 60, work), work]);
  return { idle, busy, ...times, loopMs: await loopLag(site.origin) };
}

async function importByPage(site: Site, school: string, bytes: Buffer) {
  const began = performance.now();
  const preview = await upload(site, school, bytes, "lop.xlsx");
  if (preview.status !== 302) throw new Error(`upload answered ${preview.status}`);
  const page = site.origin + preview.headers.get("location");
  const shown = await fetch(page, { headers: { Cookie: site.cookie } });
  await shown.text();
  const looked = performance.now();
  const body = new URLSearchParams({ units: "yes", bad: "yes" });
  const headers = { Cookie: site.cookie, Origin: site.origin };
  const applied = await fetch(page, { method: "POST", headers, body, redirect: "manual" });
  if (applied.status !== 302) throw new Error(`apply answered ${applied.status}`);
  return { previewMs: Math.round(looked - began), applyMs: Math.round(performance.now() - looked) };
}

function upload(site: Site, school: string, bytes: Buffer, name: string): Promise<Response> {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(bytes)]), name);
  const headers = { Cookie: site.cookie, Origin: site.origin };
  return fetch(site.origin + paths.rollImport(school), { method: "POST", headers, body: form, redirect: "manual" });
}

/** The longest delay of the event loop since the last call, ms: the server measures it, reading starts it again. */
async function loopLag(origin: string): Promise<number> {
  const text = await (await fetch(origin + servicePaths.metrics)).text();
  const seconds = Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1] ?? Number.NaN);
  return Math.round(seconds * 10_000) / 10;
}

async function sendHostile(site: Site, school: string, { what, bytes }: { what: string; bytes: Buffer }) {
  await loopLag(site.origin);
  const began = performance.now();
  const answer = await upload(site, school, bytes, "tep.xlsx").catch(() => null);
  await answer?.text();
  const ms = Math.round(performance.now() - began);
  return { what, status: answer?.status ?? 0, ms, loopMs: await loopLag(site.origin) };
}

function hostileFiles(): { what: string; bytes: Buffer }[] {
  return [
    { what: "bom nén 200 MB", bytes: zipBomb(200) },
    { what: "50 MB", bytes: Buffer.alloc(50 * 1024 * 1024, 1) },
    { what: "9 MB không phải bảng tính", bytes: Buffer.alloc(9 * 1024 * 1024, "lop;ten\n") },
    { what: "cắt cụt", bytes: rollBytes(0, ROWS).bytes.subarray(0, 20_000) },
  ];
}

/** A zip with one entry of so many megabytes of nothing. */
function zipBomb(megabytes: number): Buffer {
  const name = Buffer.from("xl/worksheets/sheet1.xml");
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(megabytes * 1024 * 1024, 22);
  local.writeUInt16LE(name.length, 26);
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(8, 10);
  record.writeUInt32LE(packed.length, 20);
  record.writeUInt32LE(megabytes * 1024 * 1024, 24);
  record.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(record.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, record, name, end]);
}

async function signIn(origin: string): Promise<string> {
  const body = new URLSearchParams({ login: LOGIN, password: PASSWORD, back: "/" });
  const headers = { Origin: origin };
  const answer = await fetch(origin + paths.signIn(), { method: "POST", headers, body, redirect: "manual" });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (!cookie) throw new Error(`sign-in answered ${answer.status}`);
  return cookie;
}
