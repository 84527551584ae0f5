/** Step two of a report: the figures that sentences may name. */
import { PILLAR_NAMES } from "#app/components/pillar-name.tsx";
import { INDICATORS, type IndicatorId, shareOf } from "#app/domain/indicators.ts";
import type { ContestFigures, LessonFigures, ReportData } from "./data.server.ts";
import { meanOverParts } from "./means.ts";
import type { Figure } from "./model.ts";

export type Figures = Record<string, Figure>;

/** Key of a figure of the contest at this place (from 0): "c1.people". */
export const contestKey = (at: number, indicator: IndicatorId) => `c${at + 1}.${indicator}`;
/** Key of a figure of lessons: "l.all.sessions", "l.economy.sessions". */
export const lessonKey = (pillar: LessonFigures["pillar"], indicator: IndicatorId) =>
  `l.${pillar ?? "all"}.${indicator}`;

interface Value {
  readonly value: number | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
}

function figureOf(indicator: IndicatorId, of: Value, more: { of?: string; table: string | null }): Figure {
  const { name, kind } = INDICATORS[indicator];
  return {
    indicator,
    kind,
    name: more.of ? `${name}, ${more.of}` : name,
    value: of.value,
    numerator: of.numerator ?? null,
    denominator: of.denominator ?? null,
    table: more.table,
  };
}

const share = (numerator: number | null, denominator: number | null): Value => ({
  value: shareOf(numerator, denominator),
  numerator,
  denominator,
});

/** Every figure by its key. With several contests each figure of a contest says which: "Người dự thi, cuộc thi 2". */
export function figuresOf(data: ReportData): Figures {
  const figures: Figures = { "u.schools": figureOf("schools", { value: data.schools }, { table: null }) };
  data.contests.forEach((contest, at) => {
    const of = data.contests.length > 1 ? `cuộc thi ${at + 1}` : undefined;
    for (const [id, value] of Object.entries(contestValues(contest)) as [IndicatorId, Value][]) {
      figures[contestKey(at, id)] = figureOf(id, value, { of, table: tableBehind(id, at) });
    }
  });
  for (const line of data.lessons) {
    const of = line.pillar ? PILLAR_NAMES[line.pillar] : undefined;
    for (const [id, value] of Object.entries(lessonValues(line)) as [IndicatorId, Value][]) {
      figures[lessonKey(line.pillar, id)] = figureOf(id, value, { of, table: "lessons" });
    }
  }
  return figures;
}

function tableBehind(id: IndicatorId, at: number): string | null {
  if (id === "accounts") return null;
  return `c${at + 1}.units`;
}

function contestValues({ own, accounts, schools }: ContestFigures): Partial<Record<IndicatorId, Value>> {
  const joined = schools.filter(({ turns }) => turns > 0).length;
  const areSchools = schools.some(({ role }) => role === "school");
  return {
    roll: { value: own.roll },
    people: { value: own.people },
    outside: { value: own.outside },
    turns: { value: own.turns },
    rate: share(own.people, own.roll),
    accounts: { value: accounts },
    full_marks: { value: own.fullMarks },
    mean: meanValue(own, schools),
    ...(areSchools && {
      schools_joined: { value: joined },
      schools_zero: { value: schools.length - joined },
      schools_joined_rate: share(joined, schools.length),
    }),
  };
}

function meanValue(own: ContestFigures["own"], parts: ContestFigures["schools"]): Value {
  const value = meanOverParts(own, parts);
  return { value, numerator: value === null ? null : own.scoreSum / 1_000, denominator: own.ranked };
}

function lessonValues(line: LessonFigures): Partial<Record<IndicatorId, Value>> {
  return {
    lessons: { value: line.lessons },
    sessions: { value: line.sessions },
    classes_taught: { value: line.classes },
    schools_taught: { value: line.schools },
    present: { value: line.present },
    begun: { value: line.begun },
    finished: { value: line.finished },
    finishes: { value: line.finishes },
  };
}
