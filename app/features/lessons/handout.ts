/** The handout of a lesson: its check questions and what to ask further, on paper. */
import type { CheckQuestion, Lesson } from "#app/content/types.ts";
import { blocksOf, plainText, textSections } from "./blocks.ts";

export interface HandoutQuestion {
  readonly id: string;
  readonly prompt: string;
  readonly several: boolean;
  readonly options: readonly { readonly letter: string; readonly text: string }[];
  /** What is right and why; null on the sheet without answers. */
  readonly answer: { readonly letters: readonly string[]; readonly why: readonly string[] } | null;
}

export interface Handout extends Pick<Lesson, "id" | "title" | "pillar" | "summary" | "asOf" | "reviewBy" | "terms"> {
  readonly answers: boolean;
  readonly questions: readonly HandoutQuestion[];
  /** To talk and write about, without one right answer. */
  readonly asks: readonly string[];
}

function letterOf(id: string): string {
  if (id === "true") return "Đ";
  return id === "false" ? "S" : id.toUpperCase();
}

function questionOf({ id, kind, prompt, options }: CheckQuestion, answers: boolean): HandoutQuestion {
  const right = options.filter((option) => option.right);
  return {
    id,
    prompt,
    several: kind === "multiple",
    options: options.map((option) => ({ letter: letterOf(option.id), text: option.text })),
    answer: answers
      ? { letters: right.map((option) => letterOf(option.id)), why: right.map(({ feedback }) => feedback) }
      : null,
  };
}

/** The items of the closing section "Hỏi thêm". */
export function furtherQuestions({ html }: Pick<Lesson, "html">): string[] {
  const last = textSections(html).find(({ title }) => title === "Hỏi thêm");
  const lists = last?.blocks.filter(({ tag }) => tag === "ul" || tag === "ol") ?? [];
  return lists.flatMap((list) => {
    const inside = list.html.slice(list.html.indexOf(">") + 1, list.html.lastIndexOf("<"));
    return blocksOf(inside).map((item) => plainText(item.html));
  });
}

export function handoutOf(lesson: Lesson, answers: boolean): Handout {
  const { id, title, pillar, summary, asOf, reviewBy, terms, checks } = lesson;
  return {
    id,
    title,
    pillar,
    summary,
    asOf,
    reviewBy,
    terms,
    answers,
    questions: checks.map((check) => questionOf(check, answers)),
    asks: furtherQuestions(lesson),
  };
}
