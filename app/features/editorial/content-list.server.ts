/** Everything that people read, as lines: how current each is and what it rests on. Keys of questions are no part of it. */
import type { Content } from "#app/content/types.ts";
import { localDay, searchKey } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { CONTENT_KINDS, type ContentKind } from "./words.ts";

export interface ContentLine {
  readonly kind: ContentKind;
  readonly id: string;
  readonly title: string;
  /** Where it can be read; questions have no page. */
  readonly href: string | null;
  /** Calendar days, yyyy-mm-dd. */
  readonly asOf: string;
  readonly reviewBy: string;
  readonly due: Due;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  readonly facts: readonly string[];
}

/** Past the day by which it is read again, within two months of it, or neither. */
export type Due = "past" | "near" | "later";

const NEAR_DAYS = 60;
const DAY_MS = 86_400_000;
const PAGE = 40;

type Dated = Omit<ContentLine, "due">;

function dueOf(reviewBy: string, now: number): Due {
  if (reviewBy < localDay(now)) return "past";
  return reviewBy <= localDay(now + NEAR_DAYS * DAY_MS) ? "near" : "later";
}

/** Sources of a question are those of its facts. */
function sourcesOfFacts({ facts }: Pick<Content, "facts">, ids: readonly string[]) {
  const urls = new Set(ids.flatMap((id) => facts.get(id)?.sources ?? []).map((source) => source.split(/\s/)[0] ?? ""));
  return [...urls].filter((url) => /^https?:/.test(url)).map((url) => ({ title: new URL(url).host, url }));
}

function linesOf(content: Content, withQuestions: boolean): Dated[] {
  const { lessons, countries, timeline, guides, questions } = content;
  return [
    ...[...lessons.values()].map(
      ({ id, title, asOf, reviewBy, sources, facts }): Dated => ({
        ...{ kind: "lesson", id, title, href: paths.lesson(id), asOf, reviewBy, sources, facts },
      }),
    ),
    ...countries.map(
      ({ id, name, asOf, reviewBy, sources, facts }): Dated => ({
        ...{ kind: "country", id, title: name, href: paths.country(id), asOf, reviewBy, sources, facts },
      }),
    ),
    ...(timeline.reviewBy
      ? [
          {
            ...{ kind: "timeline" as const, id: "timeline", title: "Dòng thời gian, lịch, các năm Chủ tịch" },
            ...{ href: paths.timeline(), asOf: timeline.asOf, reviewBy: timeline.reviewBy, sources: timeline.sources },
            facts: [
              ...new Set([...timeline.events, ...timeline.days, ...timeline.chairs].flatMap((entry) => entry.facts)),
            ],
          },
        ]
      : []),
    ...guides.map(
      ({ id, title, asOf, reviewBy }): Dated => ({
        ...{ kind: "guide", id, title, href: paths.guide(id), asOf, reviewBy, sources: [], facts: [] },
      }),
    ),
    ...(withQuestions ? questions : []).map(
      ({ key, body, asOf, reviewBy, facts }): Dated => ({
        ...{ kind: "question", id: key, title: body.prompt, href: null, asOf, reviewBy, facts },
        sources: sourcesOfFacts(content, facts),
      }),
    ),
  ];
}

export interface ContentFilter {
  readonly kind: ContentKind | null;
  /** True: only what is past its day or near it. */
  readonly due: boolean;
  /** Words of the title, an id, or a fact. */
  readonly words: string;
}

/** What an address asks for; what it does not know is left out. */
export function contentFilter(query: URLSearchParams): ContentFilter {
  const kind = CONTENT_KINDS.find((each) => each === query.get("loai")) ?? null;
  return { kind, due: query.get("han") === "can", words: (query.get("q") ?? "").normalize("NFC").slice(0, 80) };
}

interface Asked {
  readonly filter: ContentFilter;
  /** From 1. */
  readonly page: number;
  readonly now: number;
  /** Whether the reader may see graded questions. */
  readonly withQuestions: boolean;
}

/** One page of the lines, what must be read again first; and how many there are of each kind. */
export function contentPage(content: Content, { filter, page, now, withQuestions }: Asked) {
  const all = linesOf(content, withQuestions).map((line): ContentLine => ({ ...line, due: dueOf(line.reviewBy, now) }));
  const key = searchKey(filter.words.trim());
  const found = all
    .filter(({ kind }) => filter.kind === null || kind === filter.kind)
    .filter(({ due }) => !filter.due || due !== "later")
    .filter(({ title, id, facts }) => key === "" || [title, id, ...facts].some((text) => searchKey(text).includes(key)))
    .sort((one, other) => one.reviewBy.localeCompare(other.reviewBy) || one.id.localeCompare(other.id));
  const count = (due: Due) => all.filter((line) => line.due === due).length;
  return {
    lines: found.slice((page - 1) * PAGE, page * PAGE),
    total: found.length,
    pages: Math.ceil(found.length / PAGE),
    kinds: CONTENT_KINDS.filter((kind) => withQuestions || kind !== "question"),
    past: count("past"),
    near: count("near"),
    all: all.length,
  };
}
