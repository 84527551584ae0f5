/** Every figure of a report in one list: a line for each, so that it can be filtered and pivoted. */
import { INDICATORS } from "#app/domain/indicators.ts";
import { type CsvCell, csvText } from "#app/http/csv.ts";
import { isNumeric, textOf } from "./cells.ts";
import type { ReportModel, ReportTable } from "./model.ts";
import { cutSentence } from "./official-words.ts";
import { periodWords } from "./period.ts";

const HEADER = ["Bảng", "Mã", "Dòng", "Chỉ tiêu", "Giá trị", "Tử số", "Mẫu số"];
/** The row of a table that adds up the others. */
export const TOTAL_CODE = "tong";

/** Numbers with a fraction are text with a comma, as a Vietnamese spreadsheet reads them; unknown ones are empty. */
function number(value: number | null): CsvCell {
  return value === null || Number.isInteger(value) ? value : String(value).replace(".", ",");
}

export function reportCsv(model: ReportModel): string {
  const about: CsvCell[][] = [
    ["Báo cáo", "don-vi", model.unit.name, "Đơn vị", model.unit.code, null, null],
    ["Báo cáo", "ky", model.unit.name, "Kỳ báo cáo", periodWords(model.period), null, null],
    ["Báo cáo", "moc", model.unit.name, "Mốc số liệu", cutSentence(model), null, null],
  ];
  const figures = Object.entries(model.figures).map(([key, { name, indicator, value, numerator, denominator }]) => [
    "Báo cáo",
    key,
    name,
    INDICATORS[indicator].name,
    number(value),
    number(numerator),
    number(denominator),
  ]);
  return csvText(HEADER, [...about, ...figures, ...model.tables.flatMap(tableLines)]);
}

/** Each number of each row; tables that hold words alone have none. */
function tableLines({ id, columns, rows, total }: ReportTable): CsvCell[][] {
  const code = columns.findIndex(({ kind }) => kind === "code");
  const names = columns.flatMap((column, at) => (column.kind === "text" && column.key !== "note" ? [at] : []));
  const linesOf = (cells: (typeof rows)[number], key: string) =>
    columns.flatMap((column, at): CsvCell[][] => {
      if (column.kind === "index" || !isNumeric(column)) return [];
      const cell = cells[at] ?? null;
      const name = names.map((each) => textOf(columns[each]!, cells[each] ?? null)).filter(Boolean);
      return [[id, key, name.join(", "), column.header, typeof cell === "string" ? cell : number(cell), null, null]];
    });
  return [
    ...rows.flatMap((cells, at) => linesOf(cells, code < 0 ? String(at + 1) : String(cells[code] ?? ""))),
    ...(total ? linesOf(total, TOTAL_CODE) : []),
  ];
}
