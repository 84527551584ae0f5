import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DirectoryContent } from "./directory.server.ts";
import { fold } from "./fold.ts";
import type { LessonFile } from "./lesson.server.ts";
import type { QuestionItem } from "./question-file.server.ts";
import { wordingProblems } from "./text-rules.ts";
import type { Fact, Problem } from "./types.ts";

const DISCUSSION = "Hỏi thêm";
const LEAST_CHECKS = 4;

type Facts = ReadonlyMap<string, Fact>;

function factMessage(facts: Facts, id: string, graded: boolean): string | null {
  const level = facts.get(id)?.level;
  if (!level) return `Không có dữ kiện “${id}” trong bảng dữ kiện.`;
  if (level === "unverified") return `Dữ kiện “${id}” chưa xác minh, không dùng được.`;
  if (level === "known" && graded) return `Dữ kiện “${id}” chưa có nguồn chắc (known), không dùng cho câu chấm điểm.`;
  return null;
}

/** A lesson as a teacher needs it: facts that hold, a drawing, enough questions, something to talk about. */
export function lessonProblems(item: LessonFile, facts: Facts): Problem[] {
  const { file } = item;
  const seen = new Set<string>();
  const problems = item.factMarks.flatMap(({ id, line }) => {
    const message = seen.has(`${id}:${line}`) ? null : factMessage(facts, id, false);
    seen.add(`${id}:${line}`);
    return message ? [{ file, line, message }] : [];
  });
  if (!item.lesson) return problems;
  const { checks, sections } = item.lesson;
  const add = (message: string) => problems.push({ file, line: 1, message });
  if (item.figures === 0) add("Bài chưa có hình (::figure).");
  if (checks.length < LEAST_CHECKS)
    add(`Bài cần ít nhất ${LEAST_CHECKS} câu hỏi (:::check), đang có ${checks.length}.`);
  if (!sections.some((section) => section.title === DISCUSSION)) add(`Bài thiếu mục “## ${DISCUSSION}”.`);
  return problems;
}

/** A graded question rests on verified facts only. */
export function questionProblems(item: QuestionItem, facts: Facts): Problem[] {
  return (item.question?.facts ?? []).flatMap((id) => {
    const message = factMessage(facts, id, true);
    return message ? [{ file: item.file, line: item.factLine, message }] : [];
  });
}

function repeats<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  problem: (item: T, first: T) => Problem,
): Problem[] {
  const first = new Map<string, T>();
  return items.flatMap((item) => {
    const key = keyOf(item);
    const before = first.get(key);
    if (key === "") return [];
    if (!before) first.set(key, item);
    return before ? [problem(item, before)] : [];
  });
}

/** Ids used twice inside one directory. Across directories the same id is an overlay and meant. */
export function duplicateIds({ facts, lessons, questions }: DirectoryContent): Problem[] {
  return [
    ...repeats(
      facts,
      ({ fact }) => fact.id,
      ({ file, fact, line }) => ({ file, line, message: `Mã dữ kiện “${fact.id}” đã dùng ở dòng trước.` }),
    ),
    ...repeats(
      lessons,
      (lesson) => lesson.id,
      (lesson, before) => ({ file: lesson.file, line: 1, message: `Mã bài “${lesson.id}” đã dùng ở ${before.file}.` }),
    ),
    ...repeats(
      questions,
      (item) => item.key,
      (item, before) => ({
        file: item.file,
        line: item.line,
        message: `Mã câu hỏi “${item.key}” đã dùng ở ${before.file}, dòng ${before.line}.`,
      }),
    ),
  ];
}

/** Two questions that ask the same in the same words, case and tone marks aside. */
export function duplicatePrompts(items: readonly QuestionItem[]): Problem[] {
  return repeats(
    items,
    (item) => fold(item.question?.body.prompt ?? ""),
    (item, before) => ({
      file: item.file,
      line: item.line,
      message: `Câu hỏi trùng lời với “${before.key}” (${before.file}, dòng ${before.line}).`,
    }),
  );
}

/** Runs the rules of wording over every line of lessons, drawings and banks. Facts keep the words of their table. */
export function wordingOf(root: string): Problem[] {
  return ["modules", "questions"].flatMap((folder) =>
    filesBelow(join(root, folder))
      .filter((file) => /\.(md|yaml|svg)$/.test(file))
      .flatMap((file) =>
        readFileSync(file, "utf8")
          .split("\n")
          .flatMap((text, index) => wordingProblems(text).map((message) => ({ file, line: index + 1, message }))),
      ),
  );
}

function filesBelow(dir: string): string[] {
  try {
    return readdirSync(dir, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}
