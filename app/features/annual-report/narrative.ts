/** The parts of a report that people write: plain text in which {Người dự thi} stands for a locked figure. */
import { figureText } from "#app/domain/indicators.ts";
import type { Figure, Part } from "./model.ts";

/** The yearly report, and the summary of one contest. */
export const REPORT_FORMS = ["year", "contest"] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

export const NARRATIVE_IDS = [
  "basis",
  "direct",
  "lessons",
  "contests",
  "scores",
  "awards",
  "strengths",
  "weaknesses",
  "causes",
  "plan",
  "proposals",
] as const;
export type NarrativeId = (typeof NARRATIVE_IDS)[number];

/** Which parts a report has, in the order of its sections. */
export const NARRATIVES_OF: Readonly<Record<ReportForm, readonly NarrativeId[]>> = {
  year: ["direct", "lessons", "contests", "awards", "strengths", "weaknesses", "causes", "plan", "proposals"],
  contest: ["basis", "direct", "contests", "scores", "awards", "strengths", "weaknesses", "causes", "proposals"],
};

/** What they are called beside their box. */
export const NARRATIVE_NAMES: Readonly<Record<NarrativeId, string>> = {
  basis: "Căn cứ tổ chức",
  direct: "Công tác chỉ đạo, triển khai",
  lessons: "Tuyên truyền qua bài học, ngoại khoá",
  contests: "Cuộc thi tìm hiểu ASEAN",
  scores: "Kết quả thi",
  awards: "Khen thưởng",
  strengths: "Ưu điểm",
  weaknesses: "Hạn chế, tồn tại",
  causes: "Nguyên nhân",
  plan: "Phương hướng, nhiệm vụ",
  proposals: "Kiến nghị, đề xuất",
};

/** In the summary of a contest some parts are about that contest alone. */
const CONTEST_NAMES: Readonly<Partial<Record<NarrativeId, string>>> = {
  direct: "Công tác tổ chức",
  contests: "Kết quả tham gia",
  awards: "Giải thưởng",
};

export function narrativeName(id: NarrativeId, form: ReportForm): string {
  return (form === "contest" ? CONTEST_NAMES[id] : undefined) ?? NARRATIVE_NAMES[id];
}

export type Texts = Readonly<Record<NarrativeId, string>>;

/** The longest text of one part, in characters. */
export const LONGEST_TEXT = 8_000;

export interface ReadText {
  /** One entry per line of the text; blank lines are dropped. */
  readonly paragraphs: readonly Part[][];
  /** Names in braces that no figure has. */
  readonly unknown: readonly string[];
  /** What still stands in square brackets: to be filled in before the report is issued. */
  readonly open: readonly string[];
}

/** Takes a text apart; a name in braces that no figure has stays as it was typed. */
export function readText(text: string, figures: Readonly<Record<string, Figure>>): ReadText {
  const keys = new Map(Object.entries(figures).map(([key, { name }]) => [plain(name), key]));
  const unknown: string[] = [];
  const paragraphs = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) =>
      line
        .split(/(\{[^{}]*\})/)
        .filter((piece) => piece !== "")
        .map((piece): Part => {
          if (!/^\{[^{}]*\}$/.test(piece)) return { text: piece };
          const key = keys.get(plain(piece.slice(1, -1)));
          if (key !== undefined) return { figure: key };
          unknown.push(piece);
          return { text: piece };
        }),
    );
  return { paragraphs, unknown, open: [...text.matchAll(/\[[^[\]]*\]/g)].map(([found]) => found) };
}

/** Names are compared without regard to capitals and double spaces. */
function plain(name: string): string {
  return name.normalize("NFC").toLocaleLowerCase("vi").replace(/\s+/g, " ").trim();
}

/** A paragraph as running text. */
export function partsText(parts: readonly Part[], figures: Readonly<Record<string, Figure>>): string {
  return parts
    .map((part) => {
      if ("text" in part) return part.text;
      const figure = figures[part.figure];
      return figure ? figureText(figure.kind, figure.value) : "";
    })
    .join("");
}
