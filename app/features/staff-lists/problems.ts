/** What can be wrong with a row of a staff list, and what is only to be known about it. */
import { CELL_SENTENCES, type SheetProblem, sentence } from "#app/sheets/problem.ts";

const SENTENCES = {
  ...CELL_SENTENCES,
  personal_id: () => "Đây là số định danh cá nhân 12 chữ số, hệ thống không lưu. Dùng mã cán bộ hoặc để trống cột này.",
  name_missing: () => "Thiếu họ tên.",
  row_unclear: () => "Dòng này không có số thứ tự, mã hay tên đăng nhập nên không rõ là ai.",
  same_name: (row) => `Trùng họ tên với dòng ${row} mà ngày sinh khác. Thêm mã cán bộ hoặc tên đăng nhập.`,
  login_format: (text) => `Tên đăng nhập “${text}” phải có 4 đến 40 chữ không dấu, chữ số, dấu chấm. Ví dụ gv.lananh.`,
  login_taken: (text) => `Tên đăng nhập “${text}” là của người khác. Đổi tên, hoặc để trống để hệ thống đặt.`,
  other_person: (text) => `Mã “${text}” là của người có họ tên khác. Xem lại mã.`,
  people_disagree: () => "Mã và tên đăng nhập trên dòng này là của hai người khác nhau.",
  ambiguous: () => "Ở đây có nhiều người trùng họ tên với dòng này. Thêm mã cán bộ hoặc tên đăng nhập.",
  role_unknown: (text) => `Không rõ vai trò “${text}”. Ghi Quản lý trường, Giáo viên, Bí thư Đoàn, Tổng phụ trách Đội…`,
  role_admin: () => "Vai trò quản trị hệ thống không giao bằng tệp. Giao từng người ở trang Nhân sự.",
  role_branch: () => "Bí thư chi đoàn giao ở trang Nhân sự, vì cần chọn chi đoàn.",
  role_place: (text) => `${text} không phải nơi có vai trò này.`,
  role_not_yours: (text) => `Vai trò ${text} do quản trị của Sở giao.`,
  role_self: () => "Không tự giao vai trò cho mình. Nhờ người quản trị khác.",
  place_missing: () => "Thiếu trường hoặc đơn vị. Ghi mã trường như 54/001 hoặc tên đầy đủ.",
  place_unknown: (text) => `Không có trường hay đơn vị “${text}” ở đây. Ghi mã trường như 54/001 hoặc tên đầy đủ.`,
  place_ambiguous: (text) => `Có nhiều trường, đơn vị tên “${text}”. Ghi mã trường như 54/001.`,
  other_school: (text) => `Dòng này ghi ${text}, không phải trường đang nhập.`,
  class_unknown: (text) => `Trường chưa có lớp ${text}. Nhập danh sách học sinh của lớp trước, hoặc sửa tên lớp.`,
  two_homeroom: (text) => `Lớp ${text} đã có giáo viên chủ nhiệm ở dòng khác.`,
} satisfies Record<string, (text: string) => string>;

export type StaffProblemCode = keyof typeof SENTENCES;
export type StaffProblem = SheetProblem<StaffProblemCode>;

/** The sentence of a code; `text` is what stands in the cell, shortened. */
export function sentenceOf(code: StaffProblemCode, text = ""): string {
  return sentence(SENTENCES, code, text);
}

const NOTES = {
  phone_format: (text) => `“${text}” không phải số điện thoại nên để trống.`,
  phone_personal_id: () => "12 chữ số là số định danh cá nhân, hệ thống không lưu nên để trống điện thoại.",
  not_staff: (text) => `${text === "" ? "Dòng này" : text} không có vai trò trong hệ thống, bỏ qua.`,
  left: (text) => `${text}: không còn làm việc, bỏ qua.`,
  class_missing: () => "Giáo viên chưa có lớp: có tài khoản nhưng chưa thấy lớp nào. Thêm lớp rồi nhập lại.",
  no_union: () =>
    "Trường chưa có Đoàn trường hay Liên đội trong hệ thống nên chưa giao vai trò bí thư. Nhập danh sách có cột chi đoàn trước.",
  same_person: (login) =>
    `Ở đây đã có người cùng họ tên, tên đăng nhập ${login}. Nếu là một người, ghi tên đăng nhập ấy vào tệp.`,
  not_yours: () => "Người này còn việc ở nơi khác: chỉ giao thêm vai trò, không đổi điện thoại và mã.",
} satisfies Record<string, (text: string) => string>;

export type StaffNoteCode = keyof typeof NOTES;
/** Something to know about a row that is written all the same, or that nobody needs. */
export type StaffNote = SheetProblem<StaffNoteCode>;

export function noteOf(code: StaffNoteCode, text = ""): string {
  return sentence(NOTES, code, text);
}
