/** What each kind of question needs beside its prompt, and what it becomes: a body to show and a key to keep. */
import {
  type QuestionBody,
  type QuestionKey,
  type QuestionKind,
  STATEMENTS,
  TRUE_FALSE_OPTIONS,
} from "#app/domain/question.ts";
import { SHORT_LENGTH, tidyShort, vietnameseNumber } from "#app/domain/short-answer.ts";
import { fold } from "./fold.ts";
import { opaqueIds } from "./opaque-ids.server.ts";
import type { KindField, QuestionEntry } from "./schema.ts";

export interface Complaint {
  readonly field: KindField | "kind";
  readonly message: string;
}

const FIELDS: Readonly<Record<QuestionKind, readonly KindField[]>> = {
  single: ["options", "correct"],
  multiple: ["options", "correct"],
  truefalse: ["correct"],
  statements: ["statements"],
  short: ["answers", "compare", "unit"],
  ordering: ["order"],
  matching: ["pairs", "extra"],
};
const OPTIONAL: readonly KindField[] = ["unit", "extra"];
const ALL_FIELDS = [...new Set(Object.values(FIELDS).flat())];

const MOST_PARTS = 6;
const FEWEST_PARTS = 3;

/** What is wrong between kind, fields and key of a question whose fields are each in order. */
export function complaints(entry: QuestionEntry): Complaint[] {
  const own = FIELDS[entry.kind];
  const found: Complaint[] = [];
  for (const field of ALL_FIELDS) {
    if (entry[field] !== undefined && !own.includes(field)) {
      const message =
        entry.kind === "truefalse" && field === "options"
          ? "Câu đúng sai không ghi phương án."
          : `Câu loại “${entry.kind}” không có trường “${field}”.`;
      found.push({ field, message });
    }
    if (entry[field] === undefined && own.includes(field) && !OPTIONAL.includes(field)) {
      found.push({ field: "kind", message: `Câu loại “${entry.kind}” thiếu trường “${field}”.` });
    }
  }
  if (found.some(({ field }) => field === "kind")) return found;
  return [...found, ...COMPLAINTS[entry.kind](entry)];
}

const COMPLAINTS: Readonly<Record<QuestionKind, (entry: QuestionEntry) => Complaint[]>> = {
  single: choiceComplaints,
  multiple: choiceComplaints,
  truefalse: ({ correct }) =>
    typeof correct === "boolean" ? [] : [{ field: "correct", message: "Câu đúng sai ghi correct: true hoặc false." }],
  statements: statementComplaints,
  short: shortComplaints,
  ordering: orderComplaints,
  matching: pairComplaints,
};

const sameTwice = (texts: readonly string[]) => new Set(texts.map(fold)).size < texts.length;

function choiceComplaints({ kind, options = [], correct }: QuestionEntry): Complaint[] {
  const found: Complaint[] = [];
  const ids = options.map((option) => option.id);
  const key = Array.isArray(correct) ? [...new Set(correct)] : [];
  if (options.length < 3) found.push({ field: "options", message: "Câu hỏi cần ít nhất ba phương án." });
  if (new Set(ids).size < ids.length) found.push({ field: "options", message: "Hai phương án trùng mã." });
  if (sameTwice(options.map((option) => option.text)))
    found.push({ field: "options", message: "Hai phương án giống nhau." });
  for (const id of key.filter((id) => !ids.includes(id))) {
    found.push({ field: "correct", message: `Đáp án “${id}” không có trong các phương án.` });
  }
  if (kind === "single" && key.length !== 1) {
    found.push({ field: "correct", message: `Câu một lựa chọn cần đúng một đáp án, đang có ${key.length}.` });
  }
  if (kind === "multiple" && key.length < 2) {
    found.push({ field: "correct", message: `Câu nhiều lựa chọn cần từ hai đáp án, đang có ${key.length}.` });
  }
  if (kind === "multiple" && options.length > 0 && key.length >= options.length) {
    found.push({ field: "correct", message: "Câu nhiều lựa chọn cần ít nhất một phương án sai." });
  }
  return found;
}

function statementComplaints({ statements = [] }: QuestionEntry): Complaint[] {
  const found: Complaint[] = [];
  const complain = (message: string) => found.push({ field: "statements", message });
  if (statements.length !== STATEMENTS) complain(`Câu bốn ý cần đúng ${STATEMENTS} ý, đang có ${statements.length}.`);
  if (sameTwice(statements.map(({ text }) => text))) complain("Hai ý giống nhau.");
  if (new Set(statements.map(({ correct }) => correct)).size < 2) complain("Câu bốn ý cần có cả ý đúng và ý sai.");
  return found;
}

function shortComplaints({ answers = [], compare }: QuestionEntry): Complaint[] {
  const found: Complaint[] = [];
  const complain = (message: string) => found.push({ field: "answers", message });
  if (answers.length === 0) complain("Câu trả lời ngắn cần ít nhất một đáp án.");
  if (new Set(answers).size < answers.length) complain("Có đáp án ghi hai lần.");
  for (const answer of answers) {
    if (answer !== tidyShort(answer) || fold(answer) === "")
      complain(`Đáp án “${answer}” có khoảng trắng hoặc dấu thừa.`);
    if (answer.length > SHORT_LENGTH) complain(`Đáp án “${answer}” dài quá ${SHORT_LENGTH} ký tự.`);
  }
  if (compare === "number" && !answers.some((answer) => vietnameseNumber(answer) !== null)) {
    complain("Câu trả lời bằng số cần một đáp án là số, dạng 1234 hoặc 12,5.");
  }
  return found;
}

type Order = NonNullable<QuestionEntry["order"]>;

function orderComplaints({ order = [] }: QuestionEntry): Complaint[] {
  const found: Complaint[] = [];
  const complain = (message: string) => found.push({ field: "order", message });
  if (order.length < FEWEST_PARTS || order.length > MOST_PARTS) {
    complain(`Câu sắp xếp cần từ ${FEWEST_PARTS} đến ${MOST_PARTS} mục, đang có ${order.length}.`);
  }
  if (sameTwice(order.map(({ text }) => text))) complain("Hai mục giống nhau.");
  const told = order.filter(({ by }) => by !== undefined);
  if (told.length > 0 && told.length < order.length) complain("Ghi “by” cho mọi mục, hoặc không ghi mục nào.");
  if (told.length === order.length) found.push(...stepComplaints(order));
  return found;
}

/** Ties make two orders right; steps that turn round make none. */
function stepComplaints(order: Order): Complaint[] {
  const steps = order
    .slice(1)
    .map((item, at) => ({ before: order[at]!, item, sign: compareBy(order[at]!.by, item.by) }));
  const tie = steps.find(({ sign }) => sign === 0);
  if (tie) {
    const message = `“${tie.before.text}” và “${tie.item.text}” ngang nhau (${tie.before.by}, ${tie.item.by}): thứ tự nào cũng đúng.`;
    return [{ field: "order", message }];
  }
  return new Set(steps.map(({ sign }) => sign)).size > 1
    ? [{ field: "order", message: "Các mục không đi theo một chiều tăng hay giảm của “by”." }]
    : [];
}

/** -1, 0 or 1. A year and a month of it are a tie: who knows only the year cannot say which comes first. */
function compareBy(one: Order[number]["by"], other: Order[number]["by"]): number {
  if (typeof one === "number" && typeof other === "number") return Math.sign(one - other);
  const [a, b] = [String(one), String(other)];
  if (a.startsWith(b) || b.startsWith(a)) return 0;
  return a < b ? -1 : 1;
}

function pairComplaints({ pairs = [], extra = [] }: QuestionEntry): Complaint[] {
  const found: Complaint[] = [];
  const rights = new Set(pairs.map(({ right }) => right));
  if (pairs.length < FEWEST_PARTS || pairs.length > MOST_PARTS) {
    const message = `Câu nối cần từ ${FEWEST_PARTS} đến ${MOST_PARTS} cặp, đang có ${pairs.length}.`;
    found.push({ field: "pairs", message });
  }
  if (sameTwice(pairs.map(({ left }) => left))) found.push({ field: "pairs", message: "Hai vế trái giống nhau." });
  if (rights.size < 2) found.push({ field: "pairs", message: "Câu nối cần ít nhất hai vế phải khác nhau." });
  if (sameTwice([...rights])) found.push({ field: "pairs", message: "Hai vế phải chỉ khác nhau ở cách viết." });
  if (sameTwice([...rights, ...extra])) {
    found.push({ field: "extra", message: "Vế thừa trùng một vế phải hoặc một vế thừa khác." });
  }
  return found;
}

/** The body and key of a question without complaints. */
export function bodyAndKey(entry: QuestionEntry): { body: QuestionBody; answer: QuestionKey } {
  const { kind, prompt, options = [], correct } = entry;
  switch (kind) {
    case "single":
    case "multiple": {
      const right = Array.isArray(correct) ? [...new Set(correct)].sort() : [];
      return { body: { kind, prompt, options }, answer: { correct: right } };
    }
    case "truefalse":
      return { body: { kind, prompt, options: TRUE_FALSE_OPTIONS }, answer: { correct: [String(correct)] } };
    case "statements": {
      const lines = (entry.statements ?? []).map((line, at) => ({ ...line, id: "abcd"[at]! }));
      return {
        body: { kind, prompt, options: lines.map(({ id, text }) => ({ id, text })) },
        answer: { correct: lines.map((line) => `${line.id}:${line.correct}`) },
      };
    }
    case "short": {
      const short = { compare: entry.compare!, ...(entry.unit && { unit: entry.unit }) };
      return { body: { kind, prompt, options: [], short }, answer: { correct: entry.answers ?? [] } };
    }
    case "ordering": {
      const items = withIds(
        entry.key,
        (entry.order ?? []).map(({ text }) => text),
      );
      return { body: { kind, prompt, options: inIdOrder(items) }, answer: { correct: items.map(({ id }) => id) } };
    }
    case "matching":
      return matching(entry);
  }
}

function matching({ key, kind, prompt, pairs = [], extra = [] }: QuestionEntry) {
  const lefts = withIds(
    `${key}/trái`,
    pairs.map(({ left }) => left),
  );
  const targets = withIds(`${key}/phải`, [...new Set([...pairs.map(({ right }) => right), ...extra])]);
  const idOf = (right: string) => targets.find(({ text }) => text === right)!.id;
  const correct = pairs.map(({ right }, at) => `${lefts[at]!.id}=${idOf(right)}`).sort();
  return { body: { kind, prompt, options: inIdOrder(lefts), targets: inIdOrder(targets) }, answer: { correct } };
}

function withIds(question: string, texts: readonly string[]) {
  const ids = opaqueIds(question, texts);
  return texts.map((text, at) => ({ id: ids[at]!, text }));
}

/** As a body keeps them: in the order of ids, which says nothing. */
function inIdOrder<T extends { id: string }>(items: readonly T[]): T[] {
  return [...items].sort((one, other) => (one.id < other.id ? -1 : 1));
}
