import type { ListKind, RollReport } from "#app/features/rolls/api.server.ts";
import { runCommandLine } from "#app/server/command-line.ts";
import { CommandRefused } from "#app/server/commands.ts";
import { readRollFile } from "#app/server/read-sheet.ts";
import { readSheetFile, remarkLines } from "./lib/sheet-file.ts";

type Result = RollReport & { readonly school?: string; readonly branch?: string };

function inWords(result: Result): string {
  const figures = `${result.rows} dòng: ${result.new} mới, ${result.changed} thay đổi, ${result.unchanged} giữ nguyên, ${result.problems.length} lỗi; ${result.absent} ${result.branch ? "đoàn viên" : "học sinh"} không có trong danh sách.`;
  const lines = [result.branch ?? `${result.school}, năm học ${result.schoolYear}`, figures];
  if (result.newClasses.length > 0) lines.push(`Lớp mới: ${result.newClasses.join(", ")}.`);
  if (result.newBranches.length > 0) lines.push(`Chi đoàn mới: ${result.newBranches.join(", ")}.`);
  for (const { name, from, to } of result.moves)
    lines.push(`  đang ở chi đoàn khác: ${name}, ${from}, chuyển sang ${to}`);
  lines.push(...remarkLines(result.problems));
  for (const { name, className, code } of result.absentPupils) {
    lines.push(`  không có trong danh sách: ${name}, ${className}${code ? `, mã ${code}` : ""}`);
  }
  lines.push(result.written ? "Đã ghi." : "Chưa ghi gì.");
  return lines.join("\n");
}

await runCommandLine({
  name: "roll:import",
  help: [
    "npm run roll:import -- --file TỆP --school 54/001 [--dry-run] [--end-absent] [--skip-bad] [--json]",
    "npm run roll:import -- --file TỆP --branch MÃ [--move] [--dry-run] [--end-absent] [--skip-bad] [--json]",
    "",
    "Nhập danh sách học sinh của một trường, hoặc đoàn viên của chi đoàn ngoài trường, từ .xlsx, .xls hoặc .csv",
    "(CSDL ngành, vnEdu, SMAS, mẫu của Góc ASEAN).",
    "--school      mã tỉnh và mã trường",
    "--branch      mã của Đoàn xã, phường, đơn vị (doan-30307): tệp cần cột Chi đoàn, chi đoàn chưa có được tạo;",
    '              hoặc mã ấy rồi tên một chi đoàn ("doan-30307/Ấp Bình Thạnh")',
    "--move        chuyển cả những người đang ở chi đoàn khác; không có thì họ ở nguyên đó",
    "--dry-run     chỉ xem sẽ thay đổi gì",
    "--end-absent  cho thôi những người không còn trong danh sách",
    "--skip-bad    ghi các dòng đúng dù có dòng lỗi; không có thì tệp có lỗi không ghi gì",
  ].join("\n"),
  options: {
    file: { type: "string" },
    school: { type: "string" },
    branch: { type: "string" },
    move: { type: "boolean" },
    "dry-run": { type: "boolean" },
    "end-absent": { type: "boolean" },
    "skip-bad": { type: "boolean" },
  },
  async args(values) {
    const { file, school = null, branch = null } = values;
    if (typeof file !== "string" || (school === null) === (branch === null)) {
      throw new CommandRefused(
        "Cần --file và một trong hai: --school hoặc --branch. Xem: npm run roll:import -- --help",
      );
    }
    const list: ListKind = branch === null ? "pupils" : "members";
    return {
      file: await readSheetFile(file, (bytes, options) => readRollFile(bytes, { ...options, list })),
      school,
      branch,
      move: values.move === true,
      dryRun: values["dry-run"] === true,
      endAbsent: values["end-absent"] === true,
      skipBad: values["skip-bad"] === true,
    };
  },
  say: (result) => inWords(result as unknown as Result),
  failed: (result) => !result.dryRun && !result.written && (result as unknown as RollReport).problems.length > 0,
});
