/** A lesson's text taken apart: for slides, for the handout, for its plan; over all that is shipped. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadContent } from "#app/content/load.server.ts";
import { handoutOf, planPage, slidesOf } from "#app/features/lessons/api.server.ts";
import { blocksOf, plainText, textSections } from "#app/features/lessons/blocks.ts";

const content = loadContent([fileURLToPath(new URL("../../content", import.meta.url))]);
const lessons = [...content.lessons.values()];

describe("blocks", () => {
  it("are the elements that stand side by side", () => {
    const html =
      '<p>Một <b>hai</b><br>ba</p>\n<form data-say="a > b"><input type="radio"><p>x</p></form><ul><li>y</li></ul>';
    expect(blocksOf(html).map(({ tag }) => tag)).toEqual(["p", "form", "ul"]);
    expect(
      blocksOf(html)
        .map(({ html: each }) => each)
        .join(""),
    ).toBe(html.replace("\n", ""));
  });

  it("give their words", () => {
    expect(plainText("<p>Lúa &#x26; sen &lt;3</p><p>Nước<br>biển</p><svg><text>không</text></svg>")).toBe(
      "Lúa & sen <3 Nước biển",
    );
  });

  it("of every lesson make up the whole of it", () => {
    for (const { id, html, sections } of lessons) {
      const parts = textSections(html);
      const titled = parts.filter((part) => part.id !== null).map((part) => ({ id: part.id, title: part.title }));
      expect(titled, id).toEqual(sections);
      const letters = (text: string) => plainText(text).replace(/\s/g, "").length;
      const sum = parts.flatMap((part) => part.blocks).reduce((total, block) => total + letters(block.html), 0);
      const heads = sections.reduce((total, { title }) => total + title.replace(/\s/g, "").length, 0);
      expect(sum + heads, id).toBe(letters(html));
    }
  });
});

it("every drawing and every question has a slide of its own", () => {
  for (const lesson of lessons) {
    const slides = slidesOf(lesson);
    expect(slides.filter(({ kind }) => kind === "check").length, lesson.id).toBe(lesson.checks.length);
    expect(slides.filter(({ kind }) => kind === "figure").length, lesson.id).toBe(
      lesson.html.split("<figure").length - 1,
    );
    for (const slide of slides) expect(slide.html.includes("<form") && slide.kind !== "check", lesson.id).toBe(false);
  }
});

it("a sentence that announces a list stands on the screen of its list", () => {
  const long = "chữ ".repeat(70);
  const list = `<ul><li>${"mục ".repeat(70)}</li></ul>`;
  const cut = (html: string) => slidesOf({ html }).map((slide) => slide.html);
  expect(cut(`<h2 id="a">A</h2><p>${long}.</p><p>Các nước hứa:</p>${list}`)).toEqual([
    `<p>${long}.</p>`,
    `<p>Các nước hứa:</p>${list}`,
  ]);
  // alone on its screen it stays: a screen is never left empty
  expect(cut(`<p>${long}${long}:</p>${list}`)).toEqual([`<p>${long}${long}:</p>`, list]);
  for (const lesson of lessons) {
    const slides = slidesOf(lesson);
    const left = slides.filter(
      ({ kind, html, section }, at) =>
        kind === "text" &&
        plainText(html).endsWith(":") &&
        blocksOf(html).length > 1 &&
        slides[at + 1]?.kind === "text" &&
        slides[at + 1]?.section === section,
    );
    expect(
      left.map(({ title }) => title),
      lesson.id,
    ).toEqual([]);
  }
});

it("the handout has every question, answers only when asked for, and what to ask further", () => {
  for (const lesson of lessons) {
    const sheet = handoutOf(lesson, false);
    expect(sheet.questions.map(({ prompt }) => prompt)).toEqual(lesson.checks.map(({ prompt }) => prompt));
    expect(sheet.questions.every(({ answer }) => answer === null)).toBe(true);
    expect(JSON.stringify(sheet)).not.toContain("feedback");
    expect(sheet.asks.length, lesson.id).toBeGreaterThan(1);
    for (const { answer } of handoutOf(lesson, true).questions) expect(answer?.letters.length).toBeGreaterThan(0);
  }
});

it("the plan's clock runs through each slot", () => {
  const planned = lessons.filter(({ plan }) => plan);
  expect(planned.length).toBeGreaterThan(0);
  for (const lesson of planned) {
    const page = planPage(lesson, "Phần");
    expect(page?.slotPlans.map(({ slot, steps }) => [slot, steps[0]?.from, steps.at(-1)?.to])).toEqual([
      ["flag", 0, 10],
      ["class", 0, 45],
      ["branch", 0, 20],
    ]);
  }
  expect(planPage({ ...lessons[0]!, plan: undefined }, "Phần")).toBeNull();
});
