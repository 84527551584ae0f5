import { contentHash } from "./hash.server.ts";
import { bodyAndKey, complaints } from "./question-kinds.server.ts";
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

function toBankQuestion(entry: QuestionEntry): BankQuestion {
  const { key, pillar, levels, difficulty, tags, explanation, facts, asOf, reviewBy } = entry;
  const rest = { key, pillar, levels, difficulty, tags, explanation, facts, asOf, reviewBy };
  const question = { ...rest, ...bodyAndKey(entry) };
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
