/** An organiser makes a contest step by step, changes its rules, copies it, and issues the final board of another. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { column } from "../support/database.ts";
import { signIn } from "../support/demo.ts";
import type { World } from "../support/world.ts";

const TITLE = "ASEAN trong mắt em";
const SLUG = "asean-trong-mat-em";
/** Small, and what the check looks for in a PDF. */
const PDF = Buffer.from("%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");

const next = (page: Page) => page.getByRole("button", { name: /^Lưu và sang/ }).click();
/** A page that came as a whole is not the scripts' own at once: what is typed before that is nobody's. */
const settled = (page: Page) => page.waitForLoadState("networkidle");
/** The two boxes of a moment, in the order in which they stand. */
const moment = async (page: Page, name: string, day: string, clock: string) => {
  await page.locator(`#o-${name}_day`).fill(day);
  await page.locator(`#o-${name}_clock`).fill(clock);
};

export function organiserWalk(world: () => World): void {
  it("goes from a name to a published contest, a step at a time", async () => {
    const { page, complaints, close } = await world().openPage({ width: 1280 });
    const year = new Date().getFullYear() + 1;
    await signIn(page, "bantochuc", undefined, paths.organiser());
    await page.getByRole("link", { name: "Tạo cuộc thi" }).click();
    await page.waitForURL(`**${paths.organiserNew()}`);
    await settled(page);
    await page.getByLabel("Tên cuộc thi").fill("Hè");
    await page.getByLabel("Địa chỉ trang").fill("Sai Địa Chỉ");
    await page.getByRole("button", { name: "Tạo bản nháp" }).click();
    await page.getByRole("alert").getByRole("link").first().waitFor();
    expect(await page.locator("#o-title-loi").textContent()).toContain("ít nhất 5 ký tự");
    expect(await page.locator("#o-slug-loi").textContent()).toContain("chữ thường không dấu");
    expect(await page.getByLabel("Tên cuộc thi").inputValue()).toBe("Hè");
    expect(await page.getByLabel("Địa chỉ trang").inputValue()).toBe("Sai Địa Chỉ");
    await page.getByLabel("Tên cuộc thi").fill(TITLE);
    await page.getByLabel("Địa chỉ trang").fill("");
    await page.getByRole("button", { name: "Tạo bản nháp" }).click();

    await page.waitForURL("**/doi-tuong");
    await page.getByLabel("Thêm đơn vị").fill("Phường Không Có");
    await page.getByRole("button", { name: "Thêm vào danh sách" }).click();
    await page.locator("#o-newUnit-loi").waitFor();
    await page.getByLabel("Thêm đơn vị").fill("Phường Long Xuyên");
    await page.getByRole("button", { name: "Thêm vào danh sách" }).click();
    await page.getByLabel("Phường Long Xuyên", { exact: true }).waitFor();
    await page.getByLabel("Mỗi cấp học một bảng").check();
    // the thể lệ beside the form follows before anything is saved
    await page.locator(".preview", { hasText: "Bảng A: THCS · Bảng B: THPT" }).waitFor();
    await next(page);

    await page.waitForURL("**/vong");
    await moment(page, "r0_opens", `10/05/${year}`, "7h");
    await moment(page, "r0_closes", `09/05/${year}`, "24h00");
    await page.getByLabel("Số phút làm bài").fill("mười lăm");
    await next(page);
    await page.locator("#o-minutes-loi").waitFor();
    expect(await page.locator("#o-r0_closes_day-loi").textContent()).toContain("Giờ đóng phải sau giờ mở.");
    expect(await page.getByLabel("Số phút làm bài").inputValue()).toBe("mười lăm");
    expect(await page.locator("#o-r0_closes_day").inputValue()).toBe(`09/05/${year}`);
    await page.getByLabel("Số phút làm bài").fill("15");
    await page.locator("#o-r0_closes_day").fill(`12/05/${year}`);
    await page.getByRole("button", { name: "Thêm vòng, một tuần sau" }).click();
    await page.locator("#o-r1_title").waitFor();
    expect(await page.locator("#o-r1_opens_day").inputValue()).toBe(`17/05/${year}`);
    await page.getByRole("button", { name: "Thêm buổi thi thử" }).click();
    await page.locator("#o-r2_title").waitFor();
    await next(page);

    await page.waitForURL("**/cau-hoi");
    // five of four pillars, and as many kept for the rehearsal
    await page.locator("#o-q0_n-kho", { hasText: "cần 10" }).waitFor();
    await page.locator("#o-q0_n").fill("90");
    await page.locator("#o-q0_n-kho", { hasText: "thiếu" }).waitFor();
    await next(page);
    await page.locator(".step-nav .done", { hasText: "Câu hỏi và lượt" }).waitFor();
    await page.goto(page.url().replace("/cau-hoi", "/kiem-tra"));
    await page.getByText("Còn 2 chỗ cần làm").waitFor();
    await page.getByRole("link", { name: /^Dòng 1: Cần 180 câu/ }).click();
    await page.waitForURL("**/cau-hoi#o-q0_n");
    await settled(page);
    await page.locator("#o-q0_n").fill("5");
    await next(page);

    await page.waitForURL("**/ket-qua");
    await page.getByLabel(/^Các giải/).fill("1 giải Nhất\n3 giải Nhì");
    await next(page);

    await page.waitForURL("**/kiem-tra");
    await page.getByRole("link", { name: "Tên và văn bản" }).first().click();
    await page.waitForURL("**/ten");
    await settled(page);
    await page.getByLabel("Thêm tệp PDF").setInputFiles({
      name: "ke-hoach.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("<html>"),
    });
    await page.getByRole("button", { name: "Gửi tệp" }).click();
    await page.getByText("Tệp không phải PDF.").waitFor();
    await page.getByLabel("Thêm tệp PDF").setInputFiles({
      name: "Kế hoạch số 12.pdf",
      mimeType: "application/pdf",
      buffer: PDF,
    });
    await page.getByRole("button", { name: "Gửi tệp" }).click();
    await page.locator("#van-ban").getByRole("link", { name: "Kế hoạch số 12.pdf" }).waitFor();

    await page.goto(page.url().replace("/ten", "/kiem-tra"));
    await page.getByText("Đủ để công bố").waitFor();
    await settled(page);
    await page.getByRole("button", { name: "Công bố cuộc thi" }).click();
    await page.getByText("Đã công bố cuộc thi.").waitFor();

    await page.goto(paths.contest(SLUG));
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    const text = await page.textContent("main");
    expect(text).toContain(`07:00 ngày 10/5 đến 24h00 ngày 12/5/${year}`);
    expect(text).toContain("Học sinh THCS, THPT và đoàn viên của Phường Long Xuyên");
    expect(text).toContain("3 giải Nhì");
    const href = (await page.getByRole("link", { name: "Kế hoạch số 12.pdf" }).getAttribute("href")) ?? "";
    const file = await page.request.get(href);
    expect([file.status(), (await file.body()).equals(PDF)]).toEqual([200, true]);
    expect(file.headers()).toMatchObject({ "content-type": "application/pdf", "x-content-type-options": "nosniff" });
    expect(file.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(file.headers()["cache-control"]).toContain("public");
    expect([...complaints.pageErrors, ...complaints.cspViolations, ...complaints.failedRequests]).toEqual([]);
    await close();
  });

  it("changes the rules with a reason, keeps the old version readable, and copies the contest", async () => {
    const { page, allComplaints, close } = await world().openPage({ width: 1280 });
    const year = new Date().getFullYear() + 1;
    await signIn(page, "bantochuc", undefined, paths.organiserContest(SLUG));
    await page.getByRole("link", { name: "Sửa giờ, thể lệ" }).click();
    await page.waitForURL("**/vong");
    await settled(page);
    await page.locator("#o-r2_closes_day").fill(`20/05/${year}`);
    await page.locator("#o-r2_closes_clock").fill("24h00");
    await page.getByLabel("Số phút làm bài").fill("20");
    await next(page);
    await page.waitForURL("**/cau-hoi");
    await page.goto(page.url().replace("/cau-hoi", "/kiem-tra"));
    await page.locator(".changes", { hasText: "20 câu trong 20 phút" }).waitFor();
    await settled(page);
    await page.getByRole("button", { name: "Công bố bản mới" }).click();
    await page.locator("#o-reason-loi").waitFor();
    await page.getByLabel("Lý do sửa").fill("Theo công văn số 15 về gia hạn");
    await page.getByRole("button", { name: "Công bố bản mới" }).click();
    await page.getByText("Đã công bố thể lệ bản 2.").waitFor();

    await page.goto(paths.contest(SLUG));
    expect(await page.textContent("main")).toContain("Thể lệ bản 2");
    expect(await page.textContent("main")).toContain("Theo công văn số 15 về gia hạn");
    await page.getByText("Các bản thể lệ trước (1)").click();
    await page.getByRole("link", { name: "Bản 1" }).click();
    await page.waitForURL(`**${paths.contestVersion(SLUG, 1)}`);
    expect(await page.textContent("main")).toContain("20 câu trong 15 phút");
    expect(await page.textContent("main")).toContain("Bản này đã được thay.");

    await page.goto(paths.organiserContest(SLUG));
    await page.getByRole("link", { name: "Chép thành cuộc thi mới" }).click();
    await page.waitForURL("**/moi**");
    await settled(page);
    await page.getByLabel("Tên cuộc thi").fill(`${TITLE} lần hai`);
    await page.getByLabel("Ngày mở của cuộc thi mới").fill(`01/09/${year}`);
    await page.getByRole("button", { name: "Tạo bản nháp" }).click();
    await page.waitForURL("**/kiem-tra");
    await page.getByText("Đủ để công bố").waitFor();
    expect(await page.textContent(".preview")).toContain(`07:00 ngày 01/9 đến 24h00 ngày 03/9/${year}`);
    expect(await page.textContent(".preview")).toContain("Kế hoạch số 12.pdf");
    await page.getByRole("link", { name: "Xoá bản nháp" }).click();
    await page.getByRole("button", { name: "Xoá bản nháp" }).click();
    await page.waitForURL(`**${paths.organiser()}`);
    expect(await page.locator("table th a").allTextContents()).not.toContain(`${TITLE} lần hai`);
    expect(await column(world().databaseUrl, `select slug from contest where slug like '${SLUG}%'`)).toEqual([SLUG]);
    // the page that came back with a mistake says so to the console
    expect(allComplaints().filter((line) => !line.includes("status of 400"))).toEqual([]);
    await close();
  });

  it("makes a contest without JavaScript, too", async () => {
    const { page, close } = await world().openPage({ width: 360, javaScript: false });
    const year = new Date().getFullYear() + 1;
    await signIn(page, "bantochuc", undefined, paths.organiserNew());
    await page.getByLabel("Tên cuộc thi").fill("Không cần JavaScript");
    await page.getByRole("button", { name: "Tạo bản nháp" }).click();
    await page.waitForURL("**/doi-tuong");
    await next(page);
    await page.waitForURL("**/vong");
    await moment(page, "r0_opens", "31/02/2027", "7h");
    await moment(page, "r0_closes", `12/05/${year}`, "17h");
    await next(page);
    expect(await page.locator("#o-r0_opens_day-loi").textContent()).toContain("không có thật");
    expect(await page.locator("#o-r0_opens_day").inputValue()).toBe("31/02/2027");
    await page.locator("#o-r0_opens_day").fill(`10/05/${year}`);
    await page.getByRole("button", { name: "Thêm vòng, một tuần sau" }).click();
    expect(await page.locator("#o-r1_closes_day").inputValue()).toBe(`19/05/${year}`);
    expect(await page.textContent(".preview")).toContain(`07:00 ngày 17/5 đến 17:00 ngày 19/5/${year}`);
    // Enter saves: the first button of the form is not one that adds or removes
    await page.locator("#o-r0_title").press("Enter");
    await page.waitForURL("**/cau-hoi");
    await page.getByRole("button", { name: "Thêm dòng" }).click();
    await page.locator("#o-q4_n").fill("2");
    await page.locator("#o-q4_difficulty").selectOption("apply");
    await page.getByRole("button", { name: "Lưu, làm tiếp sau" }).click();
    await page.waitForURL(`**${paths.organiser()}`);
    await page.getByRole("link", { name: "Không cần JavaScript" }).click();
    await page.getByText("Còn 1 chỗ cần làm").waitFor();
    await page.getByRole("link", { name: "Chưa xem bước kết quả và giải thưởng." }).click();
    await next(page);
    await page.getByText("Đủ để công bố").waitFor();
    expect(await page.textContent(".preview")).toContain("Mảng bất kỳ, vận dụng: 2 câu");
    await page.getByRole("link", { name: "Xoá bản nháp" }).click();
    await page.getByRole("button", { name: "Xoá bản nháp" }).click();
    await page.waitForURL(`**${paths.organiser()}`);
    await close();
  });

  it("issues the final board of the closed contest, and the public board is that one", async () => {
    const { page, allComplaints, close } = await world().openPage({ width: 1280 });
    const { closed, open } = world().contests;
    await signIn(page, "bantochuc", undefined, paths.organiserContest(open));
    await page.getByText("Chốt kết quả được khi mọi vòng đã đóng.").waitFor();
    await page.goto(paths.organiserContest(closed));
    await page.getByText("Bản 1: Bảng dừng").waitFor();
    await page.getByRole("link", { name: "Chốt kết quả chính thức" }).click();
    await page.getByRole("button", { name: "Chốt kết quả", exact: true }).click();
    await page.getByText("Bản 2: Kết quả chính thức").waitFor();
    await page.getByRole("link", { name: "Bảng xếp hạng", exact: true }).last().click();
    await page.waitForURL(`**${paths.board(closed)}`);
    expect(await page.locator("tbody tr").count()).toBeGreaterThan(10);
    // the final board waits for nothing any more
    expect(await page.textContent("main")).not.toContain("cho đến khi ban tổ chức công bố kết quả");
    expect(allComplaints()).toEqual([]);
    await close();
  });
}
