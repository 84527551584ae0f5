import type { Bench } from "../../bench.ts";
import { benchCrowd, type CrowdBench } from "./crowd.ts";
import { benchOverload } from "./overload.ts";
import { benchPageSize } from "./page-size.ts";
import { benchSaves } from "./saves.ts";
import { benchStorm } from "./storm.ts";

/** The parts in the order in which they run; each brings its own baseline and prints its own tables. */
const PARTS = {
  saves: printSaves,
  crowd: (_say, pupils) => printCrowd("sqlite", 1, pupils),
  storm: printStorm,
  overload: printOverload,
  page: printPageSize,
  "postgres-1": (_say, pupils) => printCrowd("postgres", 1, pupils),
  "postgres-2": (_say, pupils) => printCrowd("postgres", 2, pupils),
} satisfies Record<string, Part>;

type Part = (say: (line: string) => void, pupils: number) => Promise<Printed>;
interface Printed {
  readonly result: object;
  print(): void;
}

export const EXAM_PARTS = Object.keys(PARTS);

export const printExam: Bench = async ({ json, part, pupils }, say) => {
  const results: Record<string, object> = {};
  for (const [name, run] of Object.entries<Part>(PARTS)) {
    if (part && part !== name) continue;
    say(`${name}…`);
    const { result, print } = await run(say, pupils);
    results[name] = result;
    if (!json) print();
  }
  return results;
};

async function printSaves(say: (line: string) => void): Promise<Printed> {
  const result = await benchSaves(say);
  const { bare, real, ratio, p99Bare, p99Real, p99Ratio } = result.median;
  return {
    result,
    print() {
      console.log("\nCâu lưu mỗi giây, so với node:http trần cùng kiểu ghi gộp");
      console.table(
        result.rounds.flatMap(({ bare, real }, index) => [
          { vòng: index + 1, "máy chủ": "node:http trần", ...bare },
          { vòng: index + 1, "máy chủ": "Góc ASEAN", ...real },
        ]),
      );
      console.log(
        `Trung vị: ${real}/s so với ${bare}/s = ${ratio} lần; p99 ${p99Real} ms so với ${p99Bare} ms = ${p99Ratio} lần`,
      );
    },
  };
}

async function printCrowd(database: "sqlite" | "postgres", servers: number, pupils: number): Promise<Printed> {
  const result: CrowdBench = await benchCrowd(database, servers, pupils);
  const { start, paper, save, submit, result: shown } = result;
  return {
    result,
    print() {
      const where = `${database === "sqlite" ? "SQLite" : "PostgreSQL"}, ${servers} tiến trình máy chủ`;
      console.log(`\n${result.pupils} em bắt đầu trong 60 giây, mỗi em 20 câu rồi nộp (${where}), ${result.seconds} s`);
      console.table({ "bắt đầu": start, "mở bài": paper, "lưu câu": save, nộp: submit, "kết quả": shown });
      console.log(
        `Lỗi ${result.errors}, bị hẹn lại ${result.refused}, đã xác nhận ${result.acknowledged} câu, mất ${result.lost}; CPU máy chủ ${result.cpuMsPerPupil} ms mỗi em`,
      );
    },
  };
}

async function printStorm(say: (line: string) => void): Promise<Printed> {
  const result = await benchStorm(say);
  const { idleP99, stormP99, allowedP99, seconds } = result.median;
  return {
    result,
    print() {
      console.log("\n200 lượt đăng nhập bằng mật khẩu trong nửa giây trong khi lưu 300 câu mỗi giây");
      console.table(
        result.rounds.map(({ idle, storm, signedIn, seconds }, at) => ({
          vòng: at + 1,
          "lưu khi rảnh p99 ms": idle.p99,
          "lưu khi đăng nhập p99 ms": storm.p99,
          "lỗi lưu": idle.errors + storm.errors,
          "đã đăng nhập": signedIn,
          "trong giây": seconds,
        })),
      );
      console.log(
        `Trung vị: lưu p99 ${stormP99} ms, khi rảnh ${idleP99} ms, mức cho phép ${allowedP99} ms; đăng nhập xong sau ${seconds} s`,
      );
    },
  };
}

async function printOverload(): Promise<Printed> {
  const result = await benchOverload();
  const row = ({ saved, refused, ...counts }: typeof result.peak) => ({
    ...counts,
    "lưu p99 ms": saved.p99,
    "từ chối p99 ms": refused.p99,
  });
  return {
    result,
    print() {
      console.log(`\nGửi gấp ba mức tải được (${result.offeredPerSecond} câu mỗi giây)`);
      console.table({
        "mức tải được": row(result.peak),
        "gấp ba": row(result.overload),
        "máy chủ trần từ chối hết": row(result.bare),
      });
      console.log(`Vẫn lưu ${result.goodput} lần mức cao nhất; vòng sự kiện p99 ${result.loopP99Ms} ms`);
    },
  };
}

async function printPageSize(): Promise<Printed> {
  const result = await benchPageSize();
  return {
    result,
    print() {
      console.log("\nTrang bài thi, byte");
      console.table(result.rows);
      console.log(`Lần mở đầu tiên, nén: ${Math.round(result.allCompressed / 102.4) / 10} KB`);
    },
  };
}
