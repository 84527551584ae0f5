/** Answering each kind of question rightly: by keyboard alone, and by touch. */
import type { Locator, Page } from "playwright-core";
import { question } from "../support/attempt.ts";

const TRUE_STATEMENTS = /^Một cộng|^Hai trừ/;
const ORDER = ["kiến", "mèo", "trâu", "voi"];
const PAIRS: Readonly<Record<string, string>> = { chó: "gâu gâu", vịt: "cạp cạp", gà: "cục tác" };
const RIGHT_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  single: ["số hai"],
  multiple: ["một", "ba"],
  truefalse: ["Đúng"],
};

/** Presses Tab until the focus is on this element; throws when it never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${target}`);
}

/** Answers the question in sight by keys alone. */
export async function answerByKeys(page: Page): Promise<void> {
  const card = question(page);
  const kind = (await card.getAttribute("data-kind")) ?? "";
  switch (kind) {
    case "statements":
      for (const group of await card.getByRole("radiogroup").all()) {
        const text = ((await group.locator("p").textContent()) ?? "").slice(3);
        await tabTo(page, group.getByRole("radio").first());
        await page.keyboard.press(TRUE_STATEMENTS.test(text) ? "Space" : "ArrowRight");
      }
      break;
    case "short":
      await tabTo(page, card.getByRole("textbox"));
      await page.keyboard.type("hà nội");
      break;
    case "ordering":
      for (const [place, item] of ORDER.entries()) {
        const up = card.getByRole("button", { name: `Chuyển lên: ${item}` });
        const rows = await card.getByRole("listitem").allTextContents();
        const at = rows.findIndex((row) => row.includes(item));
        if (at === place) continue;
        await tabTo(page, up);
        for (let step = at; step > place; step -= 1) await page.keyboard.press("Enter");
      }
      await keepOrder(card, (button) => tabTo(page, button).then(() => page.keyboard.press("Enter")));
      break;
    case "matching":
      for (const list of await card.getByRole("combobox").all()) {
        await tabTo(page, list);
        const wanted = PAIRS[await nameOf(list)];
        for (let step = 0; step < 6 && (await chosenIn(list)) !== wanted; step += 1)
          await page.keyboard.press("ArrowDown");
      }
      break;
    default: {
      const boxes = card.locator(".opt input");
      for (const box of await boxes.all()) {
        const text = await box.locator("xpath=../span").textContent();
        const right = RIGHT_OPTIONS[kind]?.includes(text ?? "") ?? false;
        if (kind === "multiple" && right) {
          await tabTo(page, box);
          await page.keyboard.press("Space");
        } else if (kind !== "multiple" && right) {
          await tabTo(page, boxes.first());
          await page.keyboard.press("Space");
          for (let step = 0; step < 4 && !(await box.isChecked()); step += 1) await page.keyboard.press("ArrowDown");
        }
      }
    }
  }
}

/** Answers the question in sight with a finger. A list of the device's own is beyond a page's reach: it is set. */
export async function answerByTouch(page: Page): Promise<void> {
  const card = question(page);
  const kind = (await card.getAttribute("data-kind")) ?? "";
  switch (kind) {
    case "statements":
      for (const group of await card.getByRole("radiogroup").all()) {
        const text = ((await group.locator("p").textContent()) ?? "").slice(3);
        await group
          .locator("label")
          .nth(TRUE_STATEMENTS.test(text) ? 0 : 1)
          .tap();
      }
      break;
    case "short":
      await card.getByRole("textbox").tap();
      await page.keyboard.type("hà nội");
      break;
    case "ordering":
      for (const [place, item] of ORDER.entries()) {
        const rows = await card.getByRole("listitem").allTextContents();
        const at = rows.findIndex((row) => row.includes(item));
        for (let step = at; step > place; step -= 1) {
          await card.getByRole("button", { name: `Chuyển lên: ${item}` }).tap();
        }
      }
      await keepOrder(card, (button) => button.tap());
      break;
    case "matching":
      for (const list of await card.getByRole("combobox").all()) {
        await list.tap();
        await list.selectOption({ label: PAIRS[await nameOf(list)] });
      }
      break;
    default:
      for (const row of await card.locator(".opt").all()) {
        const text = (await row.locator("span").textContent()) ?? "";
        if (RIGHT_OPTIONS[kind]?.includes(text)) await row.tap();
      }
  }
}

/** The order as it was shown may be the right one: then it is taken as it stands. */
async function keepOrder(card: Locator, press: (button: Locator) => Promise<void>): Promise<void> {
  const keep = card.getByRole("button", { name: "Chọn thứ tự này" });
  if (await keep.isVisible()) await press(keep);
}

const nameOf = (list: Locator) => list.evaluate((box: HTMLSelectElement) => box.labels?.[0]?.textContent ?? "");
const chosenIn = (list: Locator) => list.evaluate((box: HTMLSelectElement) => box.selectedOptions[0]?.textContent);
