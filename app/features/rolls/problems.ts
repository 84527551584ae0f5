/** Everything that can be wrong with a roll, as a code for programs and one sentence for people. */

export interface RollProblem {
  readonly row: number;
  /** The column's heading as the file has it; "" when the whole row is meant. */
  readonly column: string;
  readonly code: RollProblemCode;
  readonly message: string;
  /** Only where the file has several sheets with pupils. */
  readonly sheet?: string;
}

const SENTENCES = {
  name_missing: () => "Thiếu họ tên.",
  name_formula: () => "Họ tên là công thức hoặc liên kết, không phải chữ. Gõ lại họ tên.",
  name_chars: (text) => `Họ tên “${text}” có số hoặc ký hiệu lạ. Gõ lại họ tên.`,
  name_font: (text) => `Họ tên “${text}” gõ bằng bảng mã cũ (TCVN3, VNI). Chuyển sang Unicode rồi nhập lại.`,
  birth_impossible: (text) => `Không có ngày “${text}”. Ghi ngày/tháng/năm, ví dụ 25/05/2010.`,
  birth_incomplete: (text) => `Ngày sinh “${text}” chưa đủ ngày, tháng, năm. Ví dụ 25/05/2010.`,
  birth_range: (text) => `Ngày sinh “${text}” không phải của người đang đi học. Xem lại năm sinh.`,
  code_formula: () => "Mã là công thức, không phải chữ. Gõ lại mã.",
  code_lost: (text) => `Mã “${text}” đã bị Excel đổi thành số làm tròn. Đặt cột kiểu Text rồi dán lại mã.`,
  code_format: (text) => `Mã “${text}” không phải mã định danh của Bộ (10 chữ số).`,
  code_chars: (text) => `Mã “${text}” chỉ được có chữ không dấu, chữ số và các dấu . - _ /.`,
  personal_id: () =>
    "Đây là số định danh cá nhân 12 chữ số, hệ thống không lưu. Dùng mã định danh của Bộ hoặc mã học sinh.",
  class_missing: () => "Thiếu lớp.",
  class_format: (text) => `Không đọc được lớp “${text}”. Ghi như 9A, 9/1, 10A1 hoặc thêm cột Khối.`,
  class_grade: (text) => `Lớp và khối không khớp: ${text}.`,
  row_unclear: () => "Dòng này không có số thứ tự, mã hay ngày sinh nên không rõ là học sinh nào.",
  duplicate_code: (text) => `Mã “${text}” đã có ở dòng trước trong tệp.`,
  duplicate_person: (text) =>
    `Trùng họ tên và ngày sinh với dòng ${text} mà không có mã để phân biệt. Thêm mã học sinh.`,
  unknown_pupil: (text) => `Tệp không có họ tên nên chỉ cập nhật học sinh đã có; chưa có học sinh nào mang mã ${text}.`,
  no_code: () => "Tệp không có họ tên, dòng này lại không có mã nên không biết là học sinh nào.",
  codes_disagree: () => "Các mã trên dòng này là của hai học sinh khác nhau trong hệ thống.",
  other_person: () => "Mã này trong hệ thống là của người có họ tên và ngày sinh khác. Xem lại mã.",
  ambiguous: () => "Trường có nhiều học sinh trùng họ tên với dòng này. Thêm mã học sinh.",
} satisfies Record<string, (text: string) => string>;

export type RollProblemCode = keyof typeof SENTENCES;

/** The sentence of a code; `text` is what stands in the cell, shortened. */
export function sentenceOf(code: RollProblemCode, text = ""): string {
  return SENTENCES[code](text.length > 60 ? `${text.slice(0, 57)}…` : text);
}

/** Why a whole file is refused: one sentence each, nothing is written. */
const FILE_SENTENCES = {
  too_large: () => "Tệp lớn hơn 10 MB. Chỉ để danh sách học sinh trong tệp rồi nhập lại.",
  empty: () => "Tệp rỗng.",
  wrong_type: () => "Đây không phải tệp Excel (.xlsx, .xls) hay CSV. Mở bằng Excel rồi lưu lại thành .xlsx.",
  truncated: () => "Tệp bị hỏng hoặc tải về chưa xong. Tải lại, mở thử bằng Excel rồi nhập lại.",
  encrypted: () => "Tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
  macros: () => "Tệp có macro. Lưu lại thành .xlsx (không macro) rồi nhập lại.",
  bomb: () => "Tệp phình quá lớn khi giải nén. Chép riêng danh sách sang tệp mới rồi nhập lại.",
  too_slow: () => "Đọc tệp quá lâu nên đã dừng. Chép riêng danh sách sang tệp mới rồi nhập lại.",
  too_many_rows: () => "Trang tính có hơn 20.000 dòng. Chia danh sách thành nhiều tệp.",
  too_many_columns: () => "Trang tính có hơn 200 cột. Chỉ để các cột của danh sách.",
  no_header: () =>
    "Không thấy dòng tiêu đề. Danh sách cần một dòng có tên cột, ít nhất họ tên hoặc mã, cùng lớp hoặc ngày sinh.",
  two_tables: (place) => `Trang tính có hai bảng (${place}). Để mỗi bảng trên một trang tính.`,
  no_rows: () => "Dưới dòng tiêu đề không có học sinh nào.",
  old_year: (year) => `Danh sách của năm học ${year} đã qua. Xuất danh sách năm học này.`,
} satisfies Record<string, (text: string) => string>;

export type RollFileFault = keyof typeof FILE_SENTENCES;

/** A file that cannot be read as a roll; the message is the sentence. */
export class RollFileError extends Error {
  constructor(
    readonly code: RollFileFault,
    detail = "",
  ) {
    super(FILE_SENTENCES[code](detail));
    this.name = "RollFileError";
  }
}
