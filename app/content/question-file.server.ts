import { type QuestionBody, TRUE_FALSE_OPTIONS } from "#app/domain/question.ts";
import { fold } from "./fold.ts";
import { contentHash } from "./hash.server.ts";
import { bankFileSchema, type QuestionEntry, questionSchema } from "./schema.ts";
import type { BankQuestion, Problem } from "./types.ts";
import { readYaml, validate } from "./yaml-source.server.ts";

/** One question of a bank file as read; `question` is null when something is wrong with it. */
export interface QuestionItem {
  readonly file: string;
  readonly key: string;
  readonly line: number;
  readonly factLine: number;
  readonly question: BankQuestion | null;
}

interface Complaint {
  readonly field: "options" | "correct";
  readonly message: string;
}

/** What is wrong between kind, options and key of a question whose fields are each in order. */
function complaints({ kind, options, correct }: QuestionEntry): Complaint[] {
  if (kind === "truefalse") {
    const found: Complaint[] = [];
    if (options.length > 0) found.push({ field: "options", message: "Câu đúng sai không ghi phương án." });
    if (typeof correct !== "boolean")
      found.push({ field: "correct", message: "Câu đúng sai ghi correct: true hoặc false." });
    return found;
  }
  const found: Complaint[] = [];
  const ids = options.map((option) => option.id);
  const key = Array.isArray(correct) ? [...new Set(correct)] : [];
  if (options.length < 3) found.push({ field: "options", message: "Câu hỏi cần ít nhất ba phương án." });
  if (new Set(ids).size < ids.length) found.push({ field: "options", message: "Hai phương án trùng mã." });
  if (new Set(options.map((option) => fold(option.text))).size < options.length) {
    found.push({ field: "options", message: "Hai phương án giống nhau." });
  }
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

function toBankQuestion({ kind, prompt, options, correct, ...rest }: QuestionEntry): BankQuestion {
  const body: QuestionBody = { kind, prompt, options: kind === "truefalse" ? TRUE_FALSE_OPTIONS : options };
  const answer = { correct: Array.isArray(correct) ? [...new Set(correct)].sort() : [String(correct)] };
  const question = { ...rest, body, answer };
  return { ...question, hash: contentHash(question) };
}

/** Reads a bank file. A question with a problem does not keep the others from being read. */
export function readQuestionFile(file: string, text: string): { items: QuestionItem[]; problems: Problem[] } {
  const source = readYaml(file, text.replace(/\r\n/g, "\n"));
  if (source.problems.length > 0) return { items: [], problems: [...source.problems] };
  const { value: bank, problems } = validate(source, source.data, bankFileSchema);
  if (!bank) return { items: [], problems };
  const items = bank.questions.map((raw, index): QuestionItem => {
    const at = ["questions", index];
    const read = validate(source, { ...bank.defaults, ...raw }, questionSchema, at);
    problems.push(...read.problems);
    const found = read.value ? complaints(read.value) : [];
    for (const { field, message } of found) problems.push({ file, line: source.lineOf([...at, field]), message });
    return {
      file,
      key: String(raw.key ?? ""),
      line: source.lineOf(at),
      factLine: source.lineOf([...at, "facts"]),
      question: read.value && found.length === 0 ? toBankQuestion(read.value) : null,
    };
  });
  return { items, problems };
}
