/** Every kind of question in a browser: by keyboard, by touch, and without a script; what is typed is never lost. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHOICE_KINDS, QUESTION_KINDS } from "#app/domain/question.ts";
import { paths } from "#app/paths.ts";
import { KINDS_SLUG } from "../db/kinds-fixture.ts";
import { type KindsServer, loginOf, openKindsServer, PASSWORD } from "./kinds/fixture.ts";
import { answerByKeys, answerByTouch, tabTo } from "./kinds/hands.ts";
import { answerCard, choices, expectSync, question, startAttempt } from "./support/attempt.ts";
import { axe, axeColours, type OpenPage, openBrowser, type TestBrowser } from "./support/browser.ts";
import { sql } from "./support/database.ts";
import { signIn } from "./support/demo.ts";

const COUNT = QUESTION_KINDS.length;

describe("kinds of questions", () => {
  let kinds: KindsServer;
  let browser: TestBrowser;

  beforeAll(async () => {
    kinds = await openKindsServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await kinds?.close();
  });

  const open = (options: Parameters<TestBrowser["openPage"]>[0] = {}) =>
    browser.openPage({ baseUrl: kinds.server.url, ...options });
  const enter = async (page: Page, pupil: number) => {
    await signIn(page, loginOf(pupil), PASSWORD);
    return startAttempt(page, KINDS_SLUG);
  };
  const scripted = (page: Page) => page.locator("body.js").waitFor();
  const closed = async (attempt: string) =>
    (await sql(kinds.databaseUrl, `select score, prediction, state from attempt where id = '${attempt}'`))[0];
  const savedState = (page: Page) => expect.poll(() => question(page).locator("[data-state]").textContent());

  /** Choices are looked at in the test of all pages; here are the kinds beyond them. */
  const looked = async (page: Page) => {
    const kind = (await question(page).getAttribute("data-kind")) ?? "";
    if (CHOICE_KINDS.some((one) => one === kind)) return [];
    await page.setViewportSize({ width: 360, height: 2_000 });
    const found = await axe(page);
    await page.emulateMedia({ colorScheme: "dark" });
    found.push(...(await axeColours(page)));
    await page.emulateMedia({ colorScheme: "light" });
    return found;
  };

  describe("by keyboard alone", () => {
    let opened: OpenPage;
    let attempt = "";
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    it("answers each, and axe finds nothing on any of them", async () => {
      const { page } = opened;
      attempt = await enter(page, 0);
      await scripted(page);
      const faults: string[] = [];
      for (let number = 1; number <= COUNT; number += 1) {
        await answerByKeys(page);
        await savedState(page).toBe("Đã lưu");
        faults.push(...(await looked(page)));
        const over = await page.evaluate(() => document.scrollingElement!.scrollWidth - window.innerWidth);
        if (over > 0) faults.push(`question ${number} scrolls sideways by ${over} px`);
        await tabTo(page, page.locator("[data-next]"));
        await page.keyboard.press("Enter");
      }
      expect(faults).toEqual([]);
      await expectSync(page, `Đã lưu ${COUNT}/${COUNT}`);
    });

    it("predicts, but only a number, and hands in", async () => {
      const { page } = opened;
      const box = page.getByRole("textbox", { name: "Câu dự đoán: có bao nhiêu người dự thi?" });
      await tabTo(page, box);
      await page.keyboard.type("nhiều");
      // Enter in a box saves what can be saved; it never hands the attempt in
      await page.keyboard.press("Enter");
      await tabTo(page, page.locator("[data-submit]"));
      await page.keyboard.press("Enter");
      await page.getByText("Chưa lưu được: viết một số, ví dụ 42.500").waitFor();
      expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type("4.200");
      await tabTo(page, page.locator("[data-submit]"));
      await page.keyboard.press("Enter");
      await page.waitForURL(`**${paths.attemptResult(attempt)}`);
      expect(await page.locator(".slip").textContent()).toMatch(/Dự đoán\s*4\.200/);
      await page.locator("#diem", { hasText: `${COUNT} / ${COUNT} điểm` }).waitFor();
      expect(await closed(attempt)).toEqual({ score: 7_000, prediction: 4_200, state: "submitted" });
      expect(opened.allComplaints()).toEqual([]);
    });

    it("shows points, answers and what is right after the release", async () => {
      const { page } = opened;
      expect(await page.textContent("main")).not.toContain("Đáp án đúng");
      await sql(kinds.databaseUrl, `update round set release_at = ${Date.now() - 1_000}`);
      // a running attempt holds the keys back: this pupil's was the only one
      await page.reload();
      await page.getByRole("heading", { name: "Xem lại bài" }).waitFor();
      const review = await page.locator("section[aria-labelledby=xem-lai-bai]").textContent();
      expect(review?.match(/· 1\/1 điểm/g)).toHaveLength(COUNT);
      for (const words of ["Đáp án đúng, bạn chọn", "Bạn xếp đúng chỗ", "Bạn nối đúng", "Đáp án đúng, bạn viết"]) {
        expect(review).toContain(words);
      }
      expect(await axe(page)).toEqual([]);
      await sql(kinds.databaseUrl, "update round set release_at = null");
    });
  });

  describe("by touch", () => {
    let context: BrowserContext;
    let page: Page;
    beforeAll(async () => {
      const phone = browser.browser as Browser;
      context = await phone.newContext({
        baseURL: kinds.server.url,
        viewport: { width: 360, height: 780 },
        hasTouch: true,
        isMobile: true,
        locale: "vi-VN",
      });
      await context.addInitScript("globalThis.__name ??= (named) => named");
      page = await context.newPage();
    });
    afterAll(() => context?.close());

    it("answers each; whatever is pressed is 44 px or more", async () => {
      const attempt = await enter(page, 1);
      await scripted(page);
      const small: string[] = [];
      for (let number = 1; number <= COUNT; number += 1) {
        small.push(...(await question(page).evaluate(smallTargets)));
        await answerByTouch(page);
        await savedState(page).toBe("Đã lưu");
        await page.locator("[data-next]").tap();
      }
      expect(small).toEqual([]);
      await page.locator("[data-submit]").tap();
      await page.waitForURL(`**${paths.attemptResult(attempt)}`);
      expect(await closed(attempt)).toEqual({ score: 7_000, prediction: null, state: "submitted" });
      expect(await page.locator(".slip").textContent()).toMatch(/Dự đoán\s*Không có/);
    });
  });

  describe("what is typed", () => {
    let opened: OpenPage;
    let attempt = "";
    beforeAll(async () => {
      opened = await open({ width: 1280 });
      attempt = await enter(opened.page, 2);
    });
    afterAll(() => opened?.close());
    const to = async (page: Page, kind: string) => {
      if (!page.url().includes(paths.attempt(attempt))) await page.goto(paths.attempt(attempt));
      await scripted(page);
      const number = await page.locator(`[data-kind="${kind}"]`).getAttribute("data-number");
      await page.locator(`[data-cell="${number}"]`).click();
      return Number(number);
    };
    const toShort = async (page: Page) => {
      await to(page, "short");
      return question(page).getByRole("textbox");
    };

    it("is saved after a pause, without leaving the box, and is there after the page was killed", async () => {
      const box = await toShort(opened.page);
      await box.focus();
      await opened.page.keyboard.type("Thăng Long");
      expect(await question(opened.page).locator("[data-state]").textContent()).toBe("Đang viết…");
      await savedState(opened.page).toBe("Đã lưu");
      expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
      await opened.page.close();
      const page = await opened.context.newPage();
      expect(await (await toShort(page)).inputValue()).toBe("Thăng Long");
      await page.close();
    });

    it("is kept at once when the page is left in the middle of a word", async () => {
      const page = await opened.context.newPage();
      const box = await toShort(page);
      await box.fill("Thăng Lo");
      await page.reload();
      await savedState(page).toBe("Đã lưu");
      expect(await question(page).getByRole("textbox").inputValue()).toBe("Thăng Lo");
      await page.close();
    });

    it("waits on the device without network, and emptied is taken back", async () => {
      const page = await opened.context.newPage();
      const box = await toShort(page);
      await opened.context.setOffline(true);
      await box.fill("Hà Nội");
      await savedState(page).toBe("Đã giữ trong máy, chờ gửi");
      await opened.context.setOffline(false);
      await savedState(page).toBe("Đã lưu");
      await box.fill("  ");
      await box.blur();
      await savedState(page).toBe("Chưa trả lời");
      await page.reload();
      expect(await question(page).getByRole("textbox").inputValue()).toBe("");
      await page.close();
    });

    it("in part shows how many parts are answered, and the review names the question", async () => {
      const page = await opened.context.newPage();
      const number = await to(page, "statements");
      await question(page).locator(".yes-no label").first().click();
      await savedState(page).toBe("Đã lưu 1/4 ý");
      await page.goto(`${paths.attempt(attempt)}#xem-lai`);
      await page.locator("[data-review]:not([hidden])").waitFor();
      const review = await page.locator("[data-review-text]").textContent();
      expect(review).toContain(`Chưa đủ ý ở câu ${number}.`);
      expect(review).toContain("Chưa có dự đoán.");
      await page.close();
    });
  });

  describe("without a script", () => {
    let opened: OpenPage;
    let attempt = "";
    beforeAll(async () => {
      opened = await open({ javaScript: false });
      attempt = await enter(opened.page, 3);
    });
    afterAll(() => opened?.close());
    const card = (kind: string) => opened.page.locator(`[data-kind="${kind}"]`);
    const save = () => opened.page.getByRole("button", { name: "Lưu", exact: true }).click();

    it("saves each kind by its form", async () => {
      const { page } = opened;
      for (const kind of QUESTION_KINDS) await answerCard(card(kind), 0);
      const chosen = await choices(page);
      await page.locator("#du-doan").fill("42.500");
      await save();
      await page.getByText("Đã lưu các câu trả lời.").waitFor();
      expect(await page.locator("[data-sync-text]").textContent()).toBe(`Đã lưu ${COUNT}/${COUNT}`);
      expect(await choices(page)).toEqual(chosen);
      expect(await page.locator("#du-doan").inputValue()).toBe("42.500");
      // the rows stand in the order that was chosen
      const places = await card("ordering")
        .locator("select")
        .evaluateAll((lists) => (lists as HTMLSelectElement[]).map((list) => list.value));
      expect(places).toEqual(["1", "2", "3", "4"]);
    });

    it("says beside the box what does not fit, keeps it, and saves the rest", async () => {
      const { page } = opened;
      const lists = card("ordering").locator("select");
      await lists.nth(1).selectOption("1");
      await card("short").locator("input").fill("Huế");
      await page.locator("#du-doan").fill("rất nhiều");
      await page.getByRole("button", { name: "Nộp bài" }).click();
      await page.getByText("Có chỗ chưa lưu được.").waitFor();
      const number = (await card("ordering").getAttribute("id"))?.split("-").at(-1);
      expect(await page.locator("[data-notes] a").allTextContents()).toEqual([`Câu ${number}`, "Câu dự đoán"]);
      expect(await card("ordering").locator(".err").textContent()).toContain("Hai mục đang cùng một số thứ tự");
      expect(await lists.nth(0).inputValue()).toBe("1");
      expect(await lists.nth(1).inputValue()).toBe("1");
      expect(await page.locator("#du-doan").inputValue()).toBe("rất nhiều");
      expect(await page.locator("#du-doan-loi").textContent()).toContain("Dự đoán phải là một số");
      expect(await card("short").locator("input").inputValue()).toBe("Huế");
      expect(await closed(attempt)).toMatchObject({ state: "open" });
    });

    it("presses Lưu, not Nộp bài, on Enter in a box", async () => {
      const { page } = opened;
      await card("ordering").locator("select").nth(1).selectOption("2");
      await page.locator("#du-doan").fill("900");
      await card("short").locator("input").fill("Hà Nội");
      await card("short").locator("input").press("Enter");
      await page.getByText("Đã lưu các câu trả lời.").waitFor();
      expect(await closed(attempt)).toMatchObject({ state: "open" });
    });

    it("hands in what is not saved yet", async () => {
      const { page } = opened;
      await page.locator("#du-doan").fill("1 200");
      await page.getByRole("button", { name: "Nộp bài" }).click();
      await page.waitForURL(`**${paths.attemptResult(attempt)}`);
      expect(await page.locator(".slip").textContent()).toMatch(/Dự đoán\s*1\.200/);
      expect(await closed(attempt)).toMatchObject({ prediction: 1_200, state: "submitted" });
    });
  });
});

/** Runs in the page: everything of a question that is pressed and is too small for a finger. */
function smallTargets(card: Element): string[] {
  return [...card.querySelectorAll("button, select, input[type=text], .opt, .yes-no label")].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect();
    const shown = width > 0 && height > 0;
    return shown && (width < 44 || height < 44) ? [`${target.outerHTML.slice(0, 80)} ${width}×${height}`] : [];
  });
}
