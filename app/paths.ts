/** Every address of the product as a function: links are made here, patterns stand in routes.ts and below. */

/** Which board of units: kind, the unit above, formula, class by size, page from 1. */
export interface UnitBoardAddress {
  readonly kind: string;
  /** Which round, or all of them; left out = the latest. */
  readonly round?: string | null;
  readonly unit?: string | null;
  readonly formula?: string | null;
  readonly size?: string | null;
  readonly page?: number;
}

function boardQuery({ kind, round, unit, formula, size, page = 1 }: UnitBoardAddress): string {
  const parts: Record<string, string | null | undefined> = {
    bang: kind,
    vong: round,
    "don-vi": unit,
    cach: formula,
    "quy-mo": size,
    trang: page > 1 ? String(page) : null,
  };
  return Object.entries(parts)
    .flatMap(([name, value]) => (value ? [`${name}=${value}`] : []))
    .join("&");
}

export const paths = {
  home: () => "/",
  lessons: () => "/bai-hoc",
  lesson: (id: string) => `/bai-hoc/${id}`,
  /** What was typed into the search of lessons. */
  lessonSearch: (words: string) => `/bai-hoc?tim=${encodeURIComponent(words)}`,
  /** Everything that can be found, for the search as one types; the version is in the name. */
  lessonIndex: (version: string) => `/bai-hoc/muc-luc/${version}.json`,
  /** The worker that keeps lessons for reading without network. */
  lessonWorker: (version: string) => `/bai-hoc-worker.js?v=${version}`,
  lessonPlan: (id: string) => `/bai-hoc/${id}/giao-an`,
  lessonSlides: (id: string) => `/bai-hoc/${id}/trinh-chieu`,
  lessonHandout: (id: string, answers = false) => `/bai-hoc/${id}/phieu${answers ? "?dap-an" : ""}`,
  /** Telling that a lesson was given in class; with an entry, putting that one right. */
  taught: (lesson: string, { unit, entry }: { unit?: string; entry?: string } = {}) =>
    entry ? `/da-day/${lesson}?muc=${entry}` : unit ? `/da-day/${lesson}?lop=${unit}` : `/da-day/${lesson}`,
  lessonProgress: () => "/toi/bai-hoc",
  /** Lessons given to do: those of the own classes, a new one, one of them. */
  assignments: () => "/giao-bai",
  /** A new one; with a class it is chosen already, and with `people` its pupils are chosen one by one. */
  assignmentNew: ({ unit, people, lesson }: { unit?: string; people?: boolean; lesson?: string } = {}) => {
    const query = new URLSearchParams({
      ...(unit && { [people ? "ban" : "lop"]: unit }),
      ...(lesson && { bai: lesson }),
    }).toString();
    return `/giao-bai/moi${query && `?${query}`}`;
  },
  assignment: (id: string) => `/giao-bai/${id}`,
  assignmentEdit: (id: string) => `/giao-bai/${id}/sua`,
  /** What the signed-in pupil has to do. */
  ownAssignments: () => "/bai-duoc-giao",
  /** The same page, which says that this lesson is now finished. */
  ownAssignmentsAfter: (lesson: string) => `/bai-duoc-giao?xong=${lesson}`,
  /** The test before a pillar or after it. */
  pillarTest: (pillar: string, phase: "before" | "after") =>
    `/kiem-tra/${pillar}/${phase === "before" ? "truoc" : "sau"}`,
  /** The map of the members. */
  countries: () => "/dong-nam-a",
  country: (id: string) => `/dong-nam-a/${id}`,
  /** Members side by side. */
  countryComparison: (ids: readonly string[] = []) =>
    `/dong-nam-a/so-sanh${ids.length > 0 ? `?${ids.map((id) => `nuoc=${id}`).join("&")}` : ""}`,
  timeline: () => "/dong-nam-a/dong-thoi-gian",
  /** The reader's own stamps. */
  passport: () => "/ho-chieu",
  me: () => "/toi",
  contests: () => "/cuoc-thi",
  contest: (slug: string) => `/cuoc-thi/${slug}`,
  contestVersion: (slug: string, version: number) => `/cuoc-thi/${slug}/the-le/${version}`,
  contestNotice: (slug: string, file: string) => `/cuoc-thi/${slug}/van-ban/${file}`,
  startContest: (slug: string) => `/cuoc-thi/${slug}/bat-dau`,
  attempt: (id: string) => `/thi/${id}`,
  attemptSave: (id: string) => `/thi/${id}/luu`,
  attemptBeat: (id: string) => `/thi/${id}/nhip`,
  attemptClaim: (id: string) => `/thi/${id}/tiep-quan`,
  attemptSubmit: (id: string) => `/thi/${id}/nop`,
  attemptResult: (id: string) => `/ket-qua/${id}`,
  boards: () => "/bang-xep-hang",
  board: (slug: string) => `/bang-xep-hang/${slug}`,
  /** Why the signed-in person stands at a rank; without a round in the latest one. */
  rankWhy: (slug: string, round?: string | null) => `/bang-xep-hang/${slug}/vi-sao${round ? `?vong=${round}` : ""}`,
  rankHow: (slug: string) => `/bang-xep-hang/${slug}/cach-xep-hang`,
  /** A board of units; what is not asked for is the usual. */
  unitBoard: (slug: string, ask: UnitBoardAddress) => `/bang-xep-hang/${slug}?${boardQuery(ask)}`,
  /** The same on paper, with every figure. */
  boardPrint: (slug: string, ask: UnitBoardAddress) => `/bang-xep-hang/${slug}/in?${boardQuery(ask)}`,
  boardCsv: (slug: string, ask: UnitBoardAddress) => `/bang-xep-hang/${slug}/bang.csv?${boardQuery(ask)}`,
  boardSheet: (slug: string, ask: UnitBoardAddress) => `/bang-xep-hang/${slug}/bang.xlsx?${boardQuery(ask)}`,
  signIn: (back?: string) => (back ? `/dang-nhap?tiep=${encodeURIComponent(back)}` : "/dang-nhap"),
  signOut: () => "/dang-xuat",
  myClasses: () => "/lop",
  /** Who has sat; without a round the usual one. */
  classView: (unit: string, round?: string) => `/lop/${unit}${round ? `?vong=${round}` : ""}`,
  organiser: () => "/to-chuc",
  organiserNew: () => "/to-chuc/moi",
  organiserContest: (slug: string) => `/to-chuc/${slug}`,
  /** What happens in a round at this moment. */
  contestMonitor: (slug: string) => `/to-chuc/${slug}/theo-doi`,
  contestSigns: (slug: string, round: string) => `/to-chuc/${slug}/theo-doi?vong=${round}&dau-hieu#dau-hieu`,
  /** Time that is given in a contest. */
  contestTime: (slug: string) => `/to-chuc/${slug}/bu-gio`,
  /** What taking one grant back would do. */
  contestTimeEnd: (slug: string, grant: string) => `/to-chuc/${slug}/bu-gio?thu-hoi=${grant}#thu-hoi`,
  /** Finding the attempts of one person, and what was ruled in a contest. */
  contestAttempts: (slug: string) => `/to-chuc/${slug}/luot-thi`,
  contestPerson: (slug: string, person: string) => `/to-chuc/${slug}/luot-thi/${person}`,
  /** Keys, questions that are void, lost time: what is put right afterwards. */
  contestKeys: (slug: string) => `/to-chuc/${slug}/dap-an`,
  /** One question with its key. */
  contestKey: (slug: string, version: string) => `/to-chuc/${slug}/dap-an?cau=${version}#cau`,
  contestLostTime: (slug: string, round = "") => `/to-chuc/${slug}/dap-an?gio=${round}#gio`,
  contestCorrection: (slug: string, correction: string) => `/to-chuc/${slug}/dap-an/${correction}`,
  contestCorrectionCsv: (slug: string, correction: string) => `/to-chuc/${slug}/dap-an/${correction}/thay-doi.csv`,
  contestEditions: (slug: string) => `/to-chuc/${slug}/ban-chot`,
  contestEdition: (slug: string, n: number) => `/to-chuc/${slug}/ban-chot/${n}`,
  contestEditionCsv: (slug: string, n: number) => `/to-chuc/${slug}/ban-chot/${n}/thay-doi.csv`,
  receipt: () => "/bien-nhan",
  /** The same, right after something was published. */
  organiserPublished: (slug: string) => `/to-chuc/${slug}?cong-bo`,
  /** A new contest that begins as a copy of another. */
  organiserCopy: (slug: string) => `/to-chuc/moi?chep=${encodeURIComponent(slug)}`,
  draftName: (contest: string) => `/to-chuc/soan/${contest}/ten`,
  draftAudience: (contest: string) => `/to-chuc/soan/${contest}/doi-tuong`,
  draftRounds: (contest: string) => `/to-chuc/soan/${contest}/vong`,
  draftQuestions: (contest: string) => `/to-chuc/soan/${contest}/cau-hoi`,
  draftResults: (contest: string) => `/to-chuc/soan/${contest}/ket-qua`,
  draftReview: (contest: string) => `/to-chuc/soan/${contest}/kiem-tra`,
  department: () => "/so",
  /** Lessons taught and finished, per unit. */
  lessonCoverage: (unit?: string) => `/so/bai-hoc${unit ? `?don-vi=${unit}` : ""}`,
  lessonCoverageCsv: () => "/so/bai-hoc.csv",
  departmentCsv: () => "/so/so-lieu.csv",
  /** Reports that are signed and sent. */
  reports: () => "/so/bao-cao",
  reportNew: () => "/so/bao-cao/moi",
  report: (id: string) => `/so/bao-cao/${id}`,
  /** What the issue would do, before it is done. */
  reportIssue: (id: string) => `/so/bao-cao/${id}?ban-hanh#ban-hanh`,
  reportSettings: (id: string) => `/so/bao-cao/${id}/thiet-lap`,
  reportPrint: (id: string) => `/so/bao-cao/${id}/in`,
  reportVersion: (id: string, n: number) => `/so/bao-cao/${id}/ban/${n}`,
  /** A file of a version as it was archived; without one of the draft as it stands. */
  reportFile: (id: string, format: string, n?: number) => `/so/bao-cao/${id}/tep/${n ?? "nhap"}.${format}`,
  /** Tokens with which programs pull figures; what revoking one would do, before it is done. */
  apiTokens: () => "/so/ma-api",
  apiTokenRevoke: (id: string) => `/so/ma-api?thu-hoi=${id}#thu-hoi`,
  /** How programs pull figures, to read; below it are their own addresses. */
  apiGuide: (anchor?: string) => (anchor ? `/api/v1#${anchor}` : "/api/v1"),
  /** "/units", as the list of operations has it. */
  api: (path: string) => `/api/v1${path}`,
  openApi: () => "/api/v1/openapi.json",
  /** How each figure is counted. */
  definitions: (anchor?: string) => (anchor ? `/so/dinh-nghia#${anchor}` : "/so/dinh-nghia"),
  /** Signing in by a slip's QR code. */
  signInByKey: (key: string) => `/vao/${key}`,
  secondFactor: () => "/dang-nhap/xac-nhan",
  ownAccount: () => "/tai-khoan",
  newPassword: () => "/tai-khoan/mat-khau",
  ownSecondFactor: () => "/tai-khoan/hai-buoc",
  classPeople: (unit: string) => `/lop/${unit}/danh-sach`,
  classSlips: (unit: string) => `/lop/${unit}/phieu`,
  classConsents: (unit: string) => `/lop/${unit}/dong-y`,
  classPrint: (unit: string, round?: string) => `/lop/${unit}/in${round ? `?vong=${round}` : ""}`,
  /** A text for the class's Zalo group. */
  classReminder: (unit: string, round?: string) => `/lop/${unit}/tin-nhac${round ? `?vong=${round}` : ""}`,
  classSheet: (unit: string, round: string) => `/lop/${unit}/ket-qua.xlsx?vong=${round}`,
  /** Pupils and lessons given to them: of all assignments, or of one. */
  classAssigned: (unit: string, assignment?: string) =>
    `/lop/${unit}/bai-giao${assignment ? `?giao=${assignment}` : ""}`,
  classAssignedText: (unit: string, assignment?: string) =>
    `/lop/${unit}/bai-giao/tin-nhac${assignment ? `?giao=${assignment}` : ""}`,
  classAssignedSheet: (unit: string, assignment?: string) =>
    `/lop/${unit}/bai-giao.xlsx${assignment ? `?giao=${assignment}` : ""}`,
  classAssignedCsv: (unit: string, assignment?: string) =>
    `/lop/${unit}/bai-giao.csv${assignment ? `?giao=${assignment}` : ""}`,
  /** More time for one pupil of the class. */
  classExtension: (unit: string, assignment: string) => `/lop/${unit}/gia-han/${assignment}`,
  /** What was taught in a class, or done by a branch together, to write and to print. */
  classTaught: (unit: string) => `/lop/${unit}/so-da-day`,
  classGrowth: (unit: string) => `/lop/${unit}/tien-bo`,
  branchMembers: (unit: string) => `/lop/${unit}/doan-vien`,
  /** The branches of a school or a union. */
  branches: (unit: string) => `/chi-doan/${unit}`,
  branchesLessons: (unit: string) => `/chi-doan/${unit}?bang=bai-hoc`,
  /** Who has sat, per branch. */
  branchesTurnout: (unit: string) => `/chi-doan/${unit}?bang=du-thi`,
  consentImport: (unit: string) => `/dong-y/${unit}`,
  consentSheet: (unit: string) => `/dong-y/${unit}/danh-sach.csv`,
  consentPreview: (unit: string, upload: string) => `/dong-y/${unit}/${upload}`,
  person: (person: string) => `/nguoi/${person}`,
  /** Where the school allows a pupil one attempt more. */
  personResit: (person: string) => `/nguoi/${person}/thi-lai`,
  personExport: (person: string) => `/nguoi/${person}/du-lieu.json`,
  schools: () => "/truong",
  school: (unit: string) => `/truong/${unit}`,
  schoolLessons: (unit: string) => `/truong/${unit}?bang=bai-hoc`,
  /** Who has sat, per class of the school. */
  schoolTurnout: (unit: string) => `/truong/${unit}?bang=du-thi`,
  rollImport: (unit: string) => `/nhap-danh-sach/${unit}`,
  rollPreview: (unit: string, upload: string) => `/nhap-danh-sach/${unit}/${upload}`,
  rollBadRows: (unit: string, upload: string) => `/nhap-danh-sach/${unit}/${upload}/dong-loi.xlsx`,
  rollTemplate: () => "/mau-danh-sach.xlsx",
  staff: (unit: string) => `/nhan-su/${unit}`,
  staffMember: (unit: string, person: string) => `/nhan-su/${unit}/${person}`,
  staffImport: (unit: string) => `/nhap-nhan-su/${unit}`,
  staffPreview: (unit: string, upload: string) => `/nhap-nhan-su/${unit}/${upload}`,
  staffBadRows: (unit: string, upload: string) => `/nhap-nhan-su/${unit}/${upload}/dong-loi.xlsx`,
  staffTemplate: (unit: string) => `/nhap-nhan-su/${unit}/mau-nhan-su.xlsx`,
  schoolYear: (unit: string) => `/nam-hoc/${unit}`,
  rolls: () => "/si-so",
  roll: (moment: string) => `/si-so/${moment}`,
  admin: () => "/quan-tri",
  adminUnits: (tree?: string, under?: string) =>
    tree ? `/quan-tri/don-vi?cay=${tree}${under ? `&duoi=${under}` : ""}` : "/quan-tri/don-vi",
  adminUnit: (unit: string) => `/quan-tri/don-vi/${unit}`,
  /** The form that adds a group to a grouping, on the page of what stands above it. */
  addGroup: (unit: string, tree: string, kind = "") =>
    `/quan-tri/don-vi/${unit}?them=${tree}${kind && `&loai=${kind}`}#viec`,
  adminTrees: () => "/quan-tri/cay",
  adminKinds: () => "/quan-tri/loai-don-vi",
  adminSchools: () => "/quan-tri/truong",
  adminRetention: () => "/quan-tri/luu-tru",
  adminAudit: () => "/quan-tri/nhat-ky",
  guides: () => "/huong-dan",
  guide: (id: string) => `/huong-dan/${id}`,
  /** Leads to the guide of who asks: one address for pages that are the same bytes for everyone. */
  ownGuide: () => "/huong-dan/cua-toi",
  guidePicture: (name: string, version: string) => `/huong-dan/hinh/${name}?v=${version}`,
  /** Lessons, profiles, guides and questions for staff: how current each is, what it rests on. */
  content: () => "/noi-dung",
  contentReports: () => "/noi-dung/bao-loi",
  contentReport: (id: string) => `/noi-dung/bao-loi/${id}`,
  /** Telling of an error in a lesson or a profile. */
  reportLesson: (id: string) => `/bao-loi/bai-hoc/${id}`,
  reportCountry: (id: string) => `/bao-loi/dong-nam-a/${id}`,
  /** What became of a report, for who sent it: the address is all they have. */
  sentReport: (id: string) => `/bao-loi/${id}`,
  privacy: () => "/quyen-rieng-tu",
} as const;

/** Express patterns of the routes that never reach Remix. */
export const examPatterns = {
  start: "/cuoc-thi/:slug/bat-dau",
  page: "/thi/:attempt",
  save: "/thi/:attempt/luu",
  beat: "/thi/:attempt/nhip",
  claim: "/thi/:attempt/tiep-quan",
  submit: "/thi/:attempt/nop",
  result: "/ket-qua/:attempt",
} as const;

/** Where forms with a file are posted: only these bodies may be large. */
export const uploadPaths = [
  "/nhap-danh-sach/:unit",
  "/nhap-nhan-su/:unit",
  "/dong-y/:unit",
  "/quan-tri/truong",
  "/to-chuc/soan/:contest/ten",
] as const;

/** Files that a browser shows by its own viewer: their content policy lets it. */
export const filePatterns = ["/cuoc-thi/:slug/van-ban/:file"] as const;

/** Words that no contest may have as its address: they lead elsewhere. */
export const RESERVED_SLUGS: readonly string[] = ["moi", "soan"];

export const servicePaths = { health: "/healthz", metrics: "/metrics" } as const;
