/** A pupil learns, sits the contest through a loss of network, a reload and a second tab, and reads the result. */
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import {
  change,
  choices,
  choose,
  comeBack,
  expectSync,
  landed,
  next,
  question,
  startAttempt,
} from "../support/attempt.ts";
import type { OpenPage } from "../support/browser.ts";
import { column } from "../support/database.ts";
import { DEMO_PASSWORD } from "../support/demo.ts";
import type { World } from "../support/world.ts";

/** Complaints that a story makes on purpose: a wrong password, a pulled plug. */
const MEANT = /status of 401|ERR_INTERNET_DISCONNECTED/;

const attemptsOf = (world: World) =>
  column(
    world.databaseUrl,
    `select t.id from attempt t join round r on r.id = t.round join contest c on c.id = r.contest
     join account a on a.person = t.person where a.login = '${world.pupils.fresh}' and c.slug = '${world.contests.open}'
     order by t.no`,
  );

/** Each step goes on where the one before stopped, in one browser. */
export function pupilWalk(world: () => World): void {
  let opened: OpenPage;
  let page: Page;
  let context: BrowserContext;
  let attempt = "";
  let chosen: string[] = [];

  beforeAll(async () => {
    opened = await world().openPage();
    ({ page, context } = opened);
  });
  afterAll(() => opened?.close());

  it("refuses a wrong password with a sentence and keeps the code", async () => {
    const { fresh } = world().pupils;
    await page.goto(paths.signIn(paths.lessons()));
    await page.getByLabel("Mã đăng nhập").fill(fresh);
    await page.getByLabel("Mật khẩu").fill("khong-phai-mat-khau");
    await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: "Mã đăng nhập hoặc mật khẩu chưa đúng" }).waitFor();
    expect(await page.getByLabel("Mã đăng nhập").inputValue()).toBe(fresh);
    await page.getByLabel("Mật khẩu").fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
    await page.waitForURL(`**${paths.lessons()}`);
  });

  it("keeps how far a lesson is", async () => {
    await page.locator(".lesson-line a").first().click();
    await page.waitForURL(`**${paths.lessons()}/*`);
    const lesson = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const states = async () => {
      const me = (await (await context.request.get(paths.me())).json()) as {
        lessons: Record<string, { state: string }>;
      };
      return me.lessons[lesson]?.state;
    };
    await expect.poll(states, { timeout: 10_000 }).toBe("begun");
    await page.getByRole("button", { name: "Học xong" }).click();
    await page.getByText("Đã lưu: bạn học xong bài này.").waitFor();
    expect(await states()).toBe("done");
    await page.goto(paths.lessons());
    await page.locator(`[data-lesson-mark="${lesson}"]`, { hasText: "Đã xong" }).waitFor();
  });

  it("starts one attempt however often the button is pressed", async () => {
    attempt = await startAttempt(page, world().contests.open);
    expect(await attemptsOf(world())).toEqual([attempt]);
    expect(await page.locator("[data-question]").count()).toBe(20);
  });

  it("saves every answer, one of them made without network", async () => {
    for (let number = 1; number < 20; number += 1) {
      await choose(page, number % 2);
      await next(page);
    }
    await expectSync(page, "Đã lưu 19/20");
    await context.setOffline(true);
    await choose(page, 0);
    await question(page).getByText("Đã giữ trong máy, chờ gửi").waitFor();
    await page.getByText("Đang mất mạng. 1 câu chờ gửi.").waitFor();
    await expectSync(page, "1 câu chờ gửi");
    await context.setOffline(false);
    await expectSync(page, "Đã lưu 20/20");
    expect(await page.locator("[data-note=network]").count()).toBe(0);
    chosen = await choices(page);
    expect(new Set(chosen.map((box) => box.split(/[.=]/)[0])).size).toBe(20);
  });

  it("has everything after a reload", async () => {
    await page.reload();
    await expectSync(page, "Đã lưu 20/20");
    expect(await choices(page)).toEqual(chosen);
  });

  it("lets a second tab take over, and the first take it back", async () => {
    const second = await context.newPage();
    await second.goto(paths.attempt(attempt));
    await expectSync(second, "Đã lưu 20/20");
    expect(await choices(second)).toEqual(chosen);
    await change(second);
    await expectSync(second, "Đã lưu 20/20");
    const changed = await choices(second);

    await comeBack(page);
    await expectSync(page, "Chỉ xem");
    expect(await question(page).locator("input, select").first().isDisabled()).toBe(true);
    await page.getByText("Bài đang mở ở trang khác hoặc thiết bị khác.", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "Làm tiếp ở đây" }).click();
    await expectSync(page, "Đã lưu 20/20");
    expect(await question(page).locator("input, select").first().isDisabled()).toBe(false);
    expect(await choices(page)).toEqual(changed);

    await comeBack(second);
    await expectSync(second, "Chỉ xem");
    await second.close();
    await change(page);
    await expectSync(page, "Đã lưu 20/20");
    chosen = await choices(page);
  });

  it("takes the attempt in once and shows receipt and score", async () => {
    for (let number = 1; number <= 20; number += 1) {
      if (await page.getByRole("button", { name: "Nộp bài" }).isVisible()) break;
      await next(page);
    }
    expect(await page.locator("[data-review-text]").textContent()).toContain("đã trả lời 20 trong 20 câu");
    await page.getByRole("button", { name: "Nộp bài" }).dblclick();
    await landed(page, new RegExp(`${paths.attemptResult(attempt)}$`));
    await page.getByRole("heading", { name: "Bài thi đã nộp" }).waitFor();
    expect(await page.locator(".slip").textContent()).toContain("20/20 câu");
    expect((await page.locator(".slip .code").textContent())?.length).toBeGreaterThan(4);
    await page.locator("#diem", { hasText: "/ 20 điểm" }).waitFor();
    expect(await page.textContent("main")).not.toContain("Đáp án đúng");
  });

  it("shows the ranks in class and school within seconds, and the own row on the board", async () => {
    const ranks = async () => {
      await page.reload();
      return page
        .locator(".ranks")
        .textContent({ timeout: 500 })
        .catch(() => "");
    };
    await expect.poll(ranks, { timeout: 10_000, interval: 500 }).toContain("Trong lớp");
    expect(await ranks()).toContain("Trong trường");
    await page.goto(`${paths.board(world().contests.open)}?bang=people`);
    const own = page.locator("tr.you");
    expect(await own.count()).toBe(1);
    expect(await own.textContent()).toContain("Bạn");
  });

  it("keeps nothing of the attempt on the device", async () => {
    const left = await page.evaluate(async () => {
      const open = indexedDB.open("goc-asean");
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      const all = database.transaction("waiting").objectStore("waiting").count();
      await new Promise((resolve) => all.addEventListener("success", resolve));
      const kept = Object.keys(localStorage).filter((key) => key !== "goc-bai-hoc"); // how far lessons are
      return [all.result, kept, Object.keys(sessionStorage).filter((key) => key.startsWith("goc-"))];
    });
    expect(left).toEqual([0, [], []]);
  });

  it("gives two starts at the same moment the same second attempt", async () => {
    const start = () =>
      context.request.post(paths.startContest(world().contests.open), {
        headers: { Origin: world().url },
        maxRedirects: 0,
      });
    const answers = await Promise.all([start(), start(), start()]);
    expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
    const [, secondAttempt, ...more] = await attemptsOf(world());
    expect(more).toEqual([]);
    expect(new Set(answers.map((answer) => answer.headers().location))).toEqual(
      new Set([paths.attempt(secondAttempt ?? "")]),
    );
  });

  it("had nothing to complain about on the way", () => {
    expect(opened.allComplaints().filter((line) => !MEANT.test(line))).toEqual([]);
  });
}
