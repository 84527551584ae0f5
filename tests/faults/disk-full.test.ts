/** A full disk: every save is refused in so many words, nothing acknowledged is lost, and with space again all goes on. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { openBrowser } from "../browser/support/browser.ts";
import { ask, formHeaders } from "../browser/support/http.ts";
import { type RunningServer, startServer } from "../browser/support/server.ts";
import { amount, report } from "./support/amount.ts";
import { buildDiskLibrary, diskEnvironment } from "./support/disk.ts";
import { eventually } from "./support/eventually.ts";
import { cookieOfPupil, type OpenAttempt, prepareExam, storedEvents } from "./support/exam.ts";
import { Pupils } from "./support/pupils.ts";

const ROUNDS = amount(2, 20);
const PUPILS = 20;

let folder: string;
let databaseUrl: string;
let fullMark: string;
let attempts: OpenAttempt[];
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-full-"));
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  databaseUrl = `file:${join(dataDir, "exam.db")}`;
  fullMark = join(folder, "no-space");
  attempts = await prepareExam(databaseUrl, { pupils: PUPILS + 2, now: Date.now() });
  const disk = diskEnvironment({ library: buildDiskLibrary(folder), folder: dataDir, fullMark });
  server = await startServer({ databaseUrl, dataDir, env: { LOG_LEVEL: "silent", ...disk } });
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it(
  "refuses with 503 and a code, and saves everything once there is space",
  async () => {
    const pupils = new Pupils(() => server.url, attempts.slice(0, PUPILS));
    pupils.start();
    for (let round = 0; round < ROUNDS; round += 1) {
      await pupils.saved(200);
      writeFileSync(fullMark, "");
      const { length: before } = pupils.refusals;
      while (pupils.refusals.length < before + 3 * PUPILS) await wait(20);
      // what only reads goes on
      const page = await fetch(server.url + paths.attempt(attempts[0]!.id), { headers: { Cookie: cookieOfPupil(0) } });
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("data-attempt");
      rmSync(fullMark);
    }
    await pupils.saved(200);
    await pupils.finish();
    expect(new Set(pupils.refusals.map(({ status, code, retryAfter }) => `${status} ${code} ${retryAfter}`))).toEqual(
      new Set(["503 not_saved 5"]),
    );
    expect(pupils.cut).toBe(0);
    expect(pupils.odd).toEqual([]);
    expect(pupils.lost(await storedEvents(databaseUrl))).toEqual([]);
    report(
      `disk full: ${ROUNDS} times, ${pupils.refusals.length} refusals, ${pupils.acknowledged.size} answers saved, 0 lost`,
    );
  },
  amount(120_000, 600_000),
);

it("gives a form without JavaScript back as it was sent, to be sent again", async () => {
  const { id, questions } = attempts[PUPILS]!;
  const headers = { ...formHeaders(server.url), Cookie: cookieOfPupil(PUPILS) };
  const fields = [
    ["epoch", "1"],
    ["base", "[]"],
    ...questions.slice(0, 3).map(({ id: question, options }) => [`q-${question}`, options[0]!]),
  ];
  const post = (sent: string[][]) =>
    ask(server.url, paths.attemptSave(id), { method: "POST", headers, body: new URLSearchParams(sent).toString() });
  writeFileSync(fullMark, "");
  const refused = await post(fields);
  rmSync(fullMark);
  expect([refused.status, refused.headers["retry-after"]]).toEqual([503, "5"]);
  expect(refused.body).toContain(`<form method="post" action="${paths.attemptSave(id)}"`);
  const given = [...refused.body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  expect(given.map(([, name, value]) => [name, value])).toEqual(fields);
  expect((await storedEvents(databaseUrl)).filter(({ attempt }) => attempt === id)).toEqual([]);
  expect((await post(fields)).headers.location).toBe(`${paths.attempt(id)}?tin=saved`);
  expect((await storedEvents(databaseUrl)).filter(({ attempt }) => attempt === id)).toHaveLength(3);
});

it("lets a page wait, and say that it is the server", async () => {
  const number = PUPILS + 1;
  const { id } = attempts[number]!;
  const browser = await openBrowser();
  try {
    const { page, context } = await browser.openPage({ baseUrl: server.url });
    const [name, value] = cookieOfPupil(number).split("=");
    await context.addCookies([{ name: name!, value: value!, url: server.url }]);
    await page.goto(paths.attempt(id));
    const state = page.locator('[data-number="1"] [data-state]');
    await page.locator('[data-number="1"] .opt').first().click();
    await eventually(() => state.textContent(), "Đã lưu");
    writeFileSync(fullMark, "");
    await page.locator('[data-number="1"] .opt').nth(1).click();
    await page.getByText("Máy chủ đang bận. 1 câu chờ gửi.").waitFor();
    expect(await state.textContent()).toBe("Đã giữ trong máy, chờ gửi");
    rmSync(fullMark);
    await eventually(() => state.textContent(), "Đã lưu");
    expect(await page.locator("[data-note=network]").count()).toBe(0);
    expect((await storedEvents(databaseUrl)).filter(({ attempt }) => attempt === id)).toHaveLength(2);
  } finally {
    await browser.close();
  }
});
