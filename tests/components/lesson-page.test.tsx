import { render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Content, Lesson } from "#app/content/types.ts";
import { forEveryone, lessonList, lessonPage, pillarDoors } from "#app/features/lessons/api.server.ts";
import { LessonArticle } from "#app/features/lessons/lesson-article.tsx";
import { LessonList } from "#app/features/lessons/lesson-list.tsx";
import { ScriptedPage } from "#app/features/lessons/page-script.tsx";
import { minutesWords } from "#app/features/lessons/words.ts";

const base = {
  pillar: "common",
  summary: "Tóm tắt.",
  levels: ["lower", "upper"],
  minutes: 15,
  objectives: ["kể tên các nước;"],
  slots: ["class", "branch"],
  asOf: "2026-05-31",
  reviewBy: "2026-12-31",
  sources: [{ title: "Hiến chương ASEAN", url: "https://asean.org/" }],
  facts: [],
  terms: [],
  sections: [{ id: "muc-mot", title: "Mục một" }],
  html: '<h2 id="muc-mot">Mục một</h2><p>Chữ.</p>',
  checks: [],
} as const;

const lesson = (id: string, module: string): Lesson => ({ ...base, id, module, title: `Bài ${id}`, hash: id });
const modules = [
  {
    slug: "chung",
    pillar: "common",
    title: "Phần chung",
    summary: "Chung.",
    lessons: [lesson("a", "chung"), lesson("b", "chung")],
  },
  { slug: "kinh-te", pillar: "economy", title: "Kinh tế", summary: "Kinh tế.", lessons: [lesson("c", "kinh-te")] },
  { slug: "nuoc", pillar: "common", title: "Mười một nước", summary: "Nước.", lessons: [lesson("d", "nuoc")] },
  { slug: "trong", pillar: "culture", title: "Văn hoá – Xã hội", summary: "", lessons: [] },
] as const;
const content = {
  modules,
  lessons: new Map(modules.flatMap((module) => module.lessons.map((each) => [each.id, each] as const))),
} as unknown as Content;

it("shows a lesson with objectives, contents, sources, its date and its neighbours", () => {
  render(
    <ScriptedPage script="/browser/lesson.js" lesson="b">
      <LessonArticle lesson={lessonPage(content, "b")!} />
    </ScriptedPage>,
  );
  expect(screen.getByRole("heading", { level: 1, name: "Bài b" }).closest(".corner")).not.toBeNull();
  expect(screen.getByText("Bài 2 trong 2")).toBeInTheDocument();
  expect(screen.getByText("15 phút · THCS, THPT · dùng cho sinh hoạt lớp, sinh hoạt chi đoàn")).toBeInTheDocument();
  expect(within(screen.getByRole("region", { name: "Học xong, bạn có thể" })).getByRole("listitem")).toHaveTextContent(
    "kể tên các nước;",
  );
  const contents = within(screen.getByRole("complementary", { name: "Trong bài này" }));
  expect(contents.getByRole("link", { name: "Mục một" })).toHaveAttribute("href", "#muc-mot");
  expect(screen.getByText("Nội dung đúng đến ngày 31/5/2026, rà soát lại trước 31/12/2026.")).toBeInTheDocument();
  const ways = within(screen.getByRole("navigation", { name: "Bài trước, bài sau" }));
  expect(ways.getByRole("link", { name: /Bài a/ })).toHaveAttribute("href", "/bai-hoc/a");
  expect(ways.getByRole("link", { name: /Bài c/ })).toHaveAttribute("href", "/bai-hoc/c");
});

it("tells the script its addresses by data attributes and leaves the button to it", () => {
  const { container } = render(
    <ScriptedPage script="/browser/lesson.js?v=1" lesson="a">
      <LessonArticle lesson={lessonPage(content, "a")!} />
    </ScriptedPage>,
  );
  const page = container.querySelector<HTMLElement>("[data-lesson]");
  expect(page?.dataset).toMatchObject({ lesson: "a", me: "/toi", progress: "/toi/bai-hoc", signOut: "/dang-xuat" });
  expect(container.querySelector("script")).toHaveAttribute("src", "/browser/lesson.js?v=1");
  expect(container.querySelector("[data-lesson-done]")).toHaveAttribute("hidden");
  expect(screen.getByRole("status")).toHaveTextContent("Đăng nhập để lưu bài đã học.");
});

it("knows no page of an unknown lesson", () => {
  expect(lessonPage(content, "khong-co")).toBeNull();
});

it("lists modules by pillar and leaves empty ones out", () => {
  const list = lessonList(content);
  expect(list.map((module) => module.slug)).toEqual(["chung", "nuoc", "kinh-te"]);
  render(<LessonList modules={list} />);
  const own = within(screen.getByRole("region", { name: "Mười một nước" }));
  expect(own.getByText("Phần chung")).toBeInTheDocument();
  expect(own.getByText("1 bài · 15 phút")).toBeInTheDocument();
  expect(own.getByRole("link", { name: "Bài d" })).toHaveAttribute("href", "/bai-hoc/d");
});

it("has one door per pillar with what is really there", () => {
  expect(pillarDoors(content)).toMatchObject([
    { pillar: "common", slug: "chung", about: "Phần chung, Mười một nước", lessons: [{}, {}, {}] },
    { pillar: "economy", slug: "kinh-te", about: "Kinh tế.", lessons: [{}] },
  ]);
  expect([15, 60, 150].map(minutesWords)).toEqual(["15 phút", "1 giờ", "2 giờ 30 phút"]);
});

const frame = {
  organisation: { name: "Sở GDĐT An Giang", province: "P" },
  settings: { demo: true, supportPhone: "" },
};
const ask = (headers: Record<string, string> = {}) => new Request("http://goc.test/bai-hoc/a", { headers });
const tagOf = (answer: ReturnType<typeof forEveryone>) => new Headers(answer.init?.headers).get("ETag")!;

it("answers every reader alike, and 304 to who has it", () => {
  const page = { lesson: lessonPage(content, "a"), script: "/browser/lesson.js?v=1" };
  const visitor = forEveryone(ask(), frame, page);
  const pupil = forEveryone(ask({ Cookie: "goc=abc" }), frame, page);
  expect(pupil).toEqual(visitor);
  expect(visitor.init?.status).toBe(200);
  expect(new Headers(visitor.init?.headers).get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
  const tag = tagOf(visitor);
  expect(tag).toMatch(/^"[0-9a-f]+"$/);
  for (const known of [tag, `W/${tag}`, `"alt", ${tag}`]) {
    expect(forEveryone(ask({ "If-None-Match": known }), frame, page).init?.status).toBe(304);
  }
});

it("has a new tag when the lesson, the build or the frame changes", () => {
  const page = { lesson: lessonPage(content, "a"), script: "/browser/lesson.js?v=1" };
  const tags = [
    forEveryone(ask(), frame, page),
    forEveryone(ask(), frame, { ...page, lesson: lessonPage(content, "b") }),
    forEveryone(ask(), frame, { ...page, script: "/browser/lesson.js?v=2" }),
    forEveryone(ask(), { ...frame, settings: { demo: true, supportPhone: "0296 385 2000" } }, page),
  ].map(tagOf);
  expect(new Set(tags).size).toBe(tags.length);
});
