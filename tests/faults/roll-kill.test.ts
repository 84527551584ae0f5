/** kill -9 while a roll of 3,000 rows is applied leaves nothing of it or all of it. Prints how long 3,000 rows take. */
import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { insertSchools } from "../db/rolls-school.ts";
import { amount } from "./support/amount.ts";

const PUPILS = 3_000;
const ROUNDS = amount(2, 40);
const TABLES = ["person", "person_code", "account", "membership", "roll_import"] as const;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-roll-"));
  const rows = Array.from({ length: PUPILS }, (_, at) => {
    const grade = 10 + (at % 3);
    const syllable = "ABCDEGHIKLMN"[at % 12]!.toLowerCase();
    return `${at + 1};99${String(at).padStart(8, "0")};HS${at};Nguyễn Văn ${"T"}${syllable};0${1 + (at % 9)}/1${at % 3}/${2021 - grade};${grade}A${1 + (at % 25)}`;
  });
  writeFileSync(join(folder, "roll.csv"), ["STT;Mã MOET;Mã học sinh;Họ và tên;Ngày sinh;Lớp", ...rows].join("\r\n"));
  const handle = await openDatabase({ url: `file:${join(folder, "template.db")}` });
  await migrateToLatest(handle);
  await insertSchools(handle);
  await handle.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function startImport(file: string, ...more: string[]) {
  const script = [
    "--import",
    "tsx",
    "scripts/roll-import.ts",
    "--file",
    join(folder, "roll.csv"),
    "--school",
    "54/001",
  ];
  const child = spawn(process.execPath, [...script, "--json", ...more], {
    env: { PATH: process.env.PATH, DATABASE_URL: `file:${file}`, DATA_DIR: folder } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (piece: Buffer) => {
    output += piece;
  });
  const ended = new Promise<string>((resolve) => child.once("close", () => resolve(output)));
  return { child, ended };
}

function counts(file: string): number[] {
  const database = new Sqlite(file);
  try {
    return TABLES.map((table) => (database.prepare(`select count(*) n from ${table}`).get() as { n: number }).n);
  } finally {
    database.close();
  }
}

const ALL = [PUPILS, 2 * PUPILS, PUPILS, PUPILS, 1];

it(
  "nothing or all is there",
  async () => {
    const fresh = (name: string) => {
      const file = join(folder, `${name}.db`);
      copyFileSync(join(folder, "template.db"), file);
      return file;
    };
    const whole = fresh("whole");
    const previewed = performance.now();
    expect(JSON.parse(await startImport(whole, "--dry-run").ended)).toMatchObject({
      rows: PUPILS,
      new: PUPILS,
      problems: [],
    });
    const started = performance.now();
    expect(JSON.parse(await startImport(whole).ended)).toMatchObject({ new: PUPILS, written: true });
    const took = performance.now() - started;
    expect(counts(whole)).toEqual(ALL);
    const again = performance.now();
    expect(JSON.parse(await startImport(whole).ended)).toMatchObject({ new: 0, changed: 0, unchanged: PUPILS });
    const figures = [started - previewed, took, performance.now() - again].map((ms) => `${Math.round(ms)} ms`);
    console.log(
      `3,000 rows by shell, start of the process included: preview, apply, apply again: ${figures.join(", ")}`,
    );

    const seen = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const file = fresh(`round-${round}`);
      const { child, ended } = startImport(file);
      // most of the time goes into starting and reading; the writing comes last
      await wait(took * (0.6 + (0.4 * round) / ROUNDS));
      child.kill("SIGKILL");
      await ended;
      const found = counts(file);
      seen.add(found[0] === 0 ? "nothing" : "all");
      expect([[0, 0, 0, 0, 0], ALL]).toContainEqual(found);
    }
    console.log(`kills that left: ${[...seen].join(", ")}`);
  },
  amount(300_000, 1_200_000),
);
