import type { Blockquote, List, ListItem, Paragraph } from "mdast";
import { CHOICE_KINDS, type ChoiceKind } from "#app/domain/question.ts";
import { fold } from "./fold.ts";
import { type ContainerDirective, lineOf, plainText, type TextProblem } from "./markdown-tree.server.ts";
import type { CheckQuestion } from "./types.ts";

/** A check question together with the parts of the text it was written in, which keep their emphasis and marks. */
export interface CheckBlock {
  readonly check: CheckQuestion;
  readonly prompt: Paragraph;
  readonly options: readonly { readonly text: Paragraph; readonly feedback: Blockquote }[];
}

const TRUE_FALSE_IDS: Readonly<Record<string, string>> = { Đúng: "true", Sai: "false" };

function isKind(value: unknown): value is ChoiceKind {
  return CHOICE_KINDS.some((kind) => kind === value);
}

function optionId(kind: ChoiceKind, text: string, index: number): string {
  if (kind === "truefalse") return TRUE_FALSE_IDS[text] ?? "";
  return String.fromCharCode("a".charCodeAt(0) + index);
}

function readOption(item: ListItem, report: (line: number, message: string) => void) {
  const [text, feedback, ...rest] = item.children;
  if (typeof item.checked !== "boolean") {
    report(lineOf(item), "Mỗi phương án bắt đầu bằng “- [ ]” hoặc “- [x]” (phương án đúng).");
    return null;
  }
  if (text?.type !== "paragraph") return null;
  if (feedback?.type !== "blockquote" || plainText(feedback) === "" || rest.length > 0) {
    report(lineOf(item), `Phương án “${plainText(text)}” cần đúng một lời giải thích, viết ở dòng dưới sau dấu “>”.`);
    return null;
  }
  return { text, feedback, right: item.checked };
}

/** What is wrong with a key: how many options are right, and whether two of them say the same. */
function keyProblems(check: CheckQuestion): string[] {
  const right = check.options.filter((option) => option.right).length;
  const problems: string[] = [];
  if (check.kind !== "multiple" && right !== 1) problems.push(`Câu hỏi cần đúng một phương án đúng, đang có ${right}.`);
  if (check.kind === "multiple" && right < 2)
    problems.push(`Câu nhiều lựa chọn cần từ hai phương án đúng, đang có ${right}.`);
  if (check.options.length < 2) problems.push("Câu hỏi cần ít nhất hai phương án.");
  if (new Set(check.options.map((option) => fold(option.text))).size < check.options.length) {
    problems.push("Hai phương án giống nhau.");
  }
  if (check.kind === "truefalse" && (check.options.length !== 2 || check.options.some((option) => option.id === ""))) {
    problems.push("Câu đúng sai chỉ có hai phương án “Đúng” và “Sai”.");
  }
  return problems;
}

/** Reads a `:::check` block; `block` is null when there is any problem. */
export function readCheckBlock(node: ContainerDirective): { block: CheckBlock | null; problems: TextProblem[] } {
  const problems: TextProblem[] = [];
  const report = (line: number, message: string) => problems.push({ line, message });
  const { id, kind } = node.attributes ?? {};
  const [prompt, list, ...rest] = node.children;
  if (!id || !/^[a-z0-9-]+$/.test(id))
    report(lineOf(node), "Câu hỏi cần mã riêng, dạng :::check{#ten-cau kind=single}.");
  if (!isKind(kind)) report(lineOf(node), `Loại câu hỏi (kind) phải là một trong: ${CHOICE_KINDS.join(", ")}.`);
  if (prompt?.type !== "paragraph" || list?.type !== "list" || rest.length > 0) {
    report(lineOf(node), "Khối check gồm một đoạn câu hỏi, rồi một danh sách phương án, không có gì khác.");
  }
  if (problems.length > 0 || !id || !isKind(kind) || prompt?.type !== "paragraph") return { block: null, problems };
  const options = (list as List).children.flatMap((item) => readOption(item, report) ?? []);
  const check: CheckQuestion = {
    id,
    kind,
    prompt: plainText(prompt),
    options: options.map(({ text, feedback, right }, index) => ({
      id: optionId(kind, plainText(text), index),
      text: plainText(text),
      right,
      feedback: plainText(feedback),
    })),
  };
  if (problems.length === 0) for (const message of keyProblems(check)) report(lineOf(node), message);
  return { block: problems.length === 0 ? { check, prompt, options } : null, problems };
}
