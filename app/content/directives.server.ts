import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { type CheckBlock, readCheckBlock } from "./check-block.server.ts";
import { type ContainerDirective, lineOf, type TextProblem } from "./markdown-tree.server.ts";

/** What the directives of a text say, before anything is rendered. */
export interface Directives {
  readonly checks: ReadonlyMap<ContainerDirective, CheckBlock>;
  /** Facts that sentences are tied to, with the line of each mark. */
  readonly factMarks: readonly { readonly id: string; readonly line: number }[];
  readonly figures: readonly { readonly src: string; readonly line: number }[];
  readonly problems: readonly TextProblem[];
}

/** `:fact[...]{id="FND-001 FND-002"}` ties a sentence to one fact or several. */
function factIds(attributes: Readonly<Record<string, string | null | undefined>>): string[] {
  return (attributes.id ?? "").split(/[\s,]+/).filter((id) => id !== "");
}

/** Pictures that a text may show: drawings in lessons, photographs of screens in guides. */
export type PictureEnding = ".svg" | ".webp";

/** Walks the text for directives and for what a lesson may not hold: raw HTML, images, a second title. */
export function readDirectives(root: Root, termIds: ReadonlySet<string>, pictures: PictureEnding = ".svg"): Directives {
  const checks = new Map<ContainerDirective, CheckBlock>();
  const factMarks: { id: string; line: number }[] = [];
  const figures: { src: string; line: number }[] = [];
  const problems: TextProblem[] = [];
  const checkIds = new Set<string>();

  visit(root, (node) => {
    const line = lineOf(node);
    const report = (message: string) => problems.push({ line, message });
    if (node.type === "html") report("Không viết thẻ HTML trong bài; phần này sẽ không hiện.");
    if (node.type === "image" || node.type === "imageReference") report("Hình phải viết bằng ::figure{src=… alt=…}.");
    if (node.type === "heading" && node.depth === 1) report("Tên bài nằm ở “title”; trong bài dùng ## và ###.");
    if (node.type === "textDirective") {
      const attributes = node.attributes ?? {};
      if (node.name === "fact") {
        const ids = factIds(attributes);
        if (ids.length === 0) report("Dấu :fact thiếu mã dữ kiện, dạng :fact[…]{id=FND-001}.");
        for (const id of ids) factMarks.push({ id, line });
      } else if (node.name === "term") {
        if (!termIds.has(attributes.id ?? "")) report(`Từ ngữ “${attributes.id ?? ""}” không có trong “terms”.`);
      } else if (node.name === "lang") {
        if (!/^[a-z]{2,3}$/.test(Object.keys(attributes)[0] ?? ""))
          report("Dấu :lang cần mã tiếng, dạng :lang[…]{en}.");
      } else report(`Không có dấu “:${node.name}”. Sau dấu hai chấm cần một khoảng trắng.`);
    }
    if (node.type === "leafDirective") {
      if (node.name !== "figure") return void report(`Không có dấu “::${node.name}”.`);
      const { src, alt } = node.attributes ?? {};
      if (!src || !/^[a-z0-9-]+\.[a-z]+$/.test(src) || !src.endsWith(pictures))
        report(`Hình cần src là tên một tệp ${pictures} nằm cạnh bài.`);
      else figures.push({ src, line });
      if (!alt?.trim()) report("Hình thiếu lời tả (alt).");
    }
    if (node.type === "containerDirective") {
      if (node.name !== "check") return void report(`Không có khối “:::${node.name}”.`);
      const { block, problems: found } = readCheckBlock(node);
      problems.push(...found);
      if (!block) return;
      if (checkIds.has(block.check.id)) report(`Mã câu hỏi “${block.check.id}” đã dùng trong bài này.`);
      checkIds.add(block.check.id);
      checks.set(node, block);
    }
  });
  return { checks, factMarks, figures, problems };
}
