/** A teacher sees who of the own class has sat, and no other class. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { column } from "../support/database.ts";
import { signIn } from "../support/demo.ts";
import type { World } from "../support/world.ts";

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
    for (const filter of ["Cả lớp", "Chưa thi", "Đã thi"]) {
      await page.getByRole("link", { name: filter, exact: true }).click();
      const caption = page.locator("caption", { hasText: `${filter}:` });
      await caption.waitFor();
      counted[filter] = countIn(await caption.textContent());
      const rows = page.locator("tbody tr:has(th)");
      expect(await rows.count()).toBe(counted[filter]);
      if (filter === "Cả lớp") continue;
      const states = await rows.locator(".badge").allTextContents();
      expect(new Set(states)).toEqual(new Set(states.length > 0 ? [filter] : []));
    }
    expect(counted["Cả lớp"]).toBeGreaterThan(20);
    expect(counted["Chưa thi"]! + counted["Đã thi"]!).toBe(counted["Cả lớp"]);
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
