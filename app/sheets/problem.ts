/** What is wrong with one row, as a code for programs and one sentence for people. */
export interface SheetProblem<Code extends string = string> {
  readonly row: number;
  /** The column's heading as the file has it; "" when the whole row is meant. */
  readonly column: string;
  readonly code: Code;
  readonly message: string;
  /** Only where the file has several sheets with rows. */
  readonly sheet?: string;
}

type Sentences = Readonly<Record<string, (text: string) => string>>;

/** Sentences for what a single cell can have wrong, whatever the list is of. */
export const CELL_SENTENCES = {
  name_formula: () => "Họ tên là công thức hoặc liên kết, không phải chữ. Gõ lại họ tên.",
  name_chars: (text) => `Họ tên “${text}” có số hoặc ký hiệu lạ. Gõ lại họ tên.`,
  name_font: (text) => `Họ tên “${text}” gõ bằng bảng mã cũ (TCVN3, VNI). Chuyển sang Unicode rồi nhập lại.`,
  birth_impossible: (text) => `Không có ngày “${text}”. Ghi ngày/tháng/năm, ví dụ 25/05/2010.`,
  birth_incomplete: (text) => `Ngày sinh “${text}” chưa đủ ngày, tháng, năm. Ví dụ 25/05/2010.`,
  birth_range: (text) => `Ngày sinh “${text}” quá sớm hoặc quá muộn. Xem lại năm sinh.`,
  code_formula: () => "Mã là công thức, không phải chữ. Gõ lại mã.",
  code_lost: (text) => `Mã “${text}” đã bị Excel đổi thành số làm tròn. Đặt cột kiểu Text rồi dán lại mã.`,
  code_format: (text) => `Mã “${text}” không phải mã định danh của Bộ (10 chữ số).`,
  code_chars: (text) => `Mã “${text}” chỉ được có chữ không dấu, chữ số và các dấu . - _ /.`,
  class_format: (text) => `Không đọc được lớp “${text}”. Ghi như 9A, 9/1, 10A1 hoặc thêm cột Khối.`,
  class_grade: (text) => `Lớp và khối không khớp: ${text}.`,
} satisfies Sentences;

export type CellFault = keyof typeof CELL_SENTENCES | "personal_id";

/** The sentence of a code out of a table; `text` is what stands in the cell, shortened. */
export function sentence<Table extends Sentences>(table: Table, code: keyof Table, text: string): string {
  return table[code]!(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}

/** In the order of the file: problems of one sheet come before those of the next. */
export function inFileOrder<Problem extends SheetProblem>(problems: readonly Problem[]): Problem[] {
  // who names no sheet speaks of a file of one
  if (problems.some((one) => one.sheet === undefined)) return [...problems].sort((a, b) => a.row - b.row);
  const sheets = [...new Set(problems.map((one) => one.sheet))];
  return [...problems].sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row);
}

/** Names of sheets only where there are several. */
export function sheetsWhereSeveral<Problem extends SheetProblem>(problems: readonly Problem[], several: boolean) {
  return several ? problems : problems.map(({ sheet: _sheet, ...problem }) => problem);
}
