/** The attempt's page as a pupil handles it. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { paths } from "#app/paths.ts";

/** Opens the contest's page and presses the button twice, as impatient pupils do; ends on the attempt's page. */
export async function startAttempt(page: Page, contest: string): Promise<string> {
  await page.goto(paths.contest(contest));
  await page.getByRole("button", { name: "Bắt đầu làm bài" }).dblclick();
  await page.waitForURL("**/thi/*");
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** The part of the page with the question in sight. */
export const question = (page: Page) => page.locator("[data-question]:not([hidden])");

/** Chooses the option at this place of the question in sight. */
export async function choose(page: Page, place: number): Promise<void> {
  await question(page).locator(".opt").nth(place).click();
}

/** Chooses one more option, or another one: never takes back the only one of a question. */
export async function change(page: Page): Promise<void> {
  await question(page).locator(".opt:not(:has(input:checked))").first().click();
}

export const next = (page: Page) => page.locator("[data-next]").click();

/** What stands beside the clock: "Đã lưu 3/20". */
export const syncText = (page: Page) => page.locator("[data-sync-text]").textContent();

export async function expectSync(page: Page, text: string): Promise<void> {
  await expect.poll(() => syncText(page), { timeout: 20_000 }).toBe(text);
}

/** Every choice on the page, as "question=option". */
export function choices(page: Page): Promise<string[]> {
  return page
    .locator("[data-paper] .opt input")
    .evaluateAll((inputs) =>
      (inputs as HTMLInputElement[]).flatMap((input) => (input.checked ? [`${input.name}=${input.value}`] : [])),
    );
}

/** What a page does when its pupil comes back to it: headless tabs are never hidden, so the event is made by hand. */
export function comeBack(page: Page): Promise<void> {
  return page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
}
