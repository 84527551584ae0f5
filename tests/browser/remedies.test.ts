/** What went wrong in a contest is put right: time is given, an attempt is void and restored, a receipt is looked up. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { choose, comeBack, startAttempt } from "./support/attempt.ts";
import { axe, type OpenPage } from "./support/browser.ts";
import { column } from "./support/database.ts";
import { signIn } from "./support/demo.ts";
import { ask, formHeaders } from "./support/http.ts";
import { openWorld, type World } from "./support/world.ts";
import { contestLifeWalk } from "./walk/contest-life.ts";

/** What the clock of the attempt's page shows, in seconds. */
async function clockOf(page: Page): Promise<number> {
  const digits = (await page.locator("[data-clock-digits]").textContent()) ?? "";
  return digits.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

describe("putting a contest right", () => {
  let world: World;
  const opened: OpenPage[] = [];
  let [pupil, organiser, teacher, elsewhere]: Page[] = [];
  let [attempt, person, school, classUnit, name] = ["", "", "", "", ""];

  const one = async (statement: string) => (await column(world.databaseUrl, statement))[0] ?? "";
  const openAs = async (login: string) => {
    const fresh = await world.openPage();
    opened.push(fresh);
    await signIn(fresh.page, login);
    return fresh.page;
  };
  const personPage = () => paths.contestPerson(world.contests.open, person);
  const rule = async (link: string | RegExp, button: string, reason: string) => {
    await organiser!.goto(personPage());
    await organiser!.getByRole("link", { name: link }).first().click();
    await organiser!.getByLabel("Lý do").fill(reason);
    expect(await axe(organiser!)).toEqual([]);
    await organiser!.getByRole("button", { name: button }).click();
    await organiser!.getByRole("status").waitFor();
  };
  /** Whether the organiser's board of the pupil's class has the pupil, once the boards have followed. */
  const expectOnBoard = async (there: boolean) => {
    const address = `${paths.board(world.contests.open)}?bang=people&don-vi=${classUnit}`;
    await expect
      .poll(
        async () => {
          await organiser!.goto(address);
          return organiser!.locator("main").getByText(name).count();
        },
        { timeout: 20_000 },
      )
      .toBe(there ? 1 : 0);
  };

  beforeAll(async () => {
    world = await openWorld();
    const { fresh } = world.pupils;
    person = await one(`select person from account where login = '${fresh}'`);
    name = await one(`select full_name from person where id = '${person}'`);
    classUnit = await one(`select unit from membership where person = '${person}' and tree = 'state'`);
    school = await one(
      `select u.name from unit u join unit_edge e on e.parent = u.id where e.child = '${classUnit}' and e.tree = 'state'`,
    );
    pupil = await openAs(fresh);
    organiser = await openAs("bantochuc");
    teacher = await openAs(
      await one(
        `select a.login from account a join role_grant g on g.person = a.person
         where g.unit = '${classUnit}' and g.role = 'teacher' and g.valid_to is null order by a.login`,
      ),
    );
    elsewhere = await openAs("gv0301");
  });
  afterAll(async () => {
    for (const each of opened)
      expect(each.allComplaints().filter((line) => !/ 40[049]|status of 40/.test(line))).toEqual([]);
    await world?.close();
  });

  it("gives time to a school, and the page that is open there shows it with the next heartbeat", async () => {
    attempt = await startAttempt(pupil!, world.contests.open);
    await choose(pupil!, 0);
    const before = await clockOf(pupil!);
    await organiser!.goto(paths.organiserContest(world.contests.open));
    await organiser!.getByRole("link", { name: "Cộng giờ" }).click();
    await organiser!.getByRole("link", { name: "Trường, lớp" }).click();
    await organiser!.getByLabel("Trường hoặc đơn vị").fill(school);
    await organiser!.getByLabel("Số phút").fill("10");
    await organiser!.getByRole("button", { name: "Xem trước" }).click();
    // what is missing is said beside its box, and what was typed is kept
    await organiser!.getByText("Ghi lý do, ít nhất 5 ký tự.").waitFor();
    expect(await organiser!.getByLabel("Trường hoặc đơn vị").inputValue()).toBe(school);
    await organiser!.getByLabel("Lý do").fill("Mất điện từ 08:10 đến 08:20");
    await organiser!.getByRole("button", { name: "Xem trước" }).click();
    await organiser!.getByText(`Cộng 10 phút cho ${school}?`).waitFor();
    await organiser!.getByText(/\d lượt đang làm: hạn nộp mới/).waitFor();
    expect(await axe(organiser!)).toEqual([]);
    await organiser!.getByRole("button", { name: "Cộng giờ" }).click();
    await organiser!.getByText("Đã cộng 10 phút.").waitFor();

    await comeBack(pupil!);
    await pupil!.getByText("Bạn được thêm giờ.", { exact: true }).first().waitFor();
    await expect.poll(async () => (await clockOf(pupil!)) - before).toBeGreaterThan(9 * 60);
    await pupil!.reload();
    await pupil!.getByText("Bạn được thêm 10 phút").waitFor();
  });

  it("says before it is taken back who runs out of time, and the pupil's clock follows", async () => {
    await organiser!.goto(paths.contestTime(world.contests.open));
    await organiser!.getByRole("link", { name: /^Thu hồi/ }).click();
    await organiser!.getByText(/\d lượt đang làm: hạn nộp mới/).waitFor();
    await organiser!.getByLabel("Lý do thu hồi").fill("Trường đã có điện lại");
    expect(await axe(organiser!)).toEqual([]);
    await organiser!.getByRole("button", { name: "Thu hồi" }).click();
    await organiser!.getByText("Đã thu hồi.").waitFor();
    await comeBack(pupil!);
    await expect.poll(() => clockOf(pupil!), { timeout: 10_000 }).toBeLessThan(15 * 60);
  });

  it("voids an attempt that is being written; its page says so", async () => {
    await rule(/^Huỷ lượt/, "Huỷ lượt thi", "Ngồi nhầm tài khoản");
    await comeBack(pupil!);
    await pupil!.waitForURL(`**${paths.attemptResult(attempt)}`);
    await pupil!.getByText("Lượt thi này đã bị huỷ.").waitFor();
    expect(await axe(pupil!)).toEqual([]);
  });

  it("restores it: the pupil goes on, hands in and is on the board", async () => {
    await rule(/^Khôi phục lượt/, "Khôi phục lượt thi", "Đã kiểm tra đúng người");
    await pupil!.goto(paths.attempt(attempt));
    await pupil!.locator("body.js").waitFor();
    await pupil!.goto(paths.attempt(attempt));
    const headers = { ...formHeaders(world.url), Cookie: await cookieHeader(pupil!) };
    const handed = await ask(world.url, paths.attemptSubmit(attempt), { method: "POST", headers, body: "epoch=99" });
    expect(handed.status).toBe(303);
    await expectOnBoard(true);
  });

  it("takes a void attempt off the board, and puts it back", async () => {
    await rule(/^Huỷ lượt/, "Huỷ lượt thi", "Có người thi hộ");
    await expectOnBoard(false);
    await rule(/^Khôi phục lượt/, "Khôi phục lượt thi", "Không phải thi hộ");
    await expectOnBoard(true);
  });

  it("finds a person by name and lets them sit once more", async () => {
    await organiser!.goto(paths.contestAttempts(world.contests.open));
    await organiser!.getByLabel("Mã đăng nhập hoặc họ và tên").fill(world.pupils.fresh.toLowerCase());
    await organiser!.getByRole("button", { name: "Xem lượt thi" }).click();
    await organiser!.waitForURL(`**${personPage()}`);
    const left = async () => {
      await organiser!.goto(personPage());
      return (await organiser!.locator("#thi-lai dd").first().textContent()) ?? "";
    };
    const before = Number(/Còn (\d+) lượt/.exec(await left())?.[1]);
    await rule("Cho thi thêm một lượt", "Cho thi lại", "Máy hỏng giữa giờ");
    expect(Number(/Còn (\d+) lượt/.exec(await left())?.[1])).toBe(before + 1);
    await pupil!.goto(paths.contest(world.contests.open));
    await pupil!.getByText(`Còn ${before + 1} lượt thi`).waitFor();
  });

  it("shows a receipt to the teacher of the class, and to no other", async () => {
    const receipt = await one(`select receipt from attempt where id = '${attempt}'`);
    const lookUp = async (page: Page) => {
      await page.goto(paths.receipt());
      await page.getByLabel("Mã biên nhận").fill(receipt.toLowerCase().replaceAll("-", " "));
      await page.getByRole("button", { name: "Tra", exact: true }).click();
    };
    await lookUp(teacher!);
    await teacher!.getByText(`Biên nhận ${receipt}`).waitFor();
    await teacher!.getByText(name).waitFor();
    expect(await axe(teacher!)).toEqual([]);
    await lookUp(elsewhere!);
    await elsewhere!.getByText("Không tìm thấy biên nhận này").waitFor();
    expect(await elsewhere!.getByText(name).count()).toBe(0);
  });

  // last: the contest is over afterwards
  describe("from running boards to a corrected edition", () =>
    contestLifeWalk(() => ({ world, pupil: pupil!, teacher: teacher!, organiser: organiser!, classUnit, name })));
});

async function cookieHeader(page: Page): Promise<string> {
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}
