import { decodeText } from "#app/domain/delimited.ts";
import type { SchoolsReport } from "#app/features/units/api.server.ts";
import { runCommandLine } from "#app/server/command-line.ts";
import { CommandRefused } from "#app/server/commands.ts";
import { bytesOf } from "./lib/read-file.ts";

const LARGEST = 10 * 1024 * 1024;

function textOf(path: string | boolean | undefined): string | null {
  if (typeof path !== "string") return null;
  const text = decodeText(bytesOf(path, LARGEST, `Tệp ${path} lớn hơn 10 MB.`));
  if (text === null) throw new CommandRefused(`Tệp ${path} không phải CSV. Mở bằng Excel rồi lưu lại thành CSV UTF-8.`);
  return text;
}

function inWords(result: SchoolsReport): string {
  const elsewhere = result.problems.filter(({ code }) => code === "other_province").length;
  const lines = [
    `${result.rows} dòng: ${result.new} mới, ${result.changed} thay đổi, ${result.unchanged} giữ nguyên, ${result.problems.length - elsewhere} lỗi, ${elsewhere} của tỉnh khác.`,
  ];
  if (result.withoutCommune.length > 0)
    lines.push(`${result.withoutCommune.length} trường chưa xác định xã: dùng --map.`);
  if (result.withoutDistrict.length > 0) {
    lines.push(`${result.withoutDistrict.length} trường không rõ huyện cũ: ${result.withoutDistrict.join(", ")}.`);
  }
  for (const { row, column, code, message } of result.problems) {
    if (code !== "other_province") lines.push(`  dòng ${row}${column ? `, cột ${column}` : ""}: ${message}`);
  }
  lines.push(result.written ? "Đã ghi." : "Chưa ghi gì.");
  return lines.join("\n");
}

await runCommandLine({
  name: "schools:import",
  help: [
    "npm run schools:import -- --file TỆP.csv [--map TỆP.csv] [--dry-run] [--skip-bad] [--json]",
    "",
    "Nhập danh sách trường (cột moet_province_code, province, district, moet_school_code, school_name).",
    "Trường vào huyện cũ theo tên, vào tỉnh khi chưa xác định xã.",
    "--map       CSV mã trường, mã xã (54/001,30760): đặt xã của trường, dùng được cả khi không có --file",
    "--dry-run   chỉ xem sẽ thay đổi gì",
    "--skip-bad  ghi các dòng đúng dù có dòng lỗi; không có thì tệp có lỗi không ghi gì",
  ].join("\n"),
  options: {
    file: { type: "string" },
    map: { type: "string" },
    "dry-run": { type: "boolean" },
    "skip-bad": { type: "boolean" },
  },
  args(values) {
    const [list, map] = [textOf(values.file), textOf(values.map)];
    if (list === null && map === null) {
      throw new CommandRefused("Cần --file hoặc --map. Xem: npm run schools:import -- --help");
    }
    return { list, map, dryRun: values["dry-run"] === true, skipBad: values["skip-bad"] === true };
  },
  say: (result) => inWords(result as unknown as SchoolsReport),
  failed: (result) => {
    const { problems, dryRun, written } = result as unknown as SchoolsReport;
    return !dryRun && !written && problems.some(({ code }) => code !== "other_province");
  },
});
