import type { ProvinceReport } from "#app/features/units/api.server.ts";
import { runCommandLine } from "#app/server/command-line.ts";

function inWords(result: ProvinceReport): string {
  const figures = `${result.province}: ${result.communes} xã, phường, đặc khu; ${result.formerDistricts} huyện cũ.`;
  return `${figures}\n${result.new} đơn vị mới, ${result.unchanged} giữ nguyên. ${result.written ? "Đã ghi." : "Chưa ghi gì."}`;
}

await runCommandLine({
  name: "units:import",
  help: [
    "npm run units:import -- [--province 91] [--dry-run] [--json]",
    "",
    "Nhập đơn vị của một tỉnh từ content/units: tỉnh, xã, phường, đặc khu, huyện cũ, Đoàn các cấp. Mặc định 91, An Giang.",
    "--dry-run  chỉ xem sẽ thêm gì",
  ].join("\n"),
  options: { province: { type: "string" }, "dry-run": { type: "boolean" } },
  args: (values) => ({ province: values.province ?? "91", dryRun: values["dry-run"] === true }),
  say: (result) => inWords(result as unknown as ProvinceReport),
});
