/** The department's figures: the total is the sum of its rows, on the page and in the file. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { sessionOf, signIn } from "../support/demo.ts";
import { ask } from "../support/http.ts";
import type { World } from "../support/world.ts";

/** "1.234" as a number; "–" counts as nothing. */
const figure = (text: string | undefined) => (text === "–" ? 0 : Number((text ?? "").replaceAll(".", "")));
const sum = (rows: readonly string[][], at: number) => rows.reduce((total, row) => total + figure(row[at]), 0);

/** The columns that add up; others (accounts, an earlier period) come and go. */
const HEADS = ["Trường", "Người dự thi", "Sĩ số", "Tỷ lệ", "Ngoài sĩ số", "Lượt thi", "Điểm tối đa"];

/** Rows of a CSV file as the product writes it: quoted text, bare numbers. */
function parseCsv(text: string): string[][] {
  expect(text.startsWith("\uFEFF")).toBe(true);
  const lines = text.slice(1).split("\r\n");
  expect(lines.pop()).toBe("");
  return lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) =>
      quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'),
    ),
  );
}

export function departmentWalk(world: () => World): void {
  it("adds up: figures of the province, its table and the file are the same", async () => {
    const { page, allComplaints, close } = await world().openPage({ width: 1280 });
    const { closed } = world().contests;
    await signIn(page, "canboso", undefined, `${paths.department()}?cuoc-thi=${closed}`);
    const table = page.locator("section[aria-labelledby=theo-don-vi] table");
    await table.waitFor();
    const texts = (rows: string) =>
      table
        .locator(rows)
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell.textContent ?? "").trim())));
    const [heads = []] = await texts("thead tr");
    const places = HEADS.map((head) => heads.indexOf(head));
    expect(places).not.toContain(-1);
    const cells = async (rows: string) => (await texts(rows)).map((row) => places.map((at) => row[at] ?? ""));
    const rows = await cells("tbody tr");
    const [total] = await cells("tfoot tr");
    expect(rows.length).toBeGreaterThan(20);
    for (const at of [1, 2, 4, 5, 6]) expect(figure(total?.[at])).toBe(sum(rows, at));
    const [people] = await page.locator(".kpi dd a").allTextContents();
    expect(figure(people)).toBe(figure(total?.[1]));
    expect(figure(people)).toBeGreaterThan(500);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Tải CSV" }).click(),
    ]);
    const pieces: Buffer[] = [];
    for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
    const [header, ...lines] = parseCsv(Buffer.concat(pieces).toString("utf8"));
    expect(header?.slice(0, 2)).toEqual(["Mã đơn vị", "Đơn vị"]);
    const inFile = lines.map(([, name, , roll, inside, outside, rate, turns, full]) => [
      name,
      Number(inside),
      Number(roll),
      rate,
      Number(outside),
      Number(turns),
      Number(full),
    ]);
    const onPage = rows.map(([name, inside, roll, rate, outside, turns, full]) => [
      name,
      figure(inside),
      figure(roll),
      rate === "–" ? "" : rate?.replace("%", ""),
      figure(outside),
      figure(turns),
      figure(full),
    ]);
    const unified = (table: (string | number | undefined)[][]) =>
      table.map((row) => row.map((cell) => (typeof cell === "string" ? cell.replace(/,0$/, "").trim() : cell)));
    expect(unified(inFile)).toEqual(unified(onPage));
    expect(allComplaints()).toEqual([]);
    await close();
  });

  it("draws the chart on the server", async () => {
    const { url } = world();
    const cookie = await sessionOf(url, "canboso");
    const { status, body } = await ask(url, paths.department(), { headers: { Cookie: cookie } });
    expect(status).toBe(200);
    const chart = /<svg[^>]*class="[^"]*recharts-surface[\s\S]*?<\/svg>/.exec(body)?.[0] ?? "";
    expect(chart).toContain("line-now");
    expect(chart).toMatch(/<path[^>]* d="M/);
  });
}
