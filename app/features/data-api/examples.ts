/** Examples for the page of the API: invented units, right in form; a test reads each with the schema of its answer. */

const AS_OF = "2026-11-30T08:00:00.000+07:00";
const PROVINCE = "01KA0000000000000000000091";
const COMMUNE = "01KA0000000000000000000101";
const SCHOOL = "01KA0000000000000000000201";
const CONTEST = "01KA0000000000000000000301";
const ROUND = "01KA0000000000000000000401";
const REPORT = "01KA0000000000000000000501";
const HASH = "q2y0V0w1mJ1mVYJp0y3Jq4JrK2cM2mSxH7l5uWf3b0k";

const unit = {
  id: SCHOOL,
  codeScheme: "school",
  code: "54/001",
  name: "THPT Sông Mẫu",
  kind: "high-school",
  kindLabel: "Trường THPT",
  role: "school",
  validFrom: "2025-07-01",
  validTo: null,
  parents: [{ tree: "state", unit: COMMUNE }],
};
export const UNIT = { asOf: AS_OF, data: unit };
export const UNITS = { asOf: AS_OF, data: [unit], next: null };

const contest = {
  id: CONTEST,
  slug: "tim-hieu-asean-2026",
  title: "Tìm hiểu ASEAN năm 2026",
  unit: PROVINCE,
  announcedAt: "2026-11-01T07:00:00.000+07:00",
  rollAt: "2026-11-16T08:00:00.000+07:00",
  board: "issued",
  edition: 2,
  editionKind: "final",
  rounds: [
    {
      id: ROUND,
      title: "Vòng 1",
      opensAt: "2026-11-16T08:00:00.000+07:00",
      closesAt: "2026-11-26T08:00:00.000+07:00",
      phase: "closed",
    },
  ],
};
export const CONTEST_ANSWER = { asOf: AS_OF, data: contest };
export const CONTESTS = { asOf: AS_OF, data: [contest], next: null };

const counts = { people: 412, outside: 3, turns: 655, fullMarks: 21, roll: 818, rate: 50.4 };
const named = { unit: SCHOOL, code: "54/001", name: "THPT Sông Mẫu", kindLabel: "Trường THPT" };
export const PARTICIPATION = {
  asOf: AS_OF,
  contest: CONTEST,
  round: ROUND,
  edition: null,
  by: "schools",
  unit: { unit: COMMUNE, code: "30307", name: "Phường Mẫu", kindLabel: "Phường", ...counts },
  accounts: 640,
  rollAt: "2026-11-16T08:00:00.000+07:00",
  total: { units: 1, unitsWithoutAnybody: 0, ...counts },
  data: [{ ...named, ...counts }],
  next: null,
};
export const DAYS = {
  asOf: AS_OF,
  contest: CONTEST,
  round: ROUND,
  edition: null,
  unit: SCHOOL,
  data: [
    { day: "2026-11-16", people: 120, turns: 150, peopleSoFar: 120 },
    { day: "2026-11-17", people: 88, turns: 140, peopleSoFar: 208 },
  ],
  next: null,
};

const span = { unit: SCHOOL, period: "year", lastDay: "2026-11-30" };
export const LESSONS = {
  asOf: AS_OF,
  ...span,
  data: [
    {
      lesson: "asean-la-gi",
      title: "ASEAN là gì",
      pillar: "common",
      taught: 12,
      present: 468,
      finished: 230,
    },
  ],
  next: null,
};
export const COVERAGE = {
  asOf: AS_OF,
  ...span,
  unit: COMMUNE,
  by: "schools",
  data: [
    {
      ...named,
      people: 818,
      groups: 24,
      taughtGroups: 18,
      taughtLessons: 9,
      taughtTimes: 51,
      learners: 302,
      finished: 1_120,
    },
  ],
  next: null,
};

const figures = {
  participants: 415,
  people: 412,
  outside: 3,
  roll: 818,
  rate: 50.4,
  turns: 655,
  fullMarks: 21,
  mean: 17.25,
  scoreSum: null,
  top: null,
  topShare: null,
  points: null,
  bestMean: null,
};
export const BOARD = {
  asOf: AS_OF,
  contest: CONTEST,
  round: ROUND,
  by: "schools",
  unit: PROVINCE,
  formula: "C2",
  sizes: [],
  size: null,
  edition: 2,
  editionKind: "final",
  issuedAt: AS_OF,
  total: figures,
  data: [{ rank: 1, ...named, unranked: null, ...figures }],
  next: null,
};

const cutAt = "2026-11-27T17:00:00.000+07:00";
export const REPORTS = {
  asOf: AS_OF,
  data: [
    {
      id: "01KA0000000000000000000601",
      report: REPORT,
      version: 1,
      unit: PROVINCE,
      unitName: "Tỉnh Mẫu",
      subject: "Kết quả tuyên truyền, quảng bá ASEAN năm 2026",
      periodFrom: "2026-01-01",
      periodTo: "2026-12-31",
      cutAt,
      issuedAt: "2026-11-28T09:00:00.000+07:00",
      corrects: false,
      reason: "",
      hash: HASH,
    },
  ],
  next: null,
};
const version = { report: REPORT, version: 1, cutAt, hash: HASH };
export const FIGURES = {
  asOf: cutAt,
  ...version,
  data: [
    {
      key: "c1.rate",
      name: "Tỷ lệ dự thi",
      indicator: "rate",
      kind: "percent",
      value: 50.4,
      numerator: 412,
      denominator: 818,
      table: "c1.units",
    },
  ],
  next: null,
};
export const TABLES = {
  asOf: cutAt,
  ...version,
  data: [{ id: "c1.units", caption: "Kết quả theo trường", rows: 30 }],
  next: null,
};
const row = { index: 1, code: "54/001", name: "THPT Sông Mẫu", people: 412, note: "" };
export const TABLE_ROWS = {
  asOf: cutAt,
  ...version,
  table: "c1.units",
  caption: "Kết quả theo trường",
  columns: [
    { key: "index", header: "STT", kind: "index", indicator: null },
    { key: "code", header: "Mã", kind: "code", indicator: null },
    { key: "name", header: "Trường", kind: "text", indicator: null },
    { key: "people", header: "Người dự thi", kind: "count", indicator: "people" },
    { key: "note", header: "Ghi chú", kind: "text", indicator: null },
  ],
  notes: [],
  total: { index: null, code: null, name: "Tổng cộng", people: 412, note: null },
  data: [row],
  next: null,
};
