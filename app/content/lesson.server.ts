import type { Element } from "hast";
import type { Pillar } from "#app/domain/question.ts";
import { contentHash } from "./hash.server.ts";
import { type FactMark, factMarksIn, splitHead } from "./head.server.ts";
import { renderMarkdown } from "./markdown.server.ts";
import { lessonHeadSchema } from "./schema.ts";
import { readSvg, type SvgProblem } from "./svg.server.ts";
import type { Lesson, Problem } from "./types.ts";
import { readYaml, validate } from "./yaml-source.server.ts";

/** A lesson file as read: the lesson unless something is wrong with it, and what an editor's check needs to know. */
export interface LessonFile {
  readonly file: string;
  readonly id: string;
  readonly module: string;
  readonly lesson: Lesson | null;
  readonly problems: readonly Problem[];
  readonly factMarks: readonly FactMark[];
  readonly figures: number;
}

export interface LessonInput {
  readonly file: string;
  readonly text: string;
  /** Name of the file without `.md`: must be the lesson's id. */
  readonly name: string;
  readonly module: string;
  readonly pillar: Pillar;
  /** Text of a drawing beside the lesson, or null. */
  readonly readDrawing: (src: string) => string | null;
}

/** Reads one lesson: head, text, drawings, check questions. */
export function readLesson(input: LessonInput): LessonFile {
  const { file, name, module, pillar } = input;
  const nothing = { file, id: name, module, lesson: null, factMarks: [], figures: 0 };
  const parts = splitHead(input.text.replace(/\r\n/g, "\n"));
  if (!parts)
    return {
      ...nothing,
      problems: [{ file, line: 1, message: "Bài phải mở đầu bằng phần khai báo giữa hai dòng ---." }],
    };

  const source = readYaml(file, parts.head, 2);
  if (source.problems.length > 0) return { ...nothing, problems: source.problems };
  const { value: head, problems: headProblems } = validate(source, source.data, lessonHeadSchema);
  const problems: Problem[] = [...headProblems];
  if (!head) return { ...nothing, problems };
  if (head.id !== name) {
    problems.push({ file, line: source.lineOf(["id"]), message: `“id” phải trùng tên tệp “${name}”.` });
  }

  const drawings = new Map<string, SvgProblem[]>();
  const figure = (src: string): Element | null => {
    const text = input.readDrawing(src);
    const read = text === null ? { svg: null, problems: [{ line: 0, message: "không tìm thấy tệp" }] } : readSvg(text);
    drawings.set(src, read.problems);
    return read.svg;
  };
  const rendered = renderMarkdown(parts.body, { terms: head.terms, figure });
  for (const { line, message } of rendered.problems) problems.push({ file, line, message });
  for (const { src, line } of rendered.figures) {
    for (const found of drawings.get(src) ?? []) {
      const where = found.line > 0 ? `dòng ${found.line}: ` : "";
      problems.push({ file, line, message: `Hình “${src}”, ${where}${found.message}` });
    }
  }

  const shown = {
    ...head,
    module,
    pillar,
    facts: [...new Set([...head.facts, ...rendered.factMarks.map((mark) => mark.id)])],
    sections: rendered.sections,
    html: rendered.html,
    checks: rendered.checks,
  };
  return {
    file,
    id: name,
    module,
    lesson: problems.length === 0 ? { ...shown, hash: contentHash(shown) } : null,
    problems,
    factMarks: [...factMarksIn(source, head), ...rendered.factMarks],
    figures: rendered.figures.length,
  };
}
