/** The part of the results step that chooses the order of ranking. */
import { RANKING_KEYS, type RankingKey } from "#app/domain/contest.ts";
import type { RankingFault } from "#app/domain/ranking-rules.ts";
import { PRESET_ORDERS, PRESETS } from "#app/domain/ranking-words.ts";
import type { DraftRanking } from "./draft.ts";
import type { FormReader } from "./form-reader.ts";

export const RANKING_CHOICES = [...PRESETS, "own"] as const;

/** Orders over the sums of all rounds that a form offers; a sum has no prediction. */
export const OVERALL_ORDERS = {
  attempts: ["score", "duration", "attempts"],
  submitted: ["score", "duration", "submitted"],
  fewest: ["score", "attempts", "duration"],
} as const satisfies Record<string, readonly RankingKey[]>;
export type OverallOrder = keyof typeof OVERALL_ORDERS;
const ORDER_NAMES = Object.keys(OVERALL_ORDERS) as OverallOrder[];

/** The offered order that this is; null for one that is not offered. */
export function overallOrderOf(overall: readonly RankingKey[]): OverallOrder | null {
  return ORDER_NAMES.find((name) => OVERALL_ORDERS[name].join() === overall.join()) ?? null;
}

/** Where and how each fault is told. */
export const RANKING_FAULT_WORDS: Record<RankingFault, { field: string; text: string }> = {
  no_keys: { field: "key0", text: "Chọn ít nhất một bước xếp hạng." },
  no_question: {
    field: "prediction",
    text: "Cách xếp hạng có bước “Câu dự đoán” mà chưa chọn thí sinh đoán gì.",
  },
  full_of_sum: {
    field: "order",
    text: "Chỉ xếp hạng người đạt điểm tối đa thì không cộng điểm các lượt được: chọn cách tính lượt khác, hoặc bỏ điều kiện này.",
  },
  only_score: {
    field: "order",
    text: "Chỉ xếp hạng người đạt điểm tối đa mà chỉ xét điểm thì mọi người cùng hạng nhất: thêm một bước xếp hạng.",
  },
  sum_of_predictions: {
    field: "order",
    text: "Cộng điểm các lượt thì không xét được câu dự đoán, vì mỗi lượt đoán một số: chọn cách tính lượt khác, hoặc bỏ bước “Câu dự đoán”.",
  },
  overall_prediction: {
    field: "overall",
    text: "Hạng chung cuộc không xét được câu dự đoán, vì mỗi vòng có một số thực tế.",
  },
  advance_waits: {
    field: "order",
    text: "Có vòng chỉ lấy người đứng đầu vòng trước, mà cách xếp hạng có bước “Câu dự đoán” chỉ cho hạng sau khi chốt bảng: bỏ bước này, hoặc cho mọi người vào vòng sau.",
  },
};

/** A locked order, or one that the form does not name, stays as it is. */
export function readRanking(form: FormReader, kept: DraftRanking, locked: boolean): DraftRanking {
  if (locked || !form.has("order")) return kept;
  const order = form.choice("order", RANKING_CHOICES, "Chọn cách xếp hạng.");
  const overall = ORDER_NAMES.find((name) => name === form.raw("overall"));
  const rest = { overall: overall ? [...OVERALL_ORDERS[overall]] : kept.overall };
  if (order !== "own") {
    const { ranking, onlyFull } = PRESET_ORDERS[order];
    return { ranking: [...ranking], onlyFull, ...rest };
  }
  const ranking: RankingKey[] = [];
  for (const at of RANKING_KEYS.keys()) {
    const key = RANKING_KEYS.find((each) => each === form.raw(`key${at}`));
    if (key === undefined) continue;
    if (ranking.includes(key)) form.complain(`key${at}`, "Bước này trùng với một bước ở trên.");
    else ranking.push(key);
  }
  if (ranking.length === 0) form.complain("key0", RANKING_FAULT_WORDS.no_keys.text);
  return { ranking, onlyFull: form.ticked("onlyFull"), ...rest };
}
