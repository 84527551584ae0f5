/** The pages of the members: nothing for axe to find, a map that reads on a phone, and all of it without a script. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COUNTRY_IDS } from "#app/domain/asean.ts";
import { paths } from "#app/paths.ts";
import { axe, axeColours, keyboardWalk, type OpenPage, openBrowser, type TestBrowser } from "./support/browser.ts";
import { ask } from "./support/http.ts";
import { type RunningServer, startServer } from "./support/server.ts";

const PAGES = [
  paths.countries(),
  paths.country("viet-nam"),
  paths.country("timor-leste"),
  paths.countryComparison(),
  paths.countryComparison(COUNTRY_IDS.slice(0, 5)),
  paths.countryComparison(["brunei", "lao", "thai-lan", "viet-nam"]),
  paths.timeline(),
];

describe("pages of the members", () => {
  let server: RunningServer;
  let browser: TestBrowser;
  const open = (options: { javaScript?: boolean } = {}): Promise<OpenPage> =>
    browser.openPage({ baseUrl: server.url, ...options });

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it.each(PAGES)("%s on a phone and a desk, light and dark", async (path) => {
    const opened = await open();
    const { page } = opened;
    expect((await page.goto(path))?.status()).toBe(200);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: "light" });
      expect(await axe(page), `${width}`).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await axeColours(page), `${width} dark`).toEqual([]);
      expect(await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth), `${width}`).toBe(0);
    }
    const { problems, stops } = await keyboardWalk(page);
    expect(problems).toEqual([]);
    expect(stops.length).toBeGreaterThan(5);
    // who asks whether somebody is signed in is told 401 in a browser of nobody
    expect(opened.allComplaints().filter((line) => !line.includes("status of 401"))).toEqual([]);
    await opened.close();
  });

  it("the map's names are 11 px high on the smallest phone, inside it, and none covers another", async () => {
    const { page, close } = await open();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(paths.countries());
      const names = await page.evaluate(() => {
        const svg = document.querySelector<SVGSVGElement>("figure.map svg")!;
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return [...svg.querySelectorAll("text")].map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
          // a line of text is higher than its letters
          const rim = size * 0.2;
          return { name: text.textContent ?? "", size, left, right, top: top + rim, bottom: bottom - rim };
        });
      });
      expect(names.length).toBe(14);
      for (const { name, size, left, right } of names) {
        expect(size, `${name} ${width}`).toBeGreaterThanOrEqual(10.99);
        expect(left >= 0 && right <= width, `${name} ${width}`).toBe(true);
      }
      const covered = names.flatMap((one, index) =>
        names
          .slice(index + 1)
          .filter(
            (other) =>
              one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
          )
          .map((other) => `${width}: ${one.name} and ${other.name}`),
      );
      expect(covered).toEqual([]);
    }
    await close();
  });

  it("without a script: from the map to a profile, on to the next, and two side by side", async () => {
    const { page, close } = await open({ javaScript: false });
    await page.goto(paths.countries());
    // the middle of a crescent is its neighbour's land: its name is what people press
    await page.locator("figure.map text", { hasText: "Lào" }).click();
    await page.waitForURL(`**${paths.country("lao")}`);
    await page.getByRole("link", { name: /Nước sau/ }).click();
    await page.getByRole("heading", { level: 1, name: "Malaysia" }).waitFor();
    await page.getByRole("link", { name: "So sánh với Việt Nam" }).click();
    await page.getByRole("columnheader", { name: "Malaysia" }).waitFor();
    expect(await page.getByRole("checkbox", { name: "Việt Nam" }).isChecked()).toBe(true);
    await page.getByRole("checkbox", { name: "Malaysia" }).uncheck();
    await page.getByRole("button", { name: "So sánh", exact: true }).click();
    await page.getByText("Mới chọn một nước").waitFor();
    await page.getByRole("checkbox", { name: "Singapore" }).check();
    await page.getByRole("button", { name: "So sánh", exact: true }).click();
    await page.getByRole("columnheader", { name: "Singapore" }).waitFor();
    await close();
  });

  it("answers 304 to who has the page, and 404 for what is no member", async () => {
    for (const path of PAGES) {
      const { headers } = await ask(server.url, path);
      expect(headers["cache-control"], path).toContain("public");
      expect((await ask(server.url, path, { headers: { "If-None-Match": headers.etag ?? "" } })).status).toBe(304);
    }
    expect((await ask(server.url, paths.country("atlantis"))).status).toBe(404);
  });
});
