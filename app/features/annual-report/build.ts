/** Step three of a report: figures, sentences and tables put into the order of the official form. */
import { PILLAR_NAMES } from "#app/components/pillar-name.tsx";
import type { IndicatorId } from "#app/domain/indicators.ts";
import { formatDateColumn, formatNumber, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { contestTexts } from "./contest-wording.ts";
import type { DataPlan, ReportData } from "./data.server.ts";
import { figuresOf } from "./figures.ts";
import type { Annex, Block, ReportChart, ReportHead, ReportModel, ReportTable } from "./model.ts";
import { NARRATIVES_OF, type NarrativeId, readText, type Texts } from "./narrative.ts";
import { sectionsOf } from "./sections.ts";
import { contestTable, definitionTable, kindTable, lessonTable, prizeTable, scoreTable, unitTable } from "./tables.ts";
import { type AnnexName, draftTexts } from "./wording.ts";

export interface ModelInput {
  readonly data: ReportData;
  readonly plan: DataPlan;
  readonly head: ReportHead;
  /** What the officer wrote; what is not here follows the draft sentences. */
  readonly written: Partial<Texts>;
  readonly now: number;
}

export interface BuiltReport {
  readonly model: ReportModel;
  /** Every narrative as its box shows it. */
  readonly texts: Texts;
  /** Per narrative: names in braces that no figure has. */
  readonly unknown: Partial<Record<NarrativeId, readonly string[]>>;
  /** Per narrative: what is still to be filled in; "" for an empty one. */
  readonly open: Partial<Record<NarrativeId, readonly string[]>>;
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];

export function buildReport({ data, plan, head, written, now }: ModelInput): BuiltReport {
  const figures = figuresOf(data);
  const parts = tablesOf(data, plan.form);
  const annexName: AnnexName = (table) => {
    const found = parts.annexes.find(({ tables }) => tables.some((id) => id === table || id.endsWith(`.${table}`)));
    return found ? `phụ lục ${found.roman}` : "xem bảng";
  };
  const { form } = plan;
  const drafts = form === "contest" ? contestTexts(data, annexName) : draftTexts(data, annexName);
  const texts: Texts = { ...drafts, ...written };
  const unknown: BuiltReport["unknown"] = {};
  const open: BuiltReport["open"] = {};
  const paragraphs = {} as Record<NarrativeId, Block[]>;
  for (const id of NARRATIVES_OF[form]) {
    const read = readText(texts[id], figures);
    paragraphs[id] = read.paragraphs.map((paragraph) => ({ paragraph }));
    if (read.unknown.length > 0) unknown[id] = read.unknown;
    if (read.open.length > 0) open[id] = read.open;
    else if (read.paragraphs.length === 0) open[id] = [""];
  }
  const charts = chartsOf(data);
  const model: ReportModel = {
    schema: 1,
    ...(form !== "year" && { form }),
    unit: { id: data.unit.id, code: data.unit.code, name: data.unit.name },
    period: plan.period,
    cutAt: plan.cutAt,
    computedAt: now,
    pillars: [...plan.pillars],
    head,
    figures,
    sections: sectionsOf({ form, data, text: paragraphs, charts, tables: parts.tables }),
    tables: parts.tables,
    charts,
    annexes: parts.annexes,
    editions: data.contests.flatMap(({ id: contest, title, edition }) =>
      edition
        ? [
            {
              contest,
              title,
              id: edition.id,
              n: edition.n,
              kind: edition.kind,
              issuedAt: edition.issued_at,
              hash: edition.hash,
            },
          ]
        : [],
    ),
    live: data.contests.flatMap(({ id: contest, title, edition }) => (edition ? [] : [{ contest, title }])),
  };
  return { model, texts, unknown, open };
}

/** All tables, and which of them stand in which annex; an annex without a row is left out and the others move up. */
function tablesOf(
  { contests, lessons, unit }: ReportData,
  form: DataPlan["form"],
): { tables: ReportTable[]; annexes: Annex[] } {
  const of = (title: string) => (contests.length > 1 ? `: ${title}` : "");
  const leaf = { school: "lớp", branch: "chi đoàn" }[unit.role as string] ?? "trường";
  const kinds = contests.flatMap((contest, at) =>
    contest.schools.some(({ role }) => role === "school")
      ? [kindTable(`c${at + 1}.kinds`, `Kết quả theo loại trường${of(contest.title)}`, contest.schools, contest.own)]
      : [],
  );
  const scores = contests.flatMap(({ title, spread }, at) =>
    spread ? [scoreTable(`c${at + 1}.scores`, `Phân bố điểm${of(title)}`, spread)] : [],
  );
  const perContest = (
    key: "schools" | "areas" | "unions",
    id: string,
    head: { caption: string; nameHeader: string; withKind: boolean },
  ) =>
    contests.flatMap((contest, at) =>
      contest[key].length > 0
        ? [
            unitTable(
              { ...head, id: `c${at + 1}.${id}`, caption: `${head.caption}${of(contest.title)}` },
              contest[key],
              contest.own,
            ),
          ]
        : [],
    );
  const parts: { title: string; tables: ReportTable[] }[] = [
    {
      title: `Kết quả dự thi của các ${leaf}`,
      tables: perContest("schools", "units", {
        caption: `Kết quả dự thi theo ${leaf}`,
        nameHeader: `Tên ${leaf}`,
        withKind: leaf === "trường",
      }),
    },
    {
      title: "Kết quả dự thi theo xã, phường, đặc khu",
      tables: perContest("areas", "areas", {
        caption: "Kết quả dự thi theo xã, phường, đặc khu",
        nameHeader: "Tên xã, phường, đặc khu",
        withKind: false,
      }),
    },
    {
      title: "Kết quả dự thi theo đơn vị Đoàn",
      tables: perContest("unions", "unions", {
        caption: "Kết quả dự thi theo đơn vị Đoàn",
        nameHeader: "Tên đơn vị Đoàn",
        withKind: false,
      }),
    },
    { title: "Giải thưởng", tables: [prizeTable(contests)] },
    { title: "Bài học theo trụ cột", tables: form === "contest" ? [] : [lessonTable(lessons)] },
    { title: "Chi tiết các cuộc thi", tables: [contestTable(contests)] },
  ];
  const filled = parts
    .map(({ title, tables }) => ({ title, tables: tables.filter(({ rows }) => rows.length > 0) }))
    .filter(({ tables }) => tables.length > 0);
  const used = new Set<IndicatorId>(["schools", "accounts", "schools_joined_rate", "schools_zero"]);
  for (const { columns } of [...kinds, ...filled.flatMap(({ tables }) => tables)]) {
    for (const { indicator } of columns) if (indicator) used.add(indicator);
  }
  const all = [...filled, { title: "Định nghĩa chỉ tiêu", tables: [definitionTable(used)] }];
  return {
    tables: [...kinds, ...(form === "contest" ? scores : []), ...all.flatMap(({ tables }) => tables)],
    annexes: all.map(({ title, tables }, at) => ({ roman: ROMAN[at]!, title, tables: tables.map(({ id }) => id) })),
  };
}

function chartsOf({ contests, lessons }: ReportData): ReportChart[] {
  const pillars = lessons.filter(({ pillar, finishes }) => pillar !== null && finishes >= 0);
  const finishes = pillars.reduce((sum, line) => sum + line.finishes, 0);
  const ofLessons: ReportChart[] =
    finishes === 0
      ? []
      : [
          {
            id: "lessons",
            kind: "column",
            title: "Lượt học xong bài theo từng phần.",
            unit: "lượt",
            rows: pillars.map((line) => ({ label: PILLAR_NAMES[line.pillar!], value: line.finishes })),
          },
        ];
  const ofContests = contests.flatMap(({ title, days }, at): ReportChart[] => {
    if (days.length < 2) return [];
    let sum = 0;
    const rows = days.map(({ day, people }) => {
      sum += people;
      return { label: formatDateColumn(startOfLocalDay(day)).slice(0, 5), value: sum };
    });
    const which = contests.length > 1 ? ` “${title}”` : "";
    return [
      {
        id: `c${at + 1}.days`,
        kind: "line",
        title: `Người dự thi cộng dồn theo ngày${which}: đến ${rows.at(-1)!.label} có ${formatNumber(sum)} người, kể cả ngoài sĩ số.`,
        unit: "người",
        rows,
      },
    ];
  });
  return [...ofLessons, ...ofContests];
}
