/** Making a contest: drafts, their checks, copying, publishing, new versions of the rules, who may do it. */
import { beforeEach, expect, it } from "vitest";
import {
  checklistFor,
  createDraft,
  discardDraft,
  loadDraft,
  publishDraft,
  publishedContest,
  publishRevision,
  saveStep,
} from "#app/features/contests/api.server.ts";
import { type ContestDraft, USUAL } from "#app/features/contests/draft.ts";
import { findContest, listRounds, listRulesHistory } from "#db/queries/contests.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, MINUTE, makeProvince, T0 } from "./boards-fixture.ts";
import { BY, HOUR, makeBank, makeDraft, makePublished, roundAt, viewerOn, wholeDraft } from "./contest-fixture.ts";

eachDatabase("making a contest", (open) => {
  let handle: TestDatabase;
  beforeEach(async () => {
    handle = await open();
    await makeProvince(handle, 6);
    await makeBank(handle, 3);
  });

  const draftOf = async (id: string, now = BY.now) => (await loadDraft(handle.db, viewerOn("PROVINCE"), id, now))!;
  const missingOf = async (id: string, now = BY.now) =>
    (await checklistFor(handle.db, await draftOf(id, now), now)).missing.map(({ step, text }) => `${step}: ${text}`);
  const poolsOf = async (id: string) => {
    const rounds = await listRounds(handle.db, id);
    return Promise.all(
      rounds.map(async (round) => {
        const rows = await handle.db.selectFrom("round_pool").select("version").where("round", "=", round.id).execute();
        return rows.map((row) => row.version).sort();
      }),
    );
  };
  const revise = (id: string, over: Partial<ContestDraft>, now = BY.now + DAY) =>
    saveStep(handle, id, "review", { draft: over }, { ...BY, now }).then(() =>
      publishRevision(handle, id, { ...BY, now, reason: "Gia hạn theo công văn" }),
    );

  it("begins with a name, is seen by nobody else, and takes an address from its name", async () => {
    const made = await createDraft(
      handle,
      { unit: "PROVINCE", title: "Tìm hiểu ASEAN: Đất nước & Con người", slug: "", about: "", copy: null },
      BY,
    );
    const again = await createDraft(
      handle,
      { unit: "PROVINCE", title: "Tìm hiểu ASEAN: Đất nước & Con người", slug: "", about: "", copy: null },
      BY,
    );
    if (!made.ok || !again.ok) throw new Error("not made");
    expect((await findContest(handle.db, made.contest))!.slug).toBe("tim-hieu-asean-dat-nuoc-con-nguoi");
    expect((await findContest(handle.db, again.contest))!.slug).toBe("tim-hieu-asean-dat-nuoc-con-nguoi-2");
    expect(await publishedContest(handle.db, "tim-hieu-asean-dat-nuoc-con-nguoi")).toBeNull();
    expect(await missingOf(made.contest)).toEqual([
      "audience: Chưa chọn đối tượng dự thi.",
      "rounds: Chưa đặt vòng thi và giờ mở, giờ đóng.",
      "questions: Chưa chọn câu hỏi và số lượt.",
      "results: Chưa xem bước kết quả và giải thưởng.",
    ]);
    expect(await publishDraft(handle, made.contest, BY)).toEqual({ ok: false, code: "missing" });
    for (const slug of ["moi", "soan"]) {
      const refused = await createDraft(
        handle,
        { unit: "PROVINCE", title: "Tên dài", slug, about: "", copy: null },
        BY,
      );
      expect(refused).toEqual({ ok: false, code: "slug_taken" });
    }
  });

  it.each([
    ["of the host unit", "PROVINCE", true],
    ["of a unit below", "COMMUNE1", false],
    ["of another school", "SCHOOL2", false],
    ["with no role", null, false],
  ] as const)("opens a draft for an organiser %s: %s → %s", async (_who, unit, may) => {
    const id = await makeDraft(handle, "nhap");
    expect((await loadDraft(handle.db, viewerOn(unit), id, BY.now)) !== null).toBe(may);
  });

  it("keeps a school's draft from another school, and opens it to who stands above", async () => {
    const id = await makeDraft(handle, "cua-truong", {}, "SCHOOL1");
    const may = async (unit: string) => (await loadDraft(handle.db, viewerOn(unit), id, BY.now)) !== null;
    expect([await may("SCHOOL1"), await may("COMMUNE1"), await may("PROVINCE")]).toEqual([true, true, true]);
    expect([await may("SCHOOL2"), await may("CLASS11")]).toEqual([false, false]);
    expect(await loadDraft(handle.db, null, id, BY.now)).toBeNull();
  });

  it("keeps the work of two people at two steps", async () => {
    const id = await makeDraft(handle, "hai-nguoi");
    const results = { ...USUAL.results, prizes: ["1 giải Nhất"] };
    const paper = { ...wholeDraft().paper!, attempts: 7 };
    await Promise.all([
      saveStep(handle, id, "results", { draft: { results } }, BY),
      saveStep(handle, id, "questions", { draft: { paper } }, BY),
    ]);
    const { draft } = await draftOf(id);
    expect([draft.results?.prizes, draft.paper?.attempts]).toEqual([["1 giải Nhất"], 7]);
  });

  it.each<[string, Partial<ContestDraft>, string[]]>([
    [
      "a time that is not set",
      { time: { ...USUAL.time, rounds: [{ ...roundAt("Vòng 1", T0, T0 + DAY), closesAt: null }] } },
      ["rounds: Vòng 1: chưa đặt giờ đóng."],
    ],
    [
      "rounds that overlap",
      {
        time: {
          ...USUAL.time,
          rounds: [roundAt("Vòng 1", T0, T0 + 2 * DAY), roundAt("Vòng 2", T0 + DAY, T0 + 3 * DAY)],
        },
      },
      ["rounds: Vòng 2: Vòng này phải mở sau khi vòng trước đóng."],
    ],
    [
      "a rehearsal that lasts into the first round",
      {
        time: {
          ...USUAL.time,
          rounds: [roundAt("Thi thử", T0 - DAY, T0 + HOUR, { rehearsal: true }), roundAt("Vòng 1", T0, T0 + DAY)],
        },
      },
      ["rounds: Thi thử: Thi thử phải đóng trước khi vòng chính thức đầu tiên mở."],
    ],
    [
      "a quota the bank cannot fill",
      { paper: { ...USUAL.paper, quota: [{ pillar: "economy", difficulty: "apply", n: 4 }] } },
      ["questions: Dòng 1: Cần 4 câu, kho chỉ có 3 câu hợp."],
    ],
    [
      "lines that want the same questions",
      {
        paper: {
          ...USUAL.paper,
          quota: [
            { pillar: "economy", n: 7 },
            { pillar: "economy", difficulty: "apply", n: 3 },
          ],
        },
      },
      ["questions: Các dòng 1, 2 rút chung một nhóm câu: cần 10 câu, kho chỉ có 9 câu hợp."],
    ],
    [
      "keys that would show the next round",
      {
        time: {
          ...USUAL.time,
          rounds: [roundAt("Tuần 1", T0, T0 + DAY), roundAt("Tuần 2", T0 + 2 * DAY, T0 + 3 * DAY)],
        },
        results: { ...USUAL.results, release: "each_round" },
      },
      [expect.stringContaining("results: Các vòng đang rút chung một kho")],
    ],
    [
      "a score that would never be shown",
      { results: { ...USUAL.results, showScore: false, release: "never" } },
      [expect.stringContaining("results: Điểm hẹn công bố cùng đáp án")],
    ],
    ["nothing", {}, []],
  ])("misses %s", async (_what, over, missing) => {
    const id = await makeDraft(handle, "kiem-tra", over);
    expect(await missingOf(id)).toEqual(missing);
    const published = await publishDraft(handle, id, BY);
    expect(published.ok).toBe(missing.length === 0);
  });

  it.each<[string, Partial<ContestDraft>, string[]]>([
    ["a rate", {}, ["results: Bảng “Tỷ lệ dự thi” cần sĩ số"]],
    [
      "a further board by rate",
      { results: { ...USUAL.results, formula: "C1", moreFormulas: ["C2"] } },
      ["results: Bảng “Tỷ lệ dự thi” cần sĩ số"],
    ],
    [
      "classes by size",
      { results: { ...USUAL.results, formula: "C7", moreFormulas: [], sizeClasses: [300] } },
      ["results: Xếp hạng theo quy mô cần sĩ số"],
    ],
    ["counts alone", { results: { ...USUAL.results, formula: "C7", moreFormulas: ["C4", "BK"] } }, []],
  ])("where nobody is on a roll, %s is refused before publishing", async (_what, over, missing) => {
    await handle.db.deleteFrom("membership").execute();
    const id = await makeDraft(handle, "khong-si-so", over);
    expect(await missingOf(id)).toEqual(missing.map((line) => expect.stringContaining(line)));
    expect((await publishDraft(handle, id, BY)).ok).toBe(missing.length === 0);
  });

  it("publishes once: rules 1 with their schedule, rounds, pinned pools, a grading each; the draft is gone", async () => {
    const id = await makeDraft(handle, "mot-lan");
    const results = await Promise.all([publishDraft(handle, id, BY), publishDraft(handle, id, BY)]);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await listRulesHistory(handle.db, id)).toMatchObject([{ version: 1, reason: "" }]);
    const view = (await publishedContest(handle.db, "mot-lan"))!;
    expect(view.rules.schedule).toMatchObject([{ title: "Vòng 1", releaseAt: T0 + 10 * DAY + 5 * MINUTE }]);
    expect(view.rounds).toHaveLength(1);
    expect((await poolsOf(id))[0]).toHaveLength(36);
    const gradings = await handle.db.selectFrom("grading").select("round").execute();
    expect(gradings.map(({ round }) => round)).toEqual([view.rounds[0]!.id]);
    expect(await handle.db.selectFrom("contest_draft").selectAll().execute()).toEqual([]);
    const actions = await handle.db
      .selectFrom("audit")
      .select("action")
      .where("subject", "=", `contest:${id}`)
      .orderBy("id")
      .execute();
    expect(actions.map(({ action }) => action)).toEqual(["contest.create", "contest.edit", "contest.publish"]);
  });

  it("keeps the rehearsal's questions from all rounds, and each round's from the others where asked", async () => {
    const rounds = [
      roundAt("Thi thử", T0 - 2 * DAY, T0 - DAY, { rehearsal: true }),
      roundAt("Tuần 1", T0, T0 + DAY),
      roundAt("Tuần 2", T0 + 7 * DAY, T0 + 8 * DAY),
    ];
    const time = { ...USUAL.time, rounds };
    const shared = await poolsOf(await makePublished(handle, "chung", { time }));
    expect(shared[0]).toHaveLength(4);
    expect(shared[1]).toEqual(shared[2]);
    expect(shared[1]!.filter((version) => shared[0]!.includes(version))).toEqual([]);
    const paper = { ...wholeDraft().paper!, ownPools: true };
    const own = await poolsOf(await makePublished(handle, "rieng", { time, paper }));
    expect(new Set(own.flat()).size).toBe(own.flat().length);
    const view = (await publishedContest(handle.db, "rieng"))!;
    expect(view.rounds.map(({ title }) => title)).toEqual(["Tuần 1", "Tuần 2"]);
    expect(view.rehearsals.map(({ title }) => title)).toEqual(["Thi thử"]);
  });

  it("copies another contest with its times moved and none of its past", async () => {
    const rounds = [
      roundAt("Thi thử", T0 - 2 * DAY, T0 - DAY, { rehearsal: true }),
      roundAt("Vòng 1", T0, T0 + 3 * DAY),
      roundAt("Vòng 2", T0 + 7 * DAY, T0 + 10 * DAY, { freezeAt: T0 + 9 * DAY }),
    ];
    const from = await makePublished(handle, "nam-ngoai", {
      time: { ...USUAL.time, rounds },
      results: { ...USUAL.results, prizes: ["1 giải Nhất"] },
    });
    const contest = (await findContest(handle.db, from))!;
    const copy = async (day: string | null) => {
      const made = await createDraft(
        handle,
        { unit: "PROVINCE", title: "Năm nay", slug: "", about: "", copy: { contest, day } },
        BY,
      );
      if (!made.ok) throw new Error(made.code);
      return (await draftOf(made.contest)).draft;
    };
    const moved = await copy("2027-11-16"); // a year later, 08:00 as before
    const year = 365 * DAY;
    expect(moved.time!.rounds).toEqual(
      rounds.map((round) => ({
        ...round,
        id: null,
        opensAt: round.opensAt + year,
        closesAt: round.closesAt + year,
        freezeAt: round.freezeAt === null ? null : round.freezeAt + year,
      })),
    );
    expect([moved.title, moved.results?.prizes, moved.paper?.quota.length]).toEqual(["Năm nay", ["1 giải Nhất"], 4]);
    expect((await copy(null)).time!.rounds.map(({ opensAt }) => opensAt)).toEqual([null, null, null]);
  });

  it("deletes a draft with everything, never a published contest", async () => {
    const draft = await makeDraft(handle, "bo-di");
    expect(await discardDraft(handle, draft, BY)).toBe(true);
    expect(await findContest(handle.db, draft)).toBeNull();
    expect(await discardDraft(handle, draft, BY)).toBe(false);

    const published = await makePublished(handle, "giu-lai");
    await saveStep(handle, published, "name", { draft: { title: "Tên khác" } }, BY);
    expect((await draftOf(published)).draft.title).toBe("Tên khác");
    expect((await findContest(handle.db, published))!.title).toBe("Cuộc thi thử");
    await discardDraft(handle, published, BY);
    expect((await draftOf(published)).draft.title).toBe("Cuộc thi thử");
    expect((await findContest(handle.db, published))!.state).toBe("published");
  });

  it("makes a new version of the rules with its reason; the old one stays readable", async () => {
    const id = await makePublished(handle, "ban-hai");
    const { draft } = await draftOf(id);
    const rounds = draft.time!.rounds.map((round) => ({ ...round, closesAt: T0 + 12 * DAY }));
    const revised = await revise(id, { title: "Tên mới", time: { ...draft.time!, rounds, minutes: 25 } });
    expect(revised).toEqual({ ok: true, version: 2, deadlines: 0 });
    expect(await listRulesHistory(handle.db, id)).toMatchObject([
      { version: 2, reason: "Gia hạn theo công văn", publishedAt: BY.now + DAY },
      { version: 1, reason: "" },
    ]);
    const view = (await publishedContest(handle.db, "ban-hai"))!;
    expect([view.contest.title, view.rules.minutes, view.rounds[0]!.closesAt]).toEqual(["Tên mới", 25, T0 + 12 * DAY]);
    expect(view.rounds[0]!.releaseAt).toBe(T0 + 12 * DAY + 5 * MINUTE);
    const { rules } = (await handle.db
      .selectFrom("contest_rules")
      .select("rules")
      .where("version", "=", 1)
      .executeTakeFirstOrThrow()) as { rules: string };
    expect(JSON.parse(rules)).toMatchObject({ minutes: 15, schedule: [{ closesAt: T0 + 10 * DAY }] });
  });

  it("refuses changes that start from an older version, and none at all", async () => {
    const id = await makePublished(handle, "cu");
    expect(await publishRevision(handle, id, { ...BY, reason: "Không có gì" })).toEqual({ ok: false, code: "nothing" });
    await saveStep(handle, id, "name", { draft: { title: "Của người này" } }, BY);
    await handle.db.updateTable("contest_draft").set({ base: 0 }).where("contest", "=", id).execute();
    expect(await publishRevision(handle, id, { ...BY, reason: "Sửa tên" })).toEqual({ ok: false, code: "stale" });
  });

  it("pins other questions while nothing was drawn, and not in the last ten minutes", async () => {
    const id = await makePublished(handle, "doi-cau");
    const quota = [{ pillar: "economy" as const, n: 2 }];
    const { draft } = await draftOf(id);
    expect((await revise(id, { paper: { ...draft.paper!, quota } })).ok).toBe(true);
    expect((await poolsOf(id))[0]).toHaveLength(9);
    const more = { ...draft.paper!, quota: [{ pillar: "culture" as const, n: 2 }] };
    const late = T0 - 5 * MINUTE;
    await saveStep(handle, id, "questions", { draft: { paper: more } }, { ...BY, now: late });
    expect(await missingOf(id, late)).toEqual([
      "questions: Câu hỏi, điểm và kho không đổi được vì vòng đầu tiên sắp mở hoặc đã mở.",
    ]);
    expect(await publishRevision(handle, id, { ...BY, now: late, reason: "Đổi đề" })).toMatchObject({ ok: false });
    expect((await poolsOf(id))[0]).toHaveLength(9);
  });

  it("adds a round that shares the pool after the first has opened", async () => {
    const id = await makePublished(handle, "them-vong");
    const { draft } = await draftOf(id);
    const rounds = [...draft.time!.rounds, roundAt("Vòng bổ sung", T0 + 11 * DAY, T0 + 12 * DAY)];
    expect((await revise(id, { time: { ...draft.time!, rounds } }, T0 + DAY)).ok).toBe(true);
    const [first, second] = await poolsOf(id);
    expect(second).toEqual(first);
    const view = (await publishedContest(handle.db, "them-vong"))!;
    expect(view.rounds.map(({ title, releaseAt }) => [title, releaseAt])).toEqual([
      ["Vòng 1", T0 + 12 * DAY + 5 * MINUTE],
      ["Vòng bổ sung", T0 + 12 * DAY + 5 * MINUTE],
    ]);
  });
});
