/** Checks the content files and prints what is wrong, what there is and what someone should read again soon. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { checkContent } from "#app/content/check.server.ts";
import { writePlanTables } from "#app/content/plan-coverage.server.ts";

const HELP = `Kiểm tra bài học, hồ sơ các nước, câu hỏi, trang hướng dẫn và bảng kế hoạch.

  npm run content:check [-- thư-mục …] [--json] [--within N] [--write]

  thư-mục     thư mục nội dung, cái sau phủ lên cái trước (mặc định: content)
  --json      in kết quả dạng JSON
  --within N  liệt kê phần phải rà soát trong N ngày tới (mặc định: 60)
  --write     trước khi kiểm tra, viết lại bảng kế hoạch trong README.md từ plans.yaml

Mã thoát 1 khi có lỗi.`;

const DAY_MS = 24 * 60 * 60 * 1000;

function row(title: string, counts: Readonly<Record<string, number>>): string {
  const parts = Object.keys(counts)
    .sort()
    .map((name) => `${name} ${counts[name]}`);
  return `  ${title.padEnd(12)} ${parts.join(" · ")}`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    within: { type: "string", default: "60" },
    write: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const dirs = positionals.length > 0 ? positionals : ["content"];
const missing = dirs.filter((dir) => !existsSync(dir));
const within = Number(values.within);
if (missing.length > 0 || !Number.isInteger(within) || within < 0) {
  console.error(
    missing.length > 0 ? `Không có thư mục: ${missing.join(", ")}.` : "--within cần một số nguyên không âm.",
  );
  process.exit(2);
}

const written = values.write ? writePlanTables(dirs) : [];
const { problems, counts, reviews, plans } = checkContent(dirs);
const limit = new Date(Date.now() + within * DAY_MS).toISOString().slice(0, 10);
const due = reviews.filter((review) => review.reviewBy <= limit);

if (values.json) {
  console.log(JSON.stringify({ problems, counts, plans, due }, null, 2));
} else {
  for (const file of written) console.log(`Đã viết lại ${file}.`);
  for (const { file, line, message } of problems) console.log(`${file}:${line}: ${message}`);
  if (problems.length > 0) console.log("");
  console.log(
    `${counts.modules} phần, ${counts.lessons} bài, ${counts.checks} câu trong bài, ${counts.facts} dữ kiện.`,
  );
  console.log(`${counts.countries} nước, ${counts.moments} mốc thời gian, ${counts.guides} trang hướng dẫn.`);
  console.log(`${counts.questions} câu chấm điểm:`);
  console.log(row("trụ cột", counts.byPillar));
  console.log(row("loại", counts.byKind));
  console.log(row("mức độ", counts.byDifficulty));
  console.log(row("cấp học", counts.byLevel));
  console.log(row("đáp án ở", counts.byRightOption));
  if (plans.length > 0) console.log("Dòng kế hoạch đã có bài học hoặc hồ sơ nước:");
  for (const { title, province, lines, covered } of plans) {
    console.log(`  ${`${covered}/${lines}`.padEnd(12)} ${province}: ${title}`);
  }
  console.log(due.length > 0 ? `Phải rà soát đến ${limit}:` : `Không có gì phải rà soát đến ${limit}.`);
  for (const { id, reviewBy } of due) console.log(`  ${reviewBy}  ${id}`);
  console.log(problems.length > 0 ? `${problems.length} lỗi.` : "Không có lỗi.");
}
process.exitCode = problems.length > 0 ? 1 : 0;
