import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CountryFile, readCountry } from "./country.server.ts";
import { type FactLine, readFacts } from "./facts.server.ts";
import { type GuideFile, readGuide } from "./guide.server.ts";
import { type LessonFile, readLesson } from "./lesson.server.ts";
import { readPicture } from "./picture.server.ts";
import { type PlansFile, readPlansOf } from "./plans.server.ts";
import { type QuestionItem, readQuestionFile } from "./question-file.server.ts";
import { type ModuleHead, moduleSchema } from "./schema.ts";
import { readTimeline, type TimelineFile } from "./timeline.server.ts";
import type { Picture, Problem } from "./types.ts";
import { readYaml, validate } from "./yaml-source.server.ts";

export interface ModuleFile {
  readonly slug: string;
  readonly head: ModuleHead;
}

/** Everything found in one content directory. */
export interface DirectoryContent {
  readonly root: string;
  readonly facts: readonly FactLine[];
  readonly modules: readonly ModuleFile[];
  readonly lessons: readonly LessonFile[];
  readonly questions: readonly QuestionItem[];
  readonly countries: readonly CountryFile[];
  readonly timeline: TimelineFile | null;
  readonly plans: PlansFile | null;
  readonly guides: readonly GuideFile[];
  /** Pictures beside the guides that can be read. */
  readonly pictures: readonly Picture[];
  readonly problems: readonly Problem[];
}

function filesIn(dir: string, ending: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && entry.name !== "README.md")
    .map((entry) => entry.name)
    .sort();
}

function foldersIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function readModuleHead(dir: string): { head: ModuleHead | null; problems: readonly Problem[]; lineOfLessons: number } {
  const file = join(dir, "module.yaml");
  if (!existsSync(file)) return { head: null, problems: [], lineOfLessons: 1 };
  const source = readYaml(file, readFileSync(file, "utf8"));
  if (source.problems.length > 0) return { head: null, problems: source.problems, lineOfLessons: 1 };
  const { value, problems } = validate(source, source.data, moduleSchema);
  return { head: value, problems, lineOfLessons: source.lineOf(["lessons"]) };
}

/** Lessons that module.yaml names without a file, and files that it forgets. */
function orderProblems(dir: string, head: ModuleHead, names: readonly string[], line: number): Problem[] {
  const file = join(dir, "module.yaml");
  return [
    ...head.lessons
      .filter((id) => !names.includes(id))
      .map((id) => `Không có tệp “${id}.md” cho bài ghi trong “lessons”.`),
    ...names.filter((name) => !head.lessons.includes(name)).map((name) => `Bài “${name}” chưa có trong “lessons”.`),
    ...(new Set(head.lessons).size < head.lessons.length ? ["Có bài ghi hai lần trong “lessons”."] : []),
  ].map((message) => ({ file, line, message }));
}

/** The guides of a directory with their pictures. */
function readGuides(dir: string): { guides: GuideFile[]; pictures: Picture[] } {
  const pictures = filesIn(dir, ".webp").flatMap((name) => readPicture(name, readFileSync(join(dir, name))) ?? []);
  const named = new Map(pictures.map((picture) => [picture.name, picture]));
  const guides = filesIn(dir, ".md").map((name) => {
    const file = join(dir, name);
    const text = readFileSync(file, "utf8");
    return readGuide({ file, name: name.slice(0, -".md".length), text, picture: (src) => named.get(src) ?? null });
  });
  return { guides, pictures };
}

/**
 * Reads one content directory. `known` are the modules of directories before it: a department may add a lesson to one of
 * them without a module.yaml of its own.
 */
export function readDirectory(root: string, known: ReadonlyMap<string, ModuleHead>): DirectoryContent {
  const problems: Problem[] = [];
  const facts = filesIn(join(root, "facts"), ".tsv").flatMap((name) => {
    const file = join(root, "facts", name);
    const read = readFacts(file, readFileSync(file, "utf8"));
    problems.push(...read.problems);
    return read.facts;
  });
  const questions = filesIn(join(root, "questions"), ".yaml").flatMap((name) => {
    const file = join(root, "questions", name);
    const read = readQuestionFile(file, readFileSync(file, "utf8"));
    problems.push(...read.problems);
    return read.items;
  });
  const modules: ModuleFile[] = [];
  const lessons = foldersIn(join(root, "modules")).flatMap((slug) => {
    const dir = join(root, "modules", slug);
    const names = filesIn(dir, ".md").map((name) => name.slice(0, -".md".length));
    const own = readModuleHead(dir);
    problems.push(...own.problems);
    if (own.head) {
      modules.push({ slug, head: own.head });
      problems.push(...orderProblems(dir, own.head, names, own.lineOfLessons));
    }
    const head = own.head ?? known.get(slug);
    if (!head) {
      if (own.problems.length === 0)
        problems.push({ file: join(dir, "module.yaml"), line: 1, message: "Thiếu tệp này." });
      return [];
    }
    return names.map((name) => {
      const file = join(dir, `${name}.md`);
      const readDrawing = (src: string) => (existsSync(join(dir, src)) ? readFileSync(join(dir, src), "utf8") : null);
      const text = readFileSync(file, "utf8");
      return readLesson({ file, text, name, module: slug, pillar: head.pillar, readDrawing });
    });
  });
  const countries = filesIn(join(root, "countries"), ".md").map((name) => {
    const file = join(root, "countries", name);
    return readCountry(file, name.slice(0, -".md".length), readFileSync(file, "utf8"));
  });
  const timelineFile = join(root, "timeline.yaml");
  const timeline = existsSync(timelineFile) ? readTimeline(timelineFile, readFileSync(timelineFile, "utf8")) : null;
  const plans = readPlansOf(root);
  const single = [timeline, plans].filter((read) => read !== null);
  const { guides, pictures } = readGuides(join(root, "guides"));
  problems.push(...[...lessons, ...countries, ...guides, ...single].flatMap((read) => read.problems));
  return { root, facts, modules, lessons, questions, countries, timeline, plans, guides, pictures, problems };
}
