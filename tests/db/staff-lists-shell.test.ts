/** The command of the shell: files, options, exit codes, and a result that is longer than a pipe takes at once. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { StaffReport } from "#app/features/staff-lists/api.server.ts";
import { openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { insertSchools } from "./rolls-school.ts";

const folder = mkdtempSync(join(tmpdir(), "staff-lists-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join("\r\n"));
  return path;
}

function run(url: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: url, DATA_DIR: folder, VITEST: undefined };
  return new Promise((done) => {
    const line = ["--import", "tsx", "scripts/staff-import.ts", ...args];
    execFile(process.execPath, line, { env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

eachDatabase("staff:import", (_open, { createEmpty }) => {
  test("reads files, says what it did, and ends with the code of it", async () => {
    const url = await createEmpty();
    const handle = await openDatabase({ url });
    await migrateToLatest(handle);
    await insertSchools(handle);
    await handle.close();

    const head = "Mã trường;Mã cán bộ;Họ và tên;Vai trò;Lớp chủ nhiệm";
    const good = ["54/001;GV1;Lê An;Hiệu trưởng;", "54/002;;Võ Chi;Giáo viên;"];
    const wrong = Array.from({ length: 1_500 }, (_, at) => `54/001;M${at};Lê Người;Trùm thứ ${at};`);
    const report = async (...args: string[]) => {
      const { code, out } = await run(url, ...args, "--json");
      const { new: made, changed, unchanged, problems, written } = JSON.parse(out) as StaffReport;
      return [code, made, changed, unchanged, problems.length, written];
    };
    expect(await report("--file", fileOf("tot.csv", [head, ...good]))).toEqual([0, 2, 0, 0, 0, true]);
    // some 300 KB, of a school whose row of another one is wrong too
    const mixed = fileOf("lan.csv", [head, ...good, ...wrong]);
    expect(await report("--file", mixed, "--school", "54/001")).toEqual([1, 0, 0, 1, 1_501, false]);
    const pupils = fileOf("hoc-sinh.csv", ["Mã học sinh;Họ và tên;Lớp;Chức vụ", "1;Lê An;10A1;"]);
    const sentence = "Đây là danh sách học sinh. Nhập ở trang của trường hoặc của lớp.\n";
    expect(await run(url, "--file", pupils)).toEqual({ code: 1, out: "", err: sentence });
  });
});
