import { describe, expect, test } from "vitest";
import { type DutyContest, type DutyFacts, type DutyReport, dutiesOf, dutyWords } from "#app/domain/duties.ts";

const CONTEST: DutyContest = {
  ...{ slug: "thi", title: "Thi", opens: "2026-11-10", closes: "2026-11-20", closed: false, settled: false },
};
const REPORT: DutyReport = { id: "R", from: "2026-01-01", to: "2026-12-31", issued: null };

const facts = (of: Partial<DutyFacts>): DutyFacts => ({
  ...{ place: "province", today: "2026-11-15", contests: [], reports: [], kept: [] },
  ...of,
});
/** Days and states as pages word them. */
const told = (of: Partial<DutyFacts>) =>
  dutiesOf(facts(of)).map(({ id, day, state }) => [id, day, dutyWords(state, (text) => text)]);

describe("the year's duties", () => {
  test.each<[string, Partial<DutyFacts>, string[][]]>([
    [
      "a department, in the middle of November",
      {},
      [
        ["28-07", "2026-07-28", "Đã qua, chưa ghi bài nào"],
        ["08-08", "2026-08-08", "Đã qua, chưa ghi bài nào"],
        ["bao-cao-ubnd-2026", "2026-11-30", "Còn 15 ngày"],
        ["bao-cao-tong-hop-2026", "2026-12-10", "Còn 25 ngày"],
      ],
    ],
    [
      "an area: only what is summed up",
      { place: "area", kept: ["28-07", "08-08"] },
      [
        ["28-07", "2026-07-28", "Đã xong"],
        ["08-08", "2026-08-08", "Đã xong"],
        ["bao-cao-tong-hop-2026", "2026-12-10", "Còn 25 ngày"],
      ],
    ],
    [
      "a chi đoàn: days and contests alone",
      { place: "chapter", kept: ["28-07", "08-08"] },
      [
        ["28-07", "2026-07-28", "Đã xong"],
        ["08-08", "2026-08-08", "Đã xong"],
      ],
    ],
    [
      "a school",
      { place: "school", today: "2026-07-28", kept: ["08-08"] },
      [
        ["28-07", "2026-07-28", "Hạn hôm nay"],
        ["08-08", "2026-08-08", "Đã xong"],
        ["bao-cao-so-2026", "2026-11-30", "Còn 125 ngày"],
      ],
    ],
  ])("of %s", (_name, of, expected) => {
    expect(told(of)).toEqual(expected);
  });

  test.each<[string, DutyReport[], string, string]>([
    ["on its last day", [REPORT], "2026-11-30", "Hạn hôm nay"],
    ["on the day before which it was due", [REPORT], "2026-12-01", "Trễ 1 ngày"],
    ["done when issued", [{ ...REPORT, issued: "2026-11-28" }], "2026-12-05", "Đã xong 2026-11-28"],
    [
      "a part of the year is not the year",
      [{ ...REPORT, to: "2026-06-30", issued: "2026-07-01" }],
      "2026-12-05",
      "Trễ 5 ngày",
    ],
    [
      "a longer period holds the year",
      [{ ...REPORT, from: "2025-01-01", issued: "2026-11-01" }],
      "2026-12-05",
      "Đã xong 2026-11-01",
    ],
    [
      "an issued one counts beside a draft",
      [REPORT, { ...REPORT, id: "S", issued: "2026-11-02" }],
      "2026-12-05",
      "Đã xong 2026-11-02",
    ],
  ])("the report before 01/12: %s", (_name, reports, today, expected) => {
    expect(told({ reports, today }).find(([id]) => id === "bao-cao-ubnd-2026")?.[2]).toBe(expected);
  });

  test("leads to the issued report, else to the draft, else to none", () => {
    const of = (reports: DutyReport[]) => dutiesOf(facts({ reports })).find(({ id }) => id === "bao-cao-ubnd-2026")?.of;
    expect(of([REPORT, { ...REPORT, id: "S", issued: "2026-11-02" }])).toEqual({ kind: "report", id: "S" });
    expect(of([REPORT])).toEqual({ kind: "report", id: "R" });
    expect(of([])).toEqual({ kind: "report", id: null });
  });

  test.each<[string, string, DutyReport[], boolean]>([
    ["owed in January", "2027-01-15", [], true],
    ["no longer shown in March", "2027-03-01", [], false],
    ["not owed when issued", "2027-01-15", [{ ...REPORT, issued: "2026-11-28" }], false],
  ])("the report of the year before: %s", (_name, today, reports, expected) => {
    expect(told({ today, reports }).some(([id]) => id === "bao-cao-ubnd-2026")).toBe(expected);
  });

  test.each<[string, Partial<DutyContest>, string, [string, string] | null]>([
    ["is coming", {}, "2026-11-01", ["Còn 9 ngày", "Còn 19 ngày"]],
    ["runs", {}, "2026-11-12", ["Đã xong 2026-11-10", "Còn 8 ngày"]],
    ["closed today", { closed: true }, "2026-11-20", ["Đã xong 2026-11-10", "Chờ chốt"]],
    ["closed and waits", { closed: true }, "2026-11-23", ["Đã xong 2026-11-10", "Trễ 3 ngày"]],
    ["is settled", { closed: true, settled: true }, "2026-11-23", ["Đã xong 2026-11-10", "Đã xong"]],
    ["of another year", { opens: "2025-11-10", closes: "2025-11-20" }, "2026-11-23", null],
  ])("a contest that %s", (_name, of, today, expected) => {
    const found = told({ today, contests: [{ ...CONTEST, ...of }] }).filter(([id]) => id?.startsWith("thi-"));
    expect(found.map(([, , words]) => words)).toEqual(expected ?? []);
  });
});
