/**
 * One contest from its running boards to a corrected edition, as pupil, teacher, organiser and visitor see it. Time passes
 * by moving the round's moments in the database; everything else is done on the pages.
 */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { axe, type OpenPage } from "../support/browser.ts";
import { column, sql } from "../support/database.ts";
import type { World } from "../support/world.ts";

const MINUTE = 60_000;
const REASON = "Câu hỏi có hai cách hiểu";

export interface LifePages {
  readonly world: World;
  readonly pupil: Page;
  /** Of the pupil's class. */
  readonly teacher: Page;
  readonly organiser: Page;
  readonly classUnit: string;
  /** The pupil's name: it stands on the boards already. */
  readonly name: string;
}

export function contestLifeWalk(given: () => LifePages): void {
  let visitor: OpenPage;
  const slug = () => given().world.contests.open;
  const set = (assignments: string) =>
    sql(
      given().world.databaseUrl,
      `update round set ${assignments} where contest in (select id from contest where slug = '${slug()}') and rehearsal = 0`,
    );
  const everybody = () => [given().pupil, given().teacher, given().organiser, visitor.page];
  /** Asks again until the words are there: jobs work in the background. */
  const untilShown = async (page: Page, path: string, words: string | RegExp) => {
    await expect
      .poll(
        async () => {
          await page.goto(path);
          return page.locator("main").getByText(words).count();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBeGreaterThan(0);
  };
  const ownClass = () => `${paths.board(slug())}?bang=people&don-vi=${given().classUnit}`;

  beforeAll(async () => {
    visitor = await given().world.openPage({ width: 360 });
  });
  afterAll(async () => {
    expect(visitor.allComplaints()).toEqual([]);
    await visitor.close();
  });

  it("runs: boards follow, and a visitor reads units and no name", async () => {
    const { pupil, teacher, name } = given();
    for (const page of everybody()) await untilShown(page, paths.board(slug()), /^.*Bảng đang chạy.*$/);
    for (const page of [pupil, teacher]) {
      await page.goto(ownClass());
      await page.locator("main").getByText(name).first().waitFor();
    }
    await visitor.page.goto(ownClass());
    expect(await visitor.page.locator("main").getByText(name).count()).toBe(0);
    await visitor.page.goto(paths.board(slug()));
    expect(await visitor.page.locator("tbody tr").count()).toBeGreaterThan(3);
    // the second time it comes from what was kept, with scripts that still run
    await visitor.page.reload();
    await visitor.page.getByRole("link", { name: "Cá nhân" }).first().click();
    await visitor.page.waitForURL("**bang=people**");
  });

  it("freezes: everybody reads the same stopped board, and what comes later is on none", async () => {
    await set(`freeze_at = ${Date.now() - 1_000}`);
    for (const page of everybody()) await untilShown(page, paths.board(slug()), /Bảng công khai dừng lúc/);
    expect(await axe(visitor.page)).toEqual([]);
    await given().pupil.goto(ownClass());
    await given().pupil.locator("main").getByText(given().name).first().waitFor();
  });

  it("closes, and the organiser issues the final edition", async () => {
    const { organiser } = given();
    const past = Date.now() - MINUTE;
    await sql(
      given().world.databaseUrl,
      `update attempt set deadline_at = ${past} where state = 'open' and round in (select id from round where contest in (select id from contest where slug = '${slug()}'))`,
    );
    await set(`closes_at = ${past}, freeze_at = ${past - 1_000}`);
    await expect
      .poll(
        async () =>
          (
            await column(
              given().world.databaseUrl,
              "select id from attempt where state = 'open' or (grading is null and state <> 'void')",
            )
          ).length,
        { timeout: 60_000 },
      )
      .toBe(0);
    await organiser.goto(paths.organiserContest(slug()));
    await organiser.getByRole("link", { name: "Chốt kết quả chính thức" }).click();
    await organiser.getByRole("button", { name: "Chốt kết quả", exact: true }).click();
    await untilShown(organiser, paths.organiserContest(slug()), /Bản 2: Kết quả chính thức/);
    for (const page of everybody()) await untilShown(page, paths.board(slug()), /Bản chính thức số 2/);
  });

  it("a question turns out wrong: dry run, new grading, and the boards still stand as issued", async () => {
    const { organiser } = given();
    await organiser.goto(paths.contestKeys(slug()));
    await organiser.locator("main tbody a").first().click();
    await organiser.getByLabel("Lý do huỷ").fill("x");
    await organiser.getByRole("button", { name: "Tính thử huỷ câu" }).click();
    await organiser.getByText("Ghi lý do, ít nhất 5 ký tự.").waitFor();
    await organiser.getByLabel("Lý do huỷ").fill(REASON);
    await organiser.getByRole("button", { name: "Tính thử huỷ câu" }).click();
    await organiser.waitForURL("**/dap-an/*");
    const correction = new URL(organiser.url()).pathname;
    await untilShown(organiser, correction, "Lượt thi đã chấm thử");
    expect(await axe(organiser)).toEqual([]);
    await organiser.getByRole("button", { name: "Chấm lại" }).click();
    await untilShown(organiser, correction, "Đã chấm lại xong.");
    await untilShown(visitor.page, paths.board(slug()), /Bản chính thức số 2/);
  });

  it("the corrected edition says why and for how many, and is what everybody reads", async () => {
    const { organiser, pupil } = given();
    await organiser.goto(paths.contestEditions(slug()));
    await organiser.getByRole("button", { name: "Ra bản đính chính" }).click();
    await organiser.getByText("Ghi lý do, ít nhất 5 ký tự.").waitFor();
    await organiser.getByLabel("Lý do").fill(REASON);
    await organiser.getByRole("button", { name: "Ra bản đính chính" }).click();
    await untilShown(organiser, paths.contestEditions(slug()), /Bản 3, đính chính/);
    expect(await axe(organiser)).toEqual([]);
    for (const page of everybody()) {
      await untilShown(page, paths.board(slug()), /Bản đính chính số 3/);
      await page.locator("main").getByText(REASON).first().waitFor();
    }
    await visitor.page.goto(ownClass());
    expect(await visitor.page.locator("main").getByText(given().name).count()).toBe(0);
    await pupil.goto(`${paths.board(slug())}/vi-sao`);
    await pupil.locator("main").getByText(/hạng/i).first().waitFor();
    expect(await axe(pupil)).toEqual([]);
  });
}
