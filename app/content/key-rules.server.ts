/** Rules of the craft that a question can break although all its fields are in order: more than one answer holds. */
import type { QuestionOption } from "#app/domain/question.ts";
import { numberReadings } from "#app/domain/short-answer.ts";
import { fold } from "./fold.ts";
import type { QuestionItem } from "./question-file.server.ts";
import type { BankQuestion, Problem } from "./types.ts";

const ALL_OF_THEM = /^(tất cả|cả (hai|ba|bốn|các)|mọi) .*(trên|đúng)$/iu;
const NONE_OF_THEM = /^không (có )?(ý|câu|phương án|đáp án|điều) nào/iu;
/** Letters belong to places, and places are shuffled. */
const BY_LETTER = /(?<![\p{L}\p{N}])[A-E] (và|hoặc|,) ?[A-E](?![\p{L}\p{N}])/u;

/** What is wrong with the key of a question that reads well field by field. */
export function keyProblems(item: QuestionItem): Problem[] {
  const { question, file, line } = item;
  if (!question) return [];
  return messagesOf(question).map((message) => ({ file, line, message }));
}

function messagesOf({ body, answer }: BankQuestion): string[] {
  switch (body.kind) {
    case "single":
      return [...namedByLetter(body.options), ...notLast(body.options), ...bothTrue(body.options)];
    case "multiple":
      return [
        ...namedByLetter(body.options),
        ...body.options
          .filter(speaksOfAll)
          .map(({ text }) => `“${text}” không dùng trong câu nhiều lựa chọn: chọn nó là chọn cả các ý khác.`),
      ];
    case "short":
      return answer.correct
        .filter((accepted) => holdsWords(body.prompt, accepted))
        .map((accepted) => `Lời dẫn đã chứa đáp án “${accepted}”.`);
    case "matching":
      return answer.correct.flatMap((pair) => {
        const [left, right] = pair.split("=");
        const from = body.options.find(({ id }) => id === left)?.text ?? "";
        const to = body.targets?.find(({ id }) => id === right)?.text ?? "";
        return holdsWords(from, to) ? [`Vế “${from}” đã nói ra vế “${to}”.`] : [];
      });
    default:
      return [];
  }
}

const speaksOfAll = ({ text }: QuestionOption) => ALL_OF_THEM.test(text) || NONE_OF_THEM.test(text);

function namedByLetter(options: readonly QuestionOption[]): string[] {
  return options
    .filter(({ text }) => BY_LETTER.test(text))
    .map(({ text }) => `“${text}” gọi phương án bằng chữ cái, mà thứ tự được xáo trộn.`);
}

/** An option that speaks of the others must stand last for everybody. */
function notLast(options: readonly QuestionOption[]): string[] {
  return options
    .filter((option, at) => speaksOfAll(option) && !(option.fixed && at === options.length - 1))
    .map(({ text }) => `“${text}” cần đứng cuối và ghi fixed: true.`);
}

/** Two options of which the second only says the first more fully, or the same number: both would be right. */
function bothTrue(options: readonly QuestionOption[]): string[] {
  return options.flatMap((one, at) =>
    options
      .slice(at + 1)
      .filter((other) => sameThing(one.text, other.text))
      .map((other) => `“${one.text}” và “${other.text}” có thể cùng đúng.`),
  );
}

function sameThing(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => fold(text.replace(/\([^)]*\)/g, " ")));
  if (a !== "" && a === b) return true;
  return numberReadings(one).some((number) => numberReadings(other).includes(number));
}

function holdsWords(text: string, words: string): boolean {
  return ` ${fold(text)} `.includes(` ${fold(words)} `);
}
