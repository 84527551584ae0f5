import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { normalisePrediction, predictionOf } from "#app/domain/prediction.ts";
import type { ShortForm } from "#app/domain/question.ts";
import { isAcceptedShort, numberReadings, tidyShort, vietnameseNumber } from "#app/domain/short-answer.ts";

const NUMBER: ShortForm = { compare: "number" };
const EXACT: ShortForm = { compare: "exact" };
const UNMARKED: ShortForm = { compare: "unmarked" };

describe("isAcceptedShort", () => {
  test.each<[string, string, string[], ShortForm, boolean]>([
    ["the number itself", "1995", ["1995"], NUMBER, true],
    ["another number", "1996", ["1995"], NUMBER, false],
    ["a comma", "12,5", ["12,5"], NUMBER, true],
    ["a point for a comma", "12.5", ["12,5"], NUMBER, true],
    ["zeros at the end", "12,50", ["12,5"], NUMBER, true],
    ["zeros in front", "08", ["8"], NUMBER, true],
    ["points between groups", "1.234.567", ["1234567"], NUMBER, true],
    ["spaces between groups", "1 234 567", ["1234567"], NUMBER, true],
    ["commas between groups", "1,234,567", ["1234567"], NUMBER, true],
    ["one group, which may be decimals elsewhere", "1.234", ["1234"], NUMBER, true],
    ["the same the other way", "1.234", ["1,234"], NUMBER, true],
    ["a minus", "-5", ["5"], NUMBER, false],
    ["two kinds of minus", "−5", ["-5"], NUMBER, true],
    ["digits in a sentence", "khoảng 15", ["15"], NUMBER, false],
    ["with its unit", "15 nước", ["15"], { compare: "number", unit: "nước" }, true],
    ["with its unit, without marks", "15 Nuoc", ["15"], { compare: "number", unit: "nước" }, true],
    ["with its unit, no space", "40%", ["40"], { compare: "number", unit: "%" }, true],
    ["with another unit", "15 người", ["15"], { compare: "number", unit: "nước" }, false],
    ["a number in words, where accepted", "mười lăm", ["15", "mười lăm"], NUMBER, true],
    ["a number in words, where not", "mười lăm", ["15"], NUMBER, false],
    ["longer than any machine counts", "12345678901234567891", ["12345678901234567890"], NUMBER, false],
    ["exact words", "trách nhiệm", ["trách nhiệm"], EXACT, true],
    ["capitals do not matter", "Trách Nhiệm", ["trách nhiệm"], EXACT, true],
    ["marks matter", "trach nhiem", ["trách nhiệm"], EXACT, false],
    ["other marks", "biến", ["biển"], EXACT, false],
    ["the tone on the other vowel", "hòa bình", ["hoà bình"], EXACT, true],
    ["the tone of another vowel entirely", "hoá bình", ["hoà bình"], EXACT, false],
    ["đ is no d", "da dạng", ["đa dạng"], EXACT, false],
    ["decomposed", "biển".normalize("NFD"), ["biển"], EXACT, true],
    ["signs do not matter", "Xin ga po.", ["Xin-ga-po"], EXACT, true],
    ["quotes do not matter", "“CLMV”", ["CLMV"], UNMARKED, true],
    ["without marks", "bang coc", ["Băng Cốc"], UNMARKED, true],
    ["with some of the marks", "Băng coc", ["Băng Cốc"], UNMARKED, true],
    ["another spelling, where accepted", "Bangkok", ["Băng Cốc", "Bangkok"], UNMARKED, true],
    ["another word", "Bang Kok", ["Băng Cốc", "Bangkok"], UNMARKED, false],
    ["more words", "Băng Cốc, Thái Lan", ["Băng Cốc"], UNMARKED, false],
    ["signs alone", "…", ["Băng Cốc"], UNMARKED, false],
    ["nothing", "", ["Băng Cốc"], UNMARKED, false],
  ])("%s", (_name, written, accepted, form, expected) => {
    expect(isAcceptedShort(written, accepted, form)).toBe(expected);
  });

  it("takes every accepted spelling as it stands, however it is spaced and cased", () => {
    const spelling = fc.stringMatching(/^[a-zđăâêôơưáàảãạ]{1,8}( [a-zđăâêôơưáàảãạ]{1,8}){0,2}$/);
    fc.assert(
      fc.property(spelling, fc.constantFrom(EXACT, UNMARKED, NUMBER), (text, form) => {
        expect(isAcceptedShort(`  ${text.toUpperCase()} `, ["khác", text], form)).toBe(true);
      }),
    );
  });

  it("reads a number in every way it is written here", () => {
    const numbers = fc.tuple(fc.nat({ max: 99_999_999 }), fc.nat({ max: 999 }));
    fc.assert(
      fc.property(numbers, ([whole, thousandths]) => {
        const decimals = String(thousandths).padStart(3, "0");
        const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ".");
        const accepted = [`${whole},${decimals}`];
        for (const written of [`${whole},${decimals}`, `${grouped},${decimals}`, `${whole}.${decimals}`]) {
          expect(isAcceptedShort(written, accepted, NUMBER), written).toBe(true);
        }
      }),
    );
  });
});

test.each([
  ["1995", "1995"],
  ["1.234,50", "1234.5"],
  ["0", "0"],
  ["-0", "0"],
  ["-3,0", "-3"],
  ["12.5", null],
  ["1.23", null],
  ["1,2,3", null],
  ["", null],
  ["mười", null],
])("the Vietnamese number %j is %j", (text, expected) => expect(vietnameseNumber(text)).toBe(expected));

test.each([
  ["42.500", ["42500", "42.5"]],
  ["42,500", ["42.5", "42500"]],
  ["42", ["42"]],
  ["4 2", []],
])("%j may be meant as %j", (text, expected) => expect(numberReadings(text)).toEqual(expected));

it("tidying twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      expect(tidyShort(tidyShort(text))).toBe(tidyShort(text));
    }),
    { numRuns: 2_000 },
  );
});

describe("a prediction", () => {
  test.each<[unknown, string[] | null]>([
    [["42500"], ["42500"]],
    [["42.500"], ["42500"]],
    [["42,500"], ["42500"]],
    [[" 42 500 "], ["42500"]],
    [["007"], ["7"]],
    [["0"], ["0"]],
    [[""], []],
    [[], []],
    [["12,5"], null],
    [["-3"], null],
    [["nhiều"], null],
    [["1234567890"], null],
    [["1", "2"], null],
    [[5], null],
    ["5", null],
    [["9".repeat(1_000)], null],
  ])("%j is %j", (raw, expected) => {
    expect(normalisePrediction(raw)).toEqual(expected);
    if (expected) expect(normalisePrediction(expected)).toEqual(expected);
  });

  test.each<[string[] | undefined, number | null]>([
    [["42500"], 42_500],
    [undefined, null],
  ])("of %j is %j", (answer, expected) => expect(predictionOf(answer)).toBe(expected));
});
