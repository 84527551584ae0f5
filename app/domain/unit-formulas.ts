/**
 * How units are ranked: the collective formulas of domain.md A.4 that need no prizes, one declaration each. The thể lệ
 * prints `text`, boards show `value` first and sort by `order`; fractions are compared by cross multiplication, so that
 * nothing depends on rounding.
 */
import type { ContestRules, UnitFormula } from "./contest.ts";

/** Counts of people are of persons, once each; scores are thousandths of a point. */
export interface UnitFigures {
  readonly unit: string;
  /** People of the unit's roll who took part. */
  readonly people: number;
  /** People who took part without being on the roll of the contest's moment. */
  readonly outside: number;
  /** Size of the roll; null = no roll, shown as "–". */
  readonly roll: number | null;
  readonly turns: number;
  readonly fullMarks: number;
  /** Sum of the counted scores of those ranked here. */
  readonly scoreSum: number;
  /** People ranked here: their counted attempt was sat in this unit. */
  readonly ranked: number;
  /** Of those, who reached `topPercent` of full marks. */
  readonly top: number;
  /** Sum of the `bestOf` highest counted scores; what is missing is 0. */
  readonly bestSum: number;
}

/** The settings that formulas and boards of units depend on. */
export type UnitRule = Pick<ContestRules, "topPercent" | "bestOf" | "minRoll" | "sizeClasses">;

/** A unit with its rank points, which depend on the others of its board; 0 by any formula but C4. */
export type Pointed<U extends UnitFigures = UnitFigures> = U & { readonly points: number };

/** What a board of units can show of a unit. */
export const UNIT_VALUES = [
  "participants",
  "people",
  "outside",
  "roll",
  "rate",
  "turns",
  "fullMarks",
  "mean",
  "scoreSum",
  "top",
  "topShare",
  "points",
  "bestMean",
] as const;
export type UnitValue = (typeof UNIT_VALUES)[number];

export interface UnitFormulaDeclaration {
  readonly name: (rule: UnitRule) => string;
  /** The whole formula in plain words, with what decides between equals. */
  readonly text: (rule: UnitRule) => string;
  /** What the rank is made of, the first thing first; a board shows these before all other figures. */
  readonly values: readonly UnitValue[];
  /** Without a roll it has no value in any unit. */
  readonly needsRoll: boolean;
  /** Whether the unit has a value; one without stands last and takes no rank. */
  readonly has: (unit: UnitFigures) => boolean;
  /** Negative: the first is better; 0: equal rank. */
  readonly order: (a: Pointed, b: Pointed) => number;
  /** Whether the place of the day before can be told from the figures by day: not for the best scores of a unit. */
  readonly moves: boolean;
}

export const participants = ({ people, outside }: UnitFigures): number => people + outside;

/** Whether a unit has a rate: one without a roll, or with an empty one, has none. */
export function hasRate({ roll }: Pick<UnitFigures, "roll">): boolean {
  return roll !== null && roll > 0;
}

/** Greater fraction first; both denominators are above 0. */
const byFraction = (topA: number, bottomA: number, topB: number, bottomB: number) => topB * bottomA - topA * bottomB;

const byParticipants = (a: UnitFigures, b: UnitFigures) => participants(b) - participants(a);

/** Greater rate first; no rate is 0. */
function byRate(a: UnitFigures, b: UnitFigures): number {
  const [peopleA, rollA] = hasRate(a) ? [a.people, a.roll!] : [0, 1];
  const [peopleB, rollB] = hasRate(b) ? [b.people, b.roll!] : [0, 1];
  return byFraction(peopleA, rollA, peopleB, rollB);
}

const ALL = () => true;

export const UNIT_FORMULA: Readonly<Record<UnitFormula, UnitFormulaDeclaration>> = {
  C1: {
    name: () => "Số người dự thi",
    text: () =>
      "Xếp theo số người dự thi, mỗi người tính một lần, kể cả người ngoài sĩ số. Bằng nhau thì xét tỷ lệ người trong sĩ số đã dự thi.",
    values: ["participants", "rate"],
    needsRoll: false,
    has: ALL,
    order: (a, b) => byParticipants(a, b) || byRate(a, b),
    moves: true,
  },
  C2: {
    name: () => "Tỷ lệ dự thi",
    text: () =>
      "Xếp theo tỷ lệ người trong sĩ số đã dự thi. Người ngoài sĩ số không tính vào tỷ lệ. Bằng nhau thì xét số người dự thi. Đơn vị chưa có sĩ số đứng cuối, không có hạng.",
    values: ["rate", "participants"],
    needsRoll: true,
    has: hasRate,
    order: (a, b) => byRate(a, b) || byParticipants(a, b),
    moves: true,
  },
  C4: {
    name: () => "Điểm thứ hạng",
    text: () =>
      "Xét ba mặt: số người dự thi, tổng điểm, số lượt thi. Ở mỗi mặt, mười hạng đầu trong bảng được 10, 9, 8 … đến 1 điểm; bằng nhau thì được điểm như nhau, chưa có gì thì không được điểm. Xếp theo tổng điểm ba mặt. Bằng nhau thì xét số người dự thi.",
    values: ["points", "participants", "scoreSum", "turns"],
    needsRoll: false,
    has: ALL,
    order: (a, b) => b.points - a.points || byParticipants(a, b),
    moves: true,
  },
  C6: {
    name: () => "Tỷ lệ kết quả cao",
    text: ({ topPercent }) =>
      `Xếp theo tỷ lệ người đạt ${topPercent === 100 ? "điểm tối đa" : `từ ${topPercent}% điểm tối đa trở lên`} trên số người dự thi. Bằng nhau thì xét số người dự thi. Đơn vị chưa có ai dự thi đứng cuối, không có hạng.`,
    values: ["topShare", "top", "participants"],
    needsRoll: false,
    has: (unit) => participants(unit) > 0,
    order: (a, b) => byFraction(a.top, participants(a), b.top, participants(b)) || byParticipants(a, b),
    moves: true,
  },
  C7: {
    name: () => "Số người, rồi tổng điểm",
    text: () =>
      "Xếp theo số người dự thi. Bằng nhau thì xét tổng điểm: cộng kết quả được tính của từng người trong đơn vị.",
    values: ["participants", "scoreSum"],
    needsRoll: false,
    has: ALL,
    order: (a, b) => byParticipants(a, b) || b.scoreSum - a.scoreSum,
    moves: true,
  },
  BK: {
    name: ({ bestOf }) => (bestOf === 1 ? "Điểm cao nhất" : `Trung bình ${bestOf} điểm cao nhất`),
    text: ({ bestOf }) =>
      bestOf === 1
        ? "Xếp theo điểm cao nhất trong đơn vị. Bằng nhau thì xét số người dự thi."
        : `Cộng ${bestOf} điểm cao nhất của đơn vị, mỗi người một điểm, rồi chia cho ${bestOf}. Đơn vị có ít hơn ${bestOf} người thì chỗ thiếu tính 0 điểm. Bằng nhau thì xét số người dự thi.`,
    values: ["bestMean", "participants"],
    needsRoll: false,
    has: ALL,
    order: (a, b) => b.bestSum - a.bestSum || byParticipants(a, b),
    moves: false,
  },
};

/** Averages of fewer people than this are not shown: they would tell of single ones (product §8). */
export const FEWEST_FOR_AVERAGE = 5;

/** Whether sums and means of scores may be shown of the unit. */
export function showsScores(unit: UnitFigures): boolean {
  return participants(unit) >= FEWEST_FOR_AVERAGE;
}
