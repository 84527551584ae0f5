/**
 * Every page, for each kind of person, on the smallest phone in the light and on a desk in the dark: nothing for axe to
 * find, no scrolling sideways, a quiet console, and a walk through it by keyboard.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { makeToken } from "./support/api-tokens.ts";
import { choose, next, startAttempt } from "./support/attempt.ts";
import { axe, keyboardWalk, type OpenPage } from "./support/browser.ts";
import { sendReport } from "./support/content-reports.ts";
import { anyQuestion, countedCorrection } from "./support/corrections.ts";
import { column } from "./support/database.ts";
import { sessionOf, signIn } from "./support/demo.ts";
import { contestReport, draftReport, issuedReport } from "./support/reports.ts";
import { openWorld, type World } from "./support/world.ts";

/** Dozens of pages, each at two sizes and in two themes: however long it takes, it is no measure of speed. */
const LONG_MS = 20 * 60_000;

const SIZES = [
  { width: 360, height: 780 },
  { width: 1280, height: 800 },
] as const;
/** Each size and each theme once: colours come from tokens, not from the width, and looking at them takes the longest. */
const LOOKS = [
  [SIZES[0], "light"],
  [SIZES[1], "dark"],
] as const;
type Theme = (typeof LOOKS)[number][1];
const TALL = 2_000;

type Reader =
  | "visitor"
  | "pupil"
  | "teacher"
  | "manager"
  | "secretary"
  | "ward"
  | "organiser"
  | "department"
  | "writer"
  | "admin";

/** Addresses that hold in every demo world; those with an id in them are filled in when the world stands. */
const PAGES: Readonly<Record<Reader, readonly string[]>> = {
  visitor: [
    paths.home(),
    paths.lessons(),
    paths.lessonSearch("hiến chương"),
    paths.lessonSearch("zzzz"),
    "LESSON",
    "LESSON/giao-an",
    "LESSON/phieu",
    "LESSON/phieu?dap-an",
    "LESSON/trinh-chieu",
    paths.contests(),
    paths.contest("OPEN"),
    paths.contest("COMING"),
    paths.contestVersion("OPEN", 1),
    paths.board("OPEN"),
    `${paths.board("OPEN")}?bang=people`,
    paths.unitBoard("OPEN", { kind: "areas", formula: "C4" }),
    paths.boardPrint("OPEN", { kind: "schools" }),
    paths.signIn(),
    paths.guides(),
    ...["hoc-sinh", "thay-co", "quan-ly-truong", "bi-thu", "ban-to-chuc", "so", "quan-tri"].map(paths.guide),
    paths.apiGuide(),
    paths.privacy(),
    paths.reportCountry("lao"),
    paths.sentReport("REPORT"),
    "/khong-co-trang-nay",
  ],
  pupil: [
    paths.home(),
    paths.ownAssignments(),
    paths.passport(),
    "LESSON",
    paths.contest("OPEN"),
    `${paths.board("OPEN")}?bang=people`,
    paths.unitBoard("OPEN", { kind: "classes" }),
    "RESULT",
    "REVIEW",
  ],
  teacher: [
    paths.home(),
    paths.myClasses(),
    paths.classView("CLASS"),
    paths.classView("CLASS", "ROUND"),
    "TAUGHT",
    paths.assignments(),
    paths.assignmentNew({ unit: "CLASS" }),
    paths.assignmentNew({ unit: "CLASS", people: true }),
    `${paths.assignment("GIVEN")}?rut`,
    paths.assignmentEdit("GIVEN"),
    paths.classAssigned("CLASS"),
    paths.classAssigned("CLASS", "GIVEN"),
    paths.classAssignedText("CLASS"),
    paths.classExtension("CLASS", "GIVEN"),
    paths.classGrowth("CLASS"),
    paths.classTaught("CLASS"),
    `${paths.classReminder("CLASS", "ROUND")}&ten=co`,
    paths.classPeople("CLASS"),
    paths.classSlips("CLASS"),
    paths.classConsents("CLASS"),
    paths.rollImport("CLASS"),
    paths.person("PERSON"),
    paths.receipt(),
  ],
  secretary: [
    paths.department(),
    paths.reports(),
    paths.myClasses(),
    paths.branches("UNION"),
    paths.branchesTurnout("UNION"),
    paths.branchesLessons("UNION"),
    paths.classTaught("BRANCH"),
    `${paths.branches("UNION")}?sua=BRANCH`,
    paths.classView("BRANCH"),
    `${paths.branchMembers("BRANCH")}?xem=others`,
    paths.classPrint("BRANCH"),
  ],
  ward: [paths.branches("WARD"), paths.rollImport("WARD")],
  manager: [
    paths.department(),
    paths.reports(),
    paths.reportNew(),
    paths.school("SCHOOL"),
    paths.schoolTurnout("SCHOOL"),
    paths.schoolLessons("SCHOOL"),
    paths.rollImport("SCHOOL"),
    paths.schoolYear("SCHOOL"),
    paths.staff("SCHOOL"),
    paths.staffImport("SCHOOL"),
    paths.staffMember("SCHOOL", "TEACHER"),
    paths.personResit("PERSON"),
    paths.ownAccount(),
    paths.newPassword(),
    paths.ownSecondFactor(),
  ],
  organiser: [
    paths.organiser(),
    paths.contestMonitor("OPEN"),
    paths.contestTime("OPEN"),
    `${paths.contestTime("OPEN")}?cho=unit`,
    paths.contestAttempts("OPEN"),
    paths.contestPerson("OPEN", "PERSON"),
    paths.organiserNew(),
    paths.draftName("DRAFT"),
    paths.draftAudience("DRAFT"),
    paths.draftRounds("DRAFT"),
    paths.draftQuestions("DRAFT"),
    paths.draftResults("DRAFT"),
    `${paths.draftReview("DRAFT")}?xoa`,
    paths.draftRounds("RUNNING"),
    paths.draftQuestions("RUNNING"),
    paths.draftReview("RUNNING"),
    paths.organiserContest("OPEN"),
    paths.contestKeys("OPEN"),
    paths.contestKeys("CLOSED"),
    "/to-chuc/CLOSED/dap-an?cau=QUESTION",
    "/to-chuc/CLOSED/dap-an?gio=",
    paths.contestCorrection("CLOSED", "CORRECTION"),
    paths.contestEditions("CLOSED"),
    `${paths.organiserContest("CLOSED")}?chot`,
  ],
  department: [
    paths.department(),
    paths.lessonCoverage(),
    paths.assignmentNew(),
    paths.definitions(),
    paths.apiTokens(),
    paths.apiTokenRevoke("TOKEN"),
    paths.reports(),
    paths.report("WRITTEN"),
    paths.report("SUMMARY"),
    `${paths.department()}?cuoc-thi=CLOSED`,
    `${paths.department()}?cuoc-thi=CLOSED&bang=grades`,
    `${paths.department()}?bang=empty-classes`,
    paths.board("CLOSED"),
    paths.unitBoard("CLOSED", { kind: "schools", size: "2" }),
    paths.schools(),
    paths.rolls(),
    paths.roll("MOMENT"),
  ],
  writer: [
    paths.content(),
    `${paths.content()}?loai=lesson&q=zzzz`,
    paths.contentReports(),
    `${paths.contentReports()}?xem=fixed`,
    paths.contentReport("REPORT"),
  ],
  admin: [
    paths.reportNew(),
    paths.reportSettings("WRITTEN"),
    paths.reportVersion("ISSUED", 1),
    paths.admin(),
    paths.adminUnits("cluster"),
    paths.adminUnit("CLUSTER"),
    paths.addGroup("PROVINCE", "cluster"),
    paths.adminTrees(),
    paths.adminKinds(),
    paths.adminRetention(),
    paths.adminSchools(),
    paths.adminAudit(),
  ],
};

const LOGINS = {
  teacher: "giaovien",
  manager: "quanly",
  secretary: "bithu",
  ward: "doanphuong",
  organiser: "bantochuc",
  department: "canboso",
  writer: "biensoan",
  admin: "quantri",
} as const;

const sideways = () => {
  const { scrollWidth } = document.scrollingElement ?? document.body;
  return scrollWidth - window.innerWidth;
};

/** All that is wrong with the page in this size and theme, as lines. */
async function faultsOf({ page }: OpenPage, size: (typeof SIZES)[number], theme: Theme) {
  const where = `${size.width} ${theme}`;
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  const found = await axe(page);
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
  for (const [size, theme] of LOOKS) {
    await page.setViewportSize({ ...size, height: height ?? size.height });
    faults.push(...(await faultsOf(opened, size, theme)));
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
    places.set("TAUGHT", paths.taught((places.get("LESSON") ?? "").split("/").at(-1) ?? ""));
    places.set("REPORT", await sendReport(world.url, (places.get("LESSON") ?? "").split("/").at(-1) ?? ""));
    places.set("DRAFT", await one("select id from contest where state = 'draft'"));
    places.set("RUNNING", await one(`select id from contest where slug = '${contests.open}'`));
    places.set("OPEN", contests.open).set("CLOSED", contests.closed).set("COMING", contests.coming);
    places.set("RESULT", paths.attemptResult(await attemptIn(contests.open)));
    places.set("REVIEW", paths.attemptResult(await attemptIn(contests.closed)));
    const unitOf = (login: string) =>
      one(`select g.unit from role_grant g join account a on a.person = g.person where a.login = '${login}'`);
    places.set("CLASS", await unitOf(LOGINS.teacher)).set("SCHOOL", await unitOf(LOGINS.manager));
    places.set("UNION", await unitOf(LOGINS.secretary)).set("BRANCH", await unitOf("chidoan"));
    places.set("WARD", await unitOf(LOGINS.ward));
    places.set("GIVEN", await one("select id from assignment where title = 'Mở đầu về ASEAN'"));
    places.set("TEACHER", await one("select person from account where login = 'giaovien'"));
    places.set("PERSON", await one(`select person from membership where unit = '${places.get("CLASS")}'`));
    places.set("MOMENT", await one("select roll_moment from contest where roll_moment is not null order by id"));
    const closed = "select r.id from round r join contest c on c.id = r.contest where c.slug =";
    places.set("ROUND", await one(`${closed} '${contests.closed}'`));
    places.set("PROVINCE", await one("select id from unit where kind = 'province'"));
    const organiser = {
      url: world.url,
      cookie: await sessionOf(world.url, LOGINS.organiser),
      slug: contests.closed,
    };
    places.set("QUESTION", await anyQuestion(organiser));
    places.set("CORRECTION", await countedCorrection(organiser));
    const department = { url: world.url, cookie: await sessionOf(world.url, LOGINS.department) };
    // a ward: the tables of a province take an age to look at
    const ofReport = { unit: await unitOf("phuong"), year: String(new Date().getFullYear()) };
    places.set("ISSUED", await issuedReport(department, ofReport));
    places.set("WRITTEN", await draftReport(department, ofReport));
    await makeToken(department);
    places.set("TOKEN", await one("select id from api_token"));
    places.set("SUMMARY", await contestReport(department, ofReport.unit));
    places.set("CLUSTER", await one("select id from unit where kind = 'cluster' order by sort_key"));
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
  it.concurrent.each(Object.keys(PAGES) as Reader[])(
    "for %s",
    async (reader) => {
      const reading = await openAs(reader);
      const faults: Record<string, string[]> = {};
      for (const path of PAGES[reader]) {
        const found = await faultsAt(reading, path);
        if (found.length > 0) faults[path] = found;
      }
      expect(faults).toEqual({});
    },
    LONG_MS,
  );

  it("the review after release shows what is right", async () => {
    const { page } = await openAs("pupil");
    await page.goto(address("REVIEW"));
    expect(await page.getByText("Đáp án đúng").count()).toBeGreaterThan(10);
  });

  it("ticks that are shown again before they are written", async () => {
    const secretary = await openAs("secretary");
    const { page } = secretary;
    await page.goto(`${address(paths.branchMembers("BRANCH"))}?lop=tat-ca&xem=others`);
    for (const box of (await page.locator("input[name=on]").all()).slice(0, 5)) await box.check();
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByRole("link", { name: "Quay lại, không ghi" }).waitFor();
    expect(await lookAround(secretary)).toEqual([]);
  });

  it("a form with mistakes", async () => {
    const organiser = await openAs("organiser");
    await organiser.page.goto(paths.organiserNew());
    await organiser.page.getByRole("button", { name: "Tạo bản nháp" }).click();
    await organiser.page.getByRole("alert").waitFor();
    expect(await lookAround(organiser)).toEqual([]);
    await organiser.page.goto(address(paths.draftRounds("DRAFT")));
    await organiser.page.locator("#o-r0_opens_day").fill("31/02/2027");
    await organiser.page.locator("#o-r1_closes_clock").fill("25h");
    await organiser.page.getByLabel("Số phút làm bài").fill("");
    await organiser.page.getByRole("button", { name: /^Lưu và sang/ }).click();
    await organiser.page.getByRole("alert").getByRole("link").first().waitFor();
    expect(await lookAround(organiser)).toEqual([]);
  });

  it("a list of staff: what it would do, what it did, the slips", async () => {
    const manager = await openAs("manager");
    const { page } = manager;
    await page.goto(address(paths.staffImport("SCHOOL")));
    const list =
      "Họ và tên;Vai trò;Lớp chủ nhiệm\nTrần Thị Thử Trang;Giáo viên;\nLê Sai;Giáo viên;10A99\nHồ Văn;Kế toán;\n";
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "nhan-su.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
    await page.getByRole("button", { name: "Xem trước" }).click();
    await page.getByRole("heading", { name: "Xem trước" }).waitFor();
    expect(await lookAround(manager)).toEqual([]);
    await page.getByLabel("Ghi các dòng đúng").check();
    await page.getByRole("button", { name: "Ghi 1 người" }).click();
    await page.getByRole("heading", { name: "Đã nhập nhân sự" }).waitFor();
    expect(await lookAround(manager)).toEqual([]);
    await page.getByRole("button", { name: "In phiếu mời" }).click();
    await page.getByText("gv.thutrang").waitFor();
    expect(await lookAround(manager)).toEqual([]);
  });

  it("the attempt: a question, an answer that waits, the review, and the page that was taken over", async () => {
    const pupil = await openAs("pupil");
    const { page, context } = pupil;
    const before = pupil.complaints.cspViolations.length;
    const attempt = await startAttempt(page, world.contests.open);
    expect(await lookAround(pupil, TALL)).toEqual([]);

    await context.setOffline(true);
    await choose(page, 0);
    await page.locator("[data-note=network]").waitFor();
    expect(await lookAround(pupil, TALL)).toEqual([]);
    await context.setOffline(false);
    await page.locator("[data-note=network]").waitFor({ state: "detached" });

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
