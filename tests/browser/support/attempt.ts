/** The attempt's page as a pupil handles it. */
import type { Locator, Page } from "playwright-core";
import { expect, vi } from "vitest";
import { paths } from "#app/paths.ts";

/** Opens the contest's page and presses the button twice, as impatient pupils do; ends on the attempt's page. */
export async function startAttempt(page: Page, contest: string): Promise<string> {
  await page.goto(paths.contest(contest));
  await page.getByRole("button", { name: "Bắt đầu làm bài" }).dblclick();
  await landed(page, /\/thi\/[^/]+$/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/**
 * Waits for the page that a twice-pressed button leads to. The second press gives up the first one's navigation, which
 * `waitForURL` reports as an error.
 */
export async function landed(page: Page, address: RegExp): Promise<void> {
  await vi.waitFor(() => expect(new URL(page.url()).pathname).toMatch(address), { timeout: 30_000 });
  await page.waitForLoadState();
}

/** The part of the page with the question in sight. */
export const question = (page: Page) => page.locator("[data-question]:not([hidden])");

/** Answers the question in sight, whatever its kind; `place` tells one answer from another. */
export async function choose(page: Page, place: number): Promise<void> {
  await page.locator("body.js").waitFor();
  await answerCard(question(page), place);
}

/** Answers a question, with or without the script: all of its parts where it has parts. */
export async function answerCard(card: Locator, place: number): Promise<void> {
  const kind = await card.getAttribute("data-kind");
  if (kind === "statements") {
    const parts = card.locator("[data-part]");
    for (let at = 0; at < (await parts.count()); at += 1)
      await parts
        .nth(at)
        .locator("label")
        .nth(place % 2)
        .click();
  } else if (kind === "short") {
    await card.locator("input").fill(`trả lời ${place}`);
    await card.locator("input").blur();
  } else if (kind === "matching") {
    const lists = card.locator("select");
    for (let at = 0; at < (await lists.count()); at += 1) await lists.nth(at).selectOption({ index: 1 + place });
  } else if (kind === "ordering") await putInOrder(card, place);
  else await card.locator(".opt").nth(place).click();
}

/** By buttons where the script made some, by the lists otherwise. */
async function putInOrder(card: Locator, place: number): Promise<void> {
  const down = card.locator('[data-move="1"]');
  if ((await down.count()) > 0) return down.nth(place).click();
  const lists = card.locator("select");
  const count = await lists.count();
  for (let at = 0; at < count; at += 1) await lists.nth(at).selectOption(String(((at + place) % count) + 1));
}

/** Gives another answer: never takes back what is there. */
export async function change(page: Page): Promise<void> {
  const card = question(page);
  const kind = await card.getAttribute("data-kind");
  if (kind === "short") {
    await card.locator("input").fill(`${await card.locator("input").inputValue()} nữa`);
    await card.locator("input").blur();
  } else if (kind === "matching") {
    const list = card.locator("select").first();
    await list.selectOption({
      index: (await list.evaluate((box: HTMLSelectElement) => box.selectedIndex)) === 1 ? 2 : 1,
    });
  } else if (kind === "ordering") await card.locator('[data-move="1"]').first().click();
  else await card.locator("label:not(:has(input:checked))").first().click();
}

export const next = (page: Page) => page.locator("[data-next]").click();

/** What stands beside the clock: "Đã lưu 3/20". */
export const syncText = (page: Page) => page.locator("[data-sync-text]").textContent();

export async function expectSync(page: Page, text: string): Promise<void> {
  await expect.poll(() => syncText(page), { timeout: 20_000 }).toBe(text);
}

/** Every box of a question that is set, as "name=value". */
export function choices(page: Page): Promise<string[]> {
  return page.locator("[data-question] :is(input, select)").evaluateAll((boxes) =>
    (boxes as HTMLInputElement[])
      .filter((box) => (/^(radio|checkbox)$/.test(box.type) ? box.checked : box.value !== ""))
      .map((box) => `${box.name}=${box.value}`)
      .sort(),
  );
}

/** What a page does when its pupil comes back to it: headless tabs are never hidden, so the event is made by hand. */
export function comeBack(page: Page): Promise<void> {
  return page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
}
