import { COUNTRY_IDS, type CountryId } from "#app/domain/asean.ts";
import { type DirectoryContent, readDirectory } from "./directory.server.ts";
import type { ModuleHead } from "./schema.ts";
import { mergeTimelines } from "./timeline.server.ts";
import type { BankQuestion, Content, Country, Fact, Guide, Lesson, Module, Picture } from "./types.ts";

/** Reads directories in order; later ones know the modules of earlier ones. */
export function readDirectories(dirs: readonly string[]): DirectoryContent[] {
  const heads = new Map<string, ModuleHead>();
  return dirs.map((dir) => {
    const read = readDirectory(dir, heads);
    for (const { slug, head } of read.modules) heads.set(slug, head);
    return read;
  });
}

/** Lessons of a module in the order of its module.yaml; those added by a later directory come after. */
function lessonsOf(slug: string, head: ModuleHead, lessons: ReadonlyMap<string, Lesson>): Lesson[] {
  const place = (id: string) => (head.lessons.includes(id) ? head.lessons.indexOf(id) : head.lessons.length);
  return [...lessons.values()]
    .filter((lesson) => lesson.module === slug)
    .sort((one, other) => place(one.id) - place(other.id));
}

/** One content out of several directories: a later directory replaces what has the same id in an earlier one. */
export function mergeDirectories(read: readonly DirectoryContent[]): Content {
  const facts = new Map<string, Fact>();
  const heads = new Map<string, ModuleHead>();
  const lessons = new Map<string, Lesson>();
  const questions = new Map<string, BankQuestion>();
  const countries = new Map<CountryId, Country>();
  const guides = new Map<string, Guide>();
  const pictures = new Map<string, Picture>();
  for (const part of read) {
    for (const { fact } of part.facts) facts.set(fact.id, fact);
    for (const { slug, head } of part.modules) heads.set(slug, head);
    for (const { lesson } of part.lessons) if (lesson) lessons.set(lesson.id, lesson);
    for (const { question } of part.questions) if (question) questions.set(question.key, question);
    for (const { country } of part.countries) if (country) countries.set(country.id, country);
    for (const { guide } of part.guides) if (guide) guides.set(guide.id, guide);
    for (const picture of part.pictures) pictures.set(picture.name, picture);
  }
  const modules: Module[] = [...heads]
    .sort(([, one], [, other]) => one.order - other.order)
    .map(([slug, head]) => ({
      slug,
      pillar: head.pillar,
      title: head.title,
      summary: head.summary,
      lessons: lessonsOf(slug, head, lessons),
    }));
  const problems = read.flatMap((part) => part.problems);
  return {
    modules,
    lessons,
    questions: [...questions.values()],
    countries: COUNTRY_IDS.flatMap((id) => countries.get(id) ?? []),
    timeline: mergeTimelines(read.flatMap((part) => part.timeline?.timeline ?? [])),
    guides: [...guides.values()].sort((one, other) => one.order - other.order),
    pictures,
    facts,
    problems,
  };
}

/**
 * Reads content directories, for example `["content", "data/content"]`: later ones overlay earlier ones by id. Never
 * throws for what a file says: a lesson or question that cannot be read is left out and listed in `problems`.
 */
export function loadContent(dirs: readonly string[]): Content {
  return mergeDirectories(readDirectories(dirs));
}
