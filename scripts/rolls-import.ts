/**
 * The rolls of many schools at once, one file a school, named by the school's code: `54-001.xlsx`. Every file is all or
 * nothing by itself; what is wrong with one does not hold up the others.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { localDay } from "#app/domain/vietnamese.ts";
import type { RollFile, RollReport } from "#app/features/rolls/api.server.ts";
import { type RunCommand, runCommandLine } from "#app/server/command-line.ts";
import { CommandRefused } from "#app/server/commands.ts";
import { readRollFile } from "#app/server/read-sheet.ts";
import { LARGEST_FILE } from "#app/sheets/cells.ts";
import { SheetFileError } from "#app/sheets/file-error.ts";
import { isBuilt, serverFile } from "./lib/build.mjs";
import { bytesOf } from "./lib/read-file.ts";

interface Args {
  readonly folder: string;
  readonly dryRun: boolean;
  readonly endAbsent: boolean;
  readonly skipBad: boolean;
}

/** One file: its figures, or why nothing of it was read. */
type Line = { readonly file: string; readonly school: string } & (
  | (Omit<RollReport, "problems"> & { readonly problems: RollReport["problems"] })
  | { readonly refused: string }
);

const SHEETS = /\.(xlsx|xls|csv)$/i;

/** "54-001 THPT Kiên Lương.xlsx" → "54/001"; null where the name begins with no code. */
export function schoolOfFile(name: string): string | null {
  const found = /^(\d{2})[-_](\d{3})(?!\d)/.exec(name);
  return found ? `${found[1]}/${found[2]}` : null;
}

async function importFolder(run: RunCommand, { folder, ...options }: Args): Promise<Record<string, unknown>> {
  const files = filesOf(folder);
  // the built reader starts in a fraction of the time
  const entry = isBuilt() ? new URL("sheets.js", pathToFileURL(serverFile)) : undefined;
  const today = localDay(Date.now());
  const read = (file: string) => {
    const bytes = bytesOf(join(folder, file), LARGEST_FILE, new SheetFileError("too_large").message);
    return readRollFile(bytes, { today, entry }).catch((error: unknown) => {
      if (error instanceof SheetFileError) return error;
      throw error;
    });
  };
  const lines: Line[] = [];
  let next: Promise<RollFile | SheetFileError> | null = null;
  for (const [at, file] of files.entries()) {
    const school = schoolOfFile(file) ?? "";
    const roll = await (next ?? read(file));
    const following = files[at + 1];
    // the next file is read while this one is written
    next = following ? read(following) : null;
    if (process.stderr.isTTY) process.stderr.write(`${at + 1}/${files.length} ${file}\n`);
    lines.push({ file, school, ...(await importOne(run, school, roll, options)) } as Line);
  }
  return { ...totals(lines), files: lines };
}

function filesOf(folder: string): string[] {
  let files: string[];
  try {
    files = readdirSync(folder).filter((name) => SHEETS.test(name) && !name.startsWith("~$"));
  } catch {
    throw new CommandRefused(`Không đọc được thư mục ${folder}.`);
  }
  if (files.length === 0) throw new CommandRefused(`Thư mục ${folder} không có tệp .xlsx, .xls hay .csv.`);
  return files.sort();
}

async function importOne(
  run: RunCommand,
  school: string,
  roll: RollFile | SheetFileError,
  options: Omit<Args, "folder">,
): Promise<object> {
  if (school === "") return { refused: "Tên tệp phải bắt đầu bằng mã trường, ví dụ 54-001.xlsx." };
  if (roll instanceof SheetFileError) return { refused: roll.message };
  try {
    return await run("roll:import", { file: roll, school, ...options });
  } catch (error) {
    if (error instanceof CommandRefused) return { refused: error.message };
    throw error;
  }
}

function totals(lines: readonly Line[]) {
  const reports = lines.flatMap((line) => ("refused" in line ? [] : [line]));
  const sum = (pick: (report: (typeof reports)[number]) => number) =>
    reports.reduce((all, report) => all + pick(report), 0);
  return {
    schools: lines.length,
    rows: sum((report) => report.rows),
    new: sum((report) => report.new),
    changed: sum((report) => report.changed),
    unchanged: sum((report) => report.unchanged),
    absent: sum((report) => report.absent),
    problems: sum((report) => report.problems.length),
    refused: lines.length - reports.length,
  };
}

function inWords(result: ReturnType<typeof totals> & { files: readonly Line[] }): string {
  const out = [
    `${result.schools} tệp, ${result.rows} dòng: ${result.new} mới, ${result.changed} thay đổi, ${result.unchanged} giữ nguyên, ${result.problems} lỗi; ${result.absent} học sinh không có trong danh sách; ${result.refused} tệp không đọc được.`,
  ];
  for (const line of result.files) {
    if ("refused" in line) {
      out.push(`${line.file}: ${line.refused}`);
      continue;
    }
    if (line.problems.length > 0 || !line.written) {
      out.push(`${line.file}: ${line.problems.length} lỗi, ${line.written ? "đã ghi" : "chưa ghi gì"}.`);
    }
    for (const { row, column, message } of line.problems) {
      out.push(`  dòng ${row}${column ? `, cột ${column}` : ""}: ${message}`);
    }
  }
  return out.join("\n");
}

await runCommandLine({
  name: "roll:import",
  help: [
    "npm run rolls:import -- --folder THƯ_MỤC [--dry-run] [--end-absent] [--skip-bad] [--json]",
    "",
    "Nhập danh sách học sinh của nhiều trường, mỗi trường một tệp mang tên mã trường, ví dụ 54-001.xlsx.",
    "Tệp nào lỗi thì tệp ấy không ghi gì; các tệp khác vẫn được nhập. Tuỳ chọn như roll:import.",
  ].join("\n"),
  options: {
    folder: { type: "string" },
    "dry-run": { type: "boolean" },
    "end-absent": { type: "boolean" },
    "skip-bad": { type: "boolean" },
  },
  args(values) {
    if (typeof values.folder !== "string") {
      throw new CommandRefused("Cần --folder. Xem: npm run rolls:import -- --help");
    }
    return {
      folder: values.folder,
      dryRun: values["dry-run"] === true,
      endAbsent: values["end-absent"] === true,
      skipBad: values["skip-bad"] === true,
    } satisfies Args;
  },
  work: (run, args) => importFolder(run, args as Args),
  say: (result) => inWords(result as unknown as Parameters<typeof inWords>[0]),
  failed: (result) => Number(result.refused) > 0 || Number(result.problems) > 0,
});
