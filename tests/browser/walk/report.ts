/** The yearly report: the department drafts, a second officer remarks, it is issued, and the files say what the page says. */
import JSZip from "jszip";
import type { Download, Page } from "playwright-core";
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { signIn } from "../support/demo.ts";
import type { World } from "../support/world.ts";

async function bytesOf(download: Download): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function fetchFile(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name, exact: true }).click(),
  ]);
  return bytesOf(download);
}

/** What the locked figures of the page say, by their keys. */
const figuresOn = (page: Page) =>
  page
    .locator(".doc [data-figure]")
    .evaluateAll((marks) => marks.map((mark) => [mark.getAttribute("data-figure"), (mark.textContent ?? "").trim()]));

export function reportWalk(world: () => World): void {
  it("is drafted, remarked upon, issued and downloaded", async () => {
    const { page, allComplaints, close } = await world().openPage({ width: 1280 });
    await signIn(page, "canboso", undefined, paths.reports());
    await page.getByRole("link", { name: "Soạn báo cáo" }).click();
    await page.getByLabel("Năm", { exact: true }).fill("2026-2025");
    await page.getByRole("button", { name: "Tạo bản nháp" }).click();
    await page.getByText("Ghi năm như 2026").last().waitFor();
    const year = String(new Date().getFullYear());
    await page.getByLabel("Năm", { exact: true }).fill(year);
    await page.getByRole("button", { name: "Tạo bản nháp" }).click();
    await page.getByRole("heading", { name: "Trước khi ban hành" }).waitFor();
    const address = new URL(page.url()).pathname;
    expect((await figuresOn(page)).length).toBeGreaterThan(15);

    // a name that no figure has: said beside the box, and what was typed stays
    const causes = page.getByLabel("Nguyên nhân");
    await causes.fill("Thiếu phòng máy ở {Số trường lạ} trường.");
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.getByText("Không có số liệu nào tên {Số trường lạ}").last().waitFor();
    expect(await causes.inputValue()).toContain("{Số trường lạ}");
    await causes.fill("Thiếu phòng máy ở một phần của {Số trường} trường.");
    await page.locator(".written [data-figure='u.schools']").last().waitFor();
    for (const [part, text] of [
      ["Công tác chỉ đạo, triển khai", "Sở ban hành Kế hoạch số 12/KH-SGDĐT."],
      ["Khen thưởng", "Không có."],
      ["Kiến nghị, đề xuất", "Không có."],
    ] as const) {
      await page.getByLabel(part, { exact: true }).fill(text);
    }
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.getByText("Đã lưu.").waitFor();

    const second = await world().openPage({ width: 1280 });
    await signIn(second.page, "quantri", undefined, address);
    await second.page.getByRole("textbox", { name: "Góp ý" }).fill("Nêu thêm tên các xã còn thiếu phòng máy.");
    await second.page.getByRole("button", { name: "Gửi góp ý" }).click();
    await second.page.getByText("Đã gửi góp ý.").waitFor();
    await second.close();
    await page.reload();
    await page.getByText("Nêu thêm tên các xã").waitFor();
    await page.getByRole("button", { name: "Đã xem xong" }).click();
    await page.getByText("1 góp ý đã xem xong").waitFor();

    await page.getByRole("link", { name: /nơi nhận, người ký/ }).click();
    await page.getByLabel("Số", { exact: true }).fill("5");
    await page.getByLabel("Ngày ký").fill(`28/11/${year}`);
    await page.getByLabel("Họ tên người ký").fill("Nguyễn Thị Ánh");
    await page.getByRole("button", { name: "Lưu thiết lập" }).click();
    await page.getByText("Đủ để ban hành.").waitFor();
    await page.getByRole("link", { name: "Ban hành", exact: true }).click();
    await page.getByRole("button", { name: "Ban hành bản 1" }).click();
    await page.getByText("Đã ban hành. Tải tệp Word").waitFor({ timeout: 120_000 });

    const shown = await figuresOn(page);
    const model = JSON.parse((await fetchFile(page, "JSON")).toString("utf8")) as {
      figures: Record<string, { value: number | null }>;
    };
    const word = await JSZip.loadAsync(await fetchFile(page, "Word"));
    const text = (await word.file("word/document.xml")!.async("string")).replace(/<[^>]+>/g, "\n");
    const lines = new Set(text.split("\n").map((line) => line.trim()));
    expect(shown.length).toBeGreaterThan(15);
    for (const [key, figure] of shown) {
      const plain = Number((figure ?? "").replace("%", "").replaceAll(".", "").replace(",", "."));
      expect(plain, key ?? "").toBe(model.figures[key ?? ""]?.value);
      expect(lines, key ?? "").toContain(figure);
    }
    // issued is issued
    await page.goto(address);
    await page.getByText("Bản 1 đã ban hành và được giữ nguyên.").waitFor();
    expect(await page.getByRole("button", { name: "Lưu", exact: true }).count()).toBe(0);
    expect(allComplaints().filter((line) => !line.includes("status of 400"))).toEqual([]);
    await close();
  });
}
