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

interface Screen {
  readonly kind: Slide["kind"];
  readonly blocks: { readonly html: string; readonly letters: number }[];
}

const lettersOf = ({ blocks }: Screen) => blocks.reduce((sum, { letters }) => sum + letters, 0);

/** A sentence that announces what comes next ("Các nước hứa với nhau:") goes to the next screen with it. */
function takeAnnouncement(screen: Screen | undefined, room: number): Screen["blocks"] {
  const said = screen?.kind === "text" && screen.blocks.length > 1 ? screen.blocks.at(-1)! : null;
  if (said === null || said.letters > room || !plainText(said.html).endsWith(":")) return [];
  screen!.blocks.pop();
  return [said];
}

/** Every drawing and every question has a screen of its own; text is cut between paragraphs. */
export function slidesOf({ html }: Pick<Lesson, "html">): Slide[] {
  return textSections(html).flatMap(({ id, title, blocks }) => {
    const screens: Screen[] = [];
    for (const block of blocks) {
      const kind = kindOf(block);
      const own = { html: block.html, letters: plainText(block.html).length };
      const last = screens.at(-1);
      if (kind === "text" && last?.kind === "text" && lettersOf(last) + own.letters <= MOST_LETTERS) {
        last.blocks.push(own);
      } else {
        const announced = kind === "text" ? takeAnnouncement(last, MOST_LETTERS - own.letters) : [];
        screens.push({ kind, blocks: [...announced, own] });
      }
    }
    return screens.map((screen, at) => ({
      section: id,
      title,
      first: at === 0,
      kind: screen.kind,
      html: screen.blocks.map((block) => block.html).join(""),
    }));
  });
}
