import type { Element, ElementContent } from "hast";

/**
 * Drawings are inlined so that they follow the theme. The reader takes a small part of SVG and refuses the rest: what it
 * does not know cannot reach the page, whoever wrote the file.
 */
const TAGS = "svg g title desc path rect circle ellipse line polyline polygon text tspan".split(" ");
const ATTRIBUTES = (
  "viewBox x y dx dy width height d cx cy r rx ry x1 y1 x2 y2 points transform fill stroke stroke-width " +
  "stroke-dasharray stroke-linecap stroke-linejoin opacity text-anchor class lang xmlns"
).split(" ");
/** Colours come from the design's tokens, or dark mode and paper would lose the drawing. */
const COLOUR = /^(none|currentColor|var\(--[a-z0-9-]+\))$/;
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|</g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export interface SvgProblem {
  readonly line: number;
  readonly message: string;
}

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "");
}

function readAttributes(source: string): { properties: Record<string, string>; wrong: string[] } {
  const properties: Record<string, string> = {};
  const wrong: string[] = [];
  for (const [, name = "", value = ""] of source.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (!ATTRIBUTES.includes(name)) wrong.push(`Không dùng thuộc tính “${name}” trong hình.`);
    else if ((name === "fill" || name === "stroke") && !COLOUR.test(value)) {
      wrong.push(`Màu “${value}” phải lấy từ bảng màu, dạng var(--p).`);
    } else if (name !== "xmlns") properties[name] = decode(value);
  }
  return { properties, wrong };
}

/** Reads a drawing into a tree for the page; `svg` is null when there is any problem. */
export function readSvg(text: string): { svg: Element | null; problems: SvgProblem[] } {
  const problems: SvgProblem[] = [];
  const root: Element = { type: "element", tagName: "root", properties: {}, children: [] };
  const open: Element[] = [root];
  let line = 1;
  const report = (message: string) => problems.push({ line, message });
  for (const [whole, closing, tag, attributes = "", selfClosing, characters] of text.matchAll(TOKEN)) {
    const parent = open[open.length - 1] ?? root;
    if (characters !== undefined) {
      if (characters.trim() !== "" || parent.tagName.startsWith("t")) {
        parent.children.push({ type: "text", value: decode(characters) });
      }
    } else if (tag === undefined) {
      if (whole === "<") report("Hình có thẻ viết sai; thuộc tính phải đặt trong dấu nháy kép.");
    } else if (closing) {
      if (open.length > 1 && parent.tagName === tag) open.pop();
      else report(`Thẻ </${tag}> đóng không khớp.`);
    } else {
      const { properties, wrong } = readAttributes(attributes);
      wrong.forEach(report);
      if (!TAGS.includes(tag)) report(`Không dùng thẻ <${tag}> trong hình.`);
      const element: Element = { type: "element", tagName: tag, properties, children: [] };
      parent.children.push(element);
      if (!selfClosing) open.push(element);
    }
    line += whole.split("\n").length - 1;
  }
  const svg = root.children.find((node): node is Element => node.type === "element" && node.tagName === "svg");
  if (open.length > 1) report(`Thẻ <${open[open.length - 1]?.tagName}> chưa đóng.`);
  if (!svg) report("Tệp không có thẻ <svg>.");
  else if (!svg.properties.viewBox) report("Thẻ <svg> thiếu viewBox.");
  for (const tag of ["title", "desc"]) {
    if (svg && !svg.children.some((node) => isTag(node, tag))) report(`Hình thiếu <${tag}>.`);
  }
  return { svg: problems.length === 0 && svg ? svg : null, problems };
}

function isTag(node: ElementContent, tag: string): boolean {
  return node.type === "element" && node.tagName === tag;
}
