import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { COUNTRY_IDS } from "#app/domain/asean.ts";
import type { DirectoryContent } from "./directory.server.ts";
import { mergeDirectories, readDirectories } from "./load.server.ts";
import type { OutreachPlan } from "./plans.server.ts";
import type { Content, Problem } from "./types.ts";

/** How many lines of a plan have a lesson or a profile that exists. */
export interface PlanCoverage {
  readonly id: string;
  readonly title: string;
  readonly province: string;
  readonly lines: number;
  readonly covered: number;
}

interface Known {
  readonly lessons: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
}

/** What there are files for, sound or not: a broken lesson has its own problem and needs no second one here. */
function knownIn(read: readonly DirectoryContent[]): Known {
  return {
    lessons: new Set(read.flatMap((part) => part.lessons.map(({ id }) => id))),
    countries: new Set(read.flatMap((part) => part.countries.map(({ file }) => basename(file, ".md")))),
  };
}

/** Lines of plans that name what is not there, or nothing at all. */
export function planProblems(read: readonly DirectoryContent[]): Problem[] {
  const known = knownIn(read);
  return read.flatMap(({ plans }) => {
    if (!plans) return [];
    const { file } = plans;
    const unknown = (what: string, names: ReadonlySet<string>, marks: typeof plans.lessons) =>
      marks
        .filter(({ id }) => !names.has(id))
        .map(({ id, line }) => ({ file, line, message: `Không có ${what} nào mã “${id}”.` }));
    return [
      ...unknown("bài", known.lessons, plans.lessons),
      ...unknown("hồ sơ nước", known.countries, plans.countries),
      ...plans.bare.map(({ id, line }) => ({
        file,
        line,
        message: `Dòng “${id}” của kế hoạch chưa có bài học hay hồ sơ nước nào.`,
      })),
    ];
  });
}

export function planCoverage(read: readonly DirectoryContent[]): PlanCoverage[] {
  const known = knownIn(read);
  const plans = new Map(read.flatMap((part) => part.plans?.plans ?? []).map((plan) => [plan.id, plan]));
  return [...plans.values()].map(({ id, title, province, lines }) => ({
    id,
    title,
    province,
    lines: lines.length,
    covered: lines.filter(
      (line) =>
        line.lessons.some((lesson) => known.lessons.has(lesson)) ||
        line.countries.some((country) => known.countries.has(country)),
    ).length,
  }));
}

const cell = (words: string) => words.replaceAll("|", "\\|");

function answersOf(line: OutreachPlan["lines"][number], content: Content): string {
  const lessons = line.lessons.map((id) => {
    const lesson = content.lessons.get(id);
    return lesson ? `[${cell(lesson.title)}](modules/${lesson.module}/${id}.md)` : id;
  });
  const whole = line.countries.length === COUNTRY_IDS.length;
  const names = new Map(content.countries.map(({ id, name }) => [id, name]));
  const countries = whole
    ? [`[hồ sơ ${COUNTRY_IDS.length} nước](countries)`]
    : line.countries.map((id) => `[hồ sơ ${names.get(id) ?? id}](countries/${id}.md)`);
  return [...lessons, ...countries].join(" · ");
}

/** The plans as Markdown: a heading and a table for each. */
export function planTables(plans: readonly OutreachPlan[], content: Content): string {
  return plans
    .map(({ title, province, year, lines }) =>
      [
        `### ${title} (${year ? `${province}, ${year}` : province})`,
        "",
        "| mục | cần có | bài học, hồ sơ nước |",
        "|---|---|---|",
        ...lines.map((line) => `| ${cell(line.at)} | ${cell(line.demand)} | ${answersOf(line, content)} |`),
      ].join("\n"),
    )
    .join("\n\n");
}

const MARKS = { start: "<!-- plans:start -->", end: "<!-- plans:end -->" };

interface Readme {
  readonly file: string;
  readonly line: number;
  readonly now: string;
  readonly due: string;
}

/** The README of a directory with plans as it is and as it should be; none without the two marks. */
function readmeOf(part: DirectoryContent, content: Content): Readme | null {
  if (!part.plans || part.plans.plans.length === 0) return null;
  const file = join(part.root, "README.md");
  const now = existsSync(file) ? readFileSync(file, "utf8") : "";
  const [start, end] = [now.indexOf(MARKS.start), now.indexOf(MARKS.end)];
  if (start < 0 || end < start) return null;
  const tables = planTables(part.plans.plans, content);
  const due = `${now.slice(0, start)}${MARKS.start}\n\n${tables}\n\n${now.slice(end)}`;
  return { file, line: now.slice(0, start).split("\n").length, now, due };
}

/** Tables that no longer say what the data say. Waits until every file can be read: titles stand in the tables. */
export function readmeProblems(read: readonly DirectoryContent[], content: Content): Problem[] {
  if (content.problems.length > 0) return [];
  return read.flatMap((part) => {
    const readme = readmeOf(part, content);
    if (!readme || readme.now === readme.due) return [];
    const { file, line } = readme;
    return [{ file, line, message: "Bảng kế hoạch không còn khớp plans.yaml; chạy npm run content:check -- --write." }];
  });
}

/** Writes the tables anew and gives the files that changed. */
export function writePlanTables(dirs: readonly string[]): string[] {
  const read = readDirectories(dirs);
  const content = mergeDirectories(read);
  return read.flatMap((part) => {
    const readme = readmeOf(part, content);
    if (!readme || readme.now === readme.due) return [];
    writeFileSync(readme.file, readme.due);
    return [readme.file];
  });
}
