/** The thể lệ in words, and what two versions of it differ in. */
import { describe, expect, it, test } from "vitest";
import { type ContestRules, RANKING_R1, RULE_DEFAULTS } from "#app/domain/contest.ts";
import { rulesChanges, rulesFacts, type ShownRound, windowWords } from "#app/features/contests/rules-facts.ts";

const at = (iso: string) => Date.parse(`${iso}+07:00`);
const RULES: ContestRules = {
  ...RULE_DEFAULTS,
  levels: ["lower", "upper"],
  quota: [{ pillar: "economy", difficulty: "apply", tag: "RCEP", n: 3 }, { n: 2 }],
  minutes: 15,
  attempts: 2,
  counted: "best",
  closing: "hard",
  graceMs: 5_000,
  pointsPerQuestion: 1_000,
  showScore: true,
  ranking: RANKING_R1,
  unitFormulas: ["C2", "C1"],
  listZeroUnits: false,
};
const ROUND: ShownRound = {
  title: "Vòng 1",
  rehearsal: false,
  opensAt: at("2026-11-16T07:00:00"),
  closesAt: at("2026-11-19T00:00:00"),
  freezeAt: null,
  advance: null,
};
const named = (...names: string[]) => names.map((name) => ({ id: name, name }));
const factOf = (term: string, rules: Partial<ContestRules>, rounds: readonly ShownRound[] = [ROUND]) => {
  const fact = rulesFacts({ ...RULES, ...rules }, rounds).find((each) => each.term === term);
  return fact && [fact.value, ...(fact.note ? [fact.note] : [])].join(" | ");
};

describe("the thể lệ says", () => {
  test.each<[string, Partial<ContestRules>, string | undefined]>([
    ["Ai được thi", {}, "Học sinh THCS, THPT và đoàn viên trong tỉnh"],
    ["Ai được thi", { levels: ["lower"], units: named("Xã A") }, "Học sinh THCS của Xã A"],
    [
      "Ai được thi",
      { levels: ["lower"], units: named("A", "B", "C", "D", "E") },
      "Học sinh THCS của A, B, C và 2 đơn vị khác",
    ],
    [
      "Ai được thi",
      { schoolKinds: named("Trường THPT") },
      "Học sinh THCS, THPT trong tỉnh | Loại trường: Trường THPT.",
    ],
    ["Chia bảng", {}, undefined],
    ["Vòng 1", {}, "07:00 ngày 16/11 đến 24h00 ngày 18/11/2026"],
    ["Phạm vi", {}, "Kinh tế, vận dụng, chủ đề “RCEP”: 3 câu · Mảng bất kỳ: 2 câu"],
    ["Số lượt", { attempts: 1 }, "1 lượt mỗi vòng"],
    [
      "Số lượt",
      { attempts: null, attemptsPerDay: 2, counted: "last" },
      "Không giới hạn số lượt, mỗi ngày 2 lượt, tính lượt cuối cùng",
    ],
    ["Xem điểm", { showScore: false }, "Cùng lúc với đáp án"],
    ["Xem đáp án", {}, "Khi cuộc thi đã đóng và mọi bài đã chấm"],
    ["Xem đáp án", { release: at("2026-12-01T09:00:00") }, "Từ 09:00 ngày 01/12/2026"],
    ["Xem đáp án", { release: "never" }, "Không công bố"],
    ["Câu dự đoán", {}, undefined],
  ])("%s", (term, rules, text) => expect(factOf(term, rules)).toBe(text));

  it("what a round for the best asks, and that a rehearsal does not count", () => {
    const rounds = [
      { ...ROUND, title: "Thi thử", rehearsal: true },
      ROUND,
      { ...ROUND, title: "Chung kết", advance: 3 },
    ];
    expect(factOf("Chung kết", {}, rounds)).toContain("Dành cho 3 người đứng đầu mỗi trường ở vòng trước.");
    expect(factOf("Thi thử", {}, rounds)).toContain("không tính điểm, không lên bảng");
    expect(factOf("Xem đáp án", {}, rounds)).toBe("Khi vòng cuối đã đóng và mọi bài đã chấm");
  });

  test.each([
    [null, null, "Chưa đặt thời gian"],
    [ROUND.opensAt, null, "Mở 07:00 ngày 16/11/2026, chưa đặt giờ đóng"],
    [null, ROUND.closesAt, "Chưa đặt giờ mở, đóng 24h00 ngày 18/11/2026"],
    [ROUND.closesAt, ROUND.opensAt, "Giờ đóng chưa sau giờ mở"],
  ])("a draft's round from %s to %s", (opensAt, closesAt, text) =>
    expect(windowWords({ opensAt, closesAt })).toBe(text),
  );
});

describe("versions differ in", () => {
  const version = (rules: Partial<ContestRules> = {}, rounds = [ROUND], title = "Tên") => ({
    title,
    rules: { ...RULES, ...rules },
    rounds,
  });
  test.each<[string, ReturnType<typeof version>, [string, string | null, string | null][]]>([
    ["nothing", version(), []],
    ["the title", version({}, [ROUND], "Tên khác"), [["Tên cuộc thi", "Tên", "Tên khác"]]],
    ["prizes", version({ prizes: ["Nhất", "Nhì"] }), [["Giải thưởng", null, "Nhất; Nhì"]]],
    [
      "the grace",
      version({ graceMs: 0 }),
      [["Giờ đóng, ghi thêm", expect.any(String), expect.stringContaining("không tính")]],
    ],
    [
      "the end of the round",
      version({}, [{ ...ROUND, closesAt: at("2026-11-20T17:00:00") }]),
      [
        ["Vòng 1", "07:00 ngày 16/11 đến 24h00 ngày 18/11/2026", "07:00 ngày 16/11 đến 17:00 ngày 20/11/2026"],
        ["Giờ đóng", expect.any(String), expect.stringContaining("17:00 ngày 20/11/2026")],
      ],
    ],
    [
      "a round more",
      version({}, [ROUND, { ...ROUND, title: "Vòng 2" }]),
      expect.arrayContaining([["Vòng 2", null, expect.any(String)]]),
    ],
  ])("%s", (_what, after, expected) => {
    expect(rulesChanges(version(), after).map(({ term, before, after: now }) => [term, before, now])).toEqual(expected);
  });
});
