/** Lists to fill in: headings that the reader knows, pick lists, and on a sheet of its own how to do it with an example. */
import type ExcelJS from "exceljs";
import { newWorkbook } from "./excel.server.ts";

export interface TemplateColumn {
  readonly heading: string;
  readonly width: number;
  /** Offered in the column; anything else may be typed as well. */
  readonly choices?: readonly string[];
}

export interface Template {
  readonly columns: readonly TemplateColumn[];
  /** Sentences on how to fill it in. */
  readonly guide: readonly string[];
  /** One row as an example; it stands with the guide, so that nobody brings it in by mistake. */
  readonly example: readonly string[];
}

const LAST_ROW = 1_001;
/** Longer lists of choices stand on a sheet of their own: a list inside a cell's rule holds 255 characters. */
const LONGEST_INLINE = 255;

/** The empty list as .xlsx; every cell is text, so that codes keep their zeros and 9/1 does not turn into a date. */
export async function templateFile({ columns, guide, example }: Template): Promise<Buffer> {
  const book = await newWorkbook();
  const list = book.addWorksheet("Danh sách", { views: [{ state: "frozen", ySplit: 1 }] });
  list.columns = columns.map(({ width }) => ({ width, style: { numFmt: "@" } }));
  list.addRow(columns.map(({ heading }) => heading)).font = { bold: true };
  const help = book.addWorksheet("Hướng dẫn");
  help.columns = [{ width: 110 }];
  for (const line of [...guide, "", `Ví dụ một dòng: ${example.join("  |  ")}`]) help.addRow([line]);

  let aside: ExcelJS.Worksheet | null = null;
  for (const [at, { choices = [] }] of columns.entries()) {
    if (choices.length === 0) continue;
    let formula = `"${choices.join(",")}"`;
    if (!fitsInline(choices)) {
      aside ??= book.addWorksheet("Lựa chọn");
      const place = aside.getColumn(at + 1);
      place.values = [...choices];
      formula = `'${aside.name}'!$${place.letter}$1:$${place.letter}$${choices.length}`;
    }
    const { letter } = list.getColumn(at + 1);
    rulesOf(list).add(`${letter}2:${letter}${LAST_ROW}`, {
      type: "list",
      allowBlank: true,
      showErrorMessage: false,
      formulae: [formula],
    });
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Rules for whole ranges: the library has them, its types do not. Cell by cell it writes ranges that overlap. */
function rulesOf(sheet: ExcelJS.Worksheet) {
  return (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } })
    .dataValidations;
}

function fitsInline(choices: readonly string[]): boolean {
  return choices.every((choice) => !/[,"]/.test(choice)) && choices.join(",").length <= LONGEST_INLINE;
}
