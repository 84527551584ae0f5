import type { Bench } from "../../bench.ts";
import { type BoardsBench, type BoardsDatabase, benchBoards } from "./boards.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const DATABASES: readonly BoardsDatabase[] = ["sqlite", "postgres"];

/** What was aimed at, in ms: in the database, whole request. */
const [DATABASE_MS, REQUEST_MS] = [2, 25];

export const printBoards: Bench = async ({ json, part, size, database }, say) => {
  const results: BoardsBench[] = [];
  for (const one of DATABASES) {
    if (database !== "" && database !== one) continue;
    for (const attempts of size ? [size] : SIZES) {
      const result = await benchBoards(one, attempts, part, say);
      results.push(result);
      if (!json) print(result);
    }
    if (!json && !size && (part === "" || part === "views"))
      printGrowth(results.filter((result) => result.database === one));
  }
  return { results };
};

const number = new Intl.NumberFormat("vi");

function print(result: BoardsBench): void {
  const { views, baseline, closing, cache, underLoad } = result;
  console.log(
    `\n${result.version}: ${number.format(result.attempts)} lượt của ${number.format(result.people)} thí sinh, ${number.format(result.standings)} dòng xếp hạng${result.megabytes === null ? "" : `, tệp ${number.format(result.megabytes)} MB`}; nạp ${result.secondsToFill} s, tính bảng khi rảnh ${result.secondsToMake} s (mức 60 s với 1.000.000 lượt)`,
  );
  if (views.length > 0) {
    console.table(
      views.map(({ view, database, statements, request }) => ({
        bảng: view,
        "trong CSDL ms": database,
        "câu lệnh": statements,
        "cả yêu cầu ms": request ?? "",
        "quá mức": database > DATABASE_MS || (request ?? 0) > REQUEST_MS ? "quá" : "",
      })),
    );
    console.table(baseline.map(({ what, ms }) => ({ "cách thường, từ lượt thi": what, ms })));
  }
  if (closing) {
    console.log(
      `Một lượt đóng (nộp, chấm): ${closing.without} ms không có bảng, ${closing.with} ms có bảng = ${closing.ratio} lần (mức 2)`,
    );
  }
  if (cache) {
    console.table(
      cache.rounds.map(({ idle, busy, views: seen }, at) => ({
        vòng: at + 1,
        "lưu một mình p99 ms": idle.p99,
        "lưu khi có khách p99 ms": busy.p99,
        "câu/giây": busy.perSecond,
        "trang/giây": seen.perSecond,
        "trang p99 ms": seen.p99,
        lỗi: idle.errors + busy.errors + seen.errors,
      })),
    );
    const { idleP99, busyP99, allowedP99, viewP99 } = cache.median;
    console.log(
      `Trang công khai từ byte, trung vị: lưu p99 ${busyP99} ms, một mình ${idleP99} ms, mức ${allowedP99} ms; trang p99 ${viewP99} ms`,
    );
  }
  if (underLoad) {
    const { idle, busy, seconds } = underLoad;
    console.log(
      `Tính lại trong khi lưu ${busy.perSecond} câu/giây: ${seconds} s (mức 600), lưu p99 ${busy.p99} ms (mức 50), khi rảnh ${idle.p99} ms, lỗi ${idle.errors + busy.errors}`,
    );
  }
}

/** How much slower the largest is than the smallest, view by view. */
function printGrowth(results: readonly BoardsBench[]): void {
  const [small, large] = [results[0], results.at(-1)];
  if (!small || !large || small === large) return;
  console.log(`\n${number.format(large.attempts)} so với ${number.format(small.attempts)} lượt (mức 10 lần)`);
  console.table(
    large.views.map(({ view, database, request }, at) => {
      const before = small.views[at]!;
      const times = (now: number | null, then: number | null) =>
        now && then ? Math.round((now / then) * 10) / 10 : "";
      return {
        bảng: view,
        "trong CSDL": times(database, before.database),
        "cả yêu cầu": times(request, before.request),
      };
    }),
  );
}
