import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CountryFile } from "./country.server.ts";
import type { DirectoryContent } from "./directory.server.ts";
import { fold } from "./fold.ts";
import type { FactMark } from "./head.server.ts";
import type { LessonFile } from "./lesson.server.ts";
import type { QuestionItem } from "./question-file.server.ts";
import { wordingProblems } from "./text-rules.ts";
import type { TimelineFile } from "./timeline.server.ts";
import type { Fact, Problem } from "./types.ts";

const DISCUSSION = "Hỏi thêm";
const LEAST_CHECKS = 4;
const LEAST_PICTURES = 2;
const LEAST_PROFILE_CHECKS = 3;
const PROFILE_WORDS = { least: 250, most: 450 };

type Facts = ReadonlyMap<string, Fact>;

function factMessage(facts: Facts, id: string, graded: boolean): string | null {
  const level = facts.get(id)?.level;
  if (!level) return `Không có dữ kiện “${id}” trong bảng dữ kiện.`;
  if (level === "unverified") return `Dữ kiện “${id}” chưa xác minh, không dùng được.`;
  if (level === "known" && graded) return `Dữ kiện “${id}” chưa có nguồn chắc (known), không dùng cho câu chấm điểm.`;
  return null;
}

/** What is wrong with the facts that a file names, each place said once. */
function markProblems(file: string, marks: readonly FactMark[], facts: Facts): Problem[] {
  const places = new Map(marks.map((mark) => [`${mark.id}:${mark.line}`, mark]));
  return [...places.values()].flatMap(({ id, line }) => {
    const message = factMessage(facts, id, false);
    return message ? [{ file, line, message }] : [];
  });
}

/**
 * A lesson as a teacher needs it: facts that hold, a drawing, enough questions, something to talk about. Lessons that we
 * ship say how to give them; a department's own need not.
 */
export function lessonProblems(item: LessonFile, facts: Facts, shipped: boolean): Problem[] {
  const { file } = item;
  const problems = markProblems(file, item.factMarks, facts);
  if (!item.lesson) return problems;
  const { checks, sections, plan } = item.lesson;
  const add = (message: string) => problems.push({ file, line: 1, message });
  if (item.figures === 0) add("Bài chưa có hình (::figure).");
  if (checks.length < LEAST_CHECKS)
    add(`Bài cần ít nhất ${LEAST_CHECKS} câu hỏi (:::check), đang có ${checks.length}.`);
  if (!sections.some((section) => section.title === DISCUSSION)) add(`Bài thiếu mục “## ${DISCUSSION}”.`);
  if (shipped && !plan) add("Bài thiếu “plan”, gợi ý cho thầy cô.");
  return problems;
}

/** A profile that a class can use: facts that hold, what ties the country to ours, not too short and not too long. */
export function countryProblems({ file, country, factMarks }: CountryFile, facts: Facts): Problem[] {
  const problems = markProblems(file, factMarks, facts);
  if (!country) return problems;
  const add = (message: string) => problems.push({ file, line: 1, message });
  const ties = country.id === "viet-nam" ? "Với ASEAN" : "Với Việt Nam";
  if (!country.sections.some((section) => section.title === ties)) add(`Hồ sơ thiếu mục “## ${ties}”.`);
  if (country.checks.length < LEAST_PROFILE_CHECKS)
    add(`Hồ sơ cần ít nhất ${LEAST_PROFILE_CHECKS} câu hỏi (:::check), đang có ${country.checks.length}.`);
  const words = country.html
    .replace(/<form\b[\s\S]*?<\/form>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  if (words < PROFILE_WORDS.least || words > PROFILE_WORDS.most) {
    add(`Lời kể cần từ ${PROFILE_WORDS.least} đến ${PROFILE_WORDS.most} chữ, đang có ${words}.`);
  }
  return problems;
}

export function timelineProblems(read: TimelineFile, facts: Facts): Problem[] {
  return markProblems(read.file, read.factMarks, facts);
}

/** Guides that we ship show real screens; a picture that no guide shows is weight for nothing. */
export function guideProblems({ guides, pictures, root }: DirectoryContent, shipped: boolean): Problem[] {
  const shown = new Set(guides.flatMap((guide) => guide.pictures));
  const few = guides.filter(({ guide, pictures: own }) => shipped && guide && own.length < LEAST_PICTURES);
  // what a guide shows that cannot be read is not known
  const unused = guides.every(({ guide }) => guide) ? pictures.filter(({ name }) => !shown.has(name)) : [];
  return [
    ...few.map(({ file, pictures: own }) => ({
      file,
      line: 1,
      message: `Trang hướng dẫn cần ít nhất ${LEAST_PICTURES} hình (::figure), đang có ${own.length}.`,
    })),
    ...unused.map(({ name }) => ({
      file: join(root, "guides", name),
      line: 1,
      message: "Không trang hướng dẫn nào dùng hình này.",
    })),
  ];
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
export function duplicateIds({ facts, lessons, questions, timeline, plans }: DirectoryContent): Problem[] {
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
    ...[timeline, plans].flatMap((read) =>
      repeats(
        read?.keys ?? [],
        ({ key }) => key,
        ({ key, line }, before) => ({
          file: read?.file ?? "",
          line,
          message: `Có hai ${key}; lần trước ở dòng ${before.line}.`,
        }),
      ),
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

/** Runs the rules of wording over every line of lessons, drawings, banks, profiles, guides, the timeline and plans. Facts keep the words of their table. */
export function wordingOf(root: string): Problem[] {
  const files = ["modules", "questions", "countries", "guides"].flatMap((folder) => filesBelow(join(root, folder)));
  const single = ["timeline.yaml", "plans.yaml"].map((name) => join(root, name)).filter((file) => existsSync(file));
  return [...files, ...single]
    .filter((file) => /\.(md|yaml|svg)$/.test(file))
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((text, index) => wordingProblems(text).map((message) => ({ file, line: index + 1, message }))),
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
