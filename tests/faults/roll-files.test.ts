/** Files as they come, the hostile ones among them: a sentence each, within seconds, in a process of their own. */
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import * as XLSX from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { readRollFile } from "#app/server/read-sheet.ts";

const TODAY = "2026-11-22";
const HEAD = ["STT", "Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp"];
const AN = [1, "0012", "Nguyễn Thị An", "07/02/2012", "9A"];

function book(sheets: Record<string, unknown[][]>, type: XLSX.BookType = "xlsx"): Buffer {
  const workbook = XLSX.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(rows), name);
  }
  return XLSX.write(workbook, { type: "buffer", bookType: type }) as Buffer;
}

/** A zip of one deflated entry beside a workbook's name. */
function zipOf(entries: Record<string, Buffer>): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(8, 10);
    record.writeUInt32LE(packed.length, 20);
    record.writeUInt32LE(content.length, 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(at, 42);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    locals.push(local, Buffer.from(name), packed);
    directory.push(record, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

/** An old container with one stream, as Excel makes it for files with a password. */
function container(stream: string): Buffer {
  const cfb = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(cfb, `/${stream}`, Buffer.from("x".repeat(5_000)));
  return XLSX.CFB.write(cfb, { type: "buffer" }) as Buffer;
}

const plain = book({ Lớp: [HEAD, AN] });
const bomb = zipOf({
  "xl/workbook.xml": Buffer.alloc(10),
  "xl/worksheets/sheet1.xml": Buffer.alloc(200 * 1024 * 1024),
});
const many = Array.from({ length: 20_001 }, (_, at) => [at + 1, `M${at}`, "Nguyễn Thị An", "07/02/2012", "9A"]);

describe("a file that is no roll is refused with one sentence", () => {
  test.each<[string, () => Buffer, string]>([
    ["empty", () => Buffer.alloc(0), "Tệp rỗng."],
    ["50 MB", () => Buffer.alloc(50 * 1024 * 1024), "Tệp lớn hơn 10 MB. Chỉ để danh sách trong tệp rồi nhập lại."],
    [
      "a picture",
      () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]),
      "Đây không phải tệp Excel (.xlsx, .xls) hay CSV. Mở bằng Excel rồi lưu lại thành .xlsx.",
    ],
    [
      "a web page called .xls",
      () => Buffer.from("<html><table>"),
      "Đây không phải tệp Excel (.xlsx, .xls) hay CSV. Mở bằng Excel rồi lưu lại thành .xlsx.",
    ],
    [
      "a Word file",
      () => zipOf({ "word/document.xml": Buffer.from("<x/>") }),
      "Đây không phải tệp Excel (.xlsx, .xls) hay CSV. Mở bằng Excel rồi lưu lại thành .xlsx.",
    ],
    [
      "cut off",
      () => plain.subarray(0, plain.length / 2),
      "Tệp bị hỏng hoặc tải về chưa xong. Tải lại, mở thử bằng Excel rồi nhập lại.",
    ],
    ["encrypted", () => container("EncryptedPackage"), "Tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu rồi lưu lại."],
    [
      "with macros",
      () => zipOf({ "xl/workbook.xml": Buffer.from("<x/>"), "xl/vbaProject.bin": Buffer.from("x") }),
      "Tệp có macro. Lưu lại thành .xlsx (không macro) rồi nhập lại.",
    ],
    ["a zip bomb", () => bomb, "Tệp phình quá lớn khi giải nén. Chép riêng danh sách sang tệp mới rồi nhập lại."],
    [
      "too many rows",
      () => book({ A: [HEAD, ...many] }),
      "Trang tính có hơn 20.000 dòng. Chia danh sách thành nhiều tệp.",
    ],
    [
      "too many columns",
      () => book({ A: [[...HEAD, ...Array.from({ length: 300 }, (_, at) => `C${at}`)], AN] }),
      "Trang tính có hơn 200 cột. Chỉ để các cột của danh sách.",
    ],
    [
      "no heading",
      () => book({ A: [["Trường THCS"], AN] }),
      "Không thấy dòng tiêu đề. Danh sách cần một dòng có tên cột, ít nhất họ tên hoặc mã, cùng lớp hoặc ngày sinh.",
    ],
    [
      "two tables",
      () => book({ A: [HEAD, AN, [], HEAD, AN] }),
      "Trang tính có hai bảng (dòng 1 và dòng 4). Để mỗi bảng trên một trang tính.",
    ],
    [
      "two tables side by side",
      () => book({ A: [[...HEAD, "", ...HEAD], AN] }),
      "Trang tính có hai bảng (hai bảng cạnh nhau). Để mỗi bảng trên một trang tính.",
    ],
    ["nobody in it", () => book({ A: [HEAD, [1], [2]] }), "Dưới dòng tiêu đề chưa có ai."],
  ])("%s", async (_name, make, sentence) => {
    await expect(readRollFile(make(), { today: TODAY })).rejects.toThrow(
      expect.objectContaining({ name: "SheetFileError", message: sentence }),
    );
  });

  test("a file that takes too long", async () => {
    const reading = readRollFile(plain, { today: TODAY, longestMs: 1 });
    await expect(reading).rejects.toThrow("Đọc tệp quá lâu nên đã dừng.");
  });
});

describe("the same list in other clothes", () => {
  const csv = 'STT;Mã học sinh;Họ và tên;Ngày sinh;Lớp\r\n1;0012;"Nguyễn Thị An";07/02/2012;9A\r\n;;;;\r\n';
  test.each<[string, Buffer]>([
    [".xlsx", plain],
    [".xls", book({ Lop: [HEAD, AN] }, "biff8")],
    ["CSV with a mark", Buffer.from(`\ufeff${csv}`)],
    ["CSV, decomposed", Buffer.from(csv.normalize("NFD"))],
    ["CSV with commas", Buffer.from(csv.replaceAll(";", ","))],
    ["UTF-16", Buffer.from(`\ufeff${csv}`, "utf16le")],
  ])("%s", async (_name, bytes) => {
    const roll = await readRollFile(bytes, { today: TODAY });
    expect(roll.problems).toEqual([]);
    expect(roll.good).toMatchObject([
      {
        name: "Nguyễn Thị An",
        birth: "2012-02-07",
        class: { name: "9A" },
        codes: [{ field: "pupilCode", code: "0012" }],
      },
    ]);
  });

  test("several sheets, one class a sheet", async () => {
    const head = HEAD.slice(0, 4);
    const roll = await readRollFile(
      book({ "9A": [head, AN.slice(0, 4)], "Lớp 9.2": [head, [1, "M2", "Trần Bình", "1/2/12"]], "Ghi chú": [["Hết"]] }),
      { today: TODAY },
    );
    expect(roll.good.map((row) => [row.sheet, row.class?.name, row.birth])).toEqual([
      ["9A", "9A", "2012-02-07"],
      ["Lớp 9.2", "9.2", "2012-02-01"],
    ]);
  });

  test("a real export keeps nothing that is not needed", async () => {
    const roll = await readRollFile(readFileSync("tests/fixtures/rolls/csdl_nganh_danh_sach_lop.xlsx"), {
      today: TODAY,
    });
    expect(Object.keys(roll.good[0] ?? {}).sort()).toEqual(
      ["birth", "branch", "class", "codes", "left", "name", "row", "sheet"].sort(),
    );
    expect(JSON.stringify(roll)).not.toContain("Kinh");
  });
});
