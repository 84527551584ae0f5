/** The staff's list of content: what is past its day, what it rests on, what a search finds, what it never shows. */
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { loadContent } from "#app/content/load.server.ts";
import { type ContentLine, contentFilter, contentPage } from "#app/features/editorial/api.server.ts";
import { projectRoot } from "../../scripts/lib/project.mjs";

const shipped = loadContent([join(projectRoot, "content")]);
const LESSON = "xom-khong-phao";
/** The content as it ships, with one lesson whose day is known here. */
const content = {
  ...shipped,
  lessons: new Map(
    [...shipped.lessons].map(([id, lesson]) => [id, id === LESSON ? { ...lesson, reviewBy: "2026-12-31" } : lesson]),
  ),
};
const NOW = Date.parse("2026-11-30T03:00:00Z");
const page = (query = "", { withQuestions = false, now = NOW, page: at = 1 } = {}) =>
  contentPage(content, { filter: contentFilter(new URLSearchParams(query)), page: at, now, withQuestions });

/** The lines of every page. */
function everything(query: string, options: { withQuestions?: boolean; now?: number } = {}): ContentLine[] {
  const { pages } = page(query, options);
  return Array.from({ length: pages }, (_, at) => page(query, { ...options, page: at + 1 }).lines).flat();
}

test.each<[string, { kind: string | null; due: boolean; words: string }]>([
  ["", { kind: null, due: false, words: "" }],
  ["loai=country&han=can&q=lao", { kind: "country", due: true, words: "lao" }],
  ["loai=constructor&han=1", { kind: null, due: false, words: "" }],
])("the address %o", (query, filter) => expect(contentFilter(new URLSearchParams(query))).toEqual(filter));

describe("the list", () => {
  it("has every lesson, profile, guide and the timeline, once, what must be read first on top", () => {
    const lines = everything("");
    expect(lines.length).toBe(content.lessons.size + content.countries.length + content.guides.length + 1);
    expect(new Set(lines.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(lines.length);
    const days = lines.map(({ reviewBy }) => reviewBy);
    expect(days).toEqual([...days].sort());
    for (const line of lines.filter(({ kind }) => kind === "lesson" || kind === "country")) {
      expect([line.id, line.sources.length > 0, line.facts.length > 0]).toEqual([line.id, true, true]);
    }
  });

  it("shows graded questions to who may see them alone, without their keys", () => {
    expect(page("").kinds).not.toContain("question");
    expect(everything("loai=question")).toEqual([]);
    const questions = everything("loai=question", { withQuestions: true });
    expect(questions.length).toBe(content.questions.length);
    expect(questions.every(({ facts }) => facts.length > 0)).toBe(true);
    expect(questions.some(({ sources }) => sources.length > 0)).toBe(true);
    const told = JSON.stringify(questions);
    const explained = content.questions.map(({ explanation }) => explanation);
    expect(explained.filter((words) => told.includes(words))).toEqual([]);
  });

  test.each<[string, string, "past" | "near" | "later"]>([
    ["the day before", "2026-12-30", "near"],
    ["the day itself", "2026-12-31", "near"],
    ["the day after", "2027-01-01", "past"],
    ["two months before", "2026-11-01", "near"],
    ["a day more", "2026-10-31", "later"],
  ])("a lesson to be read again by 31/12/2026, seen %s", (_when, day, due) => {
    const lines = everything("", { now: Date.parse(`${day}T03:00:00Z`) });
    expect(lines.find(({ id }) => id === LESSON)?.due).toBe(due);
  });

  it("counts days in Viet Nam's time", () => {
    const due = (now: string) => everything("", { now: Date.parse(now) }).find(({ id }) => id === LESSON)?.due;
    expect([due("2026-12-31T16:59:59Z"), due("2026-12-31T17:00:00Z")]).toEqual(["near", "past"]);
  });

  it("filters by kind, by day, by words without tone marks, by fact", () => {
    expect(new Set(everything("loai=guide").map(({ kind }) => kind))).toEqual(new Set(["guide"]));
    const due = everything("han=can");
    expect(due.length).toBe(page("").past + page("").near);
    expect(due.every((line) => line.due !== "later")).toBe(true);
    expect(everything("q=xom khong phao").map(({ id }) => id)).toEqual([LESSON]);
    const byFact = everything("q=CTR-LA-06");
    expect(byFact.map(({ id }) => id)).toContain("lao");
    expect(byFact.every(({ facts }) => facts.some((fact) => fact.startsWith("CTR-LA-06")))).toBe(true);
    expect(page("q=khong co gi nhu the nay")).toMatchObject({ lines: [], total: 0, pages: 0 });
  });
});
