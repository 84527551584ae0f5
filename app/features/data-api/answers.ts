/** The answers of the API as schemas: what is sent, what its description says, what the example on its page shows. */
import { z } from "zod";
import { UNIT_FORMULAS } from "#app/domain/contest.ts";
import { INDICATOR_IDS } from "#app/domain/indicators.ts";
import { PILLARS } from "#app/domain/question.ts";
import { BOARD_IDS } from "./params.ts";

/** Everything that has a name of its own in the description. */
export const named = z.registry<{ id: string }>();

function schema<Shape extends z.ZodRawShape>(id: string, shape: Shape) {
  const made = z.object(shape);
  named.add(made, { id });
  return made;
}

const id = z.string();
const contest = id.describe("Mã cuộc thi");
const round = id.describe("Mã vòng");
const askedUnit = id.describe("Mã đơn vị đang hỏi");
const editionKind = z
  .enum(["freeze", "final", "corrected"])
  .nullable()
  .describe("freeze = bản dừng, final = bản chính thức, corrected = bản đính chính");
const moment = (what: string) => z.iso.datetime({ offset: true }).describe(`${what}, giờ Việt Nam`);
const momentOrNull = (what: string) => z.iso.datetime({ offset: true }).nullable().describe(`${what}, giờ Việt Nam`);
const day = (what: string) => z.iso.date().describe(what);
const count = (what: string) => z.int().min(0).describe(what);
const number = (what: string) => z.number().nullable().describe(what);

const asOf = moment("Số liệu tính đến lúc này");
const next = z.string().nullable().describe("Địa chỉ của trang sau; null là trang cuối");
const list = <Row extends z.ZodObject, More extends z.ZodRawShape>(name: string, row: Row, more: More) =>
  schema(name, { asOf, ...more, data: z.array(row), next });
const one = <Data extends z.ZodObject>(name: string, data: Data) => schema(name, { asOf, data });

export const unitSchema = schema("Unit", {
  id: id.describe("Mã không bao giờ đổi, kể cả khi đơn vị đổi tên"),
  codeScheme: z.string().describe("Bộ mã của code"),
  code: z.string().describe("Mã chính thức; sau sắp xếp có thể được dùng lại, nên nối dữ liệu bằng id"),
  name: z.string().describe("Tên"),
  kind: z.string().describe("Loại đơn vị"),
  kindLabel: z.string().describe("Tên loại đơn vị"),
  role: z
    .enum(["area", "school", "class", "branch", "other"])
    .describe("area = địa bàn, school = trường, class = lớp, branch = tổ chức Đoàn, Đội, other = khác"),
  validFrom: day("Có từ ngày"),
  validTo: z.iso.date().nullable().describe("Đóng từ ngày; null là đang hoạt động"),
  parents: z
    .array(z.object({ tree: z.string(), unit: id }))
    .describe("Đơn vị ngay trên trong từng cây, trong phạm vi của mã truy cập"),
});
export const unitList = list("UnitList", unitSchema, {});
export const unitOne = one("UnitAnswer", unitSchema);

const roundSchema = schema("Round", {
  id: id.describe("Mã vòng"),
  title: z.string().describe("Tên vòng"),
  opensAt: moment("Mở"),
  closesAt: moment("Đóng"),
  phase: z.enum(["before", "open", "closed"]).describe("before = chưa mở, open = đang mở, closed = đã đóng"),
});
export const contestSchema = schema("Contest", {
  id: id.describe("Mã không bao giờ đổi"),
  slug: z.string().describe("Phần cuối của địa chỉ trang cuộc thi"),
  title: z.string().describe("Tên cuộc thi"),
  unit: id.describe("Đơn vị tổ chức"),
  announcedAt: momentOrNull("Công bố"),
  rollAt: momentOrNull("Lúc lấy sĩ số; null là chưa lấy"),
  board: z
    .enum(["live", "settling", "issued"])
    .describe("live = bảng đang chạy, settling = đang chốt, issued = có bản chốt"),
  edition: z.int().nullable().describe("Số của bản chốt đang công khai"),
  editionKind,
  rounds: z.array(roundSchema).describe("Các vòng; trong CSV là id của từng vòng"),
});
export const contestList = list("ContestList", contestSchema, {});
export const contestOne = one("ContestAnswer", contestSchema);

const participation = {
  people: count("Người dự thi trong sĩ số, mỗi người một lần"),
  outside: count("Người dự thi ngoài sĩ số"),
  turns: count("Lượt thi đã nộp hoặc hết giờ, không bị huỷ"),
  fullMarks: count("Người đạt điểm tối đa"),
  roll: z.int().nullable().describe("Sĩ số; null là chưa có danh sách, không phải 0"),
  rate: number("Người dự thi chia sĩ số, phần trăm, một chữ số thập phân; null khi chưa có sĩ số"),
};
const unitName = {
  unit: id.describe("Mã đơn vị"),
  code: z.string().describe("Mã chính thức"),
  name: z.string().describe("Tên"),
  kindLabel: z.string().describe("Tên loại đơn vị"),
};
const by = z.enum(BOARD_IDS).nullable().describe("Chia theo đơn vị nào; null khi không có đơn vị nào bên dưới");

export const participationSchema = schema("Participation", { ...unitName, ...participation });
const participationTotal = schema("ParticipationTotal", {
  units: count("Số đơn vị"),
  unitsWithoutAnybody: count("Đơn vị chưa có người dự thi"),
  ...participation,
});
const figuresEdition = z.int().nullable().describe("Số của bản chốt mà số liệu đọc từ đó; null là số liệu đang chạy");
export const participationList = list("ParticipationList", participationSchema, {
  contest,
  round,
  edition: figuresEdition,
  by,
  unit: participationSchema.describe("Số liệu của cả đơn vị đang hỏi"),
  accounts: z.int().nullable().describe("Người đã đăng nhập từ khi công bố; null là chưa công bố"),
  rollAt: momentOrNull("Lúc lấy sĩ số"),
  total: participationTotal.nullable().describe("Cộng mọi đơn vị của bảng, không chỉ trang này"),
});

export const daySchema = schema("ParticipationDay", {
  day: day("Ngày ở Việt Nam"),
  people: count("Người dự thi lần đầu trong ngày"),
  turns: count("Lượt thi trong ngày"),
  peopleSoFar: count("Người dự thi cộng đến hết ngày"),
});
export const dayList = list("ParticipationDayList", daySchema, {
  contest,
  round,
  edition: figuresEdition,
  unit: askedUnit,
});

export const lessonSchema = schema("Lesson", {
  lesson: id.describe("Mã bài học"),
  title: z.string().describe("Tên bài"),
  pillar: z
    .enum(PILLARS)
    .describe("security = Chính trị – An ninh, economy = Kinh tế, culture = Văn hoá – Xã hội, common = Phần chung"),
  taught: count("Lượt dạy: một lớp, một bài, một hình thức, một ngày là một lượt"),
  present: count("Lượt người có mặt ở các lượt dạy"),
  finished: count("Người tự học xong bài"),
});
const span = {
  unit: askedUnit,
  period: z.enum(["year", "month", "all"]).describe("year = năm học này, month = tháng này, all = từ trước đến nay"),
  lastDay: day("Ngày cuối được tính"),
};
export const lessonList = list("LessonList", lessonSchema, span);

export const coverageSchema = schema("LessonCoverage", {
  ...unitName,
  people: count("Người trong danh sách"),
  groups: count("Lớp, chi đoàn"),
  taughtGroups: count("Lớp, chi đoàn đã dạy ít nhất một bài"),
  taughtLessons: count("Bài đã dạy"),
  taughtTimes: count("Lượt dạy"),
  learners: count("Người tự học xong ít nhất một bài"),
  finished: count("Lượt bài tự học xong"),
});
export const coverageList = list("LessonCoverageList", coverageSchema, { ...span, by });

/** What boards tell of a unit, in the order of CSV. */
const boardFigures = {
  participants: number("Người dự thi, cả ngoài sĩ số"),
  people: number("Người dự thi trong sĩ số"),
  outside: number("Người dự thi ngoài sĩ số"),
  roll: number("Sĩ số"),
  rate: number("Tỷ lệ dự thi, phần trăm"),
  turns: number("Lượt thi"),
  fullMarks: number("Người đạt điểm tối đa"),
  mean: number("Điểm trung bình; null khi dưới 5 người"),
  scoreSum: number("Tổng điểm, khi công thức dùng đến"),
  top: number("Người có kết quả cao, khi công thức dùng đến"),
  topShare: number("Tỷ lệ kết quả cao, phần trăm, khi công thức dùng đến"),
  points: number("Điểm thứ hạng, khi công thức dùng đến"),
  bestMean: number("Trung bình các điểm cao nhất, khi công thức dùng đến"),
};
export const boardRow = schema("BoardRow", {
  rank: z.int().nullable().describe("Hạng; bằng nhau thì cùng hạng; null là không xếp hạng"),
  ...unitName,
  unranked: z
    .enum(["small", "unknown"])
    .nullable()
    .describe("Vì sao không xếp hạng: small = sĩ số dưới mức tối thiểu, unknown = chưa có sĩ số"),
  ...boardFigures,
});
const boardTotal = schema("BoardTotal", boardFigures);
export const boardList = list("Board", boardRow, {
  contest,
  round: z.string().describe("Mã vòng; overall là chung cuộc"),
  by: z.enum(BOARD_IDS).describe("Xếp hạng đơn vị nào"),
  unit: id.describe("Đơn vị mà các đơn vị bên dưới được xếp hạng"),
  formula: z.enum(UNIT_FORMULAS).describe("Công thức xếp hạng, như thể lệ ghi"),
  sizes: z
    .array(z.object({ id: z.string(), from: z.int().nullable(), to: z.int().nullable() }))
    .describe("Nhóm quy mô"),
  size: z.string().nullable().describe("Nhóm quy mô đang trả"),
  edition: z.int().nullable().describe("Số của bản chốt; null là bảng đang chạy"),
  editionKind,
  issuedAt: momentOrNull("Lúc phát hành bản chốt"),
  total: boardTotal.nullable().describe("Cộng mọi đơn vị; null khi bảng có đơn vị ngoài phạm vi của mã truy cập"),
});

export const issuedSchema = schema("IssuedReport", {
  id: id.describe("Mã của bản đã ban hành"),
  report: id.describe("Mã báo cáo"),
  version: z.int().min(1).describe("Số của bản, từ 1"),
  unit: id.describe("Đơn vị của báo cáo"),
  unitName: z.string().describe("Tên đơn vị lúc này"),
  subject: z.string().describe("Trích yếu"),
  periodFrom: day("Kỳ báo cáo, ngày đầu"),
  periodTo: day("Kỳ báo cáo, ngày cuối"),
  cutAt: moment("Mốc số liệu"),
  issuedAt: moment("Ban hành"),
  corrects: z.boolean().describe("Là bản đính chính"),
  reason: z.string().describe("Lý do đính chính"),
  hash: z.string().describe("SHA-256 của mô hình đã lưu"),
});
export const issuedList = list("IssuedReportList", issuedSchema, {});

const hash = z.string().describe("SHA-256 của mô hình đã lưu");
const version = {
  report: id.describe("Mã báo cáo"),
  version: z.int().min(1).describe("Số của bản, từ 1"),
  cutAt: moment("Mốc số liệu"),
  hash,
};
const kind = z.enum(["count", "percent", "mean"]);
export const figureSchema = schema("ReportFigure", {
  key: z.string().describe("Tên trong câu của báo cáo; không đổi giữa các bản"),
  name: z.string().describe("Tên số liệu"),
  indicator: z.enum(INDICATOR_IDS).describe("Chỉ tiêu, xem trang định nghĩa"),
  kind: kind.describe("count = số đếm, percent = phần trăm, mean = điểm trung bình"),
  value: number("Giá trị; null ghi “–” trong báo cáo"),
  numerator: number("Tử số"),
  denominator: number("Mẫu số"),
  table: z.string().nullable().describe("Bảng có các dòng phía sau"),
});
export const figureList = list("ReportFigureList", figureSchema, version);
export const reportTableSchema = schema("ReportTable", {
  id: id.describe("Mã bảng"),
  caption: z.string().describe("Tên bảng"),
  rows: count("Số dòng, không kể dòng tổng"),
});
export const reportTableList = list("ReportTableList", reportTableSchema, version);

const cell = z.union([z.string(), z.number()]).nullable();
export const tableRow = z.record(z.string(), cell);
export const tableRows = schema("ReportTableRows", {
  asOf,
  ...version,
  table: id.describe("Mã bảng"),
  caption: z.string().describe("Tên bảng"),
  columns: z
    .array(
      z.object({
        key: z.string(),
        header: z.string(),
        kind: z.enum(["count", "percent", "mean", "index", "code", "text"]),
        indicator: z.enum(INDICATOR_IDS).nullable(),
      }),
    )
    .describe("Các cột theo thứ tự: key, tên, loại, chỉ tiêu"),
  notes: z.array(z.string()).describe("Ghi chú dưới bảng"),
  total: tableRow.nullable().describe("Dòng tổng cộng"),
  data: z.array(tableRow).describe("Mỗi dòng theo key của cột"),
  next,
});

export const problemSchema = schema("Problem", {
  type: z.string().describe("Loại lỗi, không bao giờ đổi"),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("Sai gì, làm gì"),
  instance: z.string().describe("Mã lỗi, có trong nhật ký của máy chủ"),
  errors: z.array(z.object({ parameter: z.string(), detail: z.string() })).optional(),
});
