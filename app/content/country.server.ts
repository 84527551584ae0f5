import type { CountryId } from "#app/domain/asean.ts";
import { countryHeadSchema } from "./country-schema.ts";
import { type FactMark, factMarksIn, splitHead } from "./head.server.ts";
import { renderMarkdown } from "./markdown.server.ts";
import type { Country, Problem } from "./types.ts";
import { readYaml, validate } from "./yaml-source.server.ts";

/** A profile as read: the country unless something is wrong with its file, and what an editor's check needs to know. */
export interface CountryFile {
  readonly file: string;
  readonly country: Country | null;
  readonly problems: readonly Problem[];
  readonly factMarks: readonly FactMark[];
}

/** Reads one profile: its fields, each with its facts, and the text. `name` is that of the file without `.md`. */
export function readCountry(file: string, name: string, text: string): CountryFile {
  const broken = (problems: readonly Problem[]): CountryFile => ({ file, country: null, problems, factMarks: [] });
  const parts = splitHead(text.replace(/\r\n/g, "\n"));
  if (!parts) {
    return broken([{ file, line: 1, message: "Hồ sơ phải mở đầu bằng phần khai báo giữa hai dòng ---." }]);
  }
  const source = readYaml(file, parts.head, 2);
  if (source.problems.length > 0) return broken(source.problems);
  const { value: head, problems: headProblems } = validate(source, source.data, countryHeadSchema);
  if (!head) return broken(headProblems);

  const problems: Problem[] = [];
  const id: CountryId = head.id;
  if (id !== name) {
    problems.push({ file, line: source.lineOf(["id"]), message: `“id” phải trùng tên tệp “${name}”.` });
  }
  const rendered = renderMarkdown(parts.body, { terms: [], figure: () => null });
  for (const { line, message } of rendered.problems) problems.push({ file, line, message });
  for (const { line } of rendered.figures) {
    problems.push({ file, line, message: "Hồ sơ nước không có hình riêng; bản đồ do trang vẽ." });
  }
  const factMarks = [...factMarksIn(source, head), ...rendered.factMarks];
  const country = {
    ...head,
    facts: [...new Set(factMarks.map((mark) => mark.id))],
    sections: rendered.sections,
    html: rendered.html,
    checks: rendered.checks,
  };
  return { file, country: problems.length === 0 ? country : null, problems, factMarks };
}
