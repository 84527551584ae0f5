/**
 * Names of people: how they are shortened for strangers and how a class list is ordered.
 * A Vietnamese name is family, middle, given; people are called and sorted by the given name.
 */

/** Marks that carry a tone, in the order of Vietnamese dictionaries; no mark (ngang) is 0. */
const TONE_RANK: Readonly<Record<string, string>> = {
  "\u0300": "1", // huyền
  "\u0309": "2", // hỏi
  "\u0303": "3", // ngã
  "\u0301": "4", // sắc
  "\u0323": "5", // nặng
};

/** Marks that make another letter: ă after a, then â; ê after e; ô, ơ after o; ư after u. */
const SHAPE_RANK: Readonly<Record<string, string>> = { "\u0306": "1", "\u0302": "2", "\u031b": "3" };

/** In this order of code points a shorter syllable or field always comes before a longer one. */
const FIELD = " ";
const SYLLABLE = "-";
const TONE = ".";

function words(fullName: string): string[] {
  return fullName.normalize("NFC").split(/\s+/).filter(Boolean);
}

function initial(word: string): string {
  const first = /^[^\p{L}\p{N}]*([\p{L}\p{N}]\p{M}*)/u.exec(word)?.[1] ?? "";
  return first ? `${first.toUpperCase()}.` : "";
}

/**
 * What people outside the school see: "Nguyễn Văn An" → "Nguyễn V. A.". A name of one word keeps its first letter only,
 * because that word is the given name.
 */
export function maskName(fullName: string): string {
  const [family, ...rest] = words(fullName);
  if (family === undefined) return "";
  if (rest.length === 0) return initial(family);
  return [family, ...rest.map(initial)].filter(Boolean).join(" ");
}

/** One syllable: its letters, each followed by its shape, then its tone. Tones decide only between equal letters. */
function syllableKey(word: string): string {
  let letters = "";
  let tone = "0";
  for (const char of word.toLowerCase().normalize("NFD")) {
    if (TONE_RANK[char] !== undefined) tone = TONE_RANK[char];
    else if (SHAPE_RANK[char] !== undefined) letters = letters.slice(0, -1) + SHAPE_RANK[char];
    else if (char === "đ") letters += "d1";
    else if (/[a-z0-9]/.test(char)) letters += `${char}0`;
    else if (/[\p{L}\p{N}]/u.test(char)) letters += `~${char.codePointAt(0)?.toString(16).padStart(6, "0")}`;
  }
  return letters === "" ? "" : letters + TONE + tone;
}

/**
 * Sort key of a full name: given name first, then the middle names, then the family name, each in Vietnamese order
 * (a ă â b c d đ e ê …; ngang, huyền, hỏi, ngã, sắc, nặng). Plain ASCII; in PostgreSQL compare it with collation "C".
 */
export function nameSortKey(fullName: string): string {
  const keys = words(fullName).map(syllableKey).filter(Boolean);
  const given = keys.at(-1);
  if (given === undefined) return "";
  const family = keys.length > 1 ? (keys[0] ?? "") : "";
  return [given, keys.slice(1, -1).join(SYLLABLE), family].join(FIELD);
}
