/** A lesson in class, in a browser: the projector by keys, answers on a key, "đã dạy" at its end, put right on its page. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { axe, type OpenPage } from "./support/browser.ts";
import { column } from "./support/database.ts";
import { signIn } from "./support/demo.ts";
import { openWorld, type World } from "./support/world.ts";

describe("a lesson in class", () => {
  let world: World;
  let opened: OpenPage;
  let lesson = "";
  const current = () => opened.page.locator("[data-slide]:visible");
  const screen = (number: number) =>
    opened.page.locator("[data-slide-count]", { hasText: new RegExp(`^${number}/`) }).waitFor();
  const began = Date.now();
  /** What was noted since: the demo has taught lessons of its own. */
  const rows = () =>
    column(world.databaseUrl, `select unit || ' ' || slot || ' ' || present from taught where at >= ${began}`);

  beforeAll(async () => {
    world = await openWorld();
    opened = await world.openPage({ width: 1280, height: 800 });
    await signIn(opened.page, "giaovien");
    await opened.page.goto(paths.lessons());
    const href = await opened.page.locator(".lesson-line a").first().getAttribute("href");
    lesson = href?.split("/").at(-1) ?? "";
  });
  afterAll(() => world?.close());

  it("goes screen by screen by keys and buttons, and keeps its place", async () => {
    const { page } = opened;
    await page.goto(paths.lessonSlides(lesson));
    await screen(1);
    expect(await current().count()).toBe(1);
    expect(await page.getByRole("banner").isVisible()).toBe(false);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("PageDown");
    await page.getByRole("button", { name: "Tiếp" }).click();
    await screen(4);
    await page.keyboard.press("ArrowLeft");
    await screen(3);
    await page.reload();
    await screen(3);
  });

  it("shows an answer only on a key", async () => {
    const { page } = opened;
    while ((await current().locator("form[data-check]").count()) === 0) await page.keyboard.press("ArrowRight");
    expect(await page.getByText("Đáp án đúng").count()).toBe(0);
    await page.keyboard.press("d");
    expect(await current().getByText("Đáp án đúng").count()).toBeGreaterThan(0);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("d");
    expect(await page.getByText("Đáp án đúng").count()).toBe(0);
  });

  it("is noted for a class at the end; noting it again changes the number", async () => {
    const { page } = opened;
    for (const present of ["37", "38"]) {
      await page.goto(paths.lessonSlides(lesson));
      await screen(1);
      await page.keyboard.press("End");
      await page.getByLabel("Lớp, chi đoàn").selectOption({ index: 1 });
      await page.getByLabel("Số bạn có mặt").fill(present);
      await page.getByRole("button", { name: "Ghi đã dạy" }).click();
      await page.getByText("Đã ghi.").waitFor();
    }
    const [row = ""] = await rows();
    expect(await rows()).toEqual([expect.stringMatching(/^\w+ class 38$/)]);

    await page.goto(paths.classView(row.split(" ")[0]!));
    await page
      .locator("#da-day")
      .getByRole("link", { name: /^Sửa, rút lại/ })
      // the newest stands first
      .first()
      .click();
    await page.getByLabel("Số bạn có mặt").fill("0");
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByRole("alert").getByText("Số bạn có mặt từ 1 đến 500.").waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Rút lại dòng này" }).click();
    await page.getByText("Đã rút lại.").waitFor();
    expect(await rows()).toEqual([]);
    expect(opened.allComplaints().filter((line) => !line.includes("status of 400"))).toEqual([]);
  });

  it("offers no form to pupils, and reads as one long page without a script", async () => {
    const pupil = await world.openPage();
    await signIn(pupil.page, world.pupils.fresh);
    await pupil.page.goto(paths.lessonSlides(lesson));
    await pupil.page.locator("[data-taught]").waitFor({ state: "detached" });
    await pupil.close();
    const plain = await world.openPage({ javaScript: false });
    await plain.page.goto(paths.lessonSlides(lesson));
    const slides = plain.page.locator("[data-slide]");
    expect(await slides.count()).toBeGreaterThan(8);
    for (const slide of await slides.all()) expect(await slide.isVisible()).toBe(true);
    await plain.page.goto(paths.lessons());
    await plain.page.getByLabel("Tìm trong bài học").fill("hien chuong");
    await plain.page.getByRole("button", { name: "Tìm" }).click();
    await plain.page.locator("mark", { hasText: "Hiến chương" }).first().waitFor();
    await plain.close();
  });

  it("is found as one types, and the address keeps it", async () => {
    const { page } = opened;
    await page.goto(paths.lessons());
    await page.getByLabel("Tìm trong bài học").pressSequentially("dong thuan");
    await page
      .locator("mark", { hasText: /^đồng thuận$/i })
      .first()
      .waitFor();
    await page.reload();
    await page
      .locator("mark", { hasText: /^đồng thuận$/i })
      .first()
      .waitFor();
    await page.getByLabel("Tìm trong bài học").fill("");
    await page.locator(".lesson-line").first().waitFor();
  });

  it("leaves the given lessons of the home page alone: the contest stands below them", async () => {
    const { page, close } = await world.openPage({ width: 1280, height: 800 });
    await signIn(page, world.pupils.fresh);
    const last = await boxOf(page, ".due-list > li:last-child");
    const contest = await boxOf(page, ".open-contest");
    expect(contest.y - (last.y + last.height)).toBeGreaterThanOrEqual(24);
    await close();
  });

  it("has its sources and the report of an error begin where its text begins", async () => {
    const { page, close } = await world.openPage({ width: 1280, height: 800 });
    await page.goto(paths.lesson(lesson));
    expect((await boxOf(page, ".src + p")).x).toBe((await boxOf(page, ".src")).x);
    // the number of a source stands beside the first line of its title
    const source = page.locator(".src li a").first();
    expect(await source.evaluate((link) => getComputedStyle(link).display)).toBe("inline");
    await close();
  });

  it("prints the matrix of its class on as few sheets as it needs, the head on the first", async () => {
    const { page } = opened;
    await page.goto(paths.myClasses());
    const href = (await page.getByRole("link", { name: "10A1" }).first().getAttribute("href")) ?? "";
    await page.goto(paths.classAssigned(href.split("/").at(-1) ?? ""));
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    const sizes = [...paper.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map(([, size]) => size);
    expect(new Set(sizes).size).toBe(1);
  });
});

async function boxOf(page: OpenPage["page"], selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`nothing at ${selector}`);
  return box;
}
