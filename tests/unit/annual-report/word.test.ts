/** The Word file read back: each measure of Nghị định 30/2020/NĐ-CP, and a package that opens without repair. */
import { beforeAll, describe, expect, it } from "vitest";
import type { ReportModel } from "#app/features/annual-report/model.ts";
import { wordFile } from "#app/features/annual-report/word/document.server.ts";
import { DATA, HEAD, HOSTILE_NAMES, modelOf } from "./fixture.ts";
import { all, cellsOf, openWord, textOf, value, type WordPackage } from "./office-files.ts";

const MM = 1_440 / 25.4;
/** Where a draft leaves room to write. */
const ROOM = "\u00a0".repeat(8);
const model = modelOf(DATA.small);
let word: WordPackage;
let document: Document;
let styles: Document;

beforeAll(async () => {
  word = await openWord(await wordFile(model));
  document = await word.xml("word/document.xml");
  styles = await word.xml("word/styles.xml");
});

const paragraphs = () => all(document, "w:p");
const paragraph = (begins: string) => {
  const found = paragraphs().find((one) => textOf(one).startsWith(begins));
  if (!found) throw new Error(`no paragraph that begins with ${begins}`);
  return found;
};

/** What holds for the first run of a paragraph: its own, else what its style says, else the document's default. */
function look(of: Element) {
  const ids: string[] = [];
  for (let id = value(all(of, "w:pStyle")[0]); id; ) {
    ids.push(id);
    const style = all(styles, "w:style").find((one) => value(one, "w:styleId") === id)!;
    id = value(all(style, "w:basedOn")[0]);
  }
  const own = all(of, "w:r")[0];
  const sources = [
    ...(own ? [own] : []),
    ...ids.map((id) => all(styles, "w:style").find((one) => value(one, "w:styleId") === id)!),
    all(styles, "w:docDefaults")[0]!,
  ];
  const first = (name: string) => sources.flatMap((source) => all(source, name).slice(0, 1))[0];
  const on = (name: string) => {
    const found = first(name);
    return found !== undefined && value(found) !== "false" && value(found) !== "0";
  };
  const inParagraph = [of, ...sources.slice(own ? 1 : 0)];
  const setting = (name: string, attribute: string) =>
    inParagraph
      .flatMap((source) => all(source, name).slice(0, 1))
      .map((one) => value(one, attribute))
      .find((one) => one !== null) ?? null;
  return {
    points: Number(value(first("w:sz"))) / 2,
    font: value(first("w:rFonts"), "w:ascii"),
    bold: on("w:b"),
    italic: on("w:i"),
    align: setting("w:jc", "w:val"),
    firstLine: Number(setting("w:ind", "w:firstLine") ?? 0) / MM,
    after: Number(setting("w:spacing", "w:after") ?? 0) / 20,
    lines: Number(setting("w:spacing", "w:line") ?? 240) / 240,
  };
}

describe("paper", () => {
  it("is A4 upright for the report and lying for each annex, with margins in their bounds", () => {
    const sections = all(document, "w:sectPr");
    expect(sections).toHaveLength(1 + model.annexes.length);
    for (const [at, section] of sections.entries()) {
      const [size, margin] = [all(section, "w:pgSz")[0]!, all(section, "w:pgMar")[0]!];
      const mm = (element: Element, name: string) => Number(value(element, name)) / MM;
      const paper = [mm(size, "w:w"), mm(size, "w:h")].map(Math.round);
      expect(paper, `section ${at}`).toEqual(at === 0 ? [210, 297] : [297, 210]);
      expect(value(size, "w:orient")).toBe(at === 0 ? "portrait" : "landscape");
      for (const [side, least, most] of [
        ["w:top", 20, 25],
        ["w:bottom", 20, 25],
        ["w:left", 30, 35],
        ["w:right", 15, 20],
      ] as const) {
        expect(mm(margin, side), `${side} of section ${at}`).toBeGreaterThanOrEqual(least - 0.02);
        expect(mm(margin, side), `${side} of section ${at}`).toBeLessThanOrEqual(most + 0.02);
      }
      expect(mm(margin, "w:header")).toBeLessThan(20);
    }
  });

  it("numbers pages from 1 in the middle of the top margin, not on the first page, anew in every annex", async () => {
    for (const section of all(document, "w:sectPr")) {
      expect(value(all(section, "w:pgNumType")[0], "w:start")).toBe("1");
      expect(all(section, "w:titlePg")).toHaveLength(1);
      const relations = await word.xml("word/_rels/document.xml.rels");
      const header = async (type: string) => {
        const id = value(
          all(section, "w:headerReference").find((one) => value(one, "w:type") === type),
          "r:id",
        );
        const target = all(relations, "Relationship").find((one) => value(one, "Id") === id)!;
        return word.xml(`word/${value(target, "Target")}`);
      };
      const shown = await header("default");
      expect(all(shown, "w:instrText").map((one) => one.textContent)).toEqual(["PAGE"]);
      expect(value(all(shown, "w:jc")[0])).toBe("center");
      expect(Number(value(all(shown, "w:sz")[0])) / 2).toBeOneOf([13, 14]);
      expect(all(await header("first"), "w:instrText")).toEqual([]);
    }
  });
});

describe("letters", () => {
  // text, smallest and largest size, bold, italic, alignment
  it.each([
    ["UBND TỈNH AN GIANG", 12, 13, false, false, "center"],
    ["SỞ GIÁO DỤC VÀ ĐÀO TẠO", 12, 13, true, false, "center"],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, true, false, "center"],
    ["Độc lập - Tự do - Hạnh phúc", 13, 14, true, false, "center"],
    ["Số: 05/BC-SGDĐT", 13, 13, false, false, "center"],
    ["An Giang, ngày 05 tháng 01 năm 2026", 13, 14, false, true, "center"],
    ["BÁO CÁO", 13, 14, true, false, "center"],
    ["Kết quả tuyên truyền, quảng bá ASEAN năm 2026", 13, 14, true, false, "center"],
    ["Kính gửi: Ủy ban nhân dân tỉnh An Giang.", 13, 14, false, false, "center"],
    ["Căn cứ Kế hoạch số 12/KH-UBND ngày 02 tháng 01 năm 2026;", 13, 14, false, true, "both"],
    ["Căn cứ Kế hoạch số 34/KH-SGDĐT.", 13, 14, false, true, "both"],
    ["I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", 13, 14, true, false, "both"],
    ["1. Tuyên truyền qua bài học, ngoại khoá", 13, 14, true, false, "both"],
    ["Số liệu trong báo cáo tính đến 17 giờ 00 phút ngày 28/11/2026.", 13, 14, false, false, "both"],
    ["KT. GIÁM ĐỐC", 13, 14, true, false, "center"],
    ["PHÓ GIÁM ĐỐC", 13, 14, true, false, "center"],
    ["Nguyễn Thị Ánh", 13, 14, true, false, "center"],
    ["Nơi nhận:", 12, 12, true, true, null],
    ["- Như trên;", 11, 11, false, false, null],
    ["- Lưu: VT.", 11, 11, false, false, null],
    ["Phụ lục I", 14, 14, true, false, "center"],
    ["KẾT QUẢ DỰ THI CỦA CÁC TRƯỜNG", 13, 14, true, false, "center"],
    [
      "(Kèm theo Báo cáo số 05/BC-SGDĐT ngày 05 tháng 01 năm 2026 của Sở Giáo dục và Đào tạo)",
      13,
      14,
      false,
      true,
      "center",
    ],
  ] as const)("%s", (text, least, most, bold, italic, align) => {
    const found = look(paragraph(text));
    expect(found).toMatchObject({ font: "Times New Roman", bold, italic, align });
    expect(found.points).toBeGreaterThanOrEqual(least);
    expect(found.points).toBeLessThanOrEqual(most);
  });

  it("sets the text with an indented first line, room between paragraphs, and lines of 1 to 1.5", () => {
    for (const text of ["Toàn địa bàn", "Có ", "Trên đây là"]) {
      const { firstLine, after, lines, align } = look(paragraph(text));
      expect(firstLine).toBeGreaterThanOrEqual(9.95);
      expect(firstLine).toBeLessThanOrEqual(12.75);
      expect(after).toBeGreaterThanOrEqual(6);
      expect(lines).toBeGreaterThanOrEqual(1);
      expect(lines).toBeLessThanOrEqual(1.5);
      expect(align).toBe("both");
    }
  });

  it("is black throughout", () => {
    const used = new Set([...all(document, "w:pStyle").map((one) => value(one)), "Normal"]);
    const ours = all(styles, "w:style").filter((one) => used.has(value(one, "w:styleId")));
    const colours = [document, all(styles, "w:docDefaults")[0]!, ...ours]
      .flatMap((one) => all(one, "w:color"))
      .map((one) => value(one));
    expect(new Set(colours)).toEqual(new Set(["000000"]));
  });

  it("uses real styles for headings, so that Word finds them", () => {
    const titles = (style: string) =>
      paragraphs()
        .filter((one) => value(all(one, "w:pStyle")[0]) === style)
        .map(textOf);
    expect(titles("Heading1")).toHaveLength(5);
    expect(titles("Heading2")).toHaveLength(6);
    expect(titles("Title")).toEqual(["BÁO CÁO"]);
    expect(titles("AnnexTitle")).toHaveLength(model.annexes.length);
  });
});

describe("rules and tables", () => {
  /** The rule that stands right after a paragraph: its length in millimetres. */
  const ruleAfter = (text: string, area: number) => {
    const list = paragraphs();
    const next = list[list.indexOf(paragraph(text)) + 1]!;
    expect(value(all(next, "w:pStyle")[0]), text).toBe("Rule");
    expect(value(all(all(next, "w:pBdr")[0]!, "w:top")[0])).toBe("single");
    const indent = all(next, "w:ind")[0]!;
    return area - (Number(value(indent, "w:left")) + Number(value(indent, "w:right"))) / MM;
  };
  // widths of the words, measured in Times New Roman bold at their size
  it.each([
    ["Độc lập - Tự do - Hạnh phúc", 99, 59, 0.9, 1.1],
    ["SỞ GIÁO DỤC VÀ ĐÀO TẠO", 66, 61, 1 / 3, 1 / 2],
    ["Kết quả tuyên truyền, quảng bá ASEAN năm 2026", 165, 109, 1 / 3, 1 / 2],
  ])("under %s", (text, area, words, least, most) => {
    const part = ruleAfter(text, area) / words;
    expect(part).toBeGreaterThanOrEqual(least);
    expect(part).toBeLessThanOrEqual(most);
  });

  it("draws no dashes and underlines nothing", () => {
    expect(all(document, "w:u")).toEqual([]);
    expect(
      paragraphs()
        .map(textOf)
        .filter((text) => /^[-–_]{2,}$/.test(text)),
    ).toEqual([]);
  });

  it("repeats the head of every table of figures and tears no row", () => {
    const tables = all(document, "w:tbl");
    // head and foot of the document are tables too
    expect(tables).toHaveLength(model.tables.length + 2);
    const ofFigures = tables.slice(1).filter((table) => all(table, "w:tblHeader").length > 0);
    expect(ofFigures).toHaveLength(model.tables.length);
    for (const table of tables) {
      expect(all(table, "w:cantSplit")).toHaveLength(all(table, "w:tr").length);
      const widths = all(all(table, "w:tblGrid")[0]!, "w:gridCol").map((one) => Number(value(one, "w:w")));
      const total = Math.round(widths.reduce((sum, width) => sum + width, 0) / MM);
      expect(total).toBeOneOf([165, 252]);
    }
  });

  it("carries names as they are, without what XML cannot hold", () => {
    const names = all(document, "w:tbl").flatMap((table) => cellsOf(table).flat());
    for (const name of HOSTILE_NAMES) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      expect(names).toContain(name.replace(/[\u0000-\u001f]/g, ""));
    }
  });

  it("has a picture for every chart, with words for who cannot see it", () => {
    const pictures = all(document, "wp:docPr");
    expect(pictures.map((one) => value(one, "descr"))).toEqual(model.charts.map(({ title }) => title));
  });
});

/** Nothing that makes Word offer a repair: every part declared and there, every id known. */
async function faultsOf({ names, xml }: WordPackage): Promise<string[]> {
  const faults: string[] = [];
  const types = await xml("[Content_Types].xml");
  const byExtension = new Set(all(types, "Default").map((one) => value(one, "Extension")));
  const byName = new Set(all(types, "Override").map((one) => value(one, "PartName")));
  for (const name of names) {
    if (!byName.has(`/${name}`) && !byExtension.has(name.split(".").at(-1)!)) faults.push(`no type: ${name}`);
    if (/\.(xml|rels)$/.test(name)) await xml(name);
  }
  for (const name of byName) if (!names.includes(name!.slice(1))) faults.push(`declared and missing: ${name}`);
  for (const name of names.filter((one) => one.endsWith(".rels"))) {
    const folder = name.replace(/_rels\/[^/]*$/, "");
    for (const relation of all(await xml(name), "Relationship")) {
      const target = value(relation, "Target")!;
      if (value(relation, "TargetMode") === "External") continue;
      const path = target.startsWith("/") ? target.slice(1) : folder + target;
      if (!names.includes(path)) faults.push(`${name}: ${target} is missing`);
    }
  }
  const known = new Set(all(await xml("word/styles.xml"), "w:style").map((one) => value(one, "w:styleId")));
  const document = await xml("word/document.xml");
  for (const one of all(document, "w:pStyle")) if (!known.has(value(one))) faults.push(`no style ${value(one)}`);
  const ids = all(document, "wp:docPr").map((one) => value(one, "id"));
  if (new Set(ids).size !== ids.length) faults.push("pictures share an id");
  for (const cell of all(document, "w:tc")) {
    if (cell.lastElementChild?.tagName !== "w:p") faults.push("a cell does not end with a paragraph");
  }
  return faults;
}

it.each([
  ["small", model],
  ["empty", modelOf(DATA.empty)],
  ["large", modelOf(DATA.large)],
  ["contest's", modelOf(DATA.small, { form: "contest" })],
  ["Đoàn's", modelOf(DATA.empty, { head: { ...HEAD, heading: "youth", symbol: "BC/ĐTN" } })],
] as const)("the package of a %s report is whole", async (_name, of: ReportModel) => {
  expect(await faultsOf(await openWord(await wordFile(of)))).toEqual([]);
});

it.each([
  ["2026-11-28", "9", "Số: 09/BC-SGDĐT", "An Giang, ngày 28 tháng 11 năm 2026"],
  ["2026-02-01", "10", "Số: 10/BC-SGDĐT", "An Giang, ngày 01 tháng 02 năm 2026"],
  ["2026-06-29", "123", "Số: 123/BC-SGDĐT", "An Giang, ngày 29 tháng 6 năm 2026"],
  [null, "", `Số: ${ROOM}/BC-SGDĐT`, `An Giang, ngày${ROOM}tháng${ROOM}năm 2026`],
])("day %s and number %s", async (day, number, numberLine, dayLine) => {
  const of = modelOf(DATA.empty, { head: { ...HEAD, day, number } });
  const opened = await openWord(await wordFile(of));
  const lines = all(await opened.xml("word/document.xml"), "w:p").map(textOf);
  expect(lines).toContain(numberLine);
  expect(lines).toContain(dayLine);
});

it("writes several addressees in lines of their own", async () => {
  const of = modelOf(DATA.empty, { head: { ...HEAD, addressees: ["Ủy ban nhân dân tỉnh;", "- Tỉnh đoàn."] } });
  const opened = await openWord(await wordFile(of));
  const lines = all(await opened.xml("word/document.xml"), "w:p").map(textOf);
  const at = lines.indexOf("Kính gửi:");
  expect(lines.slice(at, at + 3)).toEqual(["Kính gửi:", "- Ủy ban nhân dân tỉnh;", "- Tỉnh đoàn."]);
});

it("gives a document of the Đoàn the head and the number of the Đoàn", async () => {
  const of = modelOf(DATA.empty, { head: { ...HEAD, heading: "youth", symbol: "BC/ĐTN", number: "5" } });
  const opened = await openWord(await wordFile(of));
  const lines = all(await opened.xml("word/document.xml"), "w:p").map(textOf);
  expect(lines).toContain("ĐOÀN TNCS HỒ CHÍ MINH");
  expect(lines).toContain("Số: 05-BC/ĐTN");
  expect(lines.filter((line) => /CỘNG HÒA|Độc lập/.test(line))).toEqual([]);
});
