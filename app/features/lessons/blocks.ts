/** A lesson's text comes as one piece of sanitised HTML; slides, handouts and the search take it apart here. */

export interface Block {
  readonly tag: string;
  readonly html: string;
}

const TAG = /<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*)>/gi;
/** Elements that have no end tag. */
const VOID = new Set(["br", "hr", "img", "input", "wbr"]);

/** The elements that stand side by side in this HTML, as our own serialiser writes it: every end tag is there. */
export function blocksOf(html: string): Block[] {
  const blocks: Block[] = [];
  let depth = 0;
  let from = 0;
  for (const match of html.matchAll(TAG)) {
    const [whole, end, name = ""] = match;
    const tag = name.toLowerCase();
    if (VOID.has(tag)) continue;
    if (!end) {
      if (depth === 0) from = match.index;
      depth += 1;
      continue;
    }
    depth -= 1;
    if (depth === 0) blocks.push({ tag, html: html.slice(from, match.index + whole.length) });
  }
  return blocks;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The words of a piece of HTML, on one line. */
export function plainText(html: string): string {
  return html
    .replace(/<svg\b[\s\S]*?<\/svg>/gi, " ")
    .replace(/<\/(?:p|li|h[1-6]|td|th|figcaption|dt|dd|div)>|<br>/gi, " ")
    .replace(TAG, "")
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return NAMED[name ?? ""] ?? whole;
    })
    .replace(/\s+/g, " ")
    .trim();
}

/** A `##` section with what stands in it, or what stands before the first one (then without a title). */
export interface TextSection {
  readonly id: string | null;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export function textSections(html: string): TextSection[] {
  const sections: { id: string | null; title: string; blocks: Block[] }[] = [];
  for (const block of blocksOf(html)) {
    // the glossary is a section that brings its own heading
    const heading = block.tag === "section" ? /<h2\b[\s\S]*?<\/h2>/.exec(block.html)?.[0] : block.html;
    if (heading && (block.tag === "h2" || block.tag === "section")) {
      const id = /^<h2\b[^>]*\sid="([^"]+)"/.exec(heading)?.[1] ?? null;
      const rest = block.tag === "section" ? [{ tag: block.tag, html: block.html.replace(heading, "") }] : [];
      sections.push({ id, title: plainText(heading), blocks: rest });
    } else {
      if (sections.length === 0) sections.push({ id: null, title: "", blocks: [] });
      sections.at(-1)!.blocks.push(block);
    }
  }
  return sections;
}
