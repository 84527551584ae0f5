/** Short answers: how what was written is tidied, and when it says the same as an accepted spelling. */
import type { ShortForm } from "./question.ts";
import { foldKey } from "./vietnamese.ts";

/** Numbers and a few words; in characters. */
export const SHORT_LENGTH = 60;

/**
 * Without invisible signs, in NFC, spaces collapsed, the look-alike `Ð` of other alphabets as `Đ`. What is kept of an
 * answer; doing it twice changes nothing.
 */
export function tidyShort(text: string): string {
  return text
    .replace(/[\p{Cf}\p{Cs}]|(?!\s)\p{Cc}/gu, "")
    .replace(/Ð/g, "Đ")
    .replace(/ð/g, "đ")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether the written words or number say the same as one of the accepted spellings. */
export function isAcceptedShort(written: string, accepted: readonly string[], form: ShortForm): boolean {
  const texts = [written, withoutUnit(written, form.unit)];
  const keys = new Set(texts.flatMap((text) => shortKeys(text, form)));
  return accepted.some((spelling) => acceptedKeys(spelling, form).some((key) => keys.has(key)));
}

/** What two texts must share to be the same answer; none for a text that says nothing. */
function shortKeys(text: string, { compare }: ShortForm): string[] {
  const words = looseWords(text);
  if (words === "") return [];
  if (compare === "number") return [...numberReadings(text), `chữ ${foldKey(words)}`];
  return [compare === "exact" ? toneKey(words) : foldKey(words)];
}

/** An accepted number has one reading, the Vietnamese one: 1.234,5. */
function acceptedKeys(spelling: string, form: ShortForm): string[] {
  const number = form.compare === "number" ? vietnameseNumber(spelling) : null;
  return number === null ? shortKeys(spelling, form) : [number];
}

/** Lower case; every sign that is no letter and no digit is a space: "Xin-ga-po" = "xin ga po". */
function looseWords(text: string): string {
  return tidyShort(text)
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, " ")
    .trim();
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Marks count, but not on which vowel of a syllable the tone is written: "hòa" = "hoà". */
function toneKey(words: string): string {
  return words
    .normalize("NFD")
    .split(" ")
    .map((word) => word.replace(TONES, "") + (word.match(TONES) ?? []).join(""))
    .join(" ");
}

function withoutUnit(text: string, unit: string | undefined): string {
  if (!unit) return text;
  const tidy = tidyShort(text);
  const end = tidy.slice(-unit.length);
  return foldKey(end) === foldKey(unit) ? tidy.slice(0, -unit.length) : text;
}

/** Points group thousands, a comma parts the decimals; null where that is not what stands there. */
export function vietnameseNumber(text: string): string | null {
  const compact = joinGroups(tidyShort(text));
  if (!/^[-−+]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(compact)) return null;
  return plainNumber(compact.replace(/\./g, "").replace(",", "."));
}

/**
 * Every number that the text may be meant as, each in one plain spelling: "1.234" is one thousand two hundred and
 * thirty-four here and little more than one elsewhere, and whoever writes either is understood.
 */
export function numberReadings(text: string): string[] {
  const vietnamese = vietnameseNumber(text);
  const compact = joinGroups(tidyShort(text));
  const english = /^[-−+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(compact)
    ? plainNumber(compact.replace(/,/g, ""))
    : null;
  return [...new Set([vietnamese, english].filter((number) => number !== null))];
}

/** "12 345" → "12345", where the spaces part groups of three. */
function joinGroups(text: string): string {
  return /^[-−+]?\d{1,3}( \d{3})+([.,]\d+)?$/.test(text) ? text.replace(/ /g, "") : text;
}

/** Without a plus, leading zeros and zeros that end a fraction; by its digits, so that no digit is lost. */
function plainNumber(text: string): string {
  const [whole = "", fraction = ""] = text.replace(/^[-−+]/, "").split(".");
  const digits = whole.replace(/^0+(?=\d)/, "");
  const decimals = fraction.replace(/0+$/, "");
  const size = decimals === "" ? digits : `${digits}.${decimals}`;
  return /^[-−]/.test(text) && size !== "0" ? `-${size}` : size;
}
