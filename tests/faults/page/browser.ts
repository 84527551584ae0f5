/** Browsers that will not keep anything, scripts that come late, servers that are busy. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { eventually } from "../support/eventually.ts";
import type { ExamPages } from "../support/exam-page.ts";

/** Ways in which a device has no store; each replaces a part of the browser before the page's script runs. */
const NO_STORE = [
  [
    "has no database",
    "delete globalThis.indexedDB; Object.defineProperty(globalThis, 'indexedDB', { value: undefined });",
  ],
  ["refuses to open one", "indexedDB.open = () => { throw new DOMException('denied', 'SecurityError'); };"],
  ["never answers", "indexedDB.open = () => new EventTarget();"],
  ["is full", "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };"],
] as const;

export function browserFaults(pages: () => ExamPages): void {
  it.concurrent.each(NO_STORE)(
    "a device that %s says so and loses nothing while the page is open",
    async (_name, script) => {
      const pupil = await pages().pupil();
      await pupil.context.addInitScript(script);
      await pupil.open();
      await pupil.choose(1, 0);
      await pupil.expectState(1, "Đã lưu");
      const rule = pupil.fault("save", "refused");
      await pupil.choose(2, 0);
      await pupil.expectState(2, "Chờ gửi, giữ trang này mở");
      await pupil.page.getByText("Trình duyệt này không giữ được câu trả lời khi mất mạng.").waitFor();
      rule.clear();
      await pupil.expectSync("Đã lưu 2/10");
      expect(await pupil.counted()).toEqual(await pupil.shown());
      await pupil.handIn();
      await pupil.expectReceipt();
    },
  );

  it.concurrent("a choice that is faster than the script is saved as well", async () => {
    const pupil = await pages().pupil();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await pupil.page.route("**/browser/attempt.js*", async (route) => {
      await held;
      await route.continue();
    });
    await pupil.page.goto(paths.attempt(pupil.attempt), { waitUntil: "commit" });
    const option = pupil.page.locator("#cau-2 .opt").first();
    await option.click();
    expect(await option.locator("input").isChecked()).toBe(true);
    expect(await pupil.page.locator("body.js").count()).toBe(0);
    release();
    await pupil.expectState(2, "Đã lưu");
    expect(await pupil.counted()).toEqual(await pupil.shown());
  });

  it.concurrent("a page that is left with an answer on its way sends it all the same", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    await pupil.choose(1, 0);
    await pupil.expectState(1, "Đã lưu");
    await pupil.choose(2, 0);
    const shown = await pupil.shown();
    await pupil.page.goto("about:blank");
    await eventually(() => pupil.counted(), shown);
  });

  it.concurrent("many changes without network go out whole, however large", async () => {
    const pupil = await pages().pupil();
    await pupil.open();
    const rule = pupil.fault("save", "refused");
    for (let round = 0; round < 12; round += 1) {
      for (let question = 1; question <= 10; question += 1) {
        await pupil.page
          .locator(`[data-number="${question}"] .opt input`)
          .nth(round % 2)
          .evaluate((input: HTMLInputElement) => input.click());
      }
    }
    await pupil.expectSync("10 câu chờ gửi");
    await eventually(() => pupil.onDevice(), 120);
    rule.clear();
    await pupil.expectSync(/^Đã lưu \d+\/10$/);
    expect(await pupil.events()).toHaveLength(120);
    expect(await pupil.counted()).toEqual(await pupil.shown());
  });
}
