import { localDay } from "#app/domain/vietnamese.ts";
import { LARGEST_FILE, RollFileError, type RollReport } from "#app/features/rolls/api.server.ts";
import { runCommandLine } from "#app/server/command-line.ts";
import { CommandRefused } from "#app/server/commands.ts";
import { readRollFile } from "#app/server/read-roll-file.ts";
import { bytesOf } from "./lib/read-file.ts";

function inWords(result: RollReport & { school: string }): string {
  const figures = `${result.rows} dòng: ${result.new} mới, ${result.changed} thay đổi, ${result.unchanged} giữ nguyên, ${result.problems.length} lỗi; ${result.absent} học sinh không có trong danh sách.`;
  const lines = [`${result.school}, năm học ${result.schoolYear}`, figures];
  if (result.newClasses.length > 0) lines.push(`Lớp mới: ${result.newClasses.join(", ")}.`);
  for (const { sheet, row, column, message } of result.problems) {
    const place = [sheet ? `trang ${sheet}` : "", `dòng ${row}`, column ? `cột ${column}` : ""].filter(Boolean);
    lines.push(`  ${place.join(", ")}: ${message}`);
  }
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
    "",
    "Nhập danh sách học sinh của một trường từ .xlsx, .xls hoặc .csv (CSDL ngành, vnEdu, SMAS, mẫu của Góc ASEAN).",
    "--dry-run     chỉ xem sẽ thay đổi gì",
    "--end-absent  cho thôi học những em không còn trong danh sách",
    "--skip-bad    ghi các dòng đúng dù có dòng lỗi; không có thì tệp có lỗi không ghi gì",
  ].join("\n"),
  options: {
    file: { type: "string" },
    school: { type: "string" },
    "dry-run": { type: "boolean" },
    "end-absent": { type: "boolean" },
    "skip-bad": { type: "boolean" },
  },
  async args(values) {
    const { file, school } = values;
    if (typeof file !== "string" || typeof school !== "string") {
      throw new CommandRefused("Cần --file và --school. Xem: npm run roll:import -- --help");
    }
    try {
      return {
        file: await readRollFile(bytesOf(file, LARGEST_FILE, new RollFileError("too_large").message), {
          today: localDay(Date.now()),
        }),
        school,
        dryRun: values["dry-run"] === true,
        endAbsent: values["end-absent"] === true,
        skipBad: values["skip-bad"] === true,
      };
    } catch (error) {
      if (error instanceof RollFileError) throw new CommandRefused(error.message);
      throw error;
    }
  },
  say: (result) => inWords(result as unknown as RollReport & { school: string }),
  failed: (result) => !result.dryRun && !result.written && (result as unknown as RollReport).problems.length > 0,
});
