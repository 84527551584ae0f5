import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { csvText } from "#app/http/csv.ts";

/** The cell as it stands in the file, between header and line end. */
const cell = (value: string | number | null) => csvText(["h"], [[value]]).slice('\uFEFF"h"\r\n'.length, -2);

describe("csvText", () => {
  it("begins with the BOM, and every line ends with CRLF", () => {
    expect(csvText(["Mã", "Số"], [["01", 2]])).toBe('\uFEFF"Mã","Số"\r\n"01",2\r\n');
    expect(csvText(["Mã"], [])).toBe('\uFEFF"Mã"\r\n');
  });

  test.each([
    ["Trường A", '"Trường A"'],
    ["", '""'],
    ["a,b", '"a,b"'],
    ['nói "được"', '"nói ""được"""'],
    ["hai\r\ndòng", '"hai\r\ndòng"'],
    ["00123", '"00123"'],
    [1234.5, "1234.5"],
    [0, "0"],
    [-1, "-1"],
    [Number.NaN, ""],
    [null, ""],
    ["=1+1", '"\'=1+1"'],
    ["+84", '"\'+84"'],
    ["-2", '"\'-2"'],
    ["@SUM(A1)", '"\'@SUM(A1)"'],
    ["\t=1", '"\'\t=1"'],
    ["\r=1", '"\'\r=1"'],
    ["10A1 = 10A2", '"10A1 = 10A2"'],
  ])("%j is %j", (value, expected) => expect(cell(value)).toBe(expected));

  it("gives no cell that begins as a formula, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom("=", "+", "-", "@", "\t", "\r").map((c) => `${c}x`),
        ),
        (text) => {
          const inside = cell(text).slice(1, -1).replaceAll('""', '"');
          expect(inside).not.toMatch(/^[=+\-@\t\r]/);
          expect(inside.endsWith(text)).toBe(true);
        },
      ),
    );
  });
});
