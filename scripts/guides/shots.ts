/** The pictures of the guides: who looks at which page, what is done there first, what of it is shown. */
import type { Page } from "playwright-core";
import { paths } from "#app/paths.ts";

export interface Shot {
  /** Name of the file, without its ending. */
  readonly name: string;
  /** A login of the demo world; null = a visitor. */
  readonly as: string | null;
  /** In CSS pixels: a phone, or a table that does not fold. */
  readonly width: 360 | 720;
  /** Goes to the page and brings it into the state to show. */
  readonly go: (page: Page) => Promise<unknown>;
  /** What to show, from its top; its whole width. Left out = the page from the top of the window. */
  readonly of?: string;
  /** CSS pixels at most. */
  readonly height: number;
}

/** Where the pictures' server says that it stands: an address of nobody. */
export const SHOWN_ADDRESS = "http://goc-asean.example";

const CONTEST = "a[href^='/cuoc-thi/tim-hieu-asean-']";

/** Opens a page, then follows links by their words. */
const open =
  (path: string, ...links: readonly string[]) =>
  async (page: Page) => {
    await page.goto(path);
    for (const words of links) {
      await page.locator("main").getByRole("link", { name: words, exact: true }).first().click();
      await page.waitForLoadState("load");
    }
  };

async function openContest(page: Page, below = ""): Promise<void> {
  await page.goto(paths.contests());
  const address = (await page.locator(CONTEST).first().getAttribute("href")) ?? "";
  await page.goto(below === "" ? address : paths.organiserContest(address.split("/").at(-1) ?? "") + below);
}

/** In an attempt with some answers that are saved, at a question with one right option. */
async function sit(page: Page): Promise<void> {
  await openContest(page);
  await page.getByRole("button", { name: /Bắt đầu làm bài|Làm tiếp/ }).click();
  await page.locator("[data-next]").waitFor();
  const single = page.locator("[data-question][data-kind=single]:visible");
  for (let passed = 0; passed < 3 || !(await single.isVisible()); passed += 1) await answer(page);
  await single.evaluate(cover);
}

/** A picture that everybody sees gives no question of a contest away: other words stand in its place. */
function cover(question: Element): void {
  const prompt = question.querySelector(".ask")?.lastChild;
  if (prompt) prompt.textContent = "Câu hỏi hiện ở đây, mỗi lần một câu.";
  const options = ["Phương án thứ nhất", "Phương án thứ hai", "Phương án thứ ba", "Phương án thứ tư"];
  for (const [at, option] of [...question.querySelectorAll(".opt > span:not([class])")].entries()) {
    option.textContent = options[at] ?? "";
  }
}

/** Chooses something where there is something to choose, and goes on. */
async function answer(page: Page): Promise<void> {
  const option = page.locator(".opt:visible").first();
  if (await option.isVisible()) await option.click();
  // saving is shown on the page a moment later
  await page.waitForTimeout(400);
  await page.locator("[data-next]").click();
}

async function handIn(page: Page): Promise<void> {
  await page.goto(page.url());
  await page.locator("[data-next]").waitFor();
  for (let step = 0; step < 40 && !(await page.getByRole("button", { name: "Nộp bài" }).isVisible()); step += 1) {
    await answer(page);
  }
  await page.getByRole("button", { name: "Nộp bài" }).click();
  const sure = page.getByRole("dialog").getByRole("button", { name: /Nộp/ });
  if (await sure.isVisible({ timeout: 2_000 }).catch(() => false)) await sure.click();
  await page.waitForURL(/\/ket-qua\//);
}

/** A list of the school: two pupils who are new, one whose day of birth is none. */
const ROLL = [
  "STT,Mã định danh Bộ GD&ĐT,Họ và tên,Ngày sinh,Lớp",
  "1,9100000001,Trần Minh Thử,12/05/2010,10A1",
  "2,9100000002,Phạm Thu Mẫu,03/11/2010,10A1",
  "3,9100000003,Lê Thị Ví Dụ,31/02/2010,10A1",
  "",
].join("\r\n");

async function previewRoll(page: Page): Promise<void> {
  await open(paths.schools(), "Nhập danh sách")(page);
  const list = { name: "danh-sach.csv", mimeType: "text/csv", buffer: Buffer.from(ROLL) };
  await page.locator("input[type=file]").setInputFiles(list);
  await page.getByRole("button", { name: "Xem trước" }).click();
  await page.waitForURL(/nhap-danh-sach\/[^/]+\/[^/]+/);
}

async function slide(page: Page): Promise<void> {
  await page.goto(paths.lessons());
  const address = (await page.locator(".lesson-line a").first().getAttribute("href")) ?? "";
  await page.goto(paths.lessonSlides(address.split("/").at(-1) ?? ""));
  await page.locator("[data-slide-on]").waitFor();
}

export const SHOTS: readonly Shot[] = [
  { name: "hoc-sinh-dang-nhap", as: null, width: 360, go: open(paths.signIn()), of: "main", height: 470 },
  { name: "hoc-sinh-bai-thi", as: "AG260454", width: 360, go: sit, height: 640 },
  { name: "hoc-sinh-bien-nhan", as: "AG260454", width: 360, go: handIn, of: ".slip.cut", height: 560 },
  { name: "thay-co-lop", as: "giaovien", width: 720, go: open(paths.myClasses(), "10A1"), of: "main", height: 830 },
  { name: "thay-co-trinh-chieu", as: null, width: 720, go: slide, height: 450 },
  {
    name: "thay-co-tin-nhac",
    as: "giaovien",
    width: 720,
    go: open(paths.myClasses(), "10A1", "Soạn tin nhắc"),
    of: "main",
    height: 700,
  },
  { name: "quan-ly-truong", as: "quanly", width: 720, go: open(paths.schools()), of: "main", height: 760 },
  { name: "quan-ly-xem-truoc", as: "quanly", width: 720, go: previewRoll, of: "main", height: 620 },
  { name: "quan-ly-nhan-su", as: "quanly", width: 720, go: open(paths.schools(), "Nhân sự"), of: "main", height: 560 },
  {
    name: "bi-thu-chi-doan",
    as: "bithu",
    width: 720,
    go: open(paths.myClasses(), "Chi đoàn, chi đội"),
    of: "main",
    height: 680,
  },
  {
    name: "bi-thu-doan-vien",
    as: "bithu",
    width: 720,
    go: open(paths.myClasses(), "Chi đoàn 10A1", "Đoàn viên"),
    of: "main",
    height: 680,
  },
  {
    name: "bi-thu-du-thi",
    as: "bithu",
    width: 720,
    go: open(paths.myClasses(), "Chi đoàn, chi đội", "Dự thi"),
    of: "main",
    height: 900,
  },
  { name: "ban-to-chuc-soan", as: "bantochuc", width: 720, go: roundsStep, of: "main form", height: 620 },
  {
    name: "ban-to-chuc-theo-doi",
    as: "bantochuc",
    width: 720,
    go: (page) => openContest(page, "/theo-doi"),
    of: "main",
    height: 760,
  },
  {
    name: "ban-to-chuc-cuoc-thi",
    as: "bantochuc",
    width: 720,
    go: (page) => openContest(page, "/"),
    of: "main",
    height: 800,
  },
  { name: "so-truong", as: "canboso", width: 720, go: open(paths.schools()), of: "main", height: 700 },
  { name: "so-so-lieu", as: "canboso", width: 720, go: open(paths.department()), of: "main", height: 860 },
  { name: "quan-tri", as: "quantri", width: 720, go: open(paths.admin()), of: "main", height: 640 },
  { name: "quan-tri-don-vi", as: "quantri", width: 720, go: open(paths.adminUnits()), of: "main", height: 560 },
  { name: "quan-tri-nhat-ky", as: "quantri", width: 720, go: open(paths.adminAudit()), of: "main table", height: 420 },
];

/** The draft of the demo world at its step of rounds. */
async function roundsStep(page: Page): Promise<void> {
  await page.goto(paths.organiser());
  const draft = (await page.locator("a[href^='/to-chuc/soan/']").first().getAttribute("href")) ?? "";
  await page.goto(draft.replace(/\/[^/]+$/, "/vong"));
}
