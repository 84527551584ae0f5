import { type CsvCell, csvText } from "#app/http/csv.ts";
import type { ParticipationRow } from "./participation-rows.ts";

const HEADER = [
  "Mã đơn vị",
  "Đơn vị",
  "Loại",
  "Sĩ số",
  "Người dự thi (trong sĩ số)",
  "Người dự thi (ngoài sĩ số)",
  "Tỷ lệ (%)",
  "Lượt thi",
  "Người đạt điểm tối đa",
];

/** The rate in percent with one decimal, as a Vietnamese spreadsheet reads it ("50,4"); empty without a roll. */
function rate({ people, roll }: ParticipationRow): string {
  return roll ? (Math.round((people * 1_000) / roll) / 10).toFixed(1).replace(".", ",") : "";
}

/** A participation table as CSV, in the order given. What is unknown is an empty cell, never 0. */
export function participationCsv(rows: readonly ParticipationRow[]): string {
  return csvText(
    HEADER,
    rows.map((row): CsvCell[] => [
      row.code,
      row.name,
      row.kindLabel,
      row.roll,
      row.people,
      row.outside,
      rate(row),
      row.turns,
      row.fullMarks,
    ]),
  );
}
