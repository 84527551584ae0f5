import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { benchExam } from "./bench/exam.ts";

const HELP = `npm run bench -- TÊN [--json]

  exam   số câu lưu mỗi giây của máy chủ thật so với node:http trần với cùng kiểu ghi gộp, trong cùng một lần chạy

Cần bản dựng: npm run build. Chỉ gửi tải tới 127.0.0.1.`;

const { values, positionals } = parseArgs({
  options: { help: { type: "boolean", short: "h" }, json: { type: "boolean" } },
  allowPositionals: true,
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
if (positionals[0] !== "exam") {
  console.error(HELP);
  process.exit(2);
}

const machine = {
  cpu: cpus()[0]?.model ?? "?",
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
const result = await benchExam((line) => {
  if (process.stderr.isTTY) console.error(line);
});
if (values.json) {
  console.log(JSON.stringify({ bench: "exam", machine, ...result }));
} else {
  console.log(`Máy: ${machine.cpu}, ${machine.cores} lõi, ${machine.memoryGiB} GiB, Node ${machine.node}`);
  console.table(
    result.rounds.flatMap(({ bare, real }, index) => [
      { vòng: index + 1, máy_chủ: "node:http trần", ...bare },
      { vòng: index + 1, máy_chủ: "Góc ASEAN", ...real },
    ]),
  );
  const { bare, real, ratio, p99Bare, p99Real, p99Ratio } = result.median;
  console.log(
    `Trung vị: ${real}/s so với ${bare}/s = ${ratio} lần; p99 ${p99Real} ms so với ${p99Bare} ms = ${p99Ratio} lần`,
  );
}
