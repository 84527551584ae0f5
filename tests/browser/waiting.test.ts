/** Before the bell: pupils sign in, wait on the contest's page without asking the server anything, and are let in. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { axe, type OpenPage } from "./support/browser.ts";
import { column, sql } from "./support/database.ts";
import { signIn } from "./support/demo.ts";
import { openWorld, type World } from "./support/world.ts";

describe("waiting for a contest to open", () => {
  let world: World;
  const opened: OpenPage[] = [];

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world?.close());

  const open = async (...options: Parameters<World["openPage"]>) => {
    const page = await world.openPage(...options);
    opened.push(page);
    return page;
  };
  const contest = () => paths.contest(world.contests.coming);
  const opensIn = (ms: number) =>
    sql(
      world.databaseUrl,
      `update round set opens_at = ${Date.now() + ms} where contest in
       (select id from contest where slug = '${world.contests.coming}') and rehearsal = 0`,
    );
  const opensInMinutes = (minutes: number) => opensIn(minutes * 60_000);
  /** Somebody of the class of a pupil who may sit this contest. */
  const pupil = async () => {
    const [login] = await column(
      world.databaseUrl,
      `select a.login from account a join membership m on m.person = a.person and m.role = 'pupil'
       where a.state = 'active' and a.login <> '${world.pupils.once}' and m.unit =
       (select n.unit from membership n join account b on b.person = n.person
        where b.login = '${world.pupils.once}' and n.role = 'pupil' and n.tree = 'state' limit 1) limit 1`,
    );
    return login!;
  };

  it("asks for the sign-in first, and comes back to wait", async () => {
    await opensInMinutes(10);
    const { page } = await open();
    await page.goto(contest());
    await page.getByText("Đăng nhập ngay từ bây giờ").waitFor();
    await page.getByRole("link", { name: "Đăng nhập để thi" }).click();
    await page.getByLabel("Mã đăng nhập").fill(await pupil());
    await page.getByLabel("Mật khẩu").fill("goc-asean-demo");
    await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
    await page.getByText("Cứ để trang này mở.").waitFor();
    expect(await page.getByRole("timer").textContent()).toMatch(/^09:\d\d$/);
  });

  it.each([
    [360, "light"],
    [360, "dark"],
    [1280, "light"],
    [1280, "dark"],
  ] as const)("has nothing for axe to find at %i, %s", async (width, theme) => {
    await opensInMinutes(10);
    const { page } = await open({ width, theme });
    await signIn(page, await pupil(), undefined, contest());
    await page.getByText("Cứ để trang này mở.").waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it("costs nothing while it waits, and opens the paper by itself after the bell", async () => {
    await opensIn(25_000);
    const { page } = await open();
    await signIn(page, await pupil(), undefined, contest());
    await page.getByText("Cứ để trang này mở.").waitFor();
    await page.waitForLoadState("networkidle");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    // the first try meets a busy server
    let refused = 0;
    await page.route(`**${paths.startContest(world.contests.coming)}`, (route) => {
      refused += 1;
      if (refused > 1) return route.continue();
      return route.fulfill({ status: 503, headers: { "Retry-After": "2" }, body: "{}" });
    });
    await page.getByText("Bài sẽ mở lần lượt").first().waitFor({ timeout: 30_000 });
    expect(asked).toEqual([]);
    await page.waitForURL("**/thi/*", { timeout: 60_000 });
    expect(refused).toBe(2);
    const start = `POST ${paths.startContest(world.contests.coming)}`;
    expect(asked.slice(0, 2)).toEqual([start, start]);
  });

  it("is a time and a button without JavaScript", async () => {
    await opensInMinutes(5);
    const { page } = await open({ javaScript: false });
    await signIn(page, world.pupils.once, undefined, contest());
    await page.getByText("thì bấm nút dưới đây").waitFor();
    await page.getByRole("button", { name: "Bắt đầu làm bài" }).click();
    await page.getByText("Cuộc thi chưa mở hoặc đã đóng.").waitFor();
    await opensIn(0);
    await page.getByRole("button", { name: "Bắt đầu làm bài" }).click();
    await page.waitForURL("**/thi/*");
  });

  it("leaves a quiet console", () => {
    // the 503 is ours
    const errors = opened.flatMap(({ complaints }) => complaints.consoleErrors).filter((line) => !line.includes("503"));
    expect([errors, opened.flatMap(({ complaints }) => complaints.cspViolations)]).toEqual([[], []]);
  });
});
