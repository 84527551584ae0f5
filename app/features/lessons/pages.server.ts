import type { Content, Lesson, Module } from "#app/content/types.ts";
import type { Pillar } from "#app/domain/question.ts";
import { lessonsInOrder } from "./go-on.server.ts";

/** A lesson as a line of a list. */
export type LessonLine = Pick<Lesson, "id" | "title" | "summary" | "minutes" | "levels" | "slots">;

export type ModuleLines = Pick<Module, "slug" | "pillar" | "title" | "summary"> & {
  readonly lessons: readonly LessonLine[];
};

type LessonLink = Pick<Lesson, "id" | "title">;

/** What the page of a lesson shows; nothing of who reads it. */
export type LessonPage = Omit<Lesson, "facts" | "terms" | "hash" | "checks" | "plan"> & {
  readonly hasPlan: boolean;
  readonly moduleTitle: string;
  /** Its place among the lessons of its module, from 1. */
  readonly place: number;
  readonly of: number;
  readonly previous: LessonLink | null;
  readonly next: LessonLink | null;
};

function line({ id, title, summary, minutes, levels, slots }: Lesson): LessonLine {
  return { id, title, summary, minutes, levels, slots };
}

/** Modules that have lessons; modules of one pillar stand together, pillars in the order of their first module. */
export function lessonList({ modules }: Pick<Content, "modules">): ModuleLines[] {
  const filled = modules.filter((module) => module.lessons.length > 0);
  const pillars = [...new Set(filled.map((module) => module.pillar))];
  return pillars.flatMap((pillar) =>
    filled
      .filter((module) => module.pillar === pillar)
      .map(({ slug, title, summary, lessons }) => ({ slug, pillar, title, summary, lessons: lessons.map(line) })),
  );
}

/** One door per pillar: what it holds, how many lessons, how long. */
export interface PillarDoor {
  readonly pillar: Pillar;
  /** The module the door leads to: the first of the pillar. */
  readonly slug: string;
  readonly about: string;
  readonly lessons: readonly { readonly minutes: number }[];
}

/** The pillars that have lessons; several modules of one pillar are named instead of described. */
export function pillarDoors(content: Pick<Content, "modules">): PillarDoor[] {
  const modules = lessonList(content);
  return [...new Set(modules.map((module) => module.pillar))].map((pillar) => {
    const own = modules.filter((module) => module.pillar === pillar);
    return {
      pillar,
      slug: own[0]!.slug,
      about: own.length === 1 ? own[0]!.summary : own.map((module) => module.title).join(", "),
      lessons: own.flatMap((module) => module.lessons.map(({ minutes }) => ({ minutes }))),
    };
  });
}

/** The page of a lesson, or null for an unknown id. */
export function lessonPage(content: Pick<Content, "modules" | "lessons">, id: string): LessonPage | null {
  const lesson = content.lessons.get(id);
  const module = lesson && content.modules.find(({ slug }) => slug === lesson.module);
  if (!lesson || !module) return null;
  const all = lessonsInOrder(content);
  const at = all.findIndex((each) => each.id === id);
  const link = (other: Lesson | undefined) => (other ? { id: other.id, title: other.title } : null);
  const { facts: _facts, terms: _terms, hash: _hash, checks: _checks, plan, ...shown } = lesson;
  return {
    ...shown,
    hasPlan: plan !== undefined,
    moduleTitle: module.title,
    place: module.lessons.findIndex((each) => each.id === id) + 1,
    of: module.lessons.length,
    previous: link(all[at - 1]),
    next: link(all[at + 1]),
  };
}

/** The title of the module that a lesson belongs to. */
export function moduleTitleOf({ modules }: Pick<Content, "modules">, { module }: Lesson): string {
  return modules.find(({ slug }) => slug === module)?.title ?? "";
}
