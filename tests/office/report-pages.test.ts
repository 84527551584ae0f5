/** The Word file opened by LibreOffice, as an officer opens it: the pages that come out of the printer. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { wordFile } from "#app/features/annual-report/word/document.server.ts";
import { DATA, HEAD, modelOf } from "../unit/annual-report/fixture.ts";

/** A4 in points, upright. */
const A4 = { short: 595, long: 842 };

interface Page {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "goc-asean-office-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const output = (program: string, args: string[]) => execFileSync(program, args, { encoding: "utf8", stdio: "pipe" });

/** Opens a Word file and prints it; throws where LibreOffice does not open it. */
async function pagesOf(name: string, bytes: Uint8Array): Promise<Page[]> {
  const word = join(folder, `${name}.docx`);
  writeFileSync(word, bytes);
  // a profile of our own: an office that is open on this machine would take the command over and do nothing
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  output("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, word]);
  const pdf = join(folder, `${name}.pdf`);
  const sizes = [...output("pdfinfo", ["-l", "-1", pdf]).matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+) pts/g)];
  const texts = output("pdftotext", ["-layout", pdf, "-"]).split("\f");
  return sizes.map(([, width, height], at) => ({
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
    lines: (texts[at] ?? "")
      .split("\n")
      .map((line) => line.replace(/\s+/g, " ").trim())
      .filter((line) => line !== ""),
  }));
}

const isUpright = ({ width, height }: Page) => Math.abs(width - A4.short) <= 1 && Math.abs(height - A4.long) <= 1;
const isAcross = ({ width, height }: Page) => Math.abs(width - A4.long) <= 1 && Math.abs(height - A4.short) <= 1;

describe.each(["small", "empty", "large"] as const)("a %s report", (size) => {
  let pages: Page[];
  const everything = () => pages.flatMap(({ lines }) => lines).join("\n");
  beforeAll(async () => {
    pages = await pagesOf(size, await wordFile(modelOf(DATA[size])));
  });

  it("is on A4, its annexes across", () => {
    expect(pages.filter((page) => !isUpright(page) && !isAcross(page))).toEqual([]);
    expect(isUpright(pages[0]!)).toBe(true);
    if (size !== "empty") expect(pages.some(isAcross)).toBe(true);
  });

  it("begins with the head of an official letter", () => {
    const top = pages[0]!.lines.slice(0, 10).join("\n");
    expect(top).toContain(HEAD.body);
    expect(top).toContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    expect(top).toContain("Độc lập - Tự do - Hạnh phúc");
    expect(pages[0]!.lines.join("\n")).toContain("BÁO CÁO");
  });

  it("counts its pages from the second on, at the top", () => {
    const upright = pages.filter(isUpright);
    expect(upright[0]!.lines[0]).not.toBe("1");
    for (const [at, page] of upright.entries())
      if (at > 0) expect(page.lines[0], `page ${at + 1}`).toBe(String(at + 1));
  });

  it("is signed, and says who gets it", () => {
    expect(everything()).toContain(HEAD.signer);
    expect(everything()).toContain("Nơi nhận:");
  });

  it("repeats the heads of a table on each page that the table goes on", () => {
    const across = pages.filter(isAcross);
    for (const [at, { lines }] of across.entries()) expect(lines.join("\n"), `annex page ${at + 1}`).toContain("STT");
  });

  it("tears no word of a table's head apart", () => {
    const words = new Set(everything().split(/\s+/));
    const heads = modelOf(DATA[size]).tables.flatMap(({ columns }) =>
      columns.flatMap(({ header }) => header.split(/\s+/)),
    );
    expect([...new Set(heads)].filter((word) => !words.has(word))).toEqual([]);
  });

  it("leaves no page empty", () => {
    expect(pages.flatMap(({ lines }, at) => (lines.length < 3 ? [at + 1] : []))).toEqual([]);
  });
});
