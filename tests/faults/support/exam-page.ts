/** The built server behind a line that can be cut, and pupils in front of the real attempt page in Chromium. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { answersThatCount } from "#app/domain/attempt.ts";
import { paths } from "#app/paths.ts";
import { type DatabaseHandle, openDatabase } from "#db/connect.ts";
import { listEvents } from "#db/queries/attempts.ts";
import { openBrowser } from "../../browser/support/browser.ts";
import { sql } from "../../browser/support/database.ts";
import { ask, formHeaders } from "../../browser/support/http.ts";
import { startServer } from "../../browser/support/server.ts";
import { freePort } from "../../support/postgres.ts";
import { type Dialect, emptyDatabase } from "./databases.ts";
import { eventually } from "./eventually.ts";
import { cookieOfPupil, makeExam, SLUG } from "./exam.ts";
import { type CutLine, type Line, type Rule, startProxy } from "./proxy.ts";

export const QUESTIONS = 10;
const GRACE_MS = 5_000;
const PUPILS = 60;

/** The steps of an attempt as addresses of its own. */
export const STEPS = { load: "", save: "/luu", beat: "/nhip", claim: "/tiep-quan", submit: "/nop" } as const;
export type ExamStep = keyof typeof STEPS;

export interface ExamPages {
  readonly url: string;
  readonly proxy: CutLine;
  /** Whose tests run at once each take a pupil of their own. */
  pupil(): Promise<PupilAtWork>;
  /** A page on another device of that pupil. */
  device(number: number): Promise<Page>;
  close(): Promise<void>;
}

export async function openExamPages(dialect: Dialect): Promise<ExamPages> {
  const folder = mkdtempSync(join(tmpdir(), "goc-asean-page-"));
  const databaseUrl = await emptyDatabase(dialect, folder, "page");
  const handle = await openDatabase({ url: databaseUrl });
  await makeExam(handle, { pupils: PUPILS, now: Date.now(), rules: { graceMs: GRACE_MS, attempts: 1 } });
  const [port, behind] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const server = await startServer({
    port: behind,
    databaseUrl,
    dataDir: folder,
    env: { LOG_LEVEL: "error", PUBLIC_URL: url },
  });
  const proxy = await startProxy(port, behind);
  const browser = await openBrowser();
  let next = 0;
  return {
    url,
    proxy,
    async pupil() {
      const number = next++;
      const headers = { ...formHeaders(url), Cookie: cookieOfPupil(number) };
      const started = await ask(url, paths.startContest(SLUG), { method: "POST", headers, body: "" });
      const attempt = started.headers.location!.split("/").at(-1)!;
      const { page, context } = await browser.openPage({ baseUrl: url });
      await signInAs(context, number, url);
      const { deadline_at: deadlineAt } = await handle.db
        .selectFrom("attempt")
        .select("deadline_at")
        .where("id", "=", attempt)
        .executeTakeFirstOrThrow();
      return new PupilAtWork(attempt, number, deadlineAt, page, context, { url, proxy, handle, databaseUrl });
    },
    async device(number) {
      const { page, context } = await browser.openPage({ baseUrl: url });
      await signInAs(context, number, url);
      return page;
    },
    async close() {
      await browser.close();
      await proxy.close();
      await server.stop();
      await handle.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function signInAs(context: BrowserContext, number: number, url: string): Promise<void> {
  const [name, value] = cookieOfPupil(number).split("=");
  await context.addCookies([{ name: name!, value: value!, url, httpOnly: true, sameSite: "Lax" }]);
}

interface Surroundings {
  readonly url: string;
  readonly proxy: CutLine;
  readonly handle: DatabaseHandle;
  readonly databaseUrl: string;
}

export class PupilAtWork {
  constructor(
    readonly attempt: string,
    readonly number: number,
    /** As the start set it. */
    readonly deadlineAt: number,
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly around: Surroundings,
  ) {}

  /** Opens the attempt, as a person does: again and again while the browser is busy with an error of its own. */
  async open(page = this.page): Promise<void> {
    const opened = () =>
      page.goto(paths.attempt(this.attempt)).then(
        () => true,
        () => false,
      );
    await eventually(opened, true);
  }

  /** Another tab of the same browser. */
  async secondTab(): Promise<Page> {
    const page = await this.context.newPage();
    await this.open(page);
    return page;
  }

  /** Chooses the option at this place of a question, wherever the page stands. */
  async choose(question: number, option: number, page = this.page): Promise<void> {
    await page.evaluate((number) => location.assign(`#cau-${number}`), question);
    await page.locator(`[data-number="${question}"] .opt`).nth(option).click();
  }

  stateOf(question: number, page = this.page): Promise<string | null> {
    return page.locator(`[data-number="${question}"] [data-state]`).textContent();
  }

  async expectState(question: number, text: string, page = this.page): Promise<void> {
    await eventually(() => this.stateOf(question, page), text);
  }

  async expectSync(text: string | RegExp, page = this.page): Promise<void> {
    const fits = (shown: string | null) => (typeof text === "string" ? shown === text : text.test(shown ?? ""));
    await eventually(() => page.locator("[data-sync-text]").textContent(), fits);
  }

  /** Hits the requests of one step of this attempt. */
  fault(step: ExamStep, line: Line): Rule {
    return this.around.proxy.rule(new RegExp(`^/thi/${this.attempt}${STEPS[step]}$`), line);
  }

  /** No request of this attempt reaches the server. */
  offline(): Rule {
    return this.around.proxy.rule(new RegExp(`^/thi/${this.attempt}`), "refused");
  }

  /** What the page shows as chosen, as "question option". */
  shown(page = this.page): Promise<string[]> {
    return page
      .locator("[data-paper] .opt input")
      .evaluateAll((inputs) =>
        (inputs as HTMLInputElement[])
          .flatMap((input) => (input.checked ? [`${input.name.slice(2)} ${input.value}`] : []))
          .sort(),
      );
  }

  /** What counts on the server, written the same way. */
  async counted(): Promise<string[]> {
    const { deadline_at: deadline } = await this.row();
    const answers = answersThatCount(await this.events(), deadline + GRACE_MS);
    return [...answers].flatMap(([question, answer]) => answer.map((option) => `${question} ${option}`)).sort();
  }

  async events() {
    return (await listEvents(this.around.handle.db, this.attempt)).map((row) => ({
      clientId: row.client_id,
      epoch: row.epoch,
      seq: row.seq,
      question: row.question,
      answer: JSON.parse(row.answer) as string[],
      arrivedAt: row.arrived_at,
    }));
  }

  row() {
    return this.around.handle.db
      .selectFrom("attempt")
      .select(["state", "epoch", "deadline_at", "finished_at", "receipt"])
      .where("id", "=", this.attempt)
      .executeTakeFirstOrThrow();
  }

  /** Moves the deadline as somebody who grants time does; the page hears of it with its next heartbeat. */
  async setDeadline(msFromNow: number): Promise<number> {
    const deadline = Date.now() + msFromNow;
    await sql(this.around.databaseUrl, `update attempt set deadline_at = ${deadline} where id = '${this.attempt}'`);
    return deadline;
  }

  /** The page looks at once instead of within 20 s. */
  beat(page = this.page): Promise<void> {
    return page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
  }

  /** As when the pupil goes to another app for so long. */
  async hide(ms: number): Promise<void> {
    const turn = (state: "hidden" | "visible") =>
      this.page.evaluate((state) => {
        Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
        document.dispatchEvent(new Event("visibilitychange"));
      }, state);
    await turn("hidden");
    await this.page.waitForTimeout(ms);
    await turn("visible");
  }

  /** How often, and how long, the server knows the page to have been out of sight. */
  absence() {
    return this.around.handle.db
      .selectFrom("attempt_absence")
      .select(["times", "ms"])
      .where("attempt", "=", this.attempt)
      .executeTakeFirst();
  }

  /** How much time the page shows, in s. */
  async remaining(page = this.page): Promise<number> {
    const text = (await page.locator("[data-clock-digits]").textContent()) ?? "";
    return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  }

  /** The clock shows what is left until this moment, give or take what a busy machine needs. */
  async expectTimeOf(deadline: number, page = this.page): Promise<void> {
    const away = async () => Math.abs((await this.remaining(page)) - (deadline - Date.now()) / 1_000);
    await eventually(away, (seconds) => seconds < 3);
  }

  /** How many answers wait on the device, of whatever attempt. */
  onDevice(page = this.page): Promise<number> {
    return page.evaluate(async () => {
      const opening = indexedDB.open("goc-asean");
      await new Promise((resolve) => opening.addEventListener("success", resolve));
      const counting = opening.result.transaction("waiting").objectStore("waiting").count();
      await new Promise((resolve) => counting.addEventListener("success", resolve));
      opening.result.close();
      return counting.result;
    });
  }

  async handIn(page = this.page): Promise<void> {
    await page.evaluate(() => location.assign("#xem-lai"));
    await page.getByRole("button", { name: "Nộp bài" }).click();
  }

  async expectReceipt(page = this.page): Promise<void> {
    await page.waitForURL(`**${paths.attemptResult(this.attempt)}`, { timeout: 60_000 });
  }
}
