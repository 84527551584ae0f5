import type { Element, ElementContent, Root } from "hast";
import rehypeStringify from "rehype-stringify";
import remarkRehype, { type Options as RehypeOptions } from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { checkForm, element } from "./check-html.server.ts";
import { type Directives, type PictureEnding, readDirectives } from "./directives.server.ts";
import { slugify } from "./fold.ts";
import {
  type ContainerDirective,
  type LeafDirective,
  parseMarkdown,
  type TextDirective,
  type TextProblem,
} from "./markdown-tree.server.ts";
import { sanitise } from "./sanitise.server.ts";
import type { CheckQuestion, Term } from "./types.ts";

type Handlers = NonNullable<RehypeOptions["handlers"]>;

export interface RenderedMarkdown {
  readonly html: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly checks: readonly CheckQuestion[];
  readonly factMarks: Directives["factMarks"];
  readonly figures: Directives["figures"];
  readonly problems: readonly TextProblem[];
}

export interface MarkdownContext {
  readonly terms: readonly Term[];
  /** The drawing of that name, or null when there is none fit to show. */
  readonly figure: (src: string) => Element | null;
  /** What `figure` gives: drawings unless told otherwise. */
  readonly pictures?: PictureEnding;
}

function handlersFor(directives: Directives): Handlers {
  let place = 0;
  return {
    textDirective(state, node: TextDirective) {
      const children = state.all(node) as ElementContent[];
      if (node.name === "term") {
        const id = node.attributes?.id ?? "";
        return element("a", { className: ["term"], href: `#tu-${id}`, dataTerm: id }, ...children);
      }
      if (node.name === "lang") return element("i", { lang: Object.keys(node.attributes ?? {})[0] }, ...children);
      return children;
    },
    leafDirective(_state, node: LeafDirective) {
      const { src, alt, caption } = node.attributes ?? {};
      const note = caption ? [element("figcaption", {}, caption)] : [];
      return element("figure", { className: ["fig"], dataSrc: src, dataAlt: alt }, ...note);
    },
    containerDirective(state, node: ContainerDirective) {
      const block = directives.checks.get(node);
      if (!block) return undefined;
      place += 1;
      const parts = {
        prompt: state.all(block.prompt) as ElementContent[],
        options: block.options.map((option) => ({
          text: state.all(option.text) as ElementContent[],
          feedback: option.feedback.children.flatMap((part) =>
            part.type === "paragraph" ? (state.all(part) as ElementContent[]) : [],
          ),
        })),
      };
      return checkForm(block, parts, `Câu hỏi ${place}/${directives.checks.size}`);
    },
  };
}

/** Terms at the end of the text, so that a term on tap leads somewhere without a script. */
function glossary(terms: readonly Term[]): Element {
  const entries = terms.map((term) =>
    element(
      "div",
      { id: `tu-${term.id}` },
      element("dt", {}, element("b", {}, term.vi), " ", element("i", { lang: "en" }, term.en)),
      element("dd", {}, term.meaning),
    ),
  );
  return element("section", { className: ["glossary"] }, element("h2", {}, "Từ ngữ"), element("dl", {}, ...entries));
}

function nameHeadings(tree: Root): { id: string; title: string }[] {
  const taken = new Map<string, number>();
  const sections: { id: string; title: string }[] = [];
  visit(tree, "element", (node) => {
    if (node.tagName !== "h2" && node.tagName !== "h3") return;
    let title = "";
    visit(node, "text", (text) => {
      title += text.value;
    });
    const slug = `muc-${slugify(title)}`;
    const times = (taken.get(slug) ?? 0) + 1;
    taken.set(slug, times);
    node.properties.id = times === 1 ? slug : `${slug}-${times}`;
    if (node.tagName === "h2") sections.push({ id: node.properties.id, title });
  });
  return sections;
}

/** Puts the drawings in after sanitising: they come from a reader with an allow-list of its own. */
function insertFigures(tree: Root, figure: MarkdownContext["figure"]): void {
  let count = 0;
  visit(tree, "element", (node) => {
    const { dataSrc, dataAlt } = node.properties;
    if (node.tagName !== "figure" || typeof dataSrc !== "string") return;
    count += 1;
    node.properties = { className: ["fig"], id: `hinh-${count}` };
    const svg = figure(dataSrc);
    if (!svg) return SKIP;
    if (svg.tagName === "img") {
      svg.properties.alt = String(dataAlt);
      node.children.unshift(svg);
      return SKIP;
    }
    const desc = svg.children.find((child): child is Element => child.type === "element" && child.tagName === "desc");
    if (desc) desc.properties.id = `hinh-${count}-ta`;
    Object.assign(svg.properties, { role: "img", "aria-label": dataAlt, "aria-describedby": `hinh-${count}-ta` });
    node.children.unshift(element("div", { className: ["fig-in"] }, svg));
    return SKIP;
  });
}

/** Markdown of a lesson as sanitised HTML, with what was found on the way. Lines in problems count from 1. */
export function renderMarkdown(text: string, context: MarkdownContext): RenderedMarkdown {
  const root = parseMarkdown(text);
  const directives = readDirectives(root, new Set(context.terms.map((term) => term.id)), context.pictures);
  const toHtml = unified().use(remarkRehype, { handlers: handlersFor(directives), clobberPrefix: "ghi-" });
  const tree = toHtml.runSync(root) as Root;
  if (context.terms.length > 0) tree.children.push(glossary(context.terms));
  const clean = sanitise(tree);
  const sections = nameHeadings(clean);
  insertFigures(clean, context.figure);
  return {
    html: unified().use(rehypeStringify).stringify(clean),
    sections,
    checks: [...directives.checks.values()].map((block) => block.check),
    factMarks: directives.factMarks,
    figures: directives.figures,
    problems: directives.problems,
  };
}
