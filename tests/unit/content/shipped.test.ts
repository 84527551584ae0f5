import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkContent } from "#app/content/check.server.ts";
import { loadContent } from "#app/content/load.server.ts";
import { normaliseAnswer } from "#app/domain/answer.ts";
import { COUNTRY_IDS } from "#app/domain/asean.ts";
import { DIFFICULTIES, LEVELS, PILLARS, QUESTION_KINDS } from "#app/domain/question.ts";
import { isAcceptedShort } from "#app/domain/short-answer.ts";

const content = loadContent(["content"]);
const report = checkContent(["content"]);

test("the shipped content has no problems", () => {
  expect(report.problems).toEqual([]);
  expect(content.problems).toEqual([]);
});

test("the five plans are there, every line of them is covered, and README.md shows it", () => {
  expect(report.plans.map(({ id }) => id)).toEqual([
    "soc-trang-2014",
    "tay-ninh-2019",
    "trieu-son-2021",
    "kien-giang-2021",
    "thua-thien-hue",
  ]);
  for (const { id, lines, covered } of report.plans) expect(covered, id).toBe(lines);
  const readme = readFileSync("content/README.md", "utf8");
  for (const { title } of report.plans) expect(readme).toContain(`### ${title} (`);
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

test("all members have a profile in the order of their chairs, and a place on the timeline", () => {
  const { countries, timeline } = content;
  expect(countries.map(({ id }) => id)).toEqual(COUNTRY_IDS);
  expect(timeline.events[0]).toMatchObject({ on: "1967-08-08" });
  expect(timeline.days.map(({ on }) => on)).toEqual(expect.arrayContaining(["07-28", "08-08"]));
  const years = timeline.chairs.map(({ year }) => year);
  expect(years).toEqual(years.map((_, index) => 2010 + index));
});

test("a profile's text keeps the policy of lessons, and every id on it is used once", () => {
  for (const { id, html } of content.countries) {
    expect(html, id).not.toMatch(/<(script|style|img|iframe|svg)|\sstyle=|\son[a-z]+=|javascript:/i);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size, id).toBe(ids.length);
  }
});

test("every key is an answer to its question, in canonical form; of short answers every spelling", () => {
  for (const { key, body, answer } of content.questions) {
    const ids = (options: typeof body.options = []) => options.map(({ id }) => id);
    const space = { kind: body.kind, options: ids(body.options), targets: ids(body.targets) };
    const right = body.kind === "short" ? answer.correct.map((one) => [one]) : [answer.correct];
    for (const one of right) expect(normaliseAnswer(space, one), key).toEqual({ ok: true, answer: one });
    for (const one of body.short ? answer.correct : []) {
      expect(isAcceptedShort(one, answer.correct, body.short!), `${key}: ${one}`).toBe(true);
    }
  }
});

test("every kind is there, and those that came later in every pillar and level", () => {
  const later = QUESTION_KINDS.slice(3);
  const kindsOf = (fits: (question: (typeof content.questions)[number]) => boolean) =>
    new Set(content.questions.filter(fits).map(({ body }) => body.kind));
  expect(kindsOf(() => true)).toEqual(new Set(QUESTION_KINDS));
  for (const pillar of PILLARS) {
    for (const kind of later)
      expect(
        kindsOf((one) => one.pillar === pillar),
        `${pillar}, ${kind}`,
      ).toContain(kind);
  }
  for (const level of LEVELS) {
    for (const kind of later) {
      expect(
        kindsOf((one) => one.levels.includes(level)),
        `${level}, ${kind}`,
      ).toContain(kind);
    }
  }
});

test("ids of items and pairs tell nothing: bodies keep them sorted, keys do not follow them", () => {
  const orders = content.questions.filter(({ body }) => body.kind === "ordering");
  for (const { body } of orders) {
    const ids = body.options.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  }
  expect(orders.some(({ answer }) => [...answer.correct].sort().join() !== answer.correct.join())).toBe(true);
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
