/** What the attempt's page and script say of a question. */
import { type AnswerSpace, partsAnswered } from "#app/domain/answer.ts";
import type { QuestionKind, ShortForm } from "#app/domain/question.ts";
import { SHORT_LENGTH } from "#app/domain/short-answer.ts";
import type { PaperQuestion } from "./view.server.ts";

/** What has to be done, in the badge above the question. */
export const KIND_WORDS: Readonly<Record<QuestionKind, string>> = {
  single: "Chọn một đáp án",
  multiple: "Chọn mọi đáp án đúng",
  truefalse: "Đúng hay sai",
  statements: "Từng ý đúng hay sai",
  short: "Viết câu trả lời",
  ordering: "Sắp xếp",
  matching: "Nối cặp",
};

/** How a short answer is compared, told before writing one. */
export function shortHint({ compare }: ShortForm): string {
  switch (compare) {
    case "number":
      return "Viết một số, ví dụ 12 hoặc 12,5.";
    case "exact":
      return "Viết đúng dấu tiếng Việt. Chữ hoa, chữ thường như nhau.";
    case "unmarked":
      return "Có dấu hay không dấu đều được. Chữ hoa, chữ thường như nhau.";
  }
}

/** The state under a question on the page as it comes: the script goes on from there. */
export function stateWords(question: PaperQuestion): string {
  if (question.chosen.length === 0) return "Chưa trả lời";
  const parts = partsAnswered(spaceOf(question), question.chosen);
  return parts && parts.done < parts.of ? `Đã lưu ${parts.done}/${parts.of} ý` : "Đã lưu";
}

/** What fits as an answer to a question of the page. */
export function spaceOf({ kind, options, targets }: PaperQuestion): AnswerSpace {
  return { kind, options: options.map(({ id }) => id), targets: targets.map(({ id }) => id) };
}

/** Why an answer of a form was not saved, beside its question. */
export function mendWords(code: string): string {
  switch (code) {
    case "two_values":
    case "repeated_option":
      return "Hai mục đang cùng một số thứ tự. Ghi cho mỗi mục một số khác nhau.";
    case "too_long":
      return `Câu trả lời dài quá ${SHORT_LENGTH} ký tự. Viết ngắn lại.`;
    case "not_a_number":
      return "Dự đoán phải là một số, ví dụ 42.500. Sửa lại, hoặc xoá đi nếu không dự đoán.";
    default:
      return "Câu này chưa lưu được. Trả lời lại rồi bấm Lưu.";
  }
}
