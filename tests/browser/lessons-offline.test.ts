/** Lessons without network, in a browser: read after one visit, answered, and sent once the network is back. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import type { OpenPage } from "./support/browser.ts";
import { column } from "./support/database.ts";
import { signIn } from "./support/demo.ts";
import { openWorld, type World } from "./support/world.ts";

const KEPT = "Đã lưu để đọc khi không có mạng";

describe("lessons without network", () => {
  let world: World;
  let opened: OpenPage;
  let lesson = "";
  const cached = () =>
    opened.page.evaluate(async () => {
      const found: string[] = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
      }
      return found;
    });

  beforeAll(async () => {
    world = await openWorld();
    opened = await world.openPage({ width: 1280, height: 800 });
    await signIn(opened.page, world.pupils.fresh);
    await opened.page.goto(paths.lessons());
    const links = opened.page.locator(".lesson-line a");
    lesson = (await links.last().getAttribute("href")) ?? "";
  });
  afterAll(() => world?.close());

  it("are readable after one visit, and their questions answer", async () => {
    const { page, context } = opened;
    await page.goto(lesson);
    await page.getByText(KEPT).waitFor();
    const title = await page.getByRole("heading", { level: 1 }).textContent();
    await context.setOffline(true);
    await page.reload();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(title);
    const form = page.locator("form[data-check]").first();
    await form.locator(".opt[data-right=true]").first().click();
    await form.locator(".opt.right").waitFor();
    const done = page.getByRole("button", { name: "Học xong" });
    await done.click();
    // the answer before it says the same words: what was pressed is kept once the button goes
    await done.waitFor({ state: "hidden" });
    await page.getByText("Đã ghi trên máy này, sẽ gửi khi có mạng.").waitFor();
  });

  it("say so where a page was never opened", async () => {
    const { page } = opened;
    await page.goto(paths.lesson("chua-mo-bao-gio"));
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Không có mạng");
    await page.goto(paths.lessonSearch("hien chuong"));
    await page.locator(".found mark").first().waitFor();
  });

  it("send what was done once the network is back", async () => {
    const { page, context } = opened;
    await page.goto(lesson);
    await context.setOffline(false);
    const id = lesson.split("/").at(-1);
    const state = () =>
      column(
        world.databaseUrl,
        `select p.state from lesson_progress p join account a on a.person = p.person
         where a.login = '${world.pupils.fresh}' and p.lesson = '${id}'`,
      );
    await expect.poll(state, { timeout: 20_000 }).toEqual(["done"]);
    await page.goto(paths.lessons());
    await page.locator(`[data-lesson-mark="${id}"]`).getByText("Đã xong").waitFor();
  });

  it("lead back to where the reader stopped", async () => {
    const { page } = opened;
    await page.goto(paths.lessons());
    const other = (await page.locator(".lesson-line a").nth(1).getAttribute("href")) ?? "";
    await page.goto(other);
    await page.getByText("Bạn đang học bài này.").waitFor();
    const title = page.locator(".read > h2[id]").nth(2);
    const words = await title.textContent();
    const sectionId = await title.getAttribute("id");
    await title.evaluate((heading) => heading.scrollIntoView());
    // where one stops is where the page stands still
    await expect.poll(() => title.evaluate((heading) => heading.getBoundingClientRect().top < 200)).toBe(true);
    const kept = () =>
      column(
        world.databaseUrl,
        `select section from lesson_progress where lesson = '${other.split("/").at(-1)}'
         and person = (select person from account where login = '${world.pupils.fresh}')`,
      );
    await expect.poll(kept, { timeout: 20_000 }).toEqual([sectionId]);
    await page.goto(paths.lessons());
    await page.goto(other);
    await page.getByText(`Lần trước bạn dừng ở mục “${words}”.`).waitFor();
  });

  it("are kept beside profiles of countries, whose stamp is earned without network too", async () => {
    const { page, context } = opened;
    const lao = paths.country("lao");
    await page.goto(paths.countries());
    await expect.poll(cached, { timeout: 20_000 }).toContain(paths.countries());
    await page.goto(lao);
    await page.getByText(KEPT).waitFor();
    await context.setOffline(true);
    await page.goto(paths.countries());
    await page.locator(`a[href="${lao}"]`).first().waitFor();
    await page.goto(lao);
    for (const form of await page.locator("form[data-check]").all()) {
      await form.locator(".opt[data-right=true]").click();
    }
    await page.getByText("Đã ghi trên máy này, sẽ gửi khi có mạng.").waitFor();
    await page.goto(paths.country("malaysia"));
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Không có mạng");
    await context.setOffline(false);
    await page.goto(lao);
    await page.getByText("Đã đóng dấu nước này vào hộ chiếu của bạn.").waitFor();
    await page.goto(paths.countries());
    await page.locator("[data-lesson-mark='nuoc:lao']").getByText("Đã đóng dấu").waitFor();
    await page.goto(paths.passport());
    expect(await page.locator(".stamp.on b").allTextContents()).toEqual(["Lào"]);
  });

  it("keep nothing personal, and no page outside the lessons and countries", async () => {
    const { page } = opened;
    await page.goto(paths.home());
    await page.goto(paths.ownAccount());
    await page.goto(lesson);
    const pages = (await cached()).filter((path) => !/\.(css|js|woff2|svg|json)$/.test(path));
    expect(pages.length).toBeGreaterThan(1);
    const kept = [paths.lessons(), paths.countries()];
    expect(pages.filter((path) => !kept.some((start) => path.startsWith(start)))).toEqual([]);
    const bodies = await page.evaluate(async () => {
      const texts: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) texts.push(await (await cache.match(request))!.text());
      }
      return texts.join("");
    });
    const [name = "?"] = await column(
      world.databaseUrl,
      `select full_name from person p join account a on a.person = p.id where a.login = '${world.pupils.fresh}'`,
    );
    expect(bodies).not.toContain(name);
    await page.getByRole("button", { name: "Thoát" }).click();
    await page.waitForURL((url) => url.pathname === paths.home());
    expect(await page.evaluate(() => localStorage.getItem("goc-bai-hoc"))).toBeNull();
    expect(opened.complaints.cspViolations).toEqual([]);
    expect(opened.complaints.pageErrors).toEqual([]);
  });

  it("are fetched again by a newer worker, which drops the old cache", async () => {
    const { page } = opened;
    await page.goto(lesson);
    await page.getByText(KEPT).waitFor();
    await page.evaluate(
      ([worker, scope]) => navigator.serviceWorker.register(worker!, { scope: scope! }).then(() => undefined),
      [paths.lessonWorker("newer"), paths.lessons()],
    );
    const names = () => page.evaluate(async () => (await caches.keys()).sort().map((name) => name.replace(/\w+$/, "")));
    const newer = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.endsWith("-newer")));
    await expect.poll(newer, { timeout: 20_000 }).toEqual(["bai-hoc-newer"]);
    // the cache of countries belongs to their own worker
    await expect.poll(names, { timeout: 20_000 }).toEqual(["bai-hoc-", "dong-nam-a-"]);
    expect(await cached()).toContain(lesson);
    expect(await cached()).toContain(paths.country("lao"));
  });
});
