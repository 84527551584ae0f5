/** Who may open which route: one rule per route of the build and per address of the exam path. */
import { type examPatterns, paths } from "#app/paths.ts";
import { TOKEN_NAME } from "../support/api-tokens.ts";
import { SETTINGS, SIGNER } from "../support/reports.ts";
import type { Actor, GuardWorld, Place, PlaceKind } from "./fixture.ts";

export const ACTORS: readonly Actor[] = [
  "visitor",
  "pupil",
  "otherPupil",
  "teacher",
  "elsewhere",
  "manager",
  "secretary",
  "branchSecretary",
  "area",
  "organiser",
  "department",
  "writer",
  "admin",
];

/** A route about a unit or a person: who gets in for the own one, for the one beside it, for one far away. */
export interface PlaceRule {
  readonly of: PlaceKind;
  readonly path: (world: GuardWorld, id: string) => string;
  readonly may: Readonly<Record<Place, readonly Actor[]>>;
  /** Words that are on the page of the own one and that nobody else may read there. */
  readonly secrets: (world: GuardWorld) => readonly string[];
}

/** `everyone`: nothing to refuse. Otherwise the actors who get in, and words that nobody else may read there. */
export type Rule = { readonly everyone: true } | PlaceRule | SingleRule;

export interface SingleRule {
  readonly of?: undefined;
  readonly path: (world: GuardWorld) => string;
  readonly may: readonly Actor[];
  readonly secrets: (world: GuardWorld) => readonly string[];
}

const EVERYONE = { everyone: true } as const;
const names = (world: GuardWorld) => world.classNames;
const organisers: readonly Actor[] = ["organiser", "admin"];
const participation: readonly Actor[] = [
  "teacher",
  "elsewhere",
  "manager",
  "secretary",
  "branchSecretary",
  "area",
  "organiser",
  "department",
  "admin",
];

/** Who writes reports at all, and who those of the ward. */
const reporters: readonly Actor[] = ["manager", "secretary", "branchSecretary", "area", "department", "admin"];
const wardReporters: readonly Actor[] = ["area", "department", "admin"];
const signed = () => [SIGNER];

/** Who looks after the pupils of the own class, through the class, the school or its Đoàn. */
const PEOPLE_OF_CLASS: readonly Actor[] = ["teacher", "manager", "secretary", "admin"];
/** The same of the sibling class, whose branch has a secretary of its own. */
const PEOPLE_OF_SIBLING: readonly Actor[] = ["manager", "secretary", "branchSecretary", "admin"];
/** The id of nothing. */
export const NOWHERE = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
/** Who gives lessons to do to classes or branches of their own. */
const ASSIGNING: readonly Actor[] = [
  "teacher",
  "elsewhere",
  "manager",
  "secretary",
  "branchSecretary",
  "department",
  "admin",
];
/** Who reads a class, by where it is. */
const CLASS_READERS = {
  own: ["teacher", "manager", "department", "admin"],
  sibling: ["manager", "department", "admin"],
  foreign: ["department", "admin"],
} as const;
const SIGNED_IN = ACTORS.filter((actor) => actor !== "visitor");
const STAFF = SIGNED_IN.filter((actor) => actor !== "pupil" && actor !== "otherPupil");

/** A step of the contest that is being made: its title is on none of the pages that others get. */
const draft = (path: (contest: string) => string, word: string): SingleRule => ({
  path: (world) => path(world.draft),
  may: organisers,
  secrets: () => ["ASEAN từng tuần", word],
});

/** By id of the route. */
export const ROUTE_RULES: Readonly<Record<string, Rule>> = {
  root: EVERYONE,
  "routes/home": EVERYONE,
  "routes/lessons": EVERYONE,
  "routes/lesson": EVERYONE,
  "routes/countries": EVERYONE,
  "routes/country": EVERYONE,
  "routes/country-comparison": EVERYONE,
  "routes/timeline": EVERYONE,
  "routes/lesson-index": EVERYONE,
  "routes/lesson-plan": EVERYONE,
  "routes/lesson-slides": EVERYONE,
  "routes/lesson-handout": EVERYONE,
  // the classes it offers are those of the reader alone: see tests/db/taught.test.ts
  "routes/taught": {
    path: (world: GuardWorld) => paths.taught(world.lesson),
    may: ["teacher", "elsewhere", "manager", "secretary", "branchSecretary", "department", "admin"],
    secrets: () => ["Số bạn có mặt"],
  },
  "routes/assignments": {
    path: paths.assignments,
    may: ASSIGNING,
    secrets: () => ["kể cả do trường hay Sở giao"],
  },
  // whom it offers is the actor's alone: see tests/db/assignments.test.ts
  "routes/assignment-new": {
    path: () => paths.assignmentNew(),
    may: ASSIGNING,
    secrets: () => ["Xong sau hạn"],
  },
  // what the teacher gave to the own classes
  "routes/assignment": {
    path: (world: GuardWorld) => paths.assignment(world.assignment),
    may: CLASS_READERS.own,
    secrets: () => ["Mở đầu về ASEAN"],
  },
  "routes/assignment-edit": {
    path: (world: GuardWorld) => paths.assignmentEdit(world.assignment),
    may: CLASS_READERS.own,
    secrets: () => ["Mở đầu về ASEAN"],
  },
  "routes/own-assignments": { path: paths.ownAssignments, may: SIGNED_IN, secrets: () => [] },
  // given to classes that nobody here is in
  "routes/pillar-test": { path: () => paths.pillarTest("common", "after"), may: [], secrets: () => [] },
  "routes/class-assigned": {
    of: "class",
    path: (_world, id) => paths.classAssigned(id),
    may: CLASS_READERS,
    secrets: names,
  },
  "routes/class-assigned-text": {
    of: "class",
    path: (_world, id) => `${paths.classAssignedText(id)}?ten=co`,
    may: CLASS_READERS,
    secrets: names,
  },
  "routes/class-assigned-sheet": {
    of: "class",
    path: (_world, id) => paths.classAssignedSheet(id),
    may: CLASS_READERS,
    secrets: () => [],
  },
  "routes/class-assigned-csv": {
    of: "class",
    path: (_world, id) => paths.classAssignedCsv(id),
    may: CLASS_READERS,
    secrets: names,
  },
  // the assignment is of the own class: no other has it
  "routes/class-extension": {
    of: "class",
    path: (world, id) => paths.classExtension(id, world.assignment),
    may: { own: CLASS_READERS.own, sibling: [], foreign: [] },
    secrets: names,
  },
  "routes/class-growth": {
    of: "class",
    path: (_world, id) => paths.classGrowth(id),
    may: CLASS_READERS,
    secrets: names,
  },
  "routes/class-taught": {
    of: "class",
    path: (_world, id) => paths.classTaught(id),
    may: CLASS_READERS,
    secrets: () => ["Số bạn có mặt"],
  },
  "routes/lesson-coverage": {
    path: () => paths.lessonCoverage(),
    may: participation,
    secrets: () => ["Lượt bài học xong"],
  },
  // the table of what lies below: who stands for a class or a branch has none
  "routes/lesson-coverage-csv": {
    path: paths.lessonCoverageCsv,
    may: ["manager", "secretary", "area", "organiser", "department", "admin"],
    secrets: () => ["Lượt bài học xong"],
  },
  "routes/me": EVERYONE,
  "routes/passport": { path: paths.passport, may: SIGNED_IN, secrets: () => ["Đã đóng dấu"] },
  "routes/lesson-progress": EVERYONE,
  "routes/contests": EVERYONE,
  "routes/contest": EVERYONE,
  "routes/contest-version": EVERYONE,
  // of a draft contest for its organisers alone: see tests/db/contest-notices.test.ts
  "routes/contest-notice": EVERYONE,
  "routes/boards": EVERYONE,
  "routes/board": EVERYONE,
  "routes/rank-how": EVERYONE,
  "routes/rank-why": {
    path: (world: GuardWorld) => paths.rankWhy(world.contests.open),
    may: SIGNED_IN,
    secrets: () => [],
  },
  // the same rows as the board; boards of classes by right: see tests/db/unit-board-page.test.ts
  "routes/board-print": EVERYONE,
  "routes/board-csv": EVERYONE,
  "routes/board-sheet": EVERYONE,
  "routes/sign-in": EVERYONE,
  "routes/second-step": EVERYONE,
  "routes/sign-in-by-key": EVERYONE,
  "routes/new-password": EVERYONE,
  "routes/sign-out": EVERYONE,
  "routes/guides": EVERYONE,
  "routes/guide": EVERYONE,
  "routes/guide-picture": EVERYONE,
  // where it leads depends on the reader alone: see tests/unit/guides.test.ts
  "routes/own-guide": EVERYONE,
  "routes/privacy": EVERYONE,
  "routes/report-error": EVERYONE,
  // opens for who knows its id: see guard/reports.ts
  "routes/sent-report": EVERYONE,
  // questions on it are for some of them: see guard/reports.ts
  "routes/content": { path: paths.content, may: STAFF, secrets: () => ["Đọc lại trước"] },
  "routes/content-reports": {
    path: paths.contentReports,
    may: ["department", "writer", "admin"],
    secrets: () => ["Chờ trả lời"],
  },
  "routes/content-report": {
    path: (world: GuardWorld) => paths.contentReport(world.errorReport),
    may: ["department", "writer", "admin"],
    secrets: () => ["Trả lời cho người báo"],
  },
  "routes/not-found": EVERYONE,
  "routes/classes": {
    path: paths.myClasses,
    may: ["teacher", "elsewhere", "manager", "secretary", "branchSecretary", "department", "admin"],
    secrets: () => ["Chi đoàn 12A4", "Mở một lớp để xem"],
  },
  "routes/class": {
    of: "class",
    path: (_world, id) => paths.classView(id),
    may: {
      own: ["teacher", "manager", "department", "admin"],
      sibling: ["manager", "department", "admin"],
      foreign: ["department", "admin"],
    },
    secrets: names,
  },
  "routes/class-people": {
    of: "class",
    path: (_world, id) => paths.classPeople(id),
    may: { own: ["teacher", "manager", "admin"], sibling: ["manager", "admin"], foreign: ["admin"] },
    secrets: names,
  },
  "routes/class-slips": {
    of: "class",
    path: (_world, id) => paths.classSlips(id),
    may: { own: ["teacher", "manager", "admin"], sibling: ["manager", "admin"], foreign: ["admin"] },
    secrets: names,
  },
  "routes/class-print": {
    of: "class",
    path: (_world, id) => paths.classPrint(id),
    may: {
      own: ["teacher", "manager", "department", "admin"],
      sibling: ["manager", "department", "admin"],
      foreign: ["department", "admin"],
    },
    secrets: names,
  },
  "routes/class-reminder": {
    of: "class",
    path: (_world, id) => `${paths.classReminder(id)}?ten=co`,
    may: {
      own: ["teacher", "manager", "department", "admin"],
      sibling: ["manager", "department", "admin"],
      foreign: ["department", "admin"],
    },
    secrets: names,
  },
  "routes/class-sheet": {
    of: "class",
    path: (world, id) => paths.classSheet(id, world.closedRound),
    may: {
      own: ["teacher", "manager", "department", "admin"],
      sibling: ["manager", "department", "admin"],
      foreign: ["department", "admin"],
    },
    secrets: () => [],
  },
  "routes/branch-members": {
    of: "branch",
    path: (_world, id) => paths.branchMembers(id),
    may: {
      own: ["manager", "secretary", "admin"],
      sibling: ["manager", "secretary", "branchSecretary", "admin"],
      foreign: ["admin"],
    },
    secrets: names,
  },
  "routes/branches": {
    of: "union",
    path: (_world, id) => paths.branches(id),
    may: { own: ["manager", "secretary", "admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: () => ["Thêm chi đoàn"],
  },
  "routes/roll-import": {
    of: "school",
    path: (_world, id) => paths.rollImport(id),
    may: { own: ["manager", "admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: () => ["Tệp danh sách"],
  },
  // an upload opens for the account that sent it alone
  "routes/roll-preview": {
    of: "school",
    path: (_world, id) => paths.rollPreview(id, NOWHERE),
    may: { own: ["manager", "admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: () => ["Tệp này không còn chờ"],
  },
  "routes/roll-bad-rows": {
    of: "school",
    path: (_world, id) => paths.rollBadRows(id, NOWHERE),
    may: { own: [], sibling: [], foreign: [] },
    secrets: () => [],
  },
  "routes/roll-template": {
    path: paths.rollTemplate,
    may: ["teacher", "elsewhere", "manager", "secretary", "branchSecretary", "admin"],
    secrets: () => [],
  },
  "routes/schools": {
    path: paths.schools,
    may: ["manager", "department", "admin"],
    secrets: () => ["thì gọi số bên cạnh", "Nhập danh sách"],
  },
  "routes/school": {
    of: "school",
    path: (_world, id) => paths.school(id),
    may: {
      own: ["manager", "department", "admin"],
      sibling: ["department", "admin"],
      foreign: ["department", "admin"],
    },
    secrets: () => ["Đã có phiếu"],
  },
  "routes/rolls": { path: paths.rolls, may: ["manager", "department", "admin"], secrets: () => ["Người trên sĩ số"] },
  "routes/roll": {
    path: (world: GuardWorld) => paths.roll(world.rollMoment),
    may: ["manager", "department", "admin"],
    secrets: () => ["Sĩ số đã chốt"],
  },
  "routes/school-year": {
    of: "school",
    path: (_world, id) => paths.schoolYear(id),
    may: { own: ["manager", "admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: () => ["Nhận học sinh chuyển đến"],
  },
  "routes/staff": {
    of: "school",
    path: (_world, id) => paths.staff(id),
    may: { own: ["manager", "admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: (world) => [world.names.teacher, world.names.secretary],
  },
  "routes/staff-member": {
    of: "school",
    path: (world, id) => paths.staffMember(id, id === world.places.school.own ? world.teacherPerson : NOWHERE),
    may: { own: ["manager", "admin"], sibling: [], foreign: [] },
    secrets: (world) => [world.names.teacher],
  },
  "routes/staff-import": {
    of: "school",
    path: (_world, id) => paths.staffImport(id),
    may: { own: ["manager", "admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: () => ["Tệp danh sách nhân sự"],
  },
  // an upload opens for the account that sent it alone
  "routes/staff-preview": {
    of: "school",
    path: (_world, id) => paths.staffPreview(id, NOWHERE),
    may: { own: ["manager", "admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: () => ["Tệp này không còn chờ"],
  },
  "routes/staff-bad-rows": {
    of: "school",
    path: (_world, id) => paths.staffBadRows(id, NOWHERE),
    may: { own: [], sibling: [], foreign: [] },
    secrets: () => [],
  },
  "routes/staff-template": {
    of: "school",
    path: (_world, id) => paths.staffTemplate(id),
    may: { own: ["manager", "admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: () => [],
  },
  "routes/class-consents": {
    of: "class",
    path: (_world, id) => paths.classConsents(id),
    may: { own: ["teacher", "manager", "admin"], sibling: ["manager", "admin"], foreign: ["admin"] },
    secrets: names,
  },
  "routes/consent-import": {
    of: "school",
    path: (_world, id) => paths.consentImport(id),
    may: { own: ["manager", "admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: () => ["Tệp danh sách"],
  },
  "routes/consent-sheet": {
    of: "class",
    path: (_world, id) => paths.consentSheet(id),
    may: { own: ["teacher", "manager", "admin"], sibling: ["manager", "admin"], foreign: ["admin"] },
    secrets: names,
  },
  // an upload opens for the account that sent it alone
  "routes/consent-preview": {
    of: "school",
    path: (_world, id) => paths.consentPreview(id, NOWHERE),
    may: { own: ["manager", "admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: () => ["Tệp này không còn chờ"],
  },
  "routes/person": {
    of: "person",
    path: (_world, id) => paths.person(id),
    may: { own: PEOPLE_OF_CLASS, sibling: PEOPLE_OF_SIBLING, foreign: ["admin"] },
    secrets: (world) => [world.personName],
  },
  "routes/person-resit": {
    of: "person",
    path: (_world, id) => paths.personResit(id),
    may: { own: ["manager", "admin"], sibling: ["manager", "admin"], foreign: ["admin"] },
    secrets: () => ["Ban tổ chức thấy từng quyết định"],
  },
  "routes/person-export": {
    of: "person",
    path: (_world, id) => paths.personExport(id),
    may: { own: PEOPLE_OF_CLASS, sibling: PEOPLE_OF_SIBLING, foreign: ["admin"] },
    secrets: () => ["maDangNhap"],
  },
  "routes/admin": { path: paths.admin, may: ["admin"], secrets: () => ["theo thứ tự từ trên xuống"] },
  "routes/admin-units": {
    path: () => paths.adminUnits(),
    may: ["admin"],
    secrets: () => ["Tìm tên hoặc mã trong cây"],
  },
  "routes/admin-unit": {
    of: "school",
    path: (_world, id) => paths.adminUnit(id),
    may: { own: ["admin"], sibling: ["admin"], foreign: ["admin"] },
    secrets: () => ["Vị trí trong các cây"],
  },
  "routes/admin-trees": { path: paths.adminTrees, may: ["admin"], secrets: () => ["Thêm cách gộp trường"] },
  "routes/admin-kinds": { path: paths.adminKinds, may: ["admin"], secrets: () => ["hiện ở mọi danh sách"] },
  "routes/admin-schools": { path: paths.adminSchools, may: ["admin"], secrets: () => ["Danh sách trường (CSV)"] },
  "routes/admin-retention": { path: paths.adminRetention, may: ["admin"], secrets: () => ["Hôm nay hết hạn"] },
  "routes/admin-audit": { path: paths.adminAudit, may: ["admin"], secrets: () => ["mới nhất trước"] },
  "routes/own-account": { path: paths.ownAccount, may: SIGNED_IN, secrets: () => ["Máy đang đăng nhập"] },
  "routes/own-second-factor": {
    path: paths.ownSecondFactor,
    may: STAFF,
    secrets: () => ["ứng dụng xác thực"],
  },
  "routes/organiser": { path: paths.organiser, may: organisers, secrets: () => ["Các cuộc thi của đơn vị"] },
  "routes/organiser-new": { path: paths.organiserNew, may: organisers, secrets: () => ["Chép từ cuộc thi đã có"] },
  "routes/draft-name": draft(paths.draftName, "Lời giới thiệu"),
  "routes/draft-audience": draft(paths.draftAudience, "Loại trường"),
  "routes/draft-rounds": draft(paths.draftRounds, "Số phút làm bài"),
  "routes/draft-questions": draft(paths.draftQuestions, "strata"),
  "routes/draft-results": draft(paths.draftResults, "Câu dự đoán"),
  "routes/draft-review": draft(paths.draftReview, "checklist"),
  "routes/organiser-contest": {
    path: (world: GuardWorld) => paths.organiserContest(world.contests.closed),
    may: organisers,
    secrets: () => ["Lượt thi đã đóng", "Mã kiểm"],
  },
  "routes/contest-monitor": {
    path: (world: GuardWorld) => paths.contestMonitor(world.contests.open),
    may: organisers,
    secrets: () => ["Trường chưa có ai vào thi", "Dấu hiệu nên hỏi lại"],
  },
  "routes/contest-keys": {
    path: (world: GuardWorld) => paths.contestKeys(world.contests.closed),
    may: organisers,
    secrets: () => ["Điểm đạt được", "Các lần chấm"],
  },
  "routes/contest-correction": {
    path: (world: GuardWorld) => paths.contestCorrection(world.contests.closed, world.correction),
    may: organisers,
    secrets: () => ["Lượt thi đã chấm thử"],
  },
  "routes/contest-correction-csv": {
    path: (world: GuardWorld) => paths.contestCorrectionCsv(world.contests.closed, world.correction),
    may: organisers,
    secrets: () => ["Hạng cũ"],
  },
  "routes/contest-editions": {
    path: (world: GuardWorld) => paths.contestEditions(world.contests.closed),
    may: organisers,
    secrets: () => ["Tính bài đóng trước"],
  },
  "routes/contest-edition": {
    path: (world: GuardWorld) => paths.contestEdition(world.contests.closed, world.edition),
    may: organisers,
    secrets: () => ["đổi gì so với bản"],
  },
  "routes/contest-edition-csv": {
    path: (world: GuardWorld) => paths.contestEditionCsv(world.contests.closed, world.edition),
    may: organisers,
    secrets: () => ["Hạng cũ"],
  },
  "routes/contest-time": {
    path: (world: GuardWorld) => paths.contestTime(world.contests.open),
    may: organisers,
    secrets: () => ["Cho ai", "Số phút"],
  },
  "routes/contest-attempts": {
    path: (world: GuardWorld) => paths.contestAttempts(world.contests.open),
    may: organisers,
    secrets: () => ["Tìm thí sinh"],
  },
  "routes/contest-person": {
    of: "person",
    path: (world, id) => paths.contestPerson(world.contests.open, id),
    may: { own: organisers, sibling: organisers, foreign: organisers },
    secrets: (world) => [world.personName],
  },
  "routes/receipt": {
    path: paths.receipt,
    may: ["teacher", "elsewhere", "manager", "secretary", "branchSecretary", "organiser", "department", "admin"],
    secrets: () => ["Mã biên nhận"],
  },
  "routes/department": {
    path: paths.department,
    may: participation,
    secrets: () => ["Tỷ lệ trên sĩ số", "breakdowns"],
  },
  // the table of schools: who stands for a class, a school or a branch has none
  "routes/department-csv": {
    path: paths.departmentCsv,
    may: ["area", "organiser", "department", "admin"],
    secrets: () => ["Mã đơn vị"],
  },
  "routes/reports": {
    path: paths.reports,
    may: reporters,
    secrets: () => ["Báo cáo năm gửi trước", SETTINGS.subject],
  },
  "routes/api-tokens": { path: paths.apiTokens, may: ["department", "admin"], secrets: () => [TOKEN_NAME] },
  // holds no figure; what it tells of opens with tokens: see guard/api.ts
  "routes/api-guide": EVERYONE,
  "routes/report-new": { path: paths.reportNew, may: reporters, secrets: () => ["Tạo bản nháp"] },
  "routes/report": { path: (world: GuardWorld) => paths.report(world.report), may: wardReporters, secrets: signed },
  "routes/report-settings": {
    path: (world: GuardWorld) => paths.reportSettings(world.draftReport),
    may: wardReporters,
    secrets: signed,
  },
  "routes/report-print": {
    path: (world: GuardWorld) => paths.reportPrint(world.report),
    may: wardReporters,
    secrets: signed,
  },
  "routes/report-version": {
    path: (world: GuardWorld) => paths.reportVersion(world.report, 1),
    may: wardReporters,
    secrets: signed,
  },
  "routes/report-file": {
    path: (world: GuardWorld) => paths.reportFile(world.report, "json", 1),
    may: wardReporters,
    secrets: signed,
  },
  "routes/definitions": {
    path: () => paths.definitions(),
    may: participation,
    secrets: () => ["Tổng điểm của lượt được tính"],
  },
};

/** Addresses of a role that is not enough for the unit asked for. */
export const UNIT_RULES: Readonly<Record<string, SingleRule & { readonly route: string }>> = {
  "who has sat, per class of the own school": {
    route: "routes/school",
    path: (world: GuardWorld) => paths.schoolTurnout(world.places.school.own),
    may: ["manager", "department", "admin"],
    secrets: () => ["Tin cho nhóm Zalo", "Chưa thi"],
  },
  "who has sat, per class of another school": {
    route: "routes/school",
    path: (world: GuardWorld) => paths.schoolTurnout(world.places.school.foreign),
    may: ["department", "admin"],
    secrets: () => ["Tin cho nhóm Zalo", "Chưa thi"],
  },
  "who has sat, per branch of the own union": {
    route: "routes/branches",
    path: (world: GuardWorld) => paths.branchesTurnout(world.places.union.own),
    may: ["manager", "secretary", "admin"],
    secrets: () => ["Tin cho nhóm Zalo", "Chưa thi"],
  },
  "lessons per class of the own school": {
    route: "routes/school",
    path: (world: GuardWorld) => paths.schoolLessons(world.places.school.own),
    may: ["manager", "department", "admin"],
    secrets: () => ["Lượt bài học xong"],
  },
  "lessons per branch of the own union": {
    route: "routes/branches",
    path: (world: GuardWorld) => paths.branchesLessons(world.places.union.own),
    may: ["manager", "secretary", "admin"],
    secrets: () => ["Lượt bài học xong"],
  },
  "lessons of the province": {
    route: "routes/lesson-coverage",
    path: (world: GuardWorld) => paths.lessonCoverage(world.province),
    may: ["organiser", "department", "admin"],
    secrets: () => ["Lượt bài học xong"],
  },
  "a branch's own record of lessons": {
    route: "routes/class-taught",
    path: (world: GuardWorld) => paths.classTaught(world.ownBranch),
    may: ["manager", "secretary", "branchSecretary", "department", "admin"],
    secrets: () => ["Sổ sinh hoạt chi đoàn"],
  },
  "a school is no class to note lessons for": {
    route: "routes/class-taught",
    path: (world: GuardWorld) => paths.classTaught(world.places.school.own),
    may: [],
    secrets: () => [],
  },
  "pupils of a class to give lessons to, one by one": {
    route: "routes/assignment-new",
    path: (world: GuardWorld) => paths.assignmentNew({ unit: world.places.class.own, people: true }),
    may: CLASS_READERS.own,
    secrets: names,
  },
  "a branch's own sheet": {
    route: "routes/class-sheet",
    path: (world: GuardWorld) => paths.classSheet(world.ownBranch, world.closedRound),
    may: ["manager", "secretary", "branchSecretary", "department", "admin"],
    secrets: () => [],
  },
  "the province's figures": {
    route: "routes/department",
    path: (world: GuardWorld) => `${paths.department()}?don-vi=${world.province}`,
    may: ["organiser", "department", "admin"],
    secrets: () => ["Tỷ lệ trên sĩ số", "breakdowns"],
  },
  "the province's file": {
    route: "routes/department-csv",
    path: (world: GuardWorld) => `${paths.departmentCsv()}?don-vi=${world.province}`,
    may: ["organiser", "department", "admin"],
    secrets: () => ["Mã đơn vị"],
  },
  "a branch's own list": {
    route: "routes/class-people",
    path: (world: GuardWorld) => paths.classPeople(world.ownBranch),
    may: ["manager", "secretary", "branchSecretary", "admin"],
    secrets: () => ["Bạn nào quên phiếu"],
  },
  // branches of schools take no file: their members are ticked
  "a file for a school's branch": {
    route: "routes/roll-import",
    path: (world: GuardWorld) => paths.rollImport(world.ownBranch),
    may: [],
    secrets: () => [],
  },
  "a file for a ward's branches": {
    route: "routes/roll-import",
    path: (world: GuardWorld) => paths.rollImport(world.wardUnion),
    may: ["admin"],
    secrets: () => ["Tệp danh sách"],
  },
  "a class's figures": {
    route: "routes/department",
    path: (world: GuardWorld) => `${paths.department()}?don-vi=${world.classUnit}`,
    may: ["teacher", "manager", "area", "organiser", "department", "admin"],
    secrets: () => ["Tỷ lệ trên sĩ số", "breakdowns"],
  },
};

/** By name of the exam path's pattern; those that only take posts are in the cross-origin tests. */
export const EXAM_RULES: Readonly<Record<keyof typeof examPatterns, Rule | "post">> = {
  start: "post",
  save: "post",
  beat: "post",
  claim: "post",
  submit: "post",
  page: {
    path: (world: GuardWorld) => paths.attempt(world.openAttempt),
    may: ["pupil"],
    secrets: () => ["data-question", "data-token"],
  },
  result: {
    path: (world: GuardWorld) => paths.attemptResult(world.closedAttempt),
    may: ["otherPupil"],
    secrets: (world) => [world.receipt, world.names.otherPupil],
  },
};
