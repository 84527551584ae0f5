import { templateFile } from "#app/sheets/template.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { listClassesOfSchool } from "#db/queries/rolls.ts";

/** Words that the reader knows, for the column of roles. */
const OF_SCHOOL = ["Giáo viên", "Giáo viên chủ nhiệm", "Quản lý trường", "Bí thư Đoàn", "Tổng phụ trách Đội"];
const OF_PROVINCE = [...OF_SCHOOL, "Cán bộ địa bàn", "Ban tổ chức", "Cán bộ Sở", "Biên soạn câu hỏi"];

const GUIDE = [
  "Cột có (*) phải điền. Mỗi người một dòng; người giữ nhiều vai trò ghi các vai trò cách nhau bằng dấu phẩy.",
  "Mã cán bộ: mã định danh của Bộ hoặc mã của trường. Nhập lại tệp thì nhận ra người cũ theo mã, theo tên đăng nhập, rồi theo họ tên.",
  "Lớp chủ nhiệm, Lớp dạy: ghi như 9A, 9/1, 10A1; nhiều lớp cách nhau bằng dấu phẩy. Giáo viên chưa có lớp thì để trống.",
  "Tên đăng nhập để trống thì hệ thống đặt, ví dụ gv.lananh.",
  "Nhập tệp chỉ giao thêm vai trò, không thôi vai trò của ai.",
  "Không đưa vào tệp: số định danh cá nhân 12 chữ số, dân tộc, địa chỉ. Hệ thống không lưu các thông tin này.",
];

/** Our own list of staff to fill in: of a school with its classes to pick from, of an area with a column for the school. */
export async function staffTemplate(
  { db }: Pick<DatabaseHandle, "db">,
  { unit, isSchool }: { unit: { readonly id: string }; isSchool: boolean },
): Promise<Buffer> {
  const classes = isSchool ? (await listClassesOfSchool(db, unit.id)).map(({ name }) => name) : [];
  const place = isSchool ? [] : [{ heading: "Trường hoặc đơn vị (*)", width: 34 }];
  return templateFile({
    columns: [
      { heading: "STT", width: 6 },
      { heading: "Mã cán bộ", width: 16 },
      { heading: "Họ và tên (*)", width: 30 },
      ...place,
      { heading: "Vai trò (*)", width: 24, choices: isSchool ? OF_SCHOOL : OF_PROVINCE },
      { heading: "Lớp chủ nhiệm", width: 16, choices: classes },
      { heading: "Lớp dạy", width: 22, choices: classes },
      { heading: "Điện thoại", width: 16 },
      { heading: "Tên đăng nhập", width: 18 },
    ],
    guide: [
      ...GUIDE,
      ...(isSchool ? [] : ["Trường ghi mã như 54/001 hoặc tên đầy đủ; cán bộ địa bàn ghi tên xã, phường."]),
      "Điền xong: lưu tệp, vào trang Nhập danh sách nhân sự, chọn tệp rồi xem trước.",
    ],
    example: [
      "1",
      "GV012",
      "Trần Thị Lan Anh",
      ...(isSchool ? [] : ["54/001"]),
      "Giáo viên",
      "10A1",
      "10A2, 10A3",
      "0912345678",
      "gv.lananh",
    ],
  });
}
