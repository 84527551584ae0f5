/** What can be given: lessons of the content, and the tests around a pillar. */
import type { Content, Lesson } from "#app/content/types.ts";
import { PILLARS, type Pillar } from "#app/domain/question.ts";
import { paths } from "#app/paths.ts";
import type { AssignmentItem } from "#db/queries/assignments.ts";
import { defaultTitle, testTitle } from "./words.ts";

type Library = Pick<Content, "modules" | "lessons">;

export interface ShownItem extends AssignmentItem {
  readonly title: string;
  /** Null for a lesson that was taken away since. */
  readonly href: string | null;
  readonly pillar: Pillar | null;
  /** Null for tests. */
  readonly minutes: number | null;
}

export function isPillar(text: string): text is Pillar {
  return (PILLARS as readonly string[]).includes(text);
}

export function shownItem({ lessons }: Pick<Content, "lessons">, { kind, ref }: AssignmentItem): ShownItem {
  if (kind !== "lesson") {
    const pillar = isPillar(ref) ? ref : null;
    return {
      kind,
      ref,
      title: testTitle(kind, ref),
      href: pillar && paths.pillarTest(pillar, kind),
      pillar,
      minutes: null,
    };
  }
  const lesson = lessons.get(ref);
  return {
    kind,
    ref,
    title: lesson?.title ?? "Bài không còn",
    href: lesson ? paths.lesson(ref) : null,
    pillar: lesson?.pillar ?? null,
    minutes: lesson?.minutes ?? null,
  };
}

/** Place of an item in what is taught: tests before, lessons in their order, tests after. */
export function contentOrder({ modules }: Pick<Content, "modules">): (item: AssignmentItem) => number {
  const places = new Map(modules.flatMap((module) => module.lessons).map(({ id }, at) => [id, at]));
  return ({ kind, ref }) => {
    if (kind === "before") return PILLARS.indexOf(ref as Pillar) - PILLARS.length;
    if (kind === "after") return 100_000 + PILLARS.indexOf(ref as Pillar);
    return places.get(ref) ?? 50_000;
  };
}

/** Items by words of a form: "lesson:…", "module:…", "before:…", "after:…"; each once, in order. Unknown ones are left out. */
export function itemsOfWords(content: Library, words: readonly string[]): AssignmentItem[] {
  const found = new Map<string, AssignmentItem>();
  const add = (item: AssignmentItem) => found.set(`${item.kind}:${item.ref}`, item);
  for (const word of words) {
    const [kind, ref = ""] = word.split(":");
    if (kind === "lesson" && content.lessons.has(ref)) add({ kind, ref });
    if ((kind === "before" || kind === "after") && isPillar(ref)) add({ kind, ref });
    if (kind !== "module") continue;
    for (const { id } of content.modules.find(({ slug }) => slug === ref)?.lessons ?? [])
      add({ kind: "lesson", ref: id });
  }
  const order = contentOrder(content);
  return [...found.values()].sort((a, b) => order(a) - order(b));
}

/** The name an assignment takes by itself. */
export function titleOfItems(content: Library, items: readonly AssignmentItem[]): string {
  const lessons = items.filter(({ kind }) => kind === "lesson").map(({ ref }) => ref);
  const whole = content.modules.find(
    (module) =>
      module.lessons.length > 1 &&
      module.lessons.length === lessons.length &&
      module.lessons.every(({ id }: Lesson) => lessons.includes(id)),
  );
  return defaultTitle(
    items.map((item) => shownItem(content, item).title),
    whole?.title ?? null,
  );
}
