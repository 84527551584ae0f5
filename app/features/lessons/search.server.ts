/**
 * All that can be found in the content, made once when the server starts: entries for the server's own page, and one file
 * for the search as one types, with its content's hash in its address.
 */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { contentHash } from "#app/content/hash.server.ts";
import type { Content, Country, Lesson } from "#app/content/types.ts";
import { FOUND_KINDS, makeReady, type ReadyEntry, type SearchEntry } from "#app/domain/lesson-search.ts";
import { paths } from "#app/paths.ts";
import { blocksOf, plainText, textSections } from "./blocks.ts";

/** What a phone loads when its reader begins to type. */
export const LARGEST_INDEX = 60_000;

export interface LessonSearch {
  readonly ready: readonly ReadyEntry[];
  readonly version: string;
  readonly address: string;
  readonly file: { readonly plain: Buffer; readonly gzip: Buffer; readonly brotli: Buffer };
}

function entriesOf({ id, title, summary, html, terms }: Lesson): SearchEntry[] {
  const address = paths.lesson(id);
  const sections = textSections(html).flatMap((section): SearchEntry[] => {
    // answers are not given away by a search, and the glossary is found term by term
    const text = section.blocks
      .filter(({ tag }) => tag !== "form" && tag !== "section")
      .map((block) => plainText(block.html))
      .join(" ");
    if (text === "") return [];
    return [
      {
        kind: "section",
        title: section.title || "Mở đầu",
        of: title,
        href: section.id ? `${address}#${section.id}` : address,
        text,
      },
    ];
  });
  return [
    { kind: "lesson", title, of: "", href: address, text: summary },
    ...sections,
    ...terms.map(
      (term): SearchEntry => ({
        kind: "term",
        title: `${term.vi} (${term.en})`,
        of: title,
        href: `${address}#tu-${term.id}`,
        text: term.meaning,
      }),
    ),
  ];
}

/** A country is found by all that its page tells: by its text and by its table. */
function countryEntry({ id, name, html, ...country }: Country): SearchEntry {
  const { highlight, formal, spelled, capital, languages, currency, heritage, dress, greeting, days } = country;
  // answers are not given away by a search
  const told = blocksOf(html)
    .filter(({ tag }) => tag !== "form")
    .map((block) => plainText(block.html));
  const table = [formal?.text, spelled?.text, `Thủ đô: ${capital.text}`, languages.text, currency.text, heritage?.text];
  const rest = [dress?.text, ...(greeting?.words ?? []).map((word) => word.text), ...days.map((day) => day.name)];
  const sentence = (words: string | undefined) => words && `${words.replace(/\.$/, "")}.`;
  // the table first: a file that is cut for phones keeps beginnings
  const text = [highlight.text, ...table.map(sentence), ...rest.map(sentence), ...told].filter(Boolean).join(" ");
  return { kind: "country", title: name, of: "", href: paths.country(id), text };
}

/** The same term in several lessons is found once, where it comes first. */
function withoutRepeats(entries: readonly SearchEntry[]): SearchEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ kind, title, text }) => {
    const key = `${kind}|${title}|${text}`;
    if (kind !== "term" || !seen.has(key)) return Boolean(seen.add(key));
    return false;
  });
}

/** As the browser reads it: [kind, title, of, href, text] a line. */
function fileOf(entries: readonly SearchEntry[], letters: number) {
  const lines = entries.map(({ kind, title, of, href, text }) => [
    FOUND_KINDS.indexOf(kind),
    title,
    of,
    href,
    text.length <= letters ? text : text.slice(0, text.lastIndexOf(" ", letters)),
  ]);
  return Buffer.from(JSON.stringify(lines));
}

const compress = (plain: Buffer) =>
  brotliCompressSync(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });

/**
 * Lessons, their sections and terms; what else can be found (countries) comes with `more`. When all of it would be too
 * large for a phone, the file has only the beginnings of the sections: the server's page still finds everything.
 */
export function buildLessonSearch(content: Pick<Content, "modules">, more: readonly SearchEntry[] = []): LessonSearch {
  const lessons = content.modules.flatMap((module) => module.lessons);
  const entries = [...withoutRepeats(lessons.flatMap(entriesOf)), ...more].map((entry) => ({
    ...entry,
    title: entry.title.normalize("NFC"),
    text: entry.text.normalize("NFC"),
  }));
  let letters = Number.POSITIVE_INFINITY;
  let plain = fileOf(entries, letters);
  let gzip = gzipSync(plain, { level: 9 });
  for (letters = 2_400; gzip.length > LARGEST_INDEX && letters > 100; letters = Math.floor(letters * 0.8)) {
    plain = fileOf(entries, letters);
    gzip = gzipSync(plain, { level: 9 });
  }
  const version = contentHash(plain.toString()).slice(0, 16);
  return {
    ready: makeReady(entries),
    version,
    address: paths.lessonIndex(version),
    file: { plain, gzip, brotli: compress(plain) },
  };
}

const made = new WeakMap<object, LessonSearch>();

/** The search of this content, made at its first use: the server asks for it when it starts. */
export function lessonSearch(content: Pick<Content, "modules" | "countries">): LessonSearch {
  const known = made.get(content);
  if (known) return known;
  const search = buildLessonSearch(content, content.countries.map(countryEntry));
  made.set(content, search);
  return search;
}
