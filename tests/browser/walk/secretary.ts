/** Secretaries: members ticked in a school's branch, a list brought in by a ward's Đoàn, lists on paper. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { column } from "../support/database.ts";
import { signIn } from "../support/demo.ts";
import type { World } from "../support/world.ts";

const LIST = [
  "STT,Mã đoàn viên,Họ và tên,Ngày sinh,Chi đoàn",
  "1,DV9001,Trần Thị Ánh,01/02/2001,Khóm 9",
  "2,,Lê Quốc Bảo,03/04/1999,Chi đoàn khóm 9",
].join("\n");

async function openBranches(page: Page): Promise<void> {
  await page.goto(paths.myClasses());
  await page.getByRole("link", { name: "Chi đoàn, chi đội" }).click();
  await page.getByRole("heading", { level: 1, name: /^Đoàn/ }).waitFor();
}

export function secretaryWalk(world: () => World): void {
  it("makes a branch, ticks pupils, and is asked before anybody leaves another branch", async () => {
    const { page, allComplaints, close } = await world().openPage();
    await signIn(page, "bithu");
    await openBranches(page);
    await page.getByLabel("Tên").fill("Tự quản");
    await page.getByRole("button", { name: "Thêm" }).click();
    await page.getByText("Đã thêm chi đoàn").waitFor();
    await page.getByRole("link", { name: "Đoàn viên Chi đoàn Tự quản" }).click();
    await page.getByText("0 đoàn viên").waitFor();

    await page.getByRole("link", { name: "Chưa là đoàn viên" }).click();
    await page.getByText("Đang ở").waitFor();
    const rows = page.locator("tbody tr");
    await rows.filter({ hasText: "Chi đoàn 10A1" }).first().locator("input[name=on]").check();
    await rows.filter({ hasNotText: "Chi đoàn" }).first().locator("input[name=on]").check();
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByRole("heading", { name: "Đang ở chi đoàn khác: 1 bạn" }).waitFor();
    await page.getByLabel(/^Chuyển 1 bạn ấy/).check();
    await page.getByRole("button", { name: "Ghi" }).click();
    await page.getByText("Đã ghi: 2 bạn vào, 0 bạn thôi").waitFor();

    await page.getByRole("link", { name: "Đã là đoàn viên" }).click();
    await page.locator("caption", { hasText: "2 bạn" }).waitFor();
    await page.locator("input[name=on]").first().uncheck();
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByText("Đã ghi: 0 bạn vào, 1 bạn thôi").waitFor();
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("a ward's Đoàn brings its members in; the second time there is nothing to write", async () => {
    const { page, allComplaints, close } = await world().openPage({ width: 1280 });
    await signIn(page, "doanphuong");
    const send = async () => {
      await openBranches(page);
      await page.getByRole("link", { name: "Nhập danh sách" }).click();
      const file = { name: "doan-vien.csv", mimeType: "text/csv", buffer: Buffer.from(LIST) };
      await page.getByLabel("Tệp danh sách").setInputFiles(file);
      await page.getByRole("button", { name: "Xem trước" }).click();
      await page.getByRole("heading", { level: 1, name: "Xem trước: Đoàn phường Long Xuyên" }).waitFor();
    };
    await send();
    await page.getByLabel("Tạo mới: Chi đoàn Khóm 9").check();
    await page.getByRole("button", { name: "Ghi 2 thay đổi" }).click();
    await page.getByText("Đã ghi 2 thay đổi").waitFor();
    await page.getByRole("link", { name: "Phiếu Chi đoàn Khóm 9" }).click();
    await page.locator("caption", { hasText: "2 bạn, 2 bạn chưa có phiếu" }).waitFor();
    await send();
    await page.getByText("Không có gì mới để ghi").waitFor();

    await openBranches(page);
    await page.getByRole("link", { name: "Bản in các chi đoàn" }).click();
    await page.getByRole("heading", { level: 2, name: "Chi đoàn Khóm 9, Đoàn phường Long Xuyên" }).waitFor();
    expect(await page.locator(".print-sheet").count()).toBeGreaterThan(30);
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("a ward's figures say whom the table of school unions leaves out", async () => {
    const { page, close } = await world().openPage({ width: 1280 });
    await signIn(page, "doanphuong", undefined, paths.department());
    await page.getByRole("row", { name: /^Tổng các đơn vị/ }).waitFor();
    // branches of the ward's own quarters stand in no school
    await page.getByText(/^Toàn đơn vị có sĩ số .* kể cả người không thuộc các đơn vị trong bảng/).waitFor();
    await page.getByRole("link", { name: "Chi đoàn, chi đội" }).click();
    await page.waitForURL(/bang=branches/);
    await page.getByRole("row", { name: /^Tổng các đơn vị/ }).waitFor();
    expect(await page.getByText(/kể cả người không thuộc/).count()).toBe(0);
    await close();
  });

  it("a branch's secretary sees the own branch alone", async () => {
    const { page, close } = await world().openPage();
    await signIn(page, "chidoan", undefined, paths.myClasses());
    await page.getByRole("heading", { level: 1, name: /^Chi đoàn/ }).waitFor();
    const [sibling] = await column(
      world().databaseUrl,
      `select e.child from unit_edge e join unit_edge o on o.parent = e.parent and o.tree = 'youth'
       join role_grant g on g.unit = o.child join account a on a.person = g.person
       where a.login = 'chidoan' and e.tree = 'youth' and e.child <> o.child order by e.child`,
    );
    for (const path of [paths.branchMembers, paths.classView, paths.classPrint, paths.classSlips]) {
      expect((await page.goto(path(sibling!)))?.status()).toBe(404);
    }
    await close();
  });
}
