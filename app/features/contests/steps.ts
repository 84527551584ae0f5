/** The steps in which a contest is made, in their order. */
import { paths } from "#app/paths.ts";

export const STEPS = ["name", "audience", "rounds", "questions", "results", "review"] as const;
export type StepId = (typeof STEPS)[number];

export const STEP_LABELS: Record<StepId, string> = {
  name: "Tên và văn bản",
  audience: "Đối tượng",
  rounds: "Vòng và giờ",
  questions: "Câu hỏi và lượt",
  results: "Kết quả và giải",
  review: "Kiểm tra",
};

export const stepHref: Record<StepId, (contest: string) => string> = {
  name: paths.draftName,
  audience: paths.draftAudience,
  rounds: paths.draftRounds,
  questions: paths.draftQuestions,
  results: paths.draftResults,
  review: paths.draftReview,
};

export function stepAfter(step: StepId): StepId {
  return STEPS[STEPS.indexOf(step) + 1] ?? "review";
}
