/** A visitor looks around: everything public opens, nothing personal shows. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { column } from "../support/database.ts";
import type { World } from "../support/world.ts";

export function visitorWalk(world: () => World): void {
  it("leads from the home page to a lesson, and answers its check question", async () => {
    const { page, allComplaints, close } = await world().openPage();
    await page.goto(paths.home());
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    await page.getByRole("navigation", { name: "Chính" }).getByRole("link", { name: "Bài học" }).click();
    await page.waitForURL(`**${paths.lessons()}`);
    await page.locator(".lesson-line a").first().click();
    await page.waitForURL(`**${paths.lessons()}/*`);

    const check = page.locator("form[data-check]:not([data-kind=multiple])").first();
    await check.locator(".opt[data-right=false]").first().click();
    expect(await check.getByRole("status").textContent()).toContain("Chưa đúng.");
    await check.locator(".opt[data-right=true]").first().click();
    expect(await check.getByRole("status").textContent()).toContain("Đúng rồi.");
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("shows contests and the rules of the open one, with the way to sign in", async () => {
    const { page, allComplaints, close } = await world().openPage();
    const { open } = world().contests;
    await page.goto(paths.contests());
    await page.locator(`h2 a[href="${paths.contest(open)}"]`).click();
    await page.getByRole("heading", { name: "Cách xếp hạng cá nhân" }).waitFor();
    expect(await page.textContent("main")).toContain("20 câu trong 15 phút");
    await page.getByRole("link", { name: "Đăng nhập để thi" }).click();
    await page.getByLabel("Mã đăng nhập").waitFor();
    expect(await page.inputValue("input[name=back]")).toBe(paths.contest(open));
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("shows boards of units, and of people only their number", async () => {
    const { page, allComplaints, close } = await world().openPage();
    await page.goto(paths.boards());
    const tabs = page.getByRole("navigation").filter({ hasText: "Cá nhân" }).getByRole("link");
    const names = await column(world().databaseUrl, "select full_name from person");
    const kinds = await tabs.count();
    expect(kinds).toBeGreaterThan(3);
    for (let at = 0; at < kinds; at += 1) {
      const kind = await tabs.nth(at).textContent();
      await tabs.nth(at).click();
      await page.locator(".tabs [aria-current=page]", { hasText: kind ?? "" }).waitFor();
      if (kind === "Cá nhân") expect(await page.textContent("main")).toMatch(/[\d.]+ người có hạng ở/);
      else expect(await page.locator("table tbody tr").count()).toBeGreaterThan(3);
      const html = await page.content();
      expect(names.filter((name) => html.includes(name))).toEqual([]);
    }
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("says in Vietnamese that a page does not exist", async () => {
    const { page, complaints, close } = await world().openPage();
    const answer = await page.goto("/khong-co-trang-nay/o-day");
    expect(answer?.status()).toBe(404);
    expect(await page.locator("html").getAttribute("lang")).toBe("vi");
    await page.getByRole("heading", { name: "Không có trang này" }).waitFor();
    await page.getByRole("link", { name: "Về trang đầu" }).click();
    await page.waitForURL((url) => url.pathname === paths.home());
    expect([...complaints.pageErrors, ...complaints.cspViolations]).toEqual([]);
    await close();
  });
}
