import { describe, expect, it, test } from "vitest";
import {
  assignmentPhase,
  bestCell,
  type Cell,
  type CellState,
  cellOf,
  dueFor,
  isFinished,
  isLate,
  LATE_POLICIES,
  type LatePolicy,
} from "#app/domain/assignment.ts";

const [OPENS, DUE, LATER] = [100, 200, 300];

describe("the phase of an assignment", () => {
  test.each([
    ["before it opens", OPENS - 1, DUE, null, "before"],
    ["at the opening moment", OPENS, DUE, null, "open"],
    ["at the due moment", DUE, DUE, null, "open"],
    ["after it", DUE + 1, DUE, null, "over"],
    ["long after, without an end", 1e15, null, null, "open"],
    ["withdrawn before it opened", OPENS - 1, DUE, 50, "withdrawn"],
    ["withdrawn while it was open", DUE, DUE, 150, "withdrawn"],
  ] as const)("%s", (_name, now, dueAt, withdrawnAt, phase) => {
    expect(assignmentPhase({ opensAt: OPENS, dueAt, withdrawnAt }, now)).toBe(phase);
  });
});

describe("the due time of one pupil", () => {
  test.each([
    ["there from the start", DUE, { joinedAt: 0, extendedTo: null }, DUE],
    ["came before it was due", DUE, { joinedAt: DUE, extendedTo: null }, DUE],
    ["came after it was due", DUE, { joinedAt: DUE + 1, extendedTo: null }, null],
    ["came late and was given a time", DUE, { joinedAt: DUE + 1, extendedTo: LATER }, LATER],
    ["was given more time", DUE, { joinedAt: 0, extendedTo: LATER }, LATER],
    ["was given less than everybody has", DUE, { joinedAt: 0, extendedTo: DUE - 50 }, DUE],
    ["no end, no extension needed", null, { joinedAt: 0, extendedTo: LATER }, null],
  ])("%s", (_name, dueAt, own, expected) => expect(dueFor(dueAt, own)).toBe(expected));
});

const begun = { doneAt: null };
const done = (doneAt: number) => ({ doneAt });

/** Written out: moment and progress by policy. */
const TABLE: readonly [string, { doneAt: number | null } | null, number, Record<LatePolicy, string>][] = [
  ["not begun before the due time", null, DUE, { accept: "none", mark: "none", close: "none" }],
  ["begun before the due time", begun, DUE, { accept: "begun", mark: "begun", close: "begun" }],
  ["done long before", done(1), DUE, { accept: "done", mark: "done", close: "done" }],
  ["done at the due moment", done(DUE), LATER, { accept: "done", mark: "done", close: "done" }],
  ["done after it", done(DUE + 1), LATER, { accept: "done", mark: "late", close: "missed" }],
  ["not begun after it", null, DUE + 1, { accept: "none!", mark: "none!", close: "missed" }],
  ["begun after it", begun, DUE + 1, { accept: "begun!", mark: "begun!", close: "missed" }],
];

describe("one item for one pupil", () => {
  test.each(
    TABLE.flatMap(([name, progress, now, by]) =>
      LATE_POLICIES.map((late) => [name, late, progress, now, by[late]] as const),
    ),
  )("%s, %s", (_name, late, progress, now, expected) => {
    const { state, overdue } = cellOf(progress, { dueAt: DUE, late }, now);
    expect(`${state}${overdue ? "!" : ""}`).toBe(expected);
  });

  it("is never late without a due time", () => {
    for (const late of LATE_POLICIES) {
      expect(cellOf(null, { dueAt: null, late }, 1e15)).toEqual({ state: "none", overdue: false });
      expect(cellOf(done(1e14), { dueAt: null, late }, 1e15)).toEqual({ state: "done", overdue: false });
    }
  });

  test.each([
    ["none", false, false, false],
    ["none", true, true, false],
    ["begun", true, true, false],
    ["done", false, false, true],
    ["late", false, true, true],
    ["missed", false, true, false],
  ] as const)("%s (overdue %s): late %s, finished %s", (state, overdue, late, finished) => {
    expect([isLate({ state, overdue }), isFinished({ state, overdue })]).toEqual([late, finished]);
  });
});

describe("the same lesson given twice", () => {
  const cell = (word: string): Cell => ({
    state: word.replace("!", "") as CellState,
    overdue: word.endsWith("!"),
  });
  test.each([
    [["missed", "done"], "done"],
    [["missed", "none"], "none"],
    [["none!", "begun"], "begun"],
    [["late", "missed"], "late"],
    [["late", "done"], "done"],
    [["missed", "none!"], "none!"],
  ])("%j counts as %s", (words, expected) => {
    expect(bestCell(words.map(cell))).toEqual(cell(expected));
    expect(bestCell(words.map(cell).reverse())).toEqual(cell(expected));
  });

  it("is nothing when it was never given", () => expect(bestCell([])).toBeNull());
});
