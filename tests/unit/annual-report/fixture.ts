/** Reports to be written out: figures as they would have been counted, small, empty and large. */

import { scoreSpread } from "#app/domain/score-bands.ts";
import { buildReport } from "#app/features/annual-report/build.ts";
import type { ContestFigures, LessonFigures, ReportData } from "#app/features/annual-report/data.server.ts";
import type { ReportHead, ReportModel } from "#app/features/annual-report/model.ts";
import { NARRATIVE_IDS, type ReportForm, type Texts } from "#app/features/annual-report/narrative.ts";
import { periodOf } from "#app/features/annual-report/period.ts";
import type { UnitTotalRow } from "#db/queries/boards-units.ts";

export const CUT = Date.UTC(2026, 10, 28, 10); // 17:00 on 28/11/2026 in Viet Nam

export const HEAD: ReportHead = {
  parentBody: "UBND TỈNH AN GIANG",
  body: "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
  number: "5",
  symbol: "BC-SGDĐT",
  place: "An Giang",
  day: "2026-01-05",
  subject: "Kết quả tuyên truyền, quảng bá ASEAN năm 2026",
  addressees: ["Ủy ban nhân dân tỉnh An Giang"],
  bases: ["Căn cứ Kế hoạch số 12/KH-UBND ngày 02 tháng 01 năm 2026;", "Căn cứ Kế hoạch số 34/KH-SGDĐT"],
  recipients: ["Như trên", "Lãnh đạo Sở", "Lưu: VT"],
  authority: "KT. GIÁM ĐỐC",
  post: "PHÓ GIÁM ĐỐC",
  signer: "Nguyễn Thị Ánh",
};

const unit = (id: string, over: Partial<UnitTotalRow> = {}): UnitTotalRow => ({
  unit: id,
  code: id,
  name: `Đơn vị ${id}`,
  sortKey: id,
  kind: "school",
  kindLabel: "Trường THCS",
  role: "school",
  people: 0,
  outside: 0,
  turns: 0,
  fullMarks: 0,
  scoreSum: 0,
  ranked: 0,
  top: 0,
  bestSum: 0,
  roll: 0,
  ...over,
});

/** Figures that differ from unit to unit; every seventh has no roll, every fifth nobody who sat. */
function schools(n: number): UnitTotalRow[] {
  return Array.from({ length: n }, (_, at): UnitTotalRow => {
    const roll = at % 7 === 6 ? null : 40 + ((at * 37) % 900);
    const people = roll === null || at % 5 === 4 ? 0 : Math.floor((roll * ((at * 13) % 100)) / 100);
    const ranked = people + (at % 3);
    const code = String(at + 1).padStart(4, "0");
    return unit(code, {
      name: HOSTILE_NAMES[at] ?? `Trường số ${at + 1}`,
      kindLabel: at % 2 ? "Trường THPT" : "Trường THCS",
      roll,
      people,
      outside: ranked - people,
      turns: ranked + (at % 4) * Math.min(1, ranked),
      fullMarks: Math.floor(people / 9),
      ranked,
      scoreSum: ranked * (9_000 + (at % 11) * 730),
    });
  });
}

/** Names that a file must carry as they are: signs of XML, a formula, the longest there may be. */
export const HOSTILE_NAMES = [
  "Trường <b>\"A\" & 'B'</b>",
  '=HYPERLINK("http://vi-du.vn";"bấm")',
  `Trường ${"rất dài ".repeat(40)}`.slice(0, 300),
  "Trường\u0007 có dấu\u0000 lạ",
];

function contest(n: number, of: readonly UnitTotalRow[]): ContestFigures {
  const sum = (pick: (row: UnitTotalRow) => number) => of.reduce((all, row) => all + pick(row), 0);
  const own = unit("PROVINCE", {
    role: "area",
    roll: sum((row) => row.roll ?? 0),
    people: sum((row) => row.people),
    outside: sum((row) => row.outside),
    turns: sum((row) => row.turns),
    fullMarks: sum((row) => row.fullMarks),
    ranked: sum((row) => row.ranked),
    scoreSum: sum((row) => row.scoreSum),
  });
  const opensAt = CUT - 20 * 86_400_000;
  return {
    id: `CONTEST${n}`,
    slug: `cuoc-thi-${n}`,
    title: `Tìm hiểu ASEAN <${n}> {thử} & [hỏi]`,
    opensAt,
    closesAt: CUT - 86_400_000,
    edition:
      n === 1
        ? {
            id: 7,
            n: 2,
            kind: "final",
            cut_at: null,
            issued_at: CUT - 3_600_000,
            issued_by: null,
            reason: "",
            hash: "ab".repeat(32),
            replaces: null,
          }
        : null,
    rollAt: opensAt,
    own,
    accounts: own.people + 12,
    rounds: [{ title: "Vòng chung", opensAt, closesAt: CUT - 86_400_000, own }],
    days: [
      { day: "2026-11-10", people: Math.floor(own.people / 3), turns: 9 },
      { day: "2026-11-11", people: own.people + own.outside - Math.floor(own.people / 3), turns: 4 },
    ],
    schools: of,
    areas: of.slice(0, 3).map((row) => ({ ...row, unit: `AREA${row.unit}`, role: "area" })),
    unions: of.slice(0, 2).map((row) => ({ ...row, unit: `UNION${row.unit}`, role: "branch" })),
    rules: { minutes: 20, questions: 10, attempts: 2, announcedAt: opensAt },
    spread: scoreSpread(
      [
        { score: 10_000, n: own.fullMarks },
        { score: 6_500, n: own.ranked - own.fullMarks },
      ],
      10_000,
    ),
    prizes: ["Giải nhất: 1", "Giải nhì: 2"],
  };
}

const lesson = (pillar: LessonFigures["pillar"], by: number): LessonFigures => ({
  pillar,
  lessons: 8 + by,
  sessions: 120 * by,
  classes: 40 * by,
  schools: 12 * by,
  present: 4_000 * by,
  begun: 900 * by,
  finished: 700 * by,
  finishes: 1_234 * by,
});

const EMPTY_LESSON = {
  lessons: 0,
  sessions: 0,
  classes: 0,
  schools: 0,
  present: 0,
  begun: 0,
  finished: 0,
  finishes: 0,
};

function data(contests: readonly ContestFigures[], lessons: readonly LessonFigures[], n: number): ReportData {
  return {
    unit: { id: "PROVINCE", code: "91", name: "Tỉnh An Giang", role: "area" },
    schools: n,
    contests,
    lessons,
  };
}

export const DATA = {
  small: data(
    [contest(1, schools(5)), contest(2, schools(3))],
    [lesson("common", 2), lesson("economy", 1), lesson(null, 3)],
    5,
  ),
  empty: data([], [{ pillar: null, ...EMPTY_LESSON }], 0),
  large: data(
    [contest(1, schools(120))],
    [lesson("common", 1), lesson("security", 2), lesson("economy", 3), lesson("culture", 4), lesson(null, 5)],
    120,
  ),
} as const;

export function modelOf(
  of: ReportData,
  { head = HEAD, written = {} as Partial<Texts>, form = "year" as ReportForm } = {},
): ReportModel {
  const plan = {
    form,
    unit: of.unit.id,
    period: periodOf("2026")!,
    cutAt: CUT,
    contests: of.contests.map(({ id }) => id),
    pillars: of.lessons.flatMap(({ pillar }) => pillar ?? []),
  };
  return buildReport({ data: of, plan, head, written, now: CUT }).model;
}

/** A sentence with every figure there is, so that each stands on the page and in the file. */
/** The last part of every form. */
export const LAST_PART = "proposals";

export function modelWithAllFigures(of: ReportData, form: ReportForm = "year"): ReportModel {
  const { figures } = modelOf(of, { form });
  const all = Object.values(figures).map(({ name }) => `${name}: {${name}}`);
  return modelOf(of, { form, written: { [LAST_PART]: all.join("\n") } });
}

/** Every narrative filled in, nothing left open. */
export const WRITTEN = Object.fromEntries(NARRATIVE_IDS.map((id) => [id, `Nội dung phần ${id}.`])) as Texts;

export { contest as contestOf, data as dataOf, schools as schoolsOf };
