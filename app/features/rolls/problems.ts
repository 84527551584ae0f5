/** Everything that can be wrong with a row of a roll, as a code for programs and one sentence for people. */
import { CELL_SENTENCES, type SheetProblem, sentence } from "#app/sheets/problem.ts";

const SENTENCES = {
  ...CELL_SENTENCES,
  name_missing: () => "Thiếu họ tên.",
  personal_id: () =>
    "Đây là số định danh cá nhân 12 chữ số, hệ thống không lưu. Dùng mã định danh của Bộ, mã học sinh hoặc mã đoàn viên.",
  class_missing: () => "Thiếu lớp.",
  other_class: (text) => `Dòng này ghi lớp ${text}. Trang này chỉ nhập được lớp của thầy cô.`,
  branch_missing: () => "Thiếu chi đoàn. Ghi tên chi đoàn, hoặc mở chi đoàn rồi nhập ở đó.",
  branch_ambiguous: (text) => `Có nhiều chi đoàn tên “${text}” ở dưới. Mở chi đoàn rồi nhập ở đó.`,
  branch_name: (text) => `Tên chi đoàn “${text}” dài quá 100 ký tự hoặc có ký hiệu lạ.`,
  other_branch: (text) => `Dòng này ghi “${text}”. Trang này chỉ nhập được chi đoàn đang mở.`,
  row_unclear: () => "Dòng này không có số thứ tự, mã hay ngày sinh nên không rõ là ai.",
  duplicate_code: (text) => `Mã “${text}” đã có ở dòng trước trong tệp.`,
  duplicate_person: (text) => `Trùng họ tên và ngày sinh với dòng ${text} mà không có mã để phân biệt. Thêm mã.`,
  unknown_pupil: (text) => `Tệp không có họ tên nên chỉ cập nhật người đã có; chưa có ai mang mã ${text}.`,
  no_code: () => "Tệp không có họ tên, dòng này lại không có mã nên không biết là ai.",
  codes_disagree: () => "Các mã trên dòng này là của hai người khác nhau trong hệ thống.",
  other_person: () => "Mã này trong hệ thống là của người có họ tên và ngày sinh khác. Xem lại mã.",
  ambiguous: () => "Đã có nhiều người trùng họ tên với dòng này. Thêm mã.",
} satisfies Record<string, (text: string) => string>;

export type RollProblemCode = keyof typeof SENTENCES;
export type RollProblem = SheetProblem<RollProblemCode>;

/** The sentence of a code; `text` is what stands in the cell, shortened. */
export function sentenceOf(code: RollProblemCode, text = ""): string {
  return sentence(SENTENCES, code, text);
}
