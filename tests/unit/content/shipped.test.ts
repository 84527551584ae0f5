import { expect, test } from "vitest";
import { checkContent } from "#app/content/check.server.ts";
import { loadContent } from "#app/content/load.server.ts";
import { DIFFICULTIES, normaliseAnswer, PILLARS } from "#app/domain/question.ts";

const content = loadContent(["content"]);
const report = checkContent(["content"]);

test("the shipped content has no problems", () => {
  expect(report.problems).toEqual([]);
  expect(content.problems).toEqual([]);
});

test("every pillar has a module with a lesson and questions of each difficulty", () => {
  for (const pillar of PILLARS) {
    expect(content.modules.some((module) => module.pillar === pillar && module.lessons.length > 0)).toBe(true);
    for (const difficulty of DIFFICULTIES) {
      const some = content.questions.filter((item) => item.pillar === pillar && item.difficulty === difficulty);
      expect(some.length, `${pillar}, ${difficulty}`).toBeGreaterThanOrEqual(3);
    }
  }
});

test("every key is an answer to its question", () => {
  for (const { key, body, answer } of content.questions) {
    expect(normaliseAnswer(body, answer.correct), key).toEqual(answer.correct);
  }
});

test("the right option of single choice does not settle in one place", () => {
  const places = Object.values(report.counts.byRightOption);
  const total = places.reduce((sum, count) => sum + count, 0);
  for (const count of places) expect(count / total).toBeLessThan(0.4);
});

test("graded questions and check questions share no prompt", () => {
  const graded = new Set(content.questions.map((question) => question.body.prompt));
  for (const lesson of content.lessons.values()) {
    for (const check of lesson.checks) expect(graded.has(check.prompt), `${lesson.id}: ${check.prompt}`).toBe(false);
  }
});

test("pages keep a strict policy: no style attribute, no handler, no script, no image", () => {
  for (const lesson of content.lessons.values()) {
    expect(lesson.html).not.toMatch(/<(script|style|img|iframe)|\sstyle=|\son[a-z]+=|javascript:/i);
    expect(lesson.html).toContain("<svg");
  }
});

test("every term and section a page links to is on it, and no id is used twice", () => {
  for (const { id, html, sections } of content.lessons.values()) {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size, id).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids, id).toContain(target);
    for (const section of sections) expect(ids, id).toContain(section.id);
  }
});
