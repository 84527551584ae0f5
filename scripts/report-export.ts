import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommandLine } from "#app/server/command-line.ts";
import { CommandRefused } from "#app/server/commands.ts";
import type { ExportedFiles } from "#app/server/report-commands.ts";

interface Asked {
  readonly out: string;
  readonly report: string | null;
  readonly period: string | null;
  readonly unit: string | null;
}

await runCommandLine({
  name: "report:export",
  help: [
    "npm run report:export -- --period 2026 [--unit MÃ] --out THƯ-MỤC [--json]",
    "npm run report:export -- --report MÃ-BÁO-CÁO --out THƯ-MỤC [--json]",
    "",
    "Ghi báo cáo ra tệp .docx, .xlsx, .csv và .json.",
    "--period   năm (2026) hoặc năm học (2026-2027): bản nháp với số liệu lúc này",
    "--unit     mã đơn vị; không có thì cả tỉnh",
    "--report   báo cáo đã soạn: bản đã ban hành mới nhất, đúng từng byte; chưa ban hành thì bản nháp",
    "--out      thư mục để ghi, được tạo nếu chưa có",
  ].join("\n"),
  options: {
    report: { type: "string" },
    period: { type: "string" },
    unit: { type: "string" },
    out: { type: "string" },
  },
  args({ report = null, period = null, unit = null, out }) {
    if (typeof out !== "string" || (report === null) === (period === null) || (report !== null && unit !== null)) {
      throw new CommandRefused(
        "Cần --out và một trong hai: --period hoặc --report. Xem: npm run report:export -- --help",
      );
    }
    return { out, report, period, unit };
  },
  async work(run, args) {
    const { out, ...ask } = args as Asked;
    const { files, ...about } = (await run("report:export", ask)) as unknown as ExportedFiles;
    await mkdir(out, { recursive: true });
    const written: string[] = [];
    for (const [name, bytes] of Object.entries(files)) {
      const path = join(out, name);
      await writeFile(path, Buffer.from(bytes, "base64"));
      written.push(path);
    }
    return { ...about, files: written };
  },
  say(result) {
    const { title, unit, files } = result as unknown as { title: string; unit: string; files: string[] };
    return [`${title}, ${unit}. Đã ghi:`, ...files.map((file) => `  ${file}`)].join("\n");
  },
});
