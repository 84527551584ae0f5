/** The order of ranking in plain Vietnamese: what the thể lệ, the form and the page that explains a rank say. */
import {
  type ContestRules,
  RANKING_R1,
  RANKING_R1_PREDICTION,
  RANKING_R2,
  RANKING_R3,
  type RankingKey,
} from "./contest.ts";

/** What a key looks at. */
export const KEY_NAMES: Record<RankingKey, string> = {
  score: "Điểm",
  duration: "Thời gian làm bài",
  prediction: "Câu dự đoán",
  submitted: "Lúc nộp bài",
  started: "Lúc vào thi",
  fullRuns: "Số lượt đạt điểm tối đa",
  attempts: "Số lượt thi",
};

const CLAUSES: Record<RankingKey, string> = {
  score: "điểm cao hơn đứng trước",
  duration: "thời gian làm bài ngắn hơn đứng trước",
  prediction:
    "dự đoán gần số thực tế hơn đứng trước, đoán thừa hay thiếu như nhau; người không dự đoán đứng sau mọi người có dự đoán",
  submitted: "người nộp bài sớm hơn đứng trước",
  started: "người vào thi sớm hơn đứng trước",
  fullRuns: "người có nhiều lượt đạt điểm tối đa hơn đứng trước",
  attempts: "người có ít lượt thi hơn đứng trước",
};

/** The same over sums of attempts or rounds. */
const SUM_CLAUSES: Partial<Record<RankingKey, string>> = {
  score: "tổng điểm cao hơn đứng trước",
  duration: "tổng thời gian làm bài ngắn hơn đứng trước",
  submitted: "người nộp bài cuối cùng sớm hơn đứng trước",
  started: "người vào thi lần đầu sớm hơn đứng trước",
};

export interface KeyOrder {
  readonly ranking: readonly RankingKey[];
  /** Whether the figures are sums. */
  readonly sums: boolean;
}

/** One sentence for each key, in the order in which they decide. */
export function rankingSentences({ ranking, sums }: KeyOrder): string[] {
  return ranking.map((key, at) => {
    const clause = (sums ? SUM_CLAUSES[key] : undefined) ?? CLAUSES[key];
    if (at === 0) return `${clause[0]!.toUpperCase()}${clause.slice(1)}.`;
    const before = at > 1 ? "Vẫn bằng nhau thì" : ranking[0] === "score" ? "Bằng điểm thì" : "Bằng nhau thì";
    return `${before} ${clause}.`;
  });
}

/** Everything the thể lệ says of ranks in one round: who takes one, by what, and when. */
export function roundRankingSentences(rules: Pick<ContestRules, "ranking" | "counted" | "onlyFull">): string[] {
  return [
    ...(rules.onlyFull
      ? ["Chỉ xếp hạng những người đạt điểm tối đa; người khác vẫn được tính vào số người dự thi của đơn vị."]
      : []),
    ...rankingSentences({ ranking: rules.ranking, sums: rules.counted === "sum" }),
    "Bằng nhau ở mọi bước thì cùng hạng: 1, 2, 2, 4.",
    ...(rules.ranking.includes("prediction")
      ? ["Hạng có khi ban tổ chức chốt số thực tế của câu dự đoán. Trước lúc đó bảng chỉ có điểm."]
      : []),
  ];
}

export const PRESETS = ["R1", "R1P", "R2", "R3"] as const;
export type Preset = (typeof PRESETS)[number];

/** The usual orders. */
export const PRESET_ORDERS: Record<Preset, { name: string; ranking: readonly RankingKey[]; onlyFull: boolean }> = {
  R1: { name: "Nhanh và đúng", ranking: RANKING_R1, onlyFull: false },
  R1P: { name: "Nhanh và đúng, có câu dự đoán", ranking: RANKING_R1_PREDICTION, onlyFull: false },
  R2: { name: "Dự đoán", ranking: RANKING_R2, onlyFull: true },
  R3: { name: "Tổng điểm", ranking: RANKING_R3, onlyFull: false },
};

/** The preset that rules follow; null for an order of their own. */
export function presetOf({ ranking, onlyFull }: Pick<ContestRules, "ranking" | "onlyFull">): Preset | null {
  const same = (preset: Preset) =>
    PRESET_ORDERS[preset].onlyFull === onlyFull && PRESET_ORDERS[preset].ranking.join() === ranking.join();
  return PRESETS.find(same) ?? null;
}
