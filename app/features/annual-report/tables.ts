/** The tables of a report, from what was counted. */
import { PILLAR_NAMES } from "#app/components/pillar-name.tsx";
import { INDICATOR_IDS, INDICATORS, type IndicatorId, shareOf, wholeSentence } from "#app/domain/indicators.ts";
import type { ScoreSpread } from "#app/domain/score-bands.ts";
import { FEWEST_FOR_AVERAGE } from "#app/domain/unit-formulas.ts";
import { formatDateTime, formatEnd, formatNumber, formatScore } from "#app/domain/vietnamese.ts";
import type { UnitTotalRow } from "#db/queries/boards-units.ts";
import { totalRow } from "./cells.ts";
import type { ContestFigures, LessonFigures } from "./data.server.ts";
import { meanOfUnit, meanOverParts } from "./means.ts";
import type { Cell, ReportColumn, ReportTable } from "./model.ts";

const words = (key: string, header: string, width: number, kind: "index" | "code" | "text" = "text"): ReportColumn => ({
  key,
  header,
  kind,
  width,
  indicator: null,
  of: null,
});

/** A column of an indicator: its name, and for a share what it divides. */
function figures(
  indicator: IndicatorId,
  { header, of = null }: { header?: string; of?: [string, string] | null } = {},
) {
  const { name, kind, unit } = INDICATORS[indicator];
  const own = header ?? name;
  const shown = kind === "percent" ? `${own} (${unit})` : own;
  return { key: indicator, header: shown, kind, width: 12, indicator, of } satisfies ReportColumn;
}

const INDEX = words("index", "STT", 7, "index");
const NOTE = words("note", "Ghi chú", 22);
const OF_CONTEST = [
  figures("roll"),
  figures("people"),
  figures("outside"),
  figures("turns"),
  figures("rate", { of: ["people", "roll"] }),
  figures("full_marks"),
];
const MEAN = figures("mean");

const figuresOfUnit = ({ roll, people, outside, turns, fullMarks }: UnitTotalRow): Cell[] => [
  roll,
  people,
  outside,
  turns,
  shareOf(people, roll),
  fullMarks,
];

function noteOf({ roll, turns, ranked }: UnitTotalRow): string {
  // without a list nobody can sit: one cause is enough
  if (turns === 0) return roll === null ? "Chưa có danh sách" : "Chưa có người dự thi";
  const notes = [];
  if (roll === null) notes.push("Chưa có danh sách");
  if (ranked < FEWEST_FOR_AVERAGE) notes.push("Dưới 5 người, không nêu điểm");
  return notes.join("; ");
}

/** Says it when the rows do not hold everybody, such as branches that belong to no school. */
function restNote(rows: readonly UnitTotalRow[], { roll, people }: UnitTotalRow): string[] {
  const listed = rows.reduce((sum, row) => sum + (row.roll ?? 0), 0);
  if (roll === null || rows.length === 0 || roll === listed) return [];
  return [wholeSentence({ roll, people })];
}

export interface UnitTableHead {
  readonly id: string;
  readonly caption: string;
  /** "Tên trường" */
  readonly nameHeader: string;
  readonly withKind: boolean;
}

/** Units of one contest, those without anybody too, with the total below. */
export function unitTable(
  { id, caption, nameHeader, withKind }: UnitTableHead,
  rows: readonly UnitTotalRow[],
  own: UnitTotalRow,
): ReportTable {
  const columns = [
    INDEX,
    words("code", "Mã", 12, "code"),
    words("name", nameHeader, 36),
    ...(withKind ? [words("kind", "Loại", 17)] : []),
    ...OF_CONTEST,
    MEAN,
    NOTE,
  ];
  const cells = rows.map((row, at): Cell[] => [
    at + 1,
    row.code,
    row.name,
    ...(withKind ? [row.kindLabel] : []),
    ...figuresOfUnit(row),
    meanOfUnit(row),
    noteOf(row),
  ]);
  const sum = (of: (row: UnitTotalRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const mean = meanOverParts({ scoreSum: sum((row) => row.scoreSum), ranked: sum((row) => row.ranked) }, rows);
  return {
    id,
    caption,
    columns,
    rows: cells,
    total: totalRow(columns, cells, { mean }),
    notes: [
      ...(rows.some(({ roll }) => roll === null) ? ["Đơn vị chưa có danh sách ghi “–” ở cột sĩ số và tỷ lệ."] : []),
      ...(mean === null && rows.some((row) => meanOfUnit(row) !== null)
        ? ["Không nêu điểm chung vì từ đó suy ra được điểm của đơn vị dưới 5 người."]
        : []),
      ...restNote(rows, own),
    ],
  };
}

/** The schools of one contest by kind of school. */
export function kindTable(
  id: string,
  caption: string,
  schools: readonly UnitTotalRow[],
  own: UnitTotalRow,
): ReportTable {
  const columns = [
    INDEX,
    words("kind", "Loại trường", 22),
    figures("schools"),
    figures("schools_joined"),
    ...OF_CONTEST,
  ];
  const kinds = [...new Set(schools.map(({ kindLabel }) => kindLabel))];
  const rows = kinds.map((kind, at): Cell[] => {
    const same = schools.filter(({ kindLabel }) => kindLabel === kind);
    const sum = (of: (row: UnitTotalRow) => number) => same.reduce((all, row) => all + of(row), 0);
    const roll = same.some((row) => row.roll !== null) ? sum((row) => row.roll ?? 0) : null;
    const people = sum((row) => row.people);
    return [
      at + 1,
      kind,
      same.length,
      same.filter(({ turns }) => turns > 0).length,
      roll,
      people,
      sum((row) => row.outside),
      sum((row) => row.turns),
      shareOf(people, roll),
      sum((row) => row.fullMarks),
    ];
  });
  return { id, caption, columns, rows, total: totalRow(columns, rows), notes: restNote(schools, own) };
}

/** Lessons by pillar. Distinct people and classes do not add up over pillars: the last row is counted, not summed. */
export function lessonTable(lines: readonly LessonFigures[]): ReportTable {
  const columns = [
    INDEX,
    words("pillar", "Phần, trụ cột", 26),
    figures("lessons"),
    figures("sessions"),
    figures("classes_taught"),
    figures("schools_taught"),
    figures("present"),
    figures("begun"),
    figures("finished"),
    figures("finishes"),
  ];
  const row = (line: LessonFigures, at: number | null): Cell[] => [
    at,
    line.pillar ? PILLAR_NAMES[line.pillar] : "Tổng cộng",
    line.lessons,
    line.sessions,
    line.classes,
    line.schools,
    line.present,
    line.begun,
    line.finished,
    line.finishes,
  ];
  const all = lines.find(({ pillar }) => pillar === null);
  const rows = lines.filter(({ pillar }) => pillar !== null).map((line, at) => row(line, at + 1));
  return {
    id: "lessons",
    caption: "Bài học theo trụ cột",
    columns,
    rows,
    total: all && rows.length > 0 ? row(all, null) : null,
    notes: ["Một lớp, một trường, một người có mặt ở nhiều phần được tính một lần ở dòng tổng cộng."],
  };
}

/** Contests with their rounds. */
export function contestTable(contests: readonly ContestFigures[]): ReportTable {
  const columns = [
    INDEX,
    words("contest", "Cuộc thi", 32),
    words("round", "Vòng", 18),
    words("opens", "Mở", 18),
    words("closes", "Đóng", 18),
    ...OF_CONTEST,
    MEAN,
    words("edition", "Số liệu", 22),
  ];
  const rows = contests
    .flatMap(({ title, edition, rounds, schools }) => rounds.map((round) => ({ title, edition, round, schools })))
    .map(({ title, edition, round, schools }, at): Cell[] => [
      at + 1,
      title,
      round.title,
      formatDateTime(round.opensAt),
      formatEnd(round.closesAt),
      ...figuresOfUnit(round.own),
      meanOverParts(round.own, schools),
      edition ? `Bản chốt ${edition.n}` : "Chưa chốt",
    ]);
  return { id: "contests", caption: "Từng vòng của các cuộc thi", columns, rows, total: null, notes: [] };
}

/** How the counted scores spread: tenths of full marks, then full marks. */
export function scoreTable(id: string, caption: string, { people, full, bands }: ScoreSpread): ReportTable {
  const columns: ReportColumn[] = [
    INDEX,
    words("band", "Điểm", 26),
    { key: "n", header: "Số người", kind: "count", width: 12, indicator: null, of: null },
    { key: "share", header: "Tỷ lệ (%)", kind: "percent", width: 12, indicator: null, of: null },
  ];
  const rows = bands.map(({ from, to, n }, at): Cell[] => {
    const band = to === null ? `Tối đa (${formatScore(full)})` : `Từ ${formatScore(from)} đến dưới ${formatScore(to)}`;
    return [at + 1, band, n, shareOf(n, people)];
  });
  const notes = [`Lượt được tính của ${formatNumber(people)} người, tỷ lệ trên số người này.`];
  return { id, caption, columns, rows, total: null, notes };
}

/** The prizes that the rules promise. */
export function prizeTable(contests: readonly ContestFigures[]): ReportTable {
  const rows = contests
    .flatMap(({ title, prizes }) => prizes.map((prize) => ({ title, prize })))
    .map(({ title, prize }, at): Cell[] => [at + 1, title, prize]);
  const columns = [INDEX, words("contest", "Cuộc thi", 40), words("prize", "Giải theo thể lệ", 60)];
  return { id: "prizes", caption: "Cơ cấu giải thưởng theo thể lệ", columns, rows, total: null, notes: [] };
}

/** How each figure of the report is counted. */
export function definitionTable(used: ReadonlySet<IndicatorId>): ReportTable {
  const rows = INDICATOR_IDS.filter((id) => used.has(id)).map((id, at): Cell[] => {
    const { name, unit, formula, numerator, denominator, moment, source } = INDICATORS[id];
    return [at + 1, name, unit, `${formula}.`, numerator ? `${numerator} / ${denominator}` : "", moment, source];
  });
  const columns = [
    INDEX,
    words("name", "Chỉ tiêu", 22),
    words("unit", "Đơn vị tính", 9),
    words("formula", "Cách tính", 46),
    words("division", "Tử số / mẫu số", 24),
    words("moment", "Thời điểm", 26),
    words("source", "Nguồn", 22),
  ];
  return { id: "definitions", caption: "Định nghĩa chỉ tiêu", columns, rows, total: null, notes: [] };
}
