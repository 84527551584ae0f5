/** Which column is which in lists of staff: headings as CSDL ngành, vnEdu and schools themselves write them. */
import { fieldsByHeading, type Vocabulary } from "#app/sheets/table.ts";

export const FIELDS = {
  number: ["stt", "tt", "sothutu"],
  name: [
    "hovaten",
    "hoten",
    "tengiaovien",
    "tengv",
    "hotengiaovien",
    "hovatengiaovien",
    "hotengv",
    "tencanbo",
    "hotencanbo",
    "hovatencanbo",
    "hotencbgvnv",
    "hovatencbgvnv",
  ],
  family: ["ho", "hodem", "holot", "hovadem", "hovatendem", "hovalot", "hotendem", "hovachulot"],
  given: ["ten"],
  birth: ["ngaysinh", "ngaythangnamsinh", "ns", "ngaythangsinh"],
  code: [
    "madinhdanhbogddt",
    "madinhdanhbgddt",
    "madinhdanhbo",
    "madinhdanh",
    "mamoet",
    "macbgvnv",
    "macanbo",
    "macanbogiaovien",
    "macb",
    "magiaovien",
    "magv",
    "manhansu",
    "manhanvien",
  ],
  login: ["tendangnhap", "tentaikhoan", "taikhoan", "tendangnhapcuagvcn", "username"],
  phone: ["dienthoai", "sodienthoai", "sdt", "sdtlienhe", "dtdd", "didong", "dienthoaididong", "dienthoailienhe"],
  role: ["vaitro"],
  post: ["chucvu", "chucdanh", "chucvuchucdanh", "vitrivieclam", "nhiemvu"],
  homeroom: ["lopchunhiem", "chunhiemlop", "lopcn", "gvcnlop", "chunhiem"],
  classes: ["lopday", "daylop", "caclopday", "lopgiangday", "lopdonghanh", "lopphutrach", "lopphancong"],
  class: ["lop", "tenlop", "lophoc"],
  classCode: ["malop"],
  grade: ["khoi", "khoihoc", "khoilop"],
  homeroomTeacher: ["giaovienchunhiem", "gvcn", "tengvcn", "hotengvcn", "hovatengvcn", "tengiaovienchunhiem"],
  place: ["truong", "tentruong", "donvi", "tendonvi", "donvicongtac", "truonghoacdonvi", "truongdonvi"],
  placeCode: ["matruong", "madonvi"],
  status: ["trangthai", "tinhtrang", "trangthailamviec"],
  pupil: [
    "mahocsinh",
    "mahs",
    "tenhocsinh",
    "hovatenhocsinh",
    "hotenhocsinh",
    "tencha",
    "hotencha",
    "tenme",
    "hotenme",
  ],
} as const;

export type StaffField = keyof typeof FIELDS;

export const fieldOf = fieldsByHeading(FIELDS);

/** What tells somebody's role, or the classes they teach. */
export const ROLE_FIELDS = ["role", "post", "homeroom", "classes", "homeroomTeacher"] as const;

/** A heading row names who, and at least one thing more about them. */
export const STAFF_WORDS: Vocabulary<StaffField> = {
  fieldOf,
  isHeading(has) {
    const who = has.has("name") || has.has("family") || has.has("homeroomTeacher");
    return who && [...has].filter((field) => field !== "number" && field !== "given").length >= 2;
  },
  // "GVCN" and "Chủ nhiệm" are headings in one list and cells of the column of roles in another
  below: new Set(["family", "given"]),
};
