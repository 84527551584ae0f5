/**
 * Finding in lessons, without tone marks, one code for the server's page and for the search as one types. A word of the
 * query must begin a word of the text: "hien" finds "Hiến chương", "chuong" does too.
 */

export const FOUND_KINDS = ["lesson", "section", "term", "country"] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** What can be found. */
export interface SearchEntry {
  readonly kind: FoundKind;
  readonly title: string;
  /** The lesson it stands in; empty for a lesson itself. */
  readonly of: string;
  readonly href: string;
  readonly text: string;
}

/** A piece of text, marked where it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

export interface Found {
  readonly kind: FoundKind;
  readonly href: string;
  readonly of: string;
  readonly title: readonly Piece[];
  /** The place in the text, or its beginning. */
  readonly about: readonly Piece[];
}

export interface FoundGroup {
  readonly kind: FoundKind;
  readonly found: readonly Found[];
  /** How many there are in all. */
  readonly total: number;
}

/** An entry made ready: folding is done once. */
export interface ReadyEntry {
  readonly entry: SearchEntry;
  readonly title: string;
  readonly text: string;
}

const MOST_WORDS = 8;
export const LONGEST_QUERY = 80;
const SNIPPET = 150;

/** Without case and marks, sign for sign, so that a place in the folded text is the same place in the text (NFC). */
export function foldSigns(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign < "\u0080") folded += sign.toLowerCase();
    else if (sign === "đ" || sign === "Đ") folded += "d";
    else folded += sign.normalize("NFD").charAt(0).toLowerCase().charAt(0) || " ";
  }
  return folded;
}

export function wordsOf(query: string): string[] {
  const folded = foldSigns(query.slice(0, LONGEST_QUERY).normalize("NFC"));
  return [...new Set(folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ""))].slice(0, MOST_WORDS);
}

export function makeReady(entries: readonly SearchEntry[]): ReadyEntry[] {
  return entries.map((entry) => ({ entry, title: foldSigns(entry.title), text: foldSigns(entry.text) }));
}

const isSign = (sign: string) => sign !== "" && /[\p{L}\p{N}]/u.test(sign);

/** Where a word of the text begins with this one; -1 for nowhere. */
function placeOf(text: string, word: string, from = 0): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !isSign(text.charAt(at - 1))) return at;
  }
  return -1;
}

const KIND_POINTS: Record<FoundKind, number> = { lesson: 3, country: 3, term: 2, section: 0 };

function hasPhrase({ title, text }: Pick<ReadyEntry, "title" | "text">, words: readonly string[]): boolean {
  const phrase = words.join(" ");
  return words.length > 1 && (placeOf(title, phrase) >= 0 || placeOf(text, phrase) >= 0);
}

/** How well an entry fits; 0 when a word is nowhere. `typed` is the query as typed, in lower case. */
function pointsOf({ entry, title, text }: ReadyEntry, words: readonly string[], typed: string): number {
  let points = 0;
  for (const word of words) {
    if (placeOf(title, word) >= 0) points += 4;
    else if (placeOf(text, word) >= 0) points += 1;
    else return 0;
  }
  if (hasPhrase({ title, text }, words)) points += placeOf(title, words.join(" ")) >= 0 ? 6 : 4;
  // tone marks that were typed are worth something: "ma" is many words, "mã" is one
  if (`${entry.title} ${entry.text}`.toLowerCase().includes(typed)) points += 3;
  return points + KIND_POINTS[entry.kind];
}

/** The text cut at the hits. */
export function piecesOf(text: string, words: readonly string[]): Piece[] {
  const folded = foldSigns(text);
  const marks = new Uint8Array(text.length);
  const phrase = words.join(" ");
  // where the words stand together each alone is no hit
  for (const word of placeOf(folded, phrase) >= 0 ? [phrase] : words) {
    for (let at = placeOf(folded, word); at >= 0; at = placeOf(folded, word, at + 1))
      marks.fill(1, at, at + word.length);
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hit = marks[at] === 1;
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += text.charAt(at);
    else pieces.push({ text: text.charAt(at), hit });
  }
  return pieces;
}

/** A short stretch of the text around the first place where the words stand together, or any of them. */
function snippetOf({ entry, text }: ReadyEntry, words: readonly string[]): Piece[] {
  const places = [words.join(" "), ...words].map((word) => placeOf(text, word)).filter((at) => at >= 0);
  const hit = places[0] ?? 0;
  const whole = entry.text;
  if (whole.length <= SNIPPET) return piecesOf(whole, words);
  let from = Math.max(0, Math.min(hit - 40, whole.length - SNIPPET));
  if (from > 0) from = whole.indexOf(" ", from) + 1;
  const end = whole.length - from <= SNIPPET ? whole.length : whole.lastIndexOf(" ", from + SNIPPET);
  const cut = `${from > 0 ? "… " : ""}${whole.slice(from, end)}${end < whole.length ? " …" : ""}`;
  return piecesOf(cut, words);
}

/**
 * What fits, by kind, the best first; `limit` a kind. Nothing for a query without words. Where the words stand together
 * somewhere, what only has them apart is left out: most Vietnamese words are two of these.
 */
export function searchEntries(ready: readonly ReadyEntry[], query: string, limit: number): FoundGroup[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const typed = query.normalize("NFC").trim().toLowerCase();
  const together = ready.filter((each) => hasPhrase(each, words));
  const fitting = (together.length > 0 ? together : ready)
    .map((each, place) => ({ each, place, points: pointsOf(each, words, typed) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.place - b.place);
  return FOUND_KINDS.map((kind) => {
    const own = fitting.filter(({ each }) => each.entry.kind === kind);
    const found = own.slice(0, limit).map(({ each }) => ({
      kind,
      href: each.entry.href,
      of: each.entry.of,
      title: piecesOf(each.entry.title, words),
      about: snippetOf(each, words),
    }));
    return { kind, found, total: own.length };
  }).filter(({ total }) => total > 0);
}

export const FOUND_TITLES: Record<FoundKind, string> = {
  lesson: "Bài học",
  section: "Trong bài",
  term: "Từ ngữ",
  country: "Đất nước",
};

/** "12 kết quả cho “hiến chương”" */
export function foundWords(groups: readonly FoundGroup[], query: string): string {
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  return total === 0 ? `Không tìm thấy “${query}”. Thử ít chữ hơn hoặc chữ khác.` : `${total} kết quả cho “${query}”`;
}
