import { runCommandLine } from "#app/server/command-line.ts";

await runCommandLine({
  name: "standings:rebuild",
  help: "npm run standings:rebuild [-- --contest DIA-CHI] [--json]\n\nTính lại bảng xếp hạng đang chạy từ các lượt thi. Không có --contest: mọi cuộc thi.",
  options: { contest: { type: "string" } },
  args: ({ contest }) => ({ contest }),
  say: (result) => `Đã tính lại: ${(result.contests as string[]).join(", ") || "không có cuộc thi nào"}.`,
});
