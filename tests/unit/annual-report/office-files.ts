/** Office files read back: a Word package as XML documents, a CSV as cells. */
import { createRequire } from "node:module";
import JSZip from "jszip";

// jsdom brings no types of its own
const { JSDOM } = createRequire(import.meta.url)("jsdom") as {
  JSDOM: new (html: string) => { readonly window: Window & { readonly DOMParser: typeof DOMParser } };
};
const parser = new new JSDOM("").window.DOMParser();

/** Parses XML; throws for what is not well formed. */
export function parseXml(text: string): Document {
  const document = parser.parseFromString(text, "application/xml");
  const fault = document.querySelector("parsererror");
  if (fault) throw new Error(fault.textContent ?? "not well formed");
  return document;
}

/** Parses a page as a browser does. */
export function parseHtml(text: string): Document {
  return parser.parseFromString(text, "text/html");
}

/** All elements of this name, whatever their prefix stands for. */
export function all(within: Document | Element, name: string): Element[] {
  return [...within.getElementsByTagName(name)];
}

export const value = (element: Element | undefined, attribute = "w:val") => element?.getAttribute(attribute) ?? null;

export interface WordPackage {
  readonly zip: JSZip;
  readonly names: readonly string[];
  xml(name: string): Promise<Document>;
}

export async function openWord(bytes: Uint8Array): Promise<WordPackage> {
  const zip = await JSZip.loadAsync(bytes);
  const names = Object.values(zip.files)
    .filter(({ dir }) => !dir)
    .map(({ name }) => name);
  return { zip, names, xml: async (name) => parseXml(await zip.file(name)!.async("string")) };
}

/** What a paragraph says. */
export const textOf = (paragraph: Element) =>
  all(paragraph, "w:t")
    .map(({ textContent }) => textContent)
    .join("");

/** Tables as rows of cells. */
export const cellsOf = (table: Element) =>
  all(table, "w:tr").map((row) => all(row, "w:tc").map((cell) => all(cell, "w:p").map(textOf).join("\n")));

/** Rows of a CSV as `csvText` writes it. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted] = [[] as string[], "", false];
  for (let at = text.startsWith("\uFEFF") ? 1 : 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === "," || sign === "\r") {
      row.push(cell);
      cell = "";
      if (sign === "\r") {
        rows.push(row);
        row = [];
        at += 1;
      }
    } else cell += sign;
  }
  return rows;
}
