/**
 * How a school comes in: the administrator invites its manager, the manager brings the roll in and invites a teacher, the
 * teacher prints slips, and pupils sign in by QR code and by password.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { column } from "../support/database.ts";
import { signIn } from "../support/demo.ts";
import type { World } from "../support/world.ts";

const ROLL = fileURLToPath(new URL("../../fixtures/rolls/vnedu_danh_sach_hoc_sinh.xlsx", import.meta.url));
/** Reads QR codes; a script element would be refused by the policy of the page. */
const DECODER = `(() => { const self = window; ${readFileSync(createRequire(import.meta.url).resolve("jsqr"), "utf8")} })()`;
const OWN_PASSWORD = "bon-chiec-thuyen-nho-tren-song";

interface Slip {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** The slips on the page, as a person reads them. */
async function slipsOn(page: Page): Promise<Slip[]> {
  const slips = page.locator(".login-slip");
  await slips.first().waitFor();
  return slips.evaluateAll((all) =>
    all.map((slip) => {
      const [login = "", password = ""] = [...slip.querySelectorAll("dd")].map((cell) => cell.textContent ?? "");
      return { name: slip.querySelector("h2")?.textContent ?? "", login, password };
    }),
  );
}

/** The address that the first QR code on the page stands for, read from its drawing as a phone does. */
async function addressInCode(page: Page): Promise<string> {
  await page.evaluate(DECODER);
  return page
    .locator(".login-slip img.qr")
    .first()
    .evaluate((drawing: HTMLImageElement) => {
      const canvas = document.createElement("canvas");
      const size = 600;
      canvas.width = size;
      canvas.height = size;
      const paper = canvas.getContext("2d")!;
      paper.fillStyle = "#fff";
      paper.fillRect(0, 0, size, size);
      paper.drawImage(drawing, 0, 0, size, size);
      const { jsQR } = window as unknown as { jsQR: (...image: unknown[]) => { data: string } | null };
      return jsQR(paper.getImageData(0, 0, size, size).data, size, size)?.data ?? "";
    });
}

/** The header names who is signed in; a hydrated page fills it in a moment after its address has changed. */
const greets = (page: Page, name: string) => page.getByRole("banner").filter({ hasText: name }).waitFor();

/** Adds somebody on the page of a unit's staff and gives the invitation slip. */
async function invite(page: Page, who: { name: string; login: string; role: string; unit: string }): Promise<Slip> {
  await page.getByLabel("Họ và tên", { exact: true }).fill(who.name);
  await page.getByLabel("Tên đăng nhập", { exact: true }).fill(who.login);
  await page.locator("#them select[name=role]").selectOption({ label: who.role });
  await page.locator("#them select[name=unit]").selectOption({ value: who.unit });
  await page.getByRole("button", { name: "Thêm người" }).click();
  await page.getByRole("heading", { level: 1, name: who.name }).waitFor();
  await page.getByRole("button", { name: "Làm phiếu mời mới" }).click();
  const [slip] = await slipsOn(page);
  expect(slip).toMatchObject({ name: who.name, login: who.login });
  return slip!;
}

/** The first sign-in of staff: the slip's password leads to one of their own and nowhere else. */
async function enterFirst(page: Page, { login, password }: Slip): Promise<void> {
  await signIn(page, login, password);
  await page.waitForURL((url) => url.pathname === paths.newPassword());
  await page.getByLabel("Mật khẩu mới", { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel("Nhập lại mật khẩu mới").fill(OWN_PASSWORD);
  await page.getByRole("button", { name: "Lưu mật khẩu" }).click();
  await page.waitForURL((url) => url.pathname !== paths.newPassword());
}

export function peopleWalk(world: () => World): void {
  let school = "";
  let manager: Slip;
  let teacher: Slip;
  let slips: Slip[] = [];
  let qrAddress = "";

  it("lets the administrator invite the manager of a school that has none", async () => {
    const { page, allComplaints, close } = await world().openPage({ width: 1280 });
    await signIn(page, "quantri", undefined, `${paths.schools()}?thieu=manager`);
    const link = page.locator("tbody th a").first();
    school = (await link.getAttribute("href"))!.split("/").at(-1)!;
    await link.click();
    await page.getByRole("link", { name: "Nhân sự", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: /^Nhân sự/ }).waitFor();
    const [role, unit] = ["Quản lý trường", school];
    manager = await invite(page, { name: "Lê Thị Mai Phương", login: "ql.maiphuong", role, unit });
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("lets the manager bring the roll in and invite the teacher of a new class", async () => {
    const { page, allComplaints, close } = await world().openPage({ width: 1280 });
    await enterFirst(page, manager);
    await page.goto(paths.schools()); // a list of one leads on to the school
    await page.waitForURL((url) => url.pathname === paths.school(school));
    await page.getByRole("link", { name: "Nhập danh sách" }).first().click();
    await page.getByLabel("Tệp danh sách").setInputFiles(ROLL);
    await page.getByRole("button", { name: "Xem trước" }).click();
    await page.getByRole("heading", { level: 1, name: /^Xem trước/ }).waitFor();
    for (const tick of await page.locator(".tick input").all()) await tick.check();
    await page.getByRole("button", { name: /^Ghi/ }).click();
    await page.getByRole("heading", { level: 1, name: /^Đã nhập/ }).waitFor();

    const [unit] = await column(
      world().databaseUrl,
      `select m.unit from membership m join account a on a.person = m.person and a.password_kind = 'none'
       join unit_edge e on e.child = m.unit and e.tree = 'state' and e.parent = '${school}'
       where m.tree = 'state' and m.valid_to is null group by m.unit order by count(*) desc, m.unit`,
    );
    await page.goto(paths.staff(school));
    const who = { name: "Trần Văn Hoà", login: "gv.vanhoa", role: "Giáo viên", unit: unit! };
    teacher = await invite(page, who);
    // a manager gives no role above the own school
    expect(await page.locator("select[name=role] option", { hasText: "Cán bộ Sở" }).count()).toBe(0);
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("lets the teacher print the slips of the class", async () => {
    const { page, allComplaints, close } = await world().openPage();
    await enterFirst(page, teacher);
    await page.goto(paths.myClasses()); // a list of one leads on to the class
    await page.getByRole("link", { name: "In phiếu" }).click();
    await page.getByRole("button", { name: "Tạo phiếu và in" }).click();
    slips = await slipsOn(page);
    expect(slips.length).toBeGreaterThan(1);
    qrAddress = await addressInCode(page);
    expect(qrAddress).toContain(paths.signInByKey(""));
    expect(new Set(slips.map(({ password }) => password)).size).toBe(slips.length);
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("lets pupils in by QR code and by password, until a slip is printed again", async () => {
    const { page, close } = await world().openPage();
    await page.goto(qrAddress);
    await page.getByRole("button", { name: "Vào Góc ASEAN" }).click();
    await page.getByText("Đặt mật khẩu riêng").first().waitFor();
    await page.getByRole("link", { name: "Để sau" }).click();
    await greets(page, slips[0]!.name);
    await close();

    const other = await world().openPage();
    await signIn(other.page, slips[1]!.login.toLowerCase(), slips[1]!.password.toUpperCase().replaceAll("-", " "));
    await greets(other.page, slips[1]!.name);
    await other.close();
  });

  it("solves a forgotten slip in two taps, and the old one is of no use", async () => {
    const { page, close } = await world().openPage();
    await signIn(page, teacher.login, OWN_PASSWORD, paths.myClasses());
    await page.getByRole("link", { name: "Danh sách", exact: true }).click();
    const row = page.locator("tr", { hasText: slips[0]!.name }).first();
    await row.getByText("Đặt lại mật khẩu").click();
    await row.getByRole("button", { name: "Đặt lại ngay" }).click();
    const [fresh] = await slipsOn(page);
    expect(fresh?.login).toBe(slips[0]!.login);
    expect(fresh?.password).not.toBe(slips[0]!.password);
    await close();

    const pupil = await world().openPage();
    await pupil.page.goto(qrAddress);
    await pupil.page.getByRole("button", { name: "Vào Góc ASEAN" }).click();
    await pupil.page.getByText("Phiếu này không còn dùng được").waitFor();
    await signIn(pupil.page, fresh!.login, fresh!.password);
    await greets(pupil.page, fresh!.name);
    await pupil.close();
  });
}
