/** A teacher sees who of the own class has sat, reminds them, takes away their results, and sees no other class. */
import { readFile } from "node:fs/promises";
import ExcelJS from "exceljs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { column } from "../support/database.ts";
import { signIn } from "../support/demo.ts";
import type { World } from "../support/world.ts";

/** The list of a class's pupils; what was taught stands in a table of its own. */
const roster = (page: Page) => page.locator("table", { has: page.locator("caption", { hasText: /: \d+ bạn/ }) });
const countIn = (text: string | null) => Number(/(\d+) bạn/.exec(text ?? "")?.[1]);

export function teacherWalk(world: () => World): void {
  it("shows a teacher the own classes and who has not sat", async () => {
    const { page, allComplaints, close } = await world().openPage();
    await signIn(page, "giaovien", undefined, paths.myClasses());
    const links = page.locator("table th a");
    await links.first().waitFor();
    expect(await links.allTextContents()).toEqual(["10A1", "10A2"]);
    await links.first().click();
    await page.getByRole("heading", { level: 1, name: "10A1" }).waitFor();

    const counted: Record<string, number> = {};
    for (const filter of ["Cả lớp", "Chưa thi", "Đang làm", "Đã thi"]) {
      await page.getByRole("link", { name: filter, exact: true }).click();
      const caption = page.locator("caption", { hasText: `${filter}:` });
      await caption.waitFor();
      counted[filter] = countIn(await caption.textContent());
      const rows = roster(page).locator("tbody tr:has(th)");
      expect(await rows.count()).toBe(counted[filter]);
      if (filter === "Cả lớp") continue;
      const states = await rows.locator(".badge").allTextContents();
      expect(new Set(states)).toEqual(new Set(states.length > 0 ? [filter] : []));
    }
    expect(counted["Cả lớp"]).toBeGreaterThan(20);
    expect(counted["Chưa thi"]! + counted["Đang làm"]! + counted["Đã thi"]!).toBe(counted["Cả lớp"]);
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("makes a text for the class's group, with names only when asked, and copies it", async () => {
    const { page, allComplaints, close } = await world().openPage();
    await signIn(page, "giaovien", undefined, paths.myClasses());
    await page.getByRole("link", { name: "10A1", exact: true }).click();
    await page.getByRole("link", { name: "Chưa thi", exact: true }).click();
    await page.locator("caption", { hasText: "Chưa thi:" }).waitFor();
    const missing = await roster(page).locator("tbody th").allTextContents();
    const codes = await roster(page).locator("tbody td[data-l='Mã đăng nhập']").allTextContents();
    await page.getByRole("link", { name: "Soạn tin nhắc" }).click();
    const box = page.getByLabel("Nội dung tin");
    const plain = await box.inputValue();
    expect(plain).toContain(`Còn ${missing.length} bạn chưa thi.`);
    expect(plain).toContain(`${world().url}${paths.signIn()}`);
    expect([...missing, ...codes].filter((word) => plain.includes(word))).toEqual([]);
    await page.getByRole("link", { name: "Có họ tên" }).click();
    await page.getByText("chỉ gửi trong nhóm của lớp").waitFor();
    const named = await box.inputValue();
    expect(named.split("\n").filter((line) => /^\d+\. /.test(line))).toEqual(
      missing.map((name, at) => `${at + 1}. ${name}`),
    );
    expect(codes.filter((code) => named.includes(code))).toEqual([]);
    await page.getByRole("button", { name: "Chép" }).click();
    await page.getByText("Đã chép. Dán vào nhóm Zalo.").waitFor();
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("gives the results of a closed contest as a spreadsheet, and says when those of an open one come", async () => {
    const { page, allComplaints, close } = await world().openPage();
    await signIn(page, "giaovien", undefined, paths.myClasses());
    await page.getByRole("link", { name: "10A1", exact: true }).click();
    const select = page.getByLabel("Cuộc thi", { exact: true });
    // the open one waits, and its address leads back here
    await page.getByText("Bảng kết quả Excel có sau khi vòng thi đóng").waitFor();
    const open = await select.inputValue();
    const unit = new URL(page.url()).pathname.split("/").at(-1)!;
    await page.goto(paths.classSheet(unit, open));
    expect(new URL(page.url()).pathname).toBe(paths.classView(unit));
    await page.getByText("Bảng kết quả Excel có sau khi vòng thi đóng").waitFor();

    const options = select.locator("option", { hasText: "đã đóng" });
    await select.selectOption((await options.first().getAttribute("value"))!);
    await page.getByRole("button", { name: "Xem" }).click();
    const link = page.getByRole("link", { name: "Tải bảng kết quả (Excel)" });
    await link.waitFor();
    const cells = (label: string) => roster(page).locator(`tbody td[data-l='${label}']`).allTextContents();
    const shown = { names: await roster(page).locator("tbody th").allTextContents(), scores: await cells("Điểm") };
    const codes = await cells("Mã đăng nhập");
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^ket-qua-10a1-[a-z0-9-]+\.xlsx$/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await readFile(await download.path())) as unknown as ArrayBuffer);
    const sheet = book.worksheets[0]!;
    const titles = (sheet.getRow(6).values as string[]).slice(1);
    const column = (title: string) =>
      shown.names.map((_, at) => sheet.getCell(7 + at, titles.indexOf(title) + 1).value);
    expect(column("Họ và tên")).toEqual(shown.names);
    expect(column("Mã đăng nhập")).toEqual(codes);
    expect(column("Điểm").map((score) => (score === null ? "–" : formatNumber(score as number)))).toEqual(shown.scores);
    expect(column("Ngày sinh").every((day) => day instanceof Date)).toBe(true);
    expect(sheet.getCell(3, 1).value).toContain("Bản chưa chốt.");
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("shows the manager which class is behind, with a text for the teachers and no pupil's name", async () => {
    const { page, allComplaints, close } = await world().openPage();
    await signIn(page, "quanly", undefined, paths.schools());
    await page.getByRole("link", { name: "Dự thi", exact: true }).click();
    await page.getByRole("link", { name: "Tỷ lệ" }).waitFor();
    const rates = (await page.locator("tbody td[data-l='Tỷ lệ']").allTextContents()).map((rate) =>
      Number.parseFloat(rate.replace(",", ".")),
    );
    expect(rates.length).toBeGreaterThan(5);
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    const text = await page.getByLabel("Tin cho nhóm Zalo của giáo viên").inputValue();
    expect(text).toMatch(/bạn ở \d+ lớp chưa thi:/);
    await page.getByRole("link", { name: "Lớp", exact: true }).last().click();
    await page.locator("th[aria-sort=ascending]", { hasText: "Lớp" }).waitFor();
    expect((await page.locator("tbody th a").allTextContents())[0]).toBe("10A1");
    const sat = await page.locator("tbody tr", { hasText: "10A1" }).locator("td[data-l='Đã thi']").textContent();
    await page.locator("tbody th a").first().click();
    await page.getByText(`${sat} trong `).waitFor();
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("answers 404 for a class of another school, as for one that does not exist", async () => {
    const { page, close } = await world().openPage();
    await signIn(page, "giaovien");
    const [foreign] = await column(
      world().databaseUrl,
      `select u.id from unit u join role_grant g on g.unit = u.id join account a on a.person = g.person
       where a.login = 'gv0301' order by u.id`,
    );
    for (const unit of [foreign!, "khong-co-lop-nay"]) {
      const answer = await page.goto(paths.classView(unit));
      expect(answer?.status()).toBe(404);
      await page.getByRole("heading", { name: "Không có trang này" }).waitFor();
    }
    await close();
  });
}
