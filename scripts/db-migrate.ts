import { runCommandLine } from "#app/server/command-line.ts";

await runCommandLine({
  name: "db:migrate",
  help: "npm run db:migrate [-- --json]\n\nĐưa cấu trúc cơ sở dữ liệu trong DATABASE_URL lên bản mới nhất, tất cả hoặc không gì cả.",
  options: {},
  args: () => ({}),
  say: (result) => {
    const ran = result.ran as string[];
    return ran.length === 0 ? "Cơ sở dữ liệu đã ở bản mới nhất." : `Đã chạy ${ran.length} bước:\n  ${ran.join("\n  ")}`;
  },
});
