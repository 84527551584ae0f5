import type { Nodes, Root, RootContent } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

export type TextDirective = Extract<RootContent, { type: "textDirective" }>;
export type LeafDirective = Extract<RootContent, { type: "leafDirective" }>;
export type ContainerDirective = Extract<RootContent, { type: "containerDirective" }>;

/** A problem of a text whose file is known to the caller. */
export interface TextProblem {
  readonly line: number;
  readonly message: string;
}

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkDirective);

/** Markdown with tables, task lists and directives, as a tree with positions. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text);
}

/** What a reader sees of a node, marks and links left out, white space folded. */
export function plainText(node: Nodes): string {
  return textOf(node).replace(/\s+/g, " ").trim();
}

function textOf(node: Nodes): string {
  if ("value" in node) return node.type === "html" ? "" : node.value;
  if (node.type === "break") return " ";
  return "children" in node ? node.children.map(textOf).join("") : "";
}

/** The line where a node begins. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}
