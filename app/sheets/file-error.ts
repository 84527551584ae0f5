/** Why a whole file is refused: one sentence each, nothing is written. */
const SENTENCES = {
  too_large: () => "Tệp lớn hơn 10 MB. Chỉ để danh sách trong tệp rồi nhập lại.",
  empty: () => "Tệp rỗng.",
  wrong_type: () => "Đây không phải tệp Excel (.xlsx, .xls) hay CSV. Mở bằng Excel rồi lưu lại thành .xlsx.",
  truncated: () => "Tệp bị hỏng hoặc tải về chưa xong. Tải lại, mở thử bằng Excel rồi nhập lại.",
  encrypted: () => "Tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu rồi lưu lại.",
  macros: () => "Tệp có macro. Lưu lại thành .xlsx (không macro) rồi nhập lại.",
  bomb: () => "Tệp phình quá lớn khi giải nén. Chép riêng danh sách sang tệp mới rồi nhập lại.",
  too_slow: () => "Đọc tệp quá lâu nên đã dừng. Chép riêng danh sách sang tệp mới rồi nhập lại.",
  too_many_rows: () => "Trang tính có hơn 20.000 dòng. Chia danh sách thành nhiều tệp.",
  too_many_columns: () => "Trang tính có hơn 200 cột. Chỉ để các cột của danh sách.",
  no_header: (needed) => `Không thấy dòng tiêu đề. Danh sách cần một dòng có tên cột, ít nhất ${needed}.`,
  two_tables: (place) => `Trang tính có hai bảng (${place}). Để mỗi bảng trên một trang tính.`,
  no_rows: () => "Dưới dòng tiêu đề chưa có ai.",
  no_branch: () => "Tệp không có cột Chi đoàn. Thêm cột ấy, hoặc mở từng chi đoàn rồi nhập ở đó.",
  old_year: (year) => `Danh sách của năm học ${year} đã qua. Xuất danh sách năm học này.`,
  other_list: (what) => what,
} satisfies Record<string, (text: string) => string>;

export type SheetFileFault = keyof typeof SENTENCES;

/** A file that cannot be read as the list it should be; the message is the sentence. `detail` is what the fault names. */
export class SheetFileError extends Error {
  constructor(
    readonly code: SheetFileFault,
    detail = "",
  ) {
    super(SENTENCES[code](detail));
    this.name = "SheetFileError";
  }
}
