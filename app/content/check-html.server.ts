import type { Element, ElementContent, Properties } from "hast";
import type { CheckBlock } from "./check-block.server.ts";
import type { CheckOption } from "./types.ts";

/** Makes an element of the page; strings become text. */
export function element(
  tagName: string,
  properties: Properties,
  ...children: readonly (ElementContent | string)[]
): Element {
  return {
    type: "element",
    tagName,
    properties,
    children: children.map((child) => (typeof child === "string" ? { type: "text", value: child } : child)),
  };
}

/** What is written in the letter box: A, B, C … or Đ and S. */
function letterOf(option: CheckOption): string {
  if (option.id === "true") return "Đ";
  return option.id === "false" ? "S" : option.id.toUpperCase();
}

/** The inline content of the parts of a block, already turned into elements. */
export interface CheckParts {
  readonly prompt: ElementContent[];
  readonly options: readonly { readonly text: ElementContent[]; readonly feedback: ElementContent[] }[];
}

/**
 * A check question as a form that works as plain HTML: the answers open below it. A script may give feedback at once
 * from `data-right` and `data-feedback` of the rows.
 */
export function checkForm({ check }: CheckBlock, parts: CheckParts, place: string): Element {
  const name = `cau-${check.id}`;
  const eyebrow = check.kind === "multiple" ? `${place} · chọn mọi ý đúng` : place;
  const rows = check.options.map((option, index) =>
    element(
      "label",
      { className: ["opt"], dataRight: String(option.right), dataFeedback: option.feedback },
      element("input", { type: check.kind === "multiple" ? "checkbox" : "radio", name, value: option.id }),
      element("b", { ariaHidden: "true" }, letterOf(option)),
      element("span", {}, ...(parts.options[index]?.text ?? [])),
    ),
  );
  const answers = check.options.map((option, index) =>
    element(
      "li",
      {},
      element("b", {}, `${letterOf(option)} – ${option.right ? "đúng" : "chưa đúng"}.`),
      " ",
      ...(parts.options[index]?.feedback ?? []),
    ),
  );
  return element(
    "form",
    { className: ["check"], id: name, action: `#${name}`, dataCheck: check.id, dataKind: check.kind },
    element(
      "fieldset",
      {},
      element("legend", {}, element("span", { className: ["eyebrow"] }, eyebrow), " ", ...parts.prompt),
      ...rows,
    ),
    element(
      "details",
      { className: ["key", "no-print"] },
      element("summary", {}, "Xem đáp án"),
      element("ul", {}, ...answers),
    ),
  );
}
