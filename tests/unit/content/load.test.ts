import { expect, test } from "vitest";
import { loadContent } from "#app/content/load.server.ts";
import { LESSON, QUESTIONS, SOUND, writeContent } from "./temp-content.ts";

test("a later directory replaces by id and adds what is new", () => {
  const base = writeContent(SOUND);
  const own = writeContent({
    "modules/phan-thu/bai-thu.md": LESSON.replace("title: Bài thử", "title: Bài của Sở"),
    "modules/phan-thu/bai-moi.md": LESSON.replace("id: bai-thu", "id: bai-moi"),
    "modules/phan-thu/hinh.svg": SOUND["modules/phan-thu/hinh.svg"] ?? "",
    "questions/so.yaml": QUESTIONS.replace("Câu thứ nhất?", "Câu của Sở?"),
  });
  const before = loadContent([base]);
  const after = loadContent([base, own]);
  expect(after.problems).toEqual([]);
  expect(after.modules.map(({ slug, lessons }) => [slug, lessons.map((lesson) => lesson.title)])).toEqual([
    ["phan-thu", ["Bài của Sở", "Bài thử"]],
  ]);
  expect(after.lessons.get("bai-moi")?.module).toBe("phan-thu");
  expect(after.questions.map((question) => question.body.prompt)).toEqual(["Câu của Sở?"]);
  expect(after.lessons.get("bai-thu")?.hash).not.toBe(before.lessons.get("bai-thu")?.hash);
  expect(after.questions[0]?.hash).not.toBe(before.questions[0]?.hash);
});

test("reading twice gives the same hashes", () => {
  const root = writeContent(SOUND);
  const [one, other] = [loadContent([root]), loadContent([root])];
  expect(one.lessons.get("bai-thu")?.hash).toBe(other.lessons.get("bai-thu")?.hash);
  expect(one.questions[0]?.hash).toBe(other.questions[0]?.hash);
});

test("the hash of a lesson follows its drawing", () => {
  const drawing = "modules/phan-thu/hinh.svg";
  const one = loadContent([writeContent(SOUND)]);
  const other = loadContent([writeContent({ ...SOUND, [drawing]: (SOUND[drawing] ?? "").replace('r="4"', 'r="3"') })]);
  expect(one.lessons.get("bai-thu")?.hash).not.toBe(other.lessons.get("bai-thu")?.hash);
});

test("a file that cannot be read leaves the others standing", () => {
  const base = writeContent(SOUND);
  const own = writeContent({ "questions/so.yaml": "questions: [\n", "modules/phan-thu/hong.md": "Không có khai báo." });
  const content = loadContent([base, own]);
  expect(content.lessons.size).toBe(1);
  expect(content.questions).toHaveLength(1);
  expect(content.problems.map((problem) => problem.file)).toEqual([
    `${own}/questions/so.yaml`,
    `${own}/modules/phan-thu/hong.md`,
  ]);
});

test("a missing directory is an empty one", () => {
  expect(loadContent([`${writeContent({})}/none`])).toMatchObject({ modules: [], questions: [], problems: [] });
});

test("facts carry their level and sources", () => {
  expect(loadContent([writeContent(SOUND)]).facts.get("FND-002")).toEqual({
    id: "FND-002",
    level: "known",
    text: "Dữ kiện phổ biến.",
    sources: ["https://example.org/2"],
  });
});

test("true/false questions get the options that never change", () => {
  const text = QUESTIONS.replace("kind: single", "kind: truefalse")
    .replace(/ {4}options:[\s\S]*?(?= {4}correct)/, "")
    .replace("correct: [b]", "correct: false");
  const [question] = loadContent([writeContent({ ...SOUND, "questions/thu.yaml": text })]).questions;
  expect(question?.body.options.map((option) => option.id)).toEqual(["true", "false"]);
  expect(question?.answer).toEqual({ correct: ["false"] });
});

test("a later directory replaces a profile, and events, days and chairs of the timeline one by one", () => {
  const base = writeContent(SOUND);
  const profile = SOUND["countries/lao.md"] ?? "";
  const own = writeContent({
    "countries/lao.md": profile.replace("Một câu.", "Câu của Sở."),
    "countries/brunei.md": profile.replace("id: lao", "id: brunei"),
    "countries/hong.md": "Không có khai báo.",
    "timeline.yaml": `asOf: 2026-06-30
reviewBy: 2027-06-30
sources: [{ title: Nguồn của Sở, url: "https://example.org/so" }]
events:
  - { id: ra-doi, on: 1967-08-08, title: Ra đời ở Băng Cốc, text: Năm nước ký., facts: [FND-001] }
  - { id: giua, on: 1971-11, title: Ở giữa, text: Ký ở Kuala Lumpur., facts: [FND-001] }
chairs:
  - { year: 2023, country: brunei, facts: [FND-001] }
`,
  });
  const { countries, timeline, problems } = loadContent([base, own]);
  expect(countries.map(({ id, highlight }) => [id, highlight.text])).toEqual([
    ["brunei", "Một câu."],
    ["lao", "Câu của Sở."],
  ]);
  expect(timeline.events.map(({ on, title }) => `${on} ${title}`)).toEqual([
    "1967-08-08 Ra đời ở Băng Cốc",
    "1971-11 Ở giữa",
    "1976 Năm sau",
  ]);
  expect(timeline.days).toHaveLength(1);
  expect(timeline.chairs.map(({ year }) => year)).toEqual([2023, 2024]);
  expect([timeline.asOf, timeline.sources.length]).toEqual(["2026-06-30", 2]);
  expect(problems.map(({ file }) => file)).toEqual([`${own}/countries/hong.md`]);
  expect(countries[1]?.facts).toEqual(["FND-001", "FND-002"]);
});
