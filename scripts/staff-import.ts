import type { StaffReport } from "#app/features/staff-lists/api.server.ts";
import { runCommandLine } from "#app/server/command-line.ts";
import { CommandRefused } from "#app/server/commands.ts";
import { readStaffFile } from "#app/server/read-sheet.ts";
import { readSheetFile, remarkLines } from "./lib/sheet-file.ts";

type Result = StaffReport & { unit: string };

function inWords(result: Result): string {
  const { rows, skipped, problems, notes, people, unnamed } = result;
  const lines = [
    result.unit,
    `${rows} dòng: ${result.new} người mới, ${result.changed} thay đổi, ${result.unchanged} giữ nguyên, ${skipped} dòng bỏ qua, ${problems.length} lỗi.`,
    ...remarkLines(problems),
  ];
  if (notes.length > 0) lines.push("Cần biết:", ...remarkLines(notes));
  for (const { state, name, login, place, what } of people) {
    lines.push(`  ${state === "new" ? "mới" : "đổi"}: ${name} (${login}), ${place}: ${what.join("; ")}`);
  }
  if (unnamed.length > 0) lines.push("Vai trò tệp không nhắc tới, vẫn giữ nguyên:");
  for (const { name, place, roles } of unnamed) lines.push(`  ${name}, ${place}: ${roles.join("; ")}`);
  lines.push(result.written ? "Đã ghi. In phiếu mời ở trang Nhân sự." : "Chưa ghi gì.");
  return lines.join("\n");
}

await runCommandLine({
  name: "staff:import",
  help: [
    "npm run staff:import -- --file TỆP [--school 54/001] [--dry-run] [--skip-bad] [--json]",
    "",
    "Nhập danh sách nhân sự từ .xlsx, .xls hoặc .csv: họ tên, vai trò (chức vụ), lớp chủ nhiệm, lớp dạy, điện thoại.",
    "Chỉ giao thêm vai trò; vai trò mà tệp không nhắc tới thì liệt kê, không thôi.",
    "--school    mọi dòng thuộc trường này; không có thì tệp cần cột Mã trường hoặc Trường (đơn vị)",
    "--dry-run   chỉ xem sẽ thay đổi gì",
    "--skip-bad  ghi các dòng đúng dù có dòng lỗi; không có thì tệp có lỗi không ghi gì",
  ].join("\n"),
  options: {
    file: { type: "string" },
    school: { type: "string" },
    "dry-run": { type: "boolean" },
    "skip-bad": { type: "boolean" },
  },
  async args({ file, school, ...values }) {
    if (typeof file !== "string") throw new CommandRefused("Cần --file. Xem: npm run staff:import -- --help");
    return {
      file: await readSheetFile(file, readStaffFile),
      school: typeof school === "string" ? school : null,
      dryRun: values["dry-run"] === true,
      skipBad: values["skip-bad"] === true,
    };
  },
  say: (result) => inWords(result as unknown as Result),
  failed: (result) => !result.dryRun && !result.written && (result as unknown as Result).problems.length > 0,
});
