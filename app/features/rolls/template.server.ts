import { templateFile } from "#app/sheets/template.server.ts";

const SEX = { heading: "Giới tính", width: 10, choices: ["Nam", "Nữ"] };
const BIRTH_GUIDE = "Ngày sinh ghi ngày/tháng/năm, ví dụ 05/09/2010.";
const LAST_GUIDE = [
  "Không đưa vào tệp: số định danh cá nhân 12 chữ số, điện thoại, cha mẹ, dân tộc. Hệ thống không lưu các thông tin này.",
  "Điền xong: lưu tệp, vào trang Nhập danh sách, chọn tệp rồi xem trước.",
];

/** Our own list of pupils to fill in; the names of a school's classes are offered in the column of classes. */
export function rollTemplate(classes: readonly string[]): Promise<Buffer> {
  return templateFile({
    columns: [
      { heading: "STT", width: 6 },
      { heading: "Mã học sinh", width: 16 },
      { heading: "Họ và tên (*)", width: 30 },
      { heading: "Ngày sinh (*)", width: 14 },
      SEX,
      { heading: "Lớp (*)", width: 12, choices: classes },
      { heading: "Chi đoàn", width: 16, choices: ["x"] },
    ],
    guide: [
      "Cột có (*) phải điền. Mỗi học sinh một dòng, không để dòng trống giữa danh sách.",
      "Mã học sinh: mã định danh của Bộ (10 chữ số) hoặc mã của trường. Chưa có thì để trống.",
      BIRTH_GUIDE,
      "Lớp ghi như 9A, 9/1, 10A1.",
      "Chi đoàn: đánh x nếu là đoàn viên (đội viên) của chi đoàn (chi đội) lớp mình, để trống nếu chưa.",
      ...LAST_GUIDE,
    ],
    example: ["1", "2610000001", "Trần Thị Ví Dụ", "05/09/2010", "Nữ", "10A1", "x"],
  });
}

/** The empty list of members of one branch, or of all branches of a union: then `branches` is offered to choose from. */
export function memberTemplate(branches: readonly string[] | null): Promise<Buffer> {
  return templateFile({
    columns: [
      { heading: "STT", width: 6 },
      { heading: "Mã đoàn viên", width: 16 },
      { heading: "Họ và tên (*)", width: 30 },
      { heading: "Ngày sinh (*)", width: 14 },
      SEX,
      ...(branches ? [{ heading: "Chi đoàn (*)", width: 30, choices: branches }] : []),
    ],
    guide: [
      "Cột có (*) phải điền. Mỗi đoàn viên một dòng, không để dòng trống giữa danh sách.",
      "Mã đoàn viên: chưa có thì để trống, hệ thống đặt mã đăng nhập.",
      BIRTH_GUIDE,
      ...(branches ? ["Chi đoàn: ghi tên chi đoàn. Tên chưa có trong hệ thống được hỏi rồi mới tạo."] : []),
      ...LAST_GUIDE,
    ],
    example: ["1", "2610000001", "Trần Thị Ví Dụ", "05/09/2001", "Nữ", ...(branches ? ["Chi đoàn Ấp Ví Dụ"] : [])],
  });
}
