/** An organiser makes a contest by the form, and issues the final board of the one that is over. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { signIn } from "../support/demo.ts";
import type { World } from "../support/world.ts";

const TITLE = "ASEAN trong mắt em";
const SLUG = "asean-trong-mat-em";

export function organiserWalk(world: () => World): void {
  it("keeps what was typed, says what is wrong beside each field, then publishes", async () => {
    const { page, complaints, close } = await world().openPage({ width: 1280 });
    await signIn(page, "bantochuc", undefined, paths.organiser());
    await page.getByRole("link", { name: "Tạo cuộc thi" }).click();
    const year = new Date().getFullYear() + 1;
    await page.getByLabel("Tên cuộc thi").fill("Hè");
    await page.getByLabel("Địa chỉ trang").fill("Sai Địa Chỉ");
    await page.getByLabel("Mở lúc").fill(`${year}-05-10T07:00`);
    await page.getByLabel("Đóng lúc").fill(`${year}-05-09T07:00`);
    await page.getByLabel("Số phút làm bài").fill("mười lăm");
    await page.getByRole("button", { name: "Công bố cuộc thi" }).click();

    await page.getByRole("alert").getByRole("link").first().waitFor();
    expect(await page.locator("#o-title-loi").textContent()).toContain("ít nhất 5 ký tự");
    expect(await page.locator("#o-slug-loi").textContent()).toContain("chữ thường không dấu");
    expect(await page.locator("#o-minutes-loi").textContent()).toContain("Nhập số phút");
    expect(await page.getByLabel("Tên cuộc thi").inputValue()).toBe("Hè");
    expect(await page.getByLabel("Địa chỉ trang").inputValue()).toBe("Sai Địa Chỉ");
    expect(await page.getByLabel("Số phút làm bài").inputValue()).toBe("mười lăm");
    expect(await page.getByLabel("Mở lúc").inputValue()).toBe(`${year}-05-10T07:00`);

    // what contradicts another field is told once each field is readable by itself
    await page.getByLabel("Tên cuộc thi").fill(TITLE);
    await page.getByLabel("Địa chỉ trang").fill(SLUG);
    await page.getByLabel("Số phút làm bài").fill("15");
    await page.getByRole("button", { name: "Công bố cuộc thi" }).click();
    await page.locator("#o-closesAt-loi", { hasText: "Giờ đóng phải sau giờ mở." }).waitFor();
    await page.getByLabel("Đóng lúc").fill(`${year}-05-12T07:00`);
    await page.getByRole("button", { name: "Công bố cuộc thi" }).click();
    await page.waitForURL(`**${paths.organiserContest(SLUG)}`);

    await page.goto(paths.organiser());
    expect(await page.locator("table th a").allTextContents()).toContain(TITLE);
    await page.goto(paths.contest(SLUG));
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    expect(await page.textContent("main")).toContain(`10/5 đến 07:00 ngày 12/5/${year}`);
    expect([...complaints.pageErrors, ...complaints.cspViolations, ...complaints.failedRequests]).toEqual([]);
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
