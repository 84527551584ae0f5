/** The review of one question after release: what was answered, what is right, what it earned, as rows to show. */
import type { Answer } from "#app/domain/answer.ts";
import type { PaperItem } from "#app/domain/attempt.ts";
import type { QuestionBody, QuestionKey } from "#app/domain/question.ts";
import { isAcceptedShort } from "#app/domain/short-answer.ts";

/** One row: a sign in its box, its words, whether it is right or wrong, and what is said of it. */
export interface ReviewRow {
  readonly sign: string;
  readonly text: string;
  readonly tone: "right" | "wrong" | null;
  readonly say: string | null;
}

export interface ReviewedQuestion {
  readonly prompt: string;
  readonly rows: readonly ReviewRow[];
  readonly explanation: string;
  /** Thousandths of a point; null where the attempt has no grade. */
  readonly points: number | null;
  readonly weight: number;
  /** What was put right about the question after the contest. */
  readonly corrected: "key" | "void" | null;
}

interface Answered {
  readonly item: PaperItem;
  readonly body: QuestionBody;
  readonly key: QuestionKey;
  readonly answer: Answer;
}

const VERDICT_WORDS: Readonly<Record<string, string>> = { true: "Đúng", false: "Sai" };

export function reviewRows(answered: Answered): ReviewRow[] {
  switch (answered.item.kind) {
    case "statements":
      return statementRows(answered);
    case "ordering":
      return orderRows(answered);
    case "matching":
      return pairRows(answered);
    case "short":
      return shortRows(answered);
    default:
      return choiceRows(answered);
  }
}

const textsOf = (options: QuestionBody["options"] = []) => new Map(options.map(({ id, text }) => [id, text]));

function choiceRows({ item, body, key, answer }: Answered): ReviewRow[] {
  const texts = textsOf(body.options);
  return item.options.map((id, place) => {
    const [right, chosen] = [key.correct.includes(id), answer.includes(id)];
    return {
      sign: String.fromCharCode(65 + place),
      text: texts.get(id) ?? "",
      tone: right ? "right" : chosen ? "wrong" : null,
      say: right ? (chosen ? "Đáp án đúng, bạn chọn" : "Đáp án đúng") : chosen ? "Bạn chọn" : null,
    };
  });
}

/** What stands after the sign of a pair with this left side. */
function partner(pairs: readonly string[], left: string, sign: string): string | null {
  const pair = pairs.find((one) => one.startsWith(`${left}${sign}`));
  return pair === undefined ? null : pair.slice(left.length + 1);
}

function statementRows({ item, body, key, answer }: Answered): ReviewRow[] {
  const texts = textsOf(body.options);
  return item.options.map((id, place) => {
    const [right, chosen] = [partner(key.correct, id, ":") ?? "", partner(answer, id, ":")];
    const said = chosen === null ? "bạn để trống" : `bạn chọn ${VERDICT_WORDS[chosen]}`;
    return {
      sign: String.fromCharCode(97 + place),
      text: texts.get(id) ?? "",
      tone: chosen === right ? "right" : "wrong",
      say: `Đáp án đúng: ${VERDICT_WORDS[right]}, ${said}`,
    };
  });
}

/** In the right order, with the place that was given to each. */
function orderRows({ body, key, answer }: Answered): ReviewRow[] {
  const texts = textsOf(body.options);
  return key.correct.map((id, place) => {
    const given = answer.indexOf(id);
    return {
      sign: String(place + 1),
      text: texts.get(id) ?? "",
      tone: given === place ? "right" : "wrong",
      say:
        given === place
          ? "Bạn xếp đúng chỗ"
          : `Đáp án đúng: thứ ${place + 1}, ${given < 0 ? "bạn chưa xếp" : `bạn xếp thứ ${given + 1}`}`,
    };
  });
}

function pairRows({ item, body, key, answer }: Answered): ReviewRow[] {
  const [lefts, targets] = [textsOf(body.options), textsOf(body.targets)];
  return item.options.map((left, place) => {
    const [right, chosen] = [partner(key.correct, left, "="), partner(answer, left, "=")];
    const said = chosen === null ? "Bạn chưa nối." : `Bạn nối với: ${targets.get(chosen) ?? ""}.`;
    const partnerText = targets.get(right ?? "") ?? "";
    return {
      sign: String(place + 1),
      text: lefts.get(left) ?? "",
      tone: chosen === right ? "right" : "wrong",
      say: chosen === right ? `Bạn nối đúng: ${partnerText}` : `Đáp án đúng: ${partnerText}. ${said}`,
    };
  });
}

function shortRows({ item, key, answer: [written] }: Answered): ReviewRow[] {
  const { compare, unit } = item.short ?? { compare: "unmarked" };
  const right = written !== undefined && isAcceptedShort(written, key.correct, { compare, unit });
  const solution: ReviewRow = {
    sign: "✓",
    text: `${key.correct[0] ?? ""}${unit ? ` ${unit}`.replace(" %", "%") : ""}`,
    tone: "right",
    say: "Đáp án đúng",
  };
  if (written === undefined) return [solution];
  const own: ReviewRow = right
    ? { sign: "✓", text: written, tone: "right", say: "Đáp án đúng, bạn viết" }
    : { sign: "✗", text: written, tone: "wrong", say: "Bạn viết" };
  return right ? [own] : [own, solution];
}
