import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { BOARD_PARTS } from "./bench/boards/boards.ts";
import { printBoards } from "./bench/boards/print.ts";
import { EXAM_PARTS, printExam } from "./bench/exam/print.ts";
import { printProvince } from "./bench/print-province.ts";
import { printRoll } from "./bench/print-roll.ts";
import { printReports } from "./bench/reports/print.ts";
import { ensureBuild } from "./lib/build.mjs";

const HELP = `npm run bench -- TÊN [--json]

  exam       đường thi: lưu câu so với node:http trần, 5.000 em cùng vào thi, 200 lượt đăng nhập trong khi lưu, quá tải
             gấp ba, cỡ trang, rồi 5.000 em trên PostgreSQL với một và hai tiến trình; --part TÊN để đo một phần
             (${EXAM_PARTS.join(", ")}), --pupils N để đo ít hơn
  roll       nhập danh sách 3.000 dòng bằng trang trong khi lưu câu trả lời đều đặn, rồi các tệp xấu
  province   nạp cả tỉnh bằng lệnh (600 trường, 408.000 học sinh) rồi đo các danh sách; --schools N để đo ít hơn
  boards     bảng xếp hạng trên 10.000, 100.000 và 1.000.000 lượt, mỗi cơ sở dữ liệu: mọi bảng, cái giá của một lượt
             đóng, tính lại khi rảnh và trong khi lưu, trang công khai; --size N, --database sqlite|postgres,
             --part TÊN (${BOARD_PARTS.join(", ")}) để đo riêng

  reports    số liệu và báo cáo trên 500.000 lượt, 600 trường: trang /so lần đầu và từng bộ lọc, các số đếm ở việc nền,
             mô hình báo cáo nháp, bốn tệp; --size N, --schools N, --database sqlite|postgres để đo riêng

Dựng trước nếu cần. Chỉ gửi tải tới 127.0.0.1.`;

/** A bench measures, and prints its figures unless they are wanted as JSON. */
export type Bench = (
  options: {
    readonly schools: number;
    readonly pupils: number;
    /** One part of a bench that has several; "" = all. */
    readonly part: string;
    /** Closed attempts; 0 = every size there is. */
    readonly size: number;
    /** "" = both. */
    readonly database: string;
    readonly json: boolean;
  },
  say: (line: string) => void,
) => Promise<object>;

const BENCHES: Readonly<Record<string, Bench>> = {
  exam: printExam,
  roll: printRoll,
  province: printProvince,
  boards: printBoards,
  reports: printReports,
};

const { values, positionals } = parseArgs({
  options: {
    help: { type: "boolean", short: "h" },
    json: { type: "boolean" },
    schools: { type: "string" },
    pupils: { type: "string" },
    part: { type: "string" },
    size: { type: "string" },
    database: { type: "string" },
  },
  allowPositionals: true,
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const name = positionals[0] ?? "";
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
const { part = "", database = "" } = values;
const size = Number(values.size ?? 0);
const parts: readonly string[] = name === "boards" ? BOARD_PARTS : EXAM_PARTS;
const known =
  (part === "" || parts.includes(part)) &&
  ["", "sqlite", "postgres"].includes(database) &&
  Number.isSafeInteger(size) &&
  (values.size === undefined || size >= 100);
if (!bench || !known) {
  console.error(HELP);
  process.exit(2);
}

const machine = {
  cpu: cpus()[0]?.model ?? "?",
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
const json = values.json === true;
await ensureBuild();
if (!json) console.log(`Máy: ${machine.cpu}, ${machine.cores} lõi, ${machine.memoryGiB} GiB, Node ${machine.node}`);
const result = await bench(
  { schools: Number(values.schools ?? 600), pupils: Number(values.pupils ?? 5_000), part, size, database, json },
  (line) => {
    if (process.stderr.isTTY) console.error(line);
  },
);
if (json) console.log(JSON.stringify({ bench: name, machine, ...result }));
