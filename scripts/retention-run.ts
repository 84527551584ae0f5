import { RETENTION_IDS, RETENTION_RULES, type RetentionId } from "#app/domain/retention.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { runCommandLine } from "#app/server/command-line.ts";

interface Result {
  dryRun: boolean;
  rules: Record<RetentionId, { n: number; more: boolean }>;
}

await runCommandLine({
  name: "retention:run",
  help: [
    "npm run retention:run -- [--dry-run] [--json]",
    "",
    "Xoá những gì đã hết thời hạn lưu trữ (đặt ở trang Quản trị, mục Thời hạn lưu trữ). Máy chủ tự làm mỗi ngày một lần.",
    "--dry-run  chỉ đếm, không xoá",
  ].join("\n"),
  options: { "dry-run": { type: "boolean" } },
  args: (values) => ({ dryRun: values["dry-run"] === true }),
  say(result) {
    const { dryRun, rules } = result as unknown as Result;
    const lines = RETENTION_IDS.map((id) => {
      const { label, things } = RETENTION_RULES[id];
      const { n, more } = rules[id];
      return `  ${label}: ${more ? "hơn " : ""}${formatNumber(n)} ${things}`;
    });
    return [dryRun ? "Đã hết hạn, chưa xoá:" : "Đã xoá:", ...lines].join("\n");
  },
});
