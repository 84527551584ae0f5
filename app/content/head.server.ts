import type { YamlSource } from "./yaml-source.server.ts";

/** A fact that something in a file rests on, with the line that names it. */
export interface FactMark {
  readonly id: string;
  readonly line: number;
}

/** Parts the head from the text. Lines of the text keep their numbers: the head is replaced by empty lines. */
export function splitHead(text: string): { head: string; body: string } | null {
  const match = /^---\n([\s\S]*?\n)---\n/.exec(text);
  if (!match) return null;
  const whole = match[0];
  return { head: match[1] ?? "", body: "\n".repeat(whole.split("\n").length - 1) + text.slice(whole.length) };
}

/** Every `facts` list inside a value of the source, however deep. */
export function factMarksIn(source: YamlSource, value: unknown, path: readonly PropertyKey[] = []): FactMark[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => factMarksIn(source, item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "facts" && Array.isArray(inner)
      ? inner.map((id, index) => ({ id: String(id), line: source.lineOf([...path, key, index]) }))
      : factMarksIn(source, inner, [...path, key]),
  );
}
