/** The whole attempt without a line of JavaScript: forms, reloads, and a result at the end. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { answerCard, choices } from "./support/attempt.ts";
import type { OpenPage } from "./support/browser.ts";
import { column } from "./support/database.ts";
import { signIn } from "./support/demo.ts";
import { openWorld, type World } from "./support/world.ts";

describe("a browser without JavaScript", () => {
  let world: World;
  let opened: OpenPage;

  beforeAll(async () => {
    world = await openWorld();
    opened = await world.openPage({ javaScript: false });
  });
  afterAll(() => world?.close());

  it("refuses a wrong password beside the form, and keeps the code", async () => {
    const { page } = opened;
    await page.goto(paths.signIn());
    await page.getByLabel("Mã đăng nhập").fill(world.pupils.fresh);
    await page.getByLabel("Mật khẩu").fill("khong-phai");
    await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
    await page.getByText("Mã đăng nhập hoặc mật khẩu chưa đúng.").waitFor();
    expect(await page.getByLabel("Mã đăng nhập").inputValue()).toBe(world.pupils.fresh);
  });

  it("sits the contest by its form, from the sign-in to the score", async () => {
    const { page } = opened;
    await signIn(page, world.pupils.fresh, undefined, paths.contest(world.contests.open));
    await page.getByRole("button", { name: "Bắt đầu làm bài" }).click();
    await page.waitForURL("**/thi/*");
    const attempt = new URL(page.url()).pathname.split("/").at(-1) ?? "";

    const cards = page.locator("[data-question]");
    expect(await cards.count()).toBe(20);
    for (let at = 0; at < 20; at += 1) expect(await cards.nth(at).isVisible()).toBe(true);
    const answer = async (from: number, to: number) => {
      for (let at = from; at < to; at += 1) await answerCard(cards.nth(at), 0);
    };
    const answered = async () => new Set((await choices(page)).map((box) => box.split(/[.=]/)[0])).size;

    await answer(0, 12);
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.getByText("Đã lưu các câu trả lời.").waitFor();
    expect(await page.locator("[data-sync-text]").textContent()).toBe("Đã lưu 12/20");
    expect(await answered()).toBe(12);

    // an answer changed and the rest given, then in: what was not saved before goes in with it
    await answerCard(cards.nth(0), 1);
    await answer(12, 20);
    await page.getByRole("button", { name: "Nộp bài" }).click();
    await page.waitForURL(`**${paths.attemptResult(attempt)}`);
    await page.getByRole("heading", { name: "Bài thi đã nộp" }).waitFor();
    expect(await page.locator(".slip").textContent()).toContain("20/20 câu");
    expect(await page.locator("#diem").textContent()).toMatch(/^[\d,]+ \/ 20 điểm$/);

    // the back button leads to a paper that takes nothing any more
    await page.goto(paths.attempt(attempt));
    await page.waitForURL(`**${paths.attemptResult(attempt)}`);
    // a browser told to run no script refuses to load them, and says so
    expect(opened.allComplaints().filter((line) => !/\.js(\?\S*)? csp$|status of 401/.test(line))).toEqual([]);
  });

  it("reads a lesson with the keys of its questions folded", async () => {
    const { page } = opened;
    await page.goto(paths.lessons());
    await page.locator(".lesson-line a").first().click();
    const key = page.locator("form[data-check] details.key").first();
    await key.locator("summary").click();
    expect(await key.textContent()).toContain("đúng");
    await page.locator(".who").getByRole("link", { name: "Đăng nhập" }).waitFor();
  });

  it("notes a lesson as finished, without a count of answers that nobody saw", async () => {
    const { page } = opened;
    await page.goto(paths.lessons());
    await page.locator(".lesson-line a").nth(2).click();
    const title = (await page.locator("h1").textContent()) ?? "";
    const lesson = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await page.getByRole("button", { name: "Học xong" }).click();
    await page.getByText(`Đã lưu: bạn học xong bài “${title}”.`).waitFor();
    const kept = await column(
      world.databaseUrl,
      `select p.state || ' ' || p.checks_right || '/' || p.checks_total from lesson_progress p
       join account a on a.person = p.person where a.login = '${world.pupils.fresh}' and p.lesson = '${lesson}'`,
    );
    expect(kept).toEqual(["done 0/0"]);
  });

  it("signs out by the button of any other page", async () => {
    const { page, context } = opened;
    await page.goto(paths.contests());
    await page.getByRole("button", { name: "Thoát" }).click();
    await page.locator(".who").getByRole("link", { name: "Đăng nhập" }).waitFor();
    expect(await context.cookies()).toEqual([]);
  });

  it("gives a teacher the text for the class's group to select by hand, and a round to choose", async () => {
    const { page, close } = await world.openPage({ javaScript: false });
    await signIn(page, "giaovien", undefined, paths.myClasses());
    await page.getByRole("link", { name: "10A1", exact: true }).click();
    await page.getByRole("link", { name: "Soạn tin nhắc" }).click();
    expect(await page.getByLabel("Nội dung tin").inputValue()).toContain("Lớp 10A1: Tìm hiểu ASEAN");
    expect(await page.getByRole("button", { name: "Chép" }).count()).toBe(0);
    const select = page.getByLabel("Cuộc thi", { exact: true });
    const closed = select.locator("option", { hasText: "đã đóng" }).first();
    await select.selectOption((await closed.getAttribute("value"))!);
    await page.getByRole("button", { name: "Xem" }).click();
    await page.locator("textarea", { hasText: "Đã đóng lúc" }).waitFor();
    await close();
  });
});
