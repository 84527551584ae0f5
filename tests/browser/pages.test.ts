/**
 * Every page, for each kind of person, on the smallest phone and on a desk, light and dark: nothing for axe to find, no
 * scrolling sideways, a quiet console, and a walk through it by keyboard.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { choose, next, startAttempt } from "./support/attempt.ts";
import { axe, axeColours, keyboardWalk, type OpenPage } from "./support/browser.ts";
import { column } from "./support/database.ts";
import { signIn } from "./support/demo.ts";
import { openWorld, type World } from "./support/world.ts";

const SIZES = [
  { width: 360, height: 780 },
  { width: 1280, height: 800 },
] as const;
const THEMES = ["light", "dark"] as const;
const TALL = 2_000;

type Reader = "visitor" | "pupil" | "teacher" | "organiser" | "department";

/** Addresses that hold in every demo world; those with an id in them are filled in when the world stands. */
const PAGES: Readonly<Record<Reader, readonly string[]>> = {
  visitor: [
    paths.home(),
    paths.lessons(),
    "LESSON",
    paths.contests(),
    paths.contest("OPEN"),
    paths.contest("COMING"),
    paths.board("OPEN"),
    `${paths.board("OPEN")}?bang=people`,
    paths.signIn(),
    paths.guide(),
    paths.privacy(),
    "/khong-co-trang-nay",
  ],
  pupil: [paths.home(), "LESSON", paths.contest("OPEN"), `${paths.board("OPEN")}?bang=people`, "RESULT", "REVIEW"],
  teacher: [paths.home(), paths.myClasses(), paths.classView("CLASS")],
  organiser: [
    paths.organiser(),
    paths.organiserNew(),
    paths.organiserContest("OPEN"),
    `${paths.organiserContest("CLOSED")}?chot`,
  ],
  department: [paths.department(), `${paths.department()}?cuoc-thi=CLOSED`, paths.board("CLOSED")],
};

const LOGINS = { teacher: "giaovien", organiser: "bantochuc", department: "canboso" } as const;

const sideways = () => {
  const { scrollWidth } = document.scrollingElement ?? document.body;
  return scrollWidth - window.innerWidth;
};

/** All that is wrong with the page in this size and theme, as lines. */
async function faultsOf({ page }: OpenPage, size: (typeof SIZES)[number], theme: (typeof THEMES)[number]) {
  const where = `${size.width} ${theme}`;
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  // what stands on the page is the same in the dark
  const found = theme === "dark" ? await axeColours(page) : await axe(page);
  const over = await page.evaluate(sideways);
  if (over > 0) found.push(`scrolls sideways by ${over} px`);
  return found.map((line) => `${where}: ${line}`);
}

/**
 * @param height for pages with bars that stay in sight: so tall that they cover nothing, which axe takes for a fault
 *   wherever the page happens to be scrolled to
 */
async function lookAround(opened: OpenPage, height?: number): Promise<string[]> {
  const { page } = opened;
  const faults: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize({ ...size, height: height ?? size.height });
    for (const theme of THEMES) faults.push(...(await faultsOf(opened, size, theme)));
  }
  await page.setViewportSize(SIZES[1]);
  const { problems, stops } = await keyboardWalk(page);
  if (stops.length === 0) problems.push("nothing to reach by keyboard");
  return [...faults, ...problems.map((line) => `keyboard: ${line}`)];
}

describe("pages", () => {
  let world: World;
  const opened = new Map<Reader, OpenPage>();
  const places = new Map<string, string>();

  /** One browser profile per person, signed in once. */
  const openAs = async (reader: Reader): Promise<OpenPage> => {
    const known = opened.get(reader);
    if (known) return known;
    const fresh = await world.openPage();
    opened.set(reader, fresh);
    if (reader === "pupil") await signIn(fresh.page, world.pupils.once);
    else if (reader !== "visitor") await signIn(fresh.page, LOGINS[reader]);
    return fresh;
  };
  const address = (path: string) => [...places].reduce((filled, [name, value]) => filled.replace(name, value), path);

  beforeAll(async () => {
    world = await openWorld();
    const { contests, databaseUrl, pupils } = world;
    const one = async (statement: string) => (await column(databaseUrl, statement))[0] ?? "";
    const attemptIn = (slug: string) =>
      one(
        `select t.id from attempt t join account a on a.person = t.person join round r on r.id = t.round
         join contest c on c.id = r.contest where a.login = '${pupils.once}' and c.slug = '${slug}' order by t.id`,
      );
    const { page } = await openAs("visitor");
    await page.goto(paths.lessons());
    places.set("LESSON", (await page.locator(".lesson-line a").first().getAttribute("href")) ?? "");
    places.set("OPEN", contests.open).set("CLOSED", contests.closed).set("COMING", contests.coming);
    places.set("RESULT", paths.attemptResult(await attemptIn(contests.open)));
    places.set("REVIEW", paths.attemptResult(await attemptIn(contests.closed)));
    places.set(
      "CLASS",
      await one("select g.unit from role_grant g join account a on a.person = g.person where a.login = 'giaovien'"),
    );
  });
  afterAll(() => world?.close());

  /** All that is wrong with one page: its status, its title, what it says to the console, what `lookAround` finds. */
  const faultsAt = async (reading: OpenPage, path: string): Promise<string[]> => {
    const missing = path === "/khong-co-trang-nay";
    const before = reading.allComplaints().length;
    const answer = await reading.page.goto(address(path));
    const faults = await lookAround(reading);
    if (answer?.status() !== (missing ? 404 : 200)) faults.push(`status ${answer?.status()}`);
    if (!(await reading.page.title()).includes("Góc ASEAN")) faults.push("no title");
    const complaints = reading.allComplaints().slice(before);
    return [...faults, ...complaints.filter((line) => !(missing && line.includes("status of 404")))];
  };

  // each person has a browser profile of their own: they may look around at the same time
  it.concurrent.each(Object.keys(PAGES) as Reader[])("for %s", async (reader) => {
    const reading = await openAs(reader);
    const faults: Record<string, string[]> = {};
    for (const path of PAGES[reader]) {
      const found = await faultsAt(reading, path);
      if (found.length > 0) faults[path] = found;
    }
    expect(faults).toEqual({});
  });

  it("the review after release shows what is right", async () => {
    const { page } = await openAs("pupil");
    await page.goto(address("REVIEW"));
    expect(await page.getByText("Đáp án đúng").count()).toBeGreaterThan(10);
  });

  it("a form with mistakes", async () => {
    const organiser = await openAs("organiser");
    await organiser.page.goto(paths.organiserNew());
    await organiser.page.getByRole("button", { name: "Công bố cuộc thi" }).click();
    await organiser.page.getByRole("alert").getByRole("link").first().waitFor();
    expect(await lookAround(organiser)).toEqual([]);
  });

  it("the attempt: a question, an answer that waits, the review, and the page that was taken over", async () => {
    const pupil = await openAs("pupil");
    const { page, context } = pupil;
    const before = pupil.complaints.cspViolations.length;
    const attempt = await startAttempt(page, world.contests.open);
    expect(await lookAround(pupil, TALL)).toEqual([]);

    await context.setOffline(true);
    await choose(page, 0);
    await page.locator("[data-note=offline]").waitFor();
    expect(await lookAround(pupil, TALL)).toEqual([]);
    await context.setOffline(false);
    await page.locator("[data-note=offline]").waitFor({ state: "detached" });

    for (let number = 1; number <= 20; number += 1) await next(page);
    await page.getByRole("button", { name: "Nộp bài" }).waitFor();
    expect(await lookAround(pupil, TALL)).toEqual([]);

    const second = await context.newPage();
    await second.goto(paths.attempt(attempt));
    await second.locator("[data-next]").waitFor();
    await page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
    await page.getByRole("button", { name: "Làm tiếp ở đây" }).waitFor();
    expect(await lookAround(pupil, TALL)).toEqual([]);
    await second.close();
    expect(pupil.complaints.cspViolations.slice(before)).toEqual([]);
    expect(pupil.complaints.pageErrors).toEqual([]);
  });
});
