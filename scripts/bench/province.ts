/**
 * A whole province by shell: 600 schools, 20,400 classes, 408,000 pupils out of 600 spreadsheets; then every list of
 * the staff over HTTP. People and schools are made up from counters.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "#db/connect.ts";
import { freePort } from "./free-port.ts";
import { fillClass } from "./full-class.ts";
import { CLASSES, rollBytes, schoolList } from "./province-files.ts";
import { type ListTime, measureLists } from "./province-lists.ts";
import { endServer, startRealServer } from "./real-server.mjs";
import { runCommand } from "./run-command.mjs";

export interface ProvinceBench {
  /** Of each command, as the shell sees it. */
  readonly seconds: { readonly units: number; readonly schools: number; readonly rolls: number; readonly all: number };
  readonly schools: number;
  readonly classes: number;
  readonly pupils: number;
  readonly lists: readonly ListTime[];
}

const PASSWORD = "mật khẩu của phép đo";

export async function benchProvince(schools: number, say: (line: string) => void): Promise<ProvinceBench> {
  const folder = mkdtempSync(join(tmpdir(), "goc-asean-province-"));
  try {
    const file = join(folder, "province.db");
    say("Viết tệp của các trường…");
    const pupils = writeFiles(folder, schools);
    const timed = async (script: string, ...args: string[]) => {
      say(`${script}…`);
      const began = performance.now();
      await runCommand(file, script, args);
      return Math.round((performance.now() - began) / 100) / 10;
    };
    const seconds = {
      units: await timed("units-import", "--province", "91"),
      schools: await timed("schools-import", "--file", join(folder, "schools.csv"), "--map", join(folder, "map.csv")),
      rolls: await timed("rolls-import", "--folder", join(folder, "rolls")),
    };
    const all = Math.round((seconds.units + seconds.schools + seconds.rolls) * 10) / 10;
    say("Đo các danh sách…");
    const lists = await listTimes(file);
    return { seconds: { ...seconds, all }, schools, classes: schools * CLASSES, pupils, lists };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFiles(folder: string, schools: number): number {
  const rolls = join(folder, "rolls");
  mkdirSync(rolls);
  const { list, map, codes } = schoolList(schools);
  writeFileSync(join(folder, "schools.csv"), list);
  writeFileSync(join(folder, "map.csv"), map);
  let pupils = 0;
  for (const [at, code] of codes.entries()) {
    const { bytes, rows } = rollBytes(at);
    pupils += rows;
    writeFileSync(join(rolls, `${code.replace("/", "-")}.xlsx`), bytes);
  }
  return pupils;
}

async function listTimes(file: string): Promise<ListTime[]> {
  const login = "quantri-do";
  await runCommand(file, "admin-create", ["--login", login, "--name", "Người Đo"], PASSWORD);
  const { school, classUnit } = await someUnits(file);
  await fillClass(file, { school, classUnit });
  const port = await freePort();
  const server = await startRealServer({ databaseUrl: `file:${file}`, dataDir: `${file}-data`, port });
  try {
    return await measureLists(`http://127.0.0.1:${port}`, { login, password: PASSWORD, school, classUnit });
  } finally {
    await endServer(server);
  }
}

async function someUnits(file: string): Promise<{ school: string; classUnit: string }> {
  const handle = await openDatabase({ url: `file:${file}` });
  try {
    const classUnit = await handle.db
      .selectFrom("unit")
      .innerJoin("unit_edge", "unit_edge.child", "unit.id")
      .select(["unit.id", "unit_edge.parent"])
      .where("unit.kind", "=", "class")
      .executeTakeFirstOrThrow();
    return { school: classUnit.parent, classUnit: classUnit.id };
  } finally {
    await handle.close();
  }
}
