/** How wide a line of bold Times is, for the rules under the head, whose length goes by the words above them. */

/** Widths in thousandths of the size; marks do not widen a letter. */
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

function each(letters: string, width: number): Record<string, number> {
  return Object.fromEntries([...letters].map((letter) => [letter, width]));
}

/** In twentieths of a point, for a size in half points. */
export function boldWidth(text: string, size: number): number {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  const thousandths = [...plain].reduce((sum, letter) => sum + (WIDTHS[letter] ?? 550), 0);
  return Math.round((thousandths / 1_000) * (size / 2) * 20);
}
