/** A lesson for the projector: its text cut into what fits one screen. */
import type { Lesson } from "#app/content/types.ts";
import { type Block, plainText, textSections } from "./blocks.ts";

export interface Slide {
  /** Anchor of the section it belongs to; null for the opening of the text. */
  readonly section: string | null;
  readonly title: string;
  /** The first slide of a section shows the title large, the others small above. */
  readonly first: boolean;
  readonly kind: "text" | "figure" | "check";
  readonly html: string;
}

/** Letters of running text that a class reads from the last row on one screen, with its title. */
const MOST_LETTERS = 420;

function kindOf({ tag }: Block): Slide["kind"] {
  if (tag === "form") return "check";
  return tag === "figure" ? "figure" : "text";
}

/** Every drawing and every question has a screen of its own; text is cut between paragraphs. */
export function slidesOf({ html }: Pick<Lesson, "html">): Slide[] {
  return textSections(html).flatMap(({ id, title, blocks }) => {
    const screens: { kind: Slide["kind"]; html: string; letters: number }[] = [];
    for (const block of blocks) {
      const kind = kindOf(block);
      const letters = plainText(block.html).length;
      const last = screens.at(-1);
      if (kind === "text" && last?.kind === "text" && last.letters + letters <= MOST_LETTERS) {
        last.html += block.html;
        last.letters += letters;
      } else screens.push({ kind, html: block.html, letters });
    }
    return screens.map((screen, at) => ({ section: id, title, first: at === 0, kind: screen.kind, html: screen.html }));
  });
}
