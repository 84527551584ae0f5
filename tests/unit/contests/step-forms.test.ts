/** The steps' forms as browsers send them: what is understood, and what is said beside which field. */
import { describe, expect, it, test } from "vitest";
import { USUAL } from "#app/features/contests/draft.ts";
import { withRowsChanged } from "#app/features/contests/round-rows.ts";
import { readAudience, readName, readPaper, readResults, readTime } from "#app/features/contests/step-forms.ts";

const at = (iso: string) => Date.parse(`${iso}+07:00`);
const errorsOf = (read: { ok: boolean; errors?: Record<string, string> }) => Object.keys(read.errors ?? {});

const TIME = {
  r0_id: "",
  r0_title: "Vòng 1",
  r0_opens_day: "10/05/2027",
  r0_opens_clock: "7h30",
  r0_closes_day: "12/5/2027",
  r0_closes_clock: "24h00",
  r0_freeze_day: "",
  r0_freeze_clock: "",
  minutes: "15",
  grace: "5",
  closing: "hard",
};
const PAPER = { q0_pillar: "economy", q0_n: "5", q1_n: "", points: "1", attempts: "", perDay: "", counted: "best" };
const RESULTS = { showScore: "now", release: "after_all", prediction: "none", formula: "C2", prizes: "" };

describe("rounds", () => {
  it("understands days and times as they are typed", () => {
    const read = readTime(TIME, []);
    expect(read.ok).toBe(true);
    expect(read.value.rounds).toEqual([
      {
        id: null,
        title: "Vòng 1",
        rehearsal: false,
        opensAt: at("2027-05-10T07:30:00"),
        closesAt: at("2027-05-13T00:00:00"),
        freezeAt: null,
        advance: null,
      },
    ]);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ["nothing wrong", {}, []],
    ["no times yet", { r0_opens_day: "", r0_opens_clock: "", r0_closes_day: "", r0_closes_clock: "" }, []],
    ["a day without a time", { r0_opens_clock: "" }, ["r0_opens_clock"]],
    ["a time without a day", { r0_closes_day: "" }, ["r0_closes_day"]],
    ["a day that is none", { r0_opens_day: "31/02/2027" }, ["r0_opens_day"]],
    ["an opening at 24h00", { r0_opens_clock: "24h00" }, ["r0_opens_clock"]],
    ["a round without a name", { r0_title: " " }, ["r0_title"]],
    ["two rounds of one name", { r1_title: "Vòng 1" }, ["r1_title"]],
    ["minutes in words", { minutes: "mười lăm" }, ["minutes"]],
    ["a grace of two minutes", { grace: "120" }, ["grace"]],
    ["an unknown way of closing", { closing: "later" }, ["closing"]],
    ["nobody of each school", { r0_advance: "0" }, ["r0_advance"]],
  ])("%s", (_what, over, fields) => expect(errorsOf(readTime({ ...TIME, ...over }, []))).toEqual(fields));

  it("lets no form change what a published round is, and keeps what is not in the form", () => {
    const kept = { ...USUAL.time.rounds[0]!, id: "R1", rehearsal: false, opensAt: 5, closesAt: 9, freezeAt: 8 };
    const { r0_opens_day: _day, r0_opens_clock: _clock, r0_freeze_day: _f, r0_freeze_clock: _g, ...rest } = TIME;
    const read = readTime({ ...rest, r0_id: "R1", r0_rehearsal: "1" }, [kept]);
    expect(read.value.rounds[0]).toMatchObject({ id: "R1", rehearsal: false, opensAt: 5, freezeAt: 8 });
    expect(readTime({ ...TIME, r0_id: "ANOTHER" }, [kept]).value.rounds[0]!.id).toBeNull();
  });

  it("adds a round a week later and a rehearsal in front, and takes one away", () => {
    const two = withRowsChanged({ ...TIME, r0_freeze_day: "12/05/2027", r0_freeze_clock: "17h" }, "add-round")!;
    expect(two).toMatchObject({
      r1_title: "Vòng 2",
      r1_opens_day: "17/05/2027",
      r1_opens_clock: "7h30",
      r1_closes_day: "19/05/2027",
      r1_closes_clock: "24h00",
      r1_freeze_day: "19/05/2027",
      r0_freeze_day: "",
      minutes: "15",
    });
    const three = withRowsChanged(two, "add-rehearsal")!;
    expect(three).toMatchObject({
      r0_title: "Thi thử",
      r0_rehearsal: "1",
      r0_opens_day: "08/05/2027",
      r2_title: "Vòng 2",
    });
    const fewer = withRowsChanged(three, "remove-1")!;
    expect([fewer.r0_title, fewer.r1_title, fewer.r2_title]).toEqual(["Thi thử", "Vòng 2", undefined]);
    expect(withRowsChanged(TIME, "next")).toBeNull();
    expect(readTime(three, []).ok).toBe(true);
  });
});

describe("questions and attempts", () => {
  it("leaves out lines without a number and takes an empty box for no limit", () => {
    const read = readPaper({ ...PAPER, q2_n: "0", q3_n: "2", q3_tag: "RCEP", q3_level: "upper" }, null, false);
    expect(read.ok).toBe(true);
    expect(read.value).toMatchObject({
      quota: [
        { pillar: "economy", n: 5 },
        { tag: "RCEP", level: "upper", n: 2 },
      ],
      points: 1_000,
      attempts: null,
      attemptsPerDay: null,
    });
  });

  test.each<[string, Record<string, string>, string[]]>([
    ["nothing wrong", {}, []],
    ["no question at all", { q0_n: "" }, ["q0_n"]],
    ["a number in words", { q0_n: "năm" }, ["q0_n"]],
    ["too many", { q0_n: "101" }, ["q0_n"]],
    ["half a point", { points: "0,5" }, ["points"]],
    ["more a day than a round", { attempts: "2", perDay: "3" }, ["perDay"]],
    ["a pillar that is none is any", { q0_pillar: "x" }, []],
    ["an unknown counted attempt", { counted: "mean" }, ["counted"]],
  ])("%s", (_what, over, fields) => expect(errorsOf(readPaper({ ...PAPER, ...over }, null, false))).toEqual(fields));

  it("takes only the limits where questions are fixed", () => {
    const locked = { ...USUAL.paper, counted: "first" as const };
    const read = readPaper({ attempts: "4", perDay: "", counted: "last" }, locked, true);
    expect(read).toEqual({ ok: true, value: { ...locked, attempts: 4, attemptsPerDay: null } });
  });
});

describe("the other steps", () => {
  test.each<[string, Record<string, string>, string[]]>([
    ["a name", { title: "Tìm hiểu ASEAN", slug: "", about: "" }, []],
    ["a short name", { title: "Hè", slug: "", about: "" }, ["title"]],
    ["an address with marks", { title: "Tìm hiểu", slug: "tìm-hiểu", about: "" }, ["slug"]],
    ["a short address", { title: "Tìm hiểu", slug: "ab", about: "" }, ["slug"]],
    ["a long introduction", { title: "Tìm hiểu", slug: "", about: "x".repeat(2_001) }, ["about"]],
  ])("%s", (_what, values, fields) => expect(errorsOf(readName(values))).toEqual(fields));

  it("takes kinds and units only from those it knows", () => {
    const values = { lower: "1", kind_a: "1", kind_b: "1", unit_x: "1", unit_y: "1", grouping: "level", staff: "1" };
    const read = readAudience(values, { kinds: ["a"], units: ["y"], locked: null });
    expect(read).toEqual({
      ok: true,
      value: { levels: ["lower"], kinds: ["a"], units: ["y"], staff: true, grouping: "level" },
    });
    expect(errorsOf(readAudience({ grouping: "none" }, { kinds: [], units: [], locked: null }))).toEqual(["lower"]);
    const locked = { ...USUAL.audience };
    expect(readAudience(values, { kinds: [], units: [], locked }).value).toMatchObject({
      staff: false,
      grouping: "none",
    });
  });

  test.each<[string, Record<string, string>, string[]]>([
    ["nothing wrong", {}, []],
    ["keys at a moment", { release: "at", release_day: "20/05/2027", release_clock: "9h" }, []],
    ["keys at no moment", { release: "at" }, ["release_day"]],
    ["a score that never comes", { showScore: "later", release: "never" }, ["release"]],
    ["an unknown prediction", { prediction: "weather" }, ["prediction"]],
    ["a prize as long as a page", { prizes: `Nhất\n${"x".repeat(201)}` }, ["prizes"]],
    ["thirty-one prizes", { prizes: "Giải\n".repeat(31) }, ["prizes"]],
    ["a formula that is none", { formula: "C3" }, ["formula"]],
    ["more than all of full marks", { topPercent: "101" }, ["topPercent"]],
    ["the best of nobody", { bestOf: "0" }, ["bestOf"]],
    ["a least roll of nobody", { minRoll: "0" }, ["minRoll"]],
    ["sizes that are no numbers", { sizeClasses: "300, lớn" }, ["sizeClasses"]],
    ["sizes that do not rise", { sizeClasses: "800; 300" }, ["sizeClasses"]],
    ["six bounds of sizes", { sizeClasses: "1 2 3 4 5 6" }, ["sizeClasses"]],
    ["a size below the least roll", { sizeClasses: "40, 300", minRoll: "50" }, ["sizeClasses"]],
  ])("%s", (_what, over, fields) => expect(errorsOf(readResults({ ...RESULTS, ...over }, null))).toEqual(fields));

  it("takes the first formula once, the further ones in their order, and sizes as they are typed", () => {
    const values = { formula: "C6", more_BK: "1", more_C6: "1", more_C1: "1", topPercent: "80", bestOf: "5" };
    const read = readResults({ ...RESULTS, ...values, minRoll: "50", sizeClasses: " 300;  800 " }, null);
    expect(read.value).toMatchObject({
      formula: "C6",
      moreFormulas: ["C1", "BK"],
      topPercent: 80,
      bestOf: 5,
      minRoll: 50,
      sizeClasses: [300, 800],
    });
  });

  test.each<[string, Record<string, string>, string[]]>([
    ["an unknown order", { order: "R9" }, ["order"]],
    ["an order of one's own without a key", { order: "own" }, ["key0"]],
    ["the same key twice", { order: "own", key0: "score", key1: "duration", key3: "score" }, ["key3"]],
    ["R2 with its question", { order: "R2", prediction: "full" }, []],
    ["R2 without its question", { order: "R2" }, ["prediction"]],
    ["a key of prediction without the question", { order: "own", key0: "score", key1: "prediction" }, ["prediction"]],
  ])("of the order of ranking: %s", (_what, over, fields) =>
    expect(errorsOf(readResults({ ...RESULTS, ...over }, null))).toEqual(fields),
  );

  it("reads the order of ranking from a preset or key by key, and leaves a locked one as it is", () => {
    const read = (over: Record<string, string>, locked: typeof USUAL.results | null = null) => {
      const { ranking, onlyFull, overall } = readResults({ ...RESULTS, ...over }, locked).value;
      return [ranking.join(" "), onlyFull, overall.join(" ")];
    };
    const total = "score duration attempts";
    expect(read({})).toEqual(["score duration submitted", false, total]);
    expect(read({ order: "R2", prediction: "full" })).toEqual([
      "score prediction duration started fullRuns",
      true,
      total,
    ]);
    expect(read({ order: "R3", onlyFull: "1", overall: "fewest" })).toEqual([total, false, "score attempts duration"]);
    const own = { order: "own", key0: "score", key2: "attempts", onlyFull: "1" };
    expect(read(own)).toEqual(["score attempts", true, total]);
    expect(read(own, USUAL.results)).toEqual(["score duration submitted", false, total]);
  });

  it("keeps prizes by line and the moment of release", () => {
    const values = { release: "at", release_day: "20/05/2027", release_clock: "9h", prizes: " Nhất \r\n\r\nNhì\n" };
    expect(readResults({ ...RESULTS, ...values }, null).value).toMatchObject({
      release: at("2027-05-20T09:00:00"),
      prizes: ["Nhất", "Nhì"],
    });
  });
});
