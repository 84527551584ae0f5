/** Lessons given to three classes, done by a pupil with network and without, and seen by who gave them. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { column } from "../support/database.ts";
import { signIn } from "../support/demo.ts";
import type { World } from "../support/world.ts";

const TITLE = "Hai bài cho ba lớp";
const KEPT = "Đã lưu để đọc khi không có mạng";

export function assignmentsWalk(world: () => World): void {
  const lessons: string[] = [];
  let assignment = "";

  it("are given once, to three classes, with what is wrong said beside the field", async () => {
    const { page, allComplaints, close } = await world().openPage();
    await signIn(page, "quanly", undefined, paths.assignments());
    await page.getByRole("link", { name: "Giao bài" }).click();
    await page.getByLabel("Tên lần giao").fill(TITLE);
    for (const name of ["10A1", "10A2", "11A1"])
      await page.getByRole("checkbox", { name: new RegExp(`^${name}\\b`) }).check();
    await page.locator("#o-due_day").fill("31/02/2027");
    await page.getByRole("button", { name: "Giao bài" }).click();
    const alert = page.getByRole("alert");
    await alert.getByText("Chọn ít nhất một bài.").waitFor();
    await alert.getByText("Ngày viết theo dạng ngày/tháng/năm").waitFor();
    // nothing typed or ticked is lost
    expect(await page.getByLabel("Tên lần giao").inputValue()).toBe(TITLE);
    expect(await page.locator("input[name=target]:checked").count()).toBe(3);

    const boxes = page.locator("input[name=item][value^='lesson:']");
    for (const summary of await page.getByText("Chọn từng bài").all()) await summary.click();
    for (const at of [-1, -2]) {
      const box = boxes.nth((await boxes.count()) + at);
      lessons.push(((await box.getAttribute("value")) ?? "").slice("lesson:".length));
      await box.check();
    }
    await page.locator("#o-due_day").fill("");
    await page.locator("#o-due_clock").fill("");
    await page.getByRole("button", { name: "Giao bài" }).click();
    await page.getByText("Đã giao bài.").waitFor();
    assignment = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    expect(await page.locator("tbody th a[href*='/bai-giao']").allTextContents()).toEqual(["10A1", "10A2", "11A1"]);
    // the form that came back answered 400
    expect(allComplaints().filter((line) => !line.includes("400"))).toEqual([]);
    await close();
  });

  it("are on the pupil's page and done there, with network and without", async () => {
    const { page, context, complaints, close } = await world().openPage({ width: 360, height: 780 });
    const login = world().pupils.fresh;
    await signIn(page, login, undefined, paths.ownAssignments());
    const given = page.locator(".due-list li", { hasText: TITLE });
    expect(await given.count()).toBe(2);
    const stateOf = (lesson: string) =>
      column(
        world().databaseUrl,
        `select p.state from lesson_progress p join account a on a.person = p.person
         where a.login = '${login}' and p.lesson = '${lesson}'`,
      );

    await page.goto(paths.lesson(lessons[0]!));
    await page.locator("form[data-check] .opt[data-right=false]").first().click();
    await page.getByRole("button", { name: "Học xong" }).click();
    await expect.poll(() => stateOf(lessons[0]!), { timeout: 20_000 }).toEqual(["done"]);

    await page.goto(paths.lesson(lessons[1]!));
    await page.getByText(KEPT).waitFor();
    await context.setOffline(true);
    await page.reload();
    await page.getByRole("button", { name: "Học xong" }).click();
    await page.getByText("Đã ghi trên máy này, sẽ gửi khi có mạng.").waitFor();
    expect(await stateOf(lessons[1]!)).not.toEqual(["done"]);
    await context.setOffline(false);
    await page.goto(paths.lesson(lessons[1]!));
    await expect.poll(() => stateOf(lessons[1]!), { timeout: 20_000 }).toEqual(["done"]);

    await page.goto(paths.ownAssignments());
    const past = page.locator("section", { has: page.getByRole("heading", { name: "Đã qua" }) });
    expect(await past.locator("li", { hasText: TITLE }).getByText("Xong", { exact: true }).count()).toBe(2);
    const wrong = await column(
      world().databaseUrl,
      `select count(*) from check_answer c join account a on a.person = c.person
       where a.login = '${login}' and c.lesson = '${lessons[0]}' and c.right_first = 0`,
    );
    expect(Number(wrong[0])).toBe(1);
    expect(complaints.pageErrors).toEqual([]);
    await close();
  });

  it("show in the matrix of the class who gave them", async () => {
    const { page, allComplaints, close } = await world().openPage();
    await signIn(page, "quanly", undefined, paths.assignment(assignment));
    const [name = "?"] = await column(
      world().databaseUrl,
      `select full_name from person p join account a on a.person = p.id where a.login = '${world().pupils.fresh}'`,
    );
    await page.getByRole("link", { name: "11A1", exact: true }).click();
    const row = page.locator("tbody tr", { has: page.getByRole("rowheader", { name }) }).first();
    await row.waitFor();
    expect(await row.locator(".mk").allTextContents()).toEqual(["Xong", "Xong"]);
    await page.getByRole("link", { name: "Xong hết", exact: true }).click();
    await page.locator("caption", { hasText: "Xong hết: " }).waitFor();
    expect(await page.locator(".mk-table tbody th").allTextContents()).toContain(name);
    await page.getByRole("link", { name: "Soạn tin nhắc" }).click();
    const text = await page.getByLabel("Nội dung tin").inputValue();
    expect(text).toContain(`${TITLE} (2 bài): không có hạn.`);
    expect(text).not.toContain(name);
    expect(allComplaints()).toEqual([]);
    await close();
  });
}
