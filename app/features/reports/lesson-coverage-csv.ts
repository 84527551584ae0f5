import { csvText } from "#app/http/csv.ts";
import type { CoverageRow } from "#db/queries/lesson-coverage.ts";

const HEADER = [
  "Mã đơn vị",
  "Đơn vị",
  "Loại",
  "Danh sách",
  "Lớp, chi đoàn",
  "Lớp, chi đoàn đã dạy",
  "Bài đã dạy",
  "Lượt dạy",
  "Người học xong ít nhất một bài",
  "Lượt bài học xong",
];

/** A coverage table as CSV, the same rows in the same order as on the page. */
export function coverageCsv(rows: readonly CoverageRow[]): string {
  return csvText(
    HEADER,
    rows.map((row) => [
      row.code,
      row.name,
      row.kindLabel,
      row.people,
      row.groups,
      row.taughtGroups,
      row.taughtLessons,
      row.taughtTimes,
      row.learners,
      row.finished,
    ]),
  );
}
