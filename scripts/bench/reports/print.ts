import type { Bench } from "../../bench.ts";
import { benchReports, type ReportsBench, type ReportsDatabase } from "./reports.ts";

const ATTEMPTS = 500_000;
/** What was aimed at for the first view, in ms. */
const FIRST_VIEW_MS = 300;

export const printReports: Bench = async ({ json, size, schools, database }, say) => {
  const results: ReportsBench[] = [];
  for (const one of ["sqlite", "postgres"] satisfies ReportsDatabase[]) {
    if (database !== "" && database !== one) continue;
    const result = await benchReports(one, { attempts: size || ATTEMPTS, schools }, say);
    results.push(result);
    if (!json) print(result);
  }
  return { results };
};

const number = new Intl.NumberFormat("vi");

function print({ database, attempts, people, schools, graded, views, counted, report }: ReportsBench): void {
  console.log(
    `\n${database}: ${number.format(attempts)} lượt của ${number.format(people)} người ở ${number.format(schools)} trường`,
  );
  console.table(
    views.map(({ view, p50, max, first, kilobytes }) => ({
      trang: view,
      "cả yêu cầu ms": p50,
      "chậm nhất": max,
      "lần đầu": first,
      KB: kilobytes,
      "quá mức": p50 > FIRST_VIEW_MS ? "quá" : "",
    })),
  );
  console.table(
    counted.map(({ step, ms }) => ({ [`việc nền đếm (câu khó: ${number.format(graded)} lượt)`]: step, ms })),
  );
  console.table(report.map(({ step, ms, kilobytes }) => ({ "báo cáo nháp của tỉnh": step, ms, KB: kilobytes ?? "" })));
}
