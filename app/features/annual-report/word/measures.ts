/**
 * The measures of an official document (Nghị định 30/2020/NĐ-CP, Phụ lục I), in the units of Word: lengths in twentieths
 * of a point, sizes in half points.
 */
const MM = 1_440 / 25.4;
const twips = (mm: number) => Math.round(mm * MM);

/** A4. */
export const PAPER = { width: twips(210), height: twips(297) } as const;
/** Allowed: top and bottom 20–25 mm, left 30–35, right 15–20. The page number stands in the middle of the top margin. */
export const MARGIN = {
  top: twips(20),
  bottom: twips(20),
  left: twips(30),
  right: twips(15),
  header: twips(10),
} as const;

export const PORTRAIT_WIDTH = PAPER.width - MARGIN.left - MARGIN.right;
export const LANDSCAPE_WIDTH = PAPER.height - MARGIN.left - MARGIN.right;

export const FONT = "Times New Roman";
export const BLACK = "000000";

/** In half points. */
export const SIZE = {
  body: 28,
  pageNumber: 28,
  nation: 26,
  motto: 28,
  parentBody: 26,
  body_name: 26,
  number: 26,
  place: 28,
  title: 28,
  recipientsTitle: 24,
  recipients: 22,
  annexTitle: 28,
  table: 23,
} as const;

/** First line 1.27 cm, 6 pt between paragraphs, lines 1.15. */
export const PARAGRAPH = { firstLine: twips(12.7), after: 120, line: 276 } as const;

/** The two columns of the head: who issues it, and the nation. */
export const HEAD_COLUMNS = [twips(66), PORTRAIT_WIDTH - twips(66)] as const;
/** The two columns of the foot: recipients and signature. */
export const FOOT_COLUMNS = [twips(78), PORTRAIT_WIDTH - twips(78)] as const;
