import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

const limitMs = 60_000;

/** WCAG 2.2 AA contains the levels and versions below it. */
const wcag22AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Rules whose outcome hangs on colours: what a second theme of the same page can break. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** What axe finds in the colours of the page as it stands now: a fraction of the time of `axe`. */
export function axeColours(page: Page): Promise<string[]> {
  return linesOf(new AxeBuilder({ page }).withRules(colourRules));
}

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands now, one line per element: `expect(…).toEqual([])`.
 * Needs a page opened with JavaScript: without timers axe would wait for ever, so it is given a minute.
 * @param within a CSS selector when only a part of the page is meant
 */
export function axe(page: Page, within?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(wcag22AA);
  if (within) builder.include(within);
  return linesOf(builder);
}

async function linesOf(builder: AxeBuilder): Promise<string[]> {
  // "legacy" is one run inside the page; otherwise a second page is opened each time, for frames that we do not have
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("axe did not finish: was the page opened without JavaScript?")), limitMs);
  });
  const { violations } = await Promise.race([builder.setLegacyMode().analyze(), tooLate]).finally(() =>
    clearTimeout(timer),
  );
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary, html }) => {
      const why = (failureSummary ?? "").replace(/\s+/g, " ").trim();
      return `${id} (${impact}): ${help} | ${target.flat().join(" ")} | ${why} | ${html.slice(0, 160)}`;
    }),
  );
}
