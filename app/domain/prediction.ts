/** The prediction question: one whole number, kept as an event like any answer until the attempt is closed. */
import type { Answer } from "./answer.ts";
import type { Prediction } from "./contest.ts";
import { numberReadings, tidyShort } from "./short-answer.ts";

/** The question as it is put. */
export const PREDICTION_QUESTIONS: Readonly<Record<Prediction, string>> = {
  participants: "Có bao nhiêu người dự thi?",
  full: "Có bao nhiêu người đạt điểm tối đa?",
  attempts: "Có bao nhiêu lượt thi?",
};

/** What its events name in place of a question. */
export const PREDICTION = "prediction";

/** The number in plain digits, at most nine; empty = taken back; null = no whole number. "42.500", "42 500" are 42500. */
export function normalisePrediction(raw: unknown): Answer | null {
  if (!Array.isArray(raw) || raw.length > 1) return null;
  const [text = ""] = raw;
  if (typeof text !== "string" || text.length > 40) return null;
  if (tidyShort(text) === "") return [];
  const whole = numberReadings(text).find((number) => /^\d{1,9}$/.test(number));
  return whole === undefined ? null : [whole];
}

/** The prediction that an answer's events amount to; null where there is none. */
export function predictionOf(answer: Answer | undefined): number | null {
  const [digits] = answer ?? [];
  return digits === undefined ? null : Number(digits);
}
