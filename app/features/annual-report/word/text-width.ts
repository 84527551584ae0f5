/** How wide a line of bold Times is: for the rules under the head, as long as the words above them, and for heads of tables. */

/** Widths in thousandths of the size; marks do not widen a letter, but the horn of ơ and ư does. */
const WIDTHS: Readonly<Record<string, number>> = {
  ...each("., ", 250),
  ...each("il/", 278),
  ...each("-tfj:;()", 333),
  ...each("Is", 389),
  ...each("cerz", 444),
  ...each("agov0123456789–J“”xy", 500),
  ...each("bdhknpquđS", 556),
  ...each("FP", 611),
  ...each("BELTZ", 667),
  ...each("ACDNRUVXYĐw", 722),
  ...each("GHKOQ", 778),
  ...each("m", 833),
  ...each("M", 944),
  ...each("W", 1_000),
};

const HORN = { mark: "\u031B", width: 100 };

function each(letters: string, width: number): Record<string, number> {
  return Object.fromEntries([...letters].map((letter) => [letter, width]));
}

/** In twentieths of a point, for a size in half points. */
export function boldWidth(text: string, size: number): number {
  const letters = [...text.normalize("NFD")].filter((letter) => letter === HORN.mark || !/\p{M}/u.test(letter));
  const widthOf = (letter: string) => (letter === HORN.mark ? HORN.width : (WIDTHS[letter] ?? 550));
  const thousandths = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  return Math.round((thousandths / 1_000) * (size / 2) * 20);
}
