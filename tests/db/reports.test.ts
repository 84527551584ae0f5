/** Reports: what is counted, who may write, and issued versions that nothing changes. */
import { expect, it, test } from "vitest";
import type { Content } from "#app/content/types.ts";
import type { Actor, Role } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import {
  buildLoaded,
  changeReport,
  commentReport,
  contestsFor,
  contestsToSum,
  correctReport,
  createReport,
  differencesOf,
  loadReport,
  parseModel,
  periodOf,
  reportLines,
  reportUnits,
  settleComment,
} from "#app/features/annual-report/api.server.ts";
import { reportData } from "#app/features/annual-report/data.server.ts";
import { reportFaults } from "#app/features/annual-report/faults.server.ts";
import { issueReport, modelHash } from "#app/features/annual-report/issue.server.ts";
import { NARRATIVES_OF } from "#app/features/annual-report/narrative.ts";
import { reportRights } from "#app/features/annual-report/rights.server.ts";
import { drainBoardOutbox, issueEdition } from "#app/features/boards/api.server.ts";
import {
  findReportVersion,
  listReportComments,
  listReportFileParts,
  listReports,
  listReportVersions,
} from "#db/queries/reports.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, makeProvince, makeRound, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

const CONTENT = {
  modules: [
    { pillar: "common", lessons: [{ id: "mot" }, { id: "hai" }] },
    { pillar: "economy", lessons: [{ id: "ba" }] },
  ],
} as unknown as Pick<Content, "modules">;
const YEAR = periodOf("2026")!;
const NOW = T0 + 11 * DAY;
const actor = (role: Role, unit: string): Actor => ({ account: "OFFICER", person: "P", grants: [{ role, unit }] });
const OFFICER = actor("department", "PROVINCE");
const BY = { account: "OFFICER", now: NOW };

/** School 1: a roll of 4, two sat. School 2: one of one, and one from outside. School 3 has no roll. */
async function begin(open: () => Promise<TestDatabase>): Promise<{ handle: TestDatabase; round: TestRound }> {
  const handle = await open();
  await makeProvince(handle, 8);
  const roll = new Map([0, 1, 2, 3].map((n) => [n, n < 2 ? "IN11" : "IN12"])).set(4, "IN21");
  const round = await makeRound(handle, "R", { roll });
  for (const [n, placement, score] of [
    [0, "IN11", 10_000],
    [2, "IN12", 5_000],
    [4, "IN21", 5_000],
    [5, "IN21", 5_000],
  ] as const) {
    await addAttempt(handle, round, { person: personId(n), placement, score, finishedAt: T0 + n * DAY });
  }
  await drainBoardOutbox(handle, T0);
  return { handle, round };
}

async function learn({ db }: TestDatabase): Promise<void> {
  const progress = (n: number, lesson: string, begun: number, done: number | null, placement: string) => ({
    person: personId(n),
    lesson,
    placement,
    state: done === null ? ("begun" as const) : ("done" as const),
    checks_right: 0,
    checks_total: 0,
    begun_at: begun,
    done_at: done,
    updated_at: done ?? begun,
    section: null,
  });
  const lastYear = T0 - 365 * DAY;
  await insertRows(db, "lesson_progress", [
    progress(0, "mot", T0, T0 + 1, "IN11"),
    progress(0, "ba", T0, T0 + 1, "IN11"),
    progress(1, "mot", T0, null, "IN12"),
    progress(2, "hai", lastYear, T0, "IN21"),
    progress(3, "hai", lastYear, lastYear, "IN11"),
    progress(4, "ba", T0, NOW, "IN21"),
  ]);
  const taught = (id: string, unit: string, lesson: string, at: number, present: number) => ({
    id,
    unit,
    lesson,
    slot: "class" as const,
    day: localDay(at),
    present,
    by: "T",
    at,
  });
  await insertRows(db, "taught", [
    taught("1", "CLASS11", "mot", T0, 30),
    taught("2", "CLASS11", "ba", T0 + DAY, 28),
    taught("3", "CLASS21", "mot", T0, 20),
    taught("4", "CLASS21", "mot", lastYear, 99),
    taught("5", "CLASS21", "mot", NOW + DAY, 99),
  ]);
}

const plan = (unit: string, contests: readonly string[]) => ({
  form: "year" as const,
  unit,
  period: YEAR,
  cutAt: NOW,
  contests,
  pillars: ["common", "economy"] as const,
});

eachDatabase("what a report counts", (open) => {
  test("contests of the province with everything below it", async () => {
    const { handle, round } = await begin(open);
    const data = (await reportData(handle.db, CONTENT, plan("PROVINCE", [round.contest])))!;
    expect(data).toMatchObject({ unit: { name: "Tên PROVINCE", role: "area" }, schools: 3 });
    const [contest] = data.contests;
    expect(contest).toMatchObject({ edition: null, own: { people: 3, outside: 1, turns: 4, roll: 5, fullMarks: 1 } });
    expect(contest!.schools.map(({ unit, people, roll }) => [unit, people, roll])).toEqual([
      ["SCHOOL1", 2, 4],
      ["SCHOOL2", 1, 1],
      ["SCHOOL3", 0, null],
    ]);
    expect(contest!.areas.map(({ unit }) => unit)).toEqual(["COMMUNE1", "COMMUNE2"]);
    expect(contest!.unions.map(({ unit, people }) => [unit, people])).toContainEqual(["UNION", 2]);
    expect(contest!.days.map(({ people }) => people)).toEqual([1, 1, 1, 1]);
  });

  test.each([
    ["PROVINCE", [3, 2, 2, 78]],
    ["COMMUNE1", [2, 1, 1, 58]],
    ["SCHOOL2", [1, 1, 1, 20]],
    ["SCHOOL3", [0, 0, 0, 0]],
  ] as const)("lessons of %s: in the period, before the cut", async (unit, taught) => {
    const { handle } = await begin(open);
    await learn(handle);
    const { lessons } = (await reportData(handle.db, CONTENT, plan(unit, [])))!;
    expect(lessons.map(({ pillar, lessons: n }) => [pillar, n])).toEqual([
      ["common", 2],
      ["economy", 1],
      [null, 3],
    ]);
    const all = lessons.at(-1)!;
    expect([all.sessions, all.classes, all.schools, all.present]).toEqual(taught);
  });

  test("people who learnt, each once, and what they finished", async () => {
    const { handle } = await begin(open);
    await learn(handle);
    const { lessons } = (await reportData(handle.db, CONTENT, plan("PROVINCE", [])))!;
    // the one who finished at the cut itself is not in it; who began last year and finished now is
    expect(lessons.map(({ begun, finished, finishes }) => [begun, finished, finishes])).toEqual([
      [2, 2, 2],
      [2, 1, 1],
      [3, 2, 3],
    ]);
  });

  test("a contest of another year or another place is none of it", async () => {
    const { handle, round } = await begin(open);
    const names = async (unit: string, year: string) =>
      (await contestsFor(handle.db, { unit, period: periodOf(year)! }, NOW)).map(({ contest }) => contest.id);
    expect(await names("PROVINCE", "2026")).toEqual([round.contest]);
    expect(await names("SCHOOL3", "2026-2027")).toEqual([round.contest]);
    expect(await names("PROVINCE", "2025")).toEqual([]);
    await handle.db.updateTable("contest").set({ unit: "SCHOOL1" }).execute();
    expect(await names("COMMUNE1", "2026")).toEqual([round.contest]);
    expect(await names("CLASS11", "2026")).toEqual([round.contest]);
    expect(await names("SCHOOL2", "2026")).toEqual([]);
  });

  test("nothing of a unit that is not there", async () => {
    const { handle } = await begin(open);
    expect(await reportData(handle.db, CONTENT, plan("NOWHERE", []))).toBeNull();
  });
});

const FILLED = Object.fromEntries(NARRATIVES_OF.year.map((id) => [id, `Phần ${id}: {Người dự thi} người.`]));
const HEAD = { number: "5", day: "2026-11-28", place: "An Giang", signer: "Nguyễn Thị Ánh" };

/** A report with everything filled in, right before its issue. */
async function filled(handle: TestDatabase): Promise<string> {
  const id = await createReport(handle, CONTENT, { unit: "PROVINCE", period: YEAR }, BY);
  const loaded = (await loadReport(handle.db, OFFICER, id))!;
  expect(await changeReport(handle, loaded, 1, { texts: FILLED, head: { ...loaded.head, ...HEAD } }, BY)).toBe(true);
  return id;
}

eachDatabase("a report that is written", (open) => {
  it("begins with all contests and pillars, and keeps head and recipients for the next one", async () => {
    const { handle, round } = await begin(open);
    const id = await filled(handle);
    const { plan: kept, row } = (await loadReport(handle.db, OFFICER, id))!;
    expect(kept).toEqual({
      form: "year",
      period: YEAR,
      cutAt: null,
      contests: [round.contest],
      pillars: ["common", "economy"],
    });
    expect(row).toMatchObject({ rev: 2, editing: 1 });
    const next = await createReport(handle, CONTENT, { unit: "PROVINCE", period: periodOf("2027")! }, BY);
    const { head } = (await loadReport(handle.db, OFFICER, next))!;
    expect(head).toMatchObject({ place: "An Giang", signer: "Nguyễn Thị Ánh", number: "", day: null });
    const lines = await listReports(handle.db, ["PROVINCE"], 10);
    expect(lines.map((line) => [line.id, line.unitName, line.version])).toEqual(
      expect.arrayContaining([[id, "Tên PROVINCE", null]]),
    );
    expect(await listReports(handle.db, ["COMMUNE1"], 10)).toEqual([]);
  });

  it("follows its figures until it is issued", async () => {
    const { handle, round } = await begin(open);
    const id = await filled(handle);
    const words = async () => {
      const built = await buildLoaded(handle.db, CONTENT, (await loadReport(handle.db, OFFICER, id))!, NOW);
      return built!.model.figures["c1.people"]!.value;
    };
    expect(await words()).toBe(3);
    await addAttempt(handle, round, { person: personId(1), placement: "IN11", score: 1_000, finishedAt: T0 + DAY });
    await drainBoardOutbox(handle, T0);
    expect(await words()).toBe(4);
  });

  test.each([
    ["the department", OFFICER, true],
    ["the system's administrator", actor("admin", "PROVINCE"), true],
    ["an officer of a commune", actor("area", "COMMUNE1"), false],
    ["a department elsewhere", actor("department", "COMMUNE1"), false],
    ["the organiser", actor("organiser", "PROVINCE"), false],
    ["a manager", actor("manager", "SCHOOL1"), false],
    ["a secretary", actor("secretary", "UNION"), false],
    ["nobody", null, false],
  ] as const)("is open to %s: %s", async (_who, reader, may) => {
    const { handle } = await begin(open);
    const id = await filled(handle);
    expect((await loadReport(handle.db, reader, id)) !== null).toBe(may);
    expect(await loadReport(handle.db, reader, "NOWHERE")).toBeNull();
  });

  test.each([
    ["its manager", actor("manager", "SCHOOL1"), true],
    ["the department", OFFICER, true],
    ["the officer of its commune", actor("area", "COMMUNE1"), false],
    ["the manager of another school", actor("manager", "SCHOOL2"), false],
    ["a teacher of it", actor("teacher", "SCHOOL1"), false],
    ["its secretary", actor("secretary", "UNION"), false],
  ] as const)("of a school is open to %s: %s", async (_who, reader, may) => {
    const { handle } = await begin(open);
    const id = await createReport(handle, CONTENT, { unit: "SCHOOL1", period: YEAR }, BY);
    expect((await loadReport(handle.db, reader, id)) !== null).toBe(may);
    const lines = await reportLines(handle.db, reportRights(reader));
    expect(lines.map((line) => line.id)).toEqual(may ? [id] : []);
  });

  test.each([
    ["SCHOOL1", "manager", "Tên SCHOOL1"],
    ["COMMUNE1", "area", "Tên COMMUNE1"],
    ["UNION", "secretary", "Tên UNION"],
  ] as const)("of %s begins with its own head and figures", async (unit, role, name) => {
    const { handle, round } = await begin(open);
    expect(await reportUnits(handle.db, reportRights(actor(role, unit)))).toEqual([{ value: unit, label: name }]);
    const id = await createReport(handle, CONTENT, { unit, period: YEAR }, BY);
    const loaded = (await loadReport(handle.db, actor(role, unit), id))!;
    const { model } = (await buildLoaded(handle.db, CONTENT, loaded, NOW))!;
    expect(model.figures["c1.people"]?.value ?? null).toBe(unit === "UNION" && !loaded.plan.contests.length ? null : 2);
    expect(model.unit.name).toBe(name);
    expect(loaded.plan.contests).toEqual([round.contest]);
  });

  it("of one contest has the sections of a summary, its annexes and no lesson", async () => {
    const { handle, round } = await begin(open);
    for (const n of [1, 3]) {
      await addAttempt(handle, round, { person: personId(n), placement: "IN12", score: 8_500, finishedAt: T0 + DAY });
    }
    await drainBoardOutbox(handle, T0);
    await issueEdition(handle, round.contest, { kind: "final", cutAt: null, now: NOW - 1, by: null, reason: "" });
    const [contest, ...others] = await contestsToSum(handle.db, "PROVINCE", NOW);
    expect([contest?.id, others]).toEqual([round.contest, []]);
    expect(await contestsToSum(handle.db, "PROVINCE", T0 - 1)).toEqual([]);
    const id = await createReport(handle, CONTENT, { unit: "PROVINCE", contest: contest! }, BY);
    const loaded = (await loadReport(handle.db, OFFICER, id))!;
    expect(loaded.head.subject).toBe("Kết quả tổ chức cuộc thi “R”");
    expect(loaded.plan).toMatchObject({ form: "contest", contests: [round.contest], pillars: [] });
    const { model, open: left } = (await buildLoaded(handle.db, CONTENT, loaded, NOW))!;
    expect(model.sections.filter(({ level }) => level === 1).map(({ title }) => title)).toEqual([
      "I. Căn cứ tổ chức",
      "II. Công tác tổ chức",
      "III. Kết quả tham gia",
      "IV. Kết quả",
      "V. Đánh giá",
      "VI. Kiến nghị, đề xuất",
    ]);
    expect(model.annexes.map(({ title }) => title)).toEqual([
      "Kết quả dự thi của các trường",
      "Kết quả dự thi theo xã, phường, đặc khu",
      "Kết quả dự thi theo đơn vị Đoàn",
      "Chi tiết các cuộc thi",
      "Định nghĩa chỉ tiêu",
    ]);
    const scores = model.tables.find(({ id: table }) => table === "c1.scores")!;
    expect(scores.rows.map((row) => row[2])).toEqual([0, 0, 0, 0, 0, 3, 0, 0, 2, 0, 1]);
    expect(Object.keys(model.figures).some((key) => key.startsWith("l."))).toBe(false);
    expect(Object.keys(left).sort()).toEqual(["awards", "basis", "causes", "direct", "proposals"]);
  });

  it("is not saved over what somebody else saved meanwhile", async () => {
    const { handle } = await begin(open);
    const id = await filled(handle);
    const loaded = (await loadReport(handle.db, OFFICER, id))!;
    expect(await changeReport(handle, loaded, 2, { texts: { plan: "Một." } }, BY)).toBe(true);
    expect(await changeReport(handle, loaded, 2, { texts: { plan: "Hai." } }, BY)).toBe(false);
    expect((await loadReport(handle.db, OFFICER, id))!.texts).toEqual({ plan: "Một." });
  });

  it("carries remarks of a second officer until they are dealt with", async () => {
    const { handle } = await begin(open);
    const id = await filled(handle);
    const loaded = (await loadReport(handle.db, OFFICER, id))!;
    const second = { account: "SECOND", now: NOW + 1 };
    await commentReport(handle, loaded, { part: "causes", text: "Thêm nguyên nhân thiếu phòng máy." }, second);
    const [remark] = await listReportComments(handle.db, id);
    expect(remark).toMatchObject({ part: "causes", written_by: "SECOND", done_at: null });
    await settleComment(handle, loaded, remark!.id, BY);
    await settleComment(handle, loaded, remark!.id, { ...BY, now: NOW + 9 });
    expect((await listReportComments(handle.db, id))[0]).toMatchObject({ done_at: NOW, done_by: "OFFICER" });
  });
});

eachDatabase("issuing a report", (open) => {
  it("says what is missing and issues nothing", async () => {
    const { handle, round } = await begin(open);
    const id = await createReport(handle, CONTENT, { unit: "PROVINCE", period: YEAR }, BY);
    const refused = await issueReport(handle, CONTENT, { report: id, rev: 1, reason: "" }, BY);
    const faults =
      refused.ok || refused.code !== "faults" ? [] : refused.faults.map(({ at, message }) => `${at}: ${message}`);
    expect(faults).toEqual(
      expect.arrayContaining([
        "causes: Nguyên nhân: còn chỗ chưa điền [Nêu nguyên nhân khách quan, chủ quan.]",
        "settings: Chưa ghi số văn bản.",
        "settings: Chưa ghi họ tên người ký.",
      ]),
    );
    expect(await listReportVersions(handle.db, id)).toEqual([]);

    const loaded = (await loadReport(handle.db, OFFICER, id))!;
    const messages = async (change: object, now = NOW) => {
      const found = await reportFaults(handle.db, CONTENT, { ...loaded, ...change }, now);
      return found!.faults.map(({ message }) => message);
    };
    const cut = (cutAt: number | null, contests = [round.contest]) => ({ plan: { ...loaded.plan, cutAt, contests } });
    expect(await messages(cut(NOW + 1))).toContain(
      "Mốc số liệu 08:00 ngày 27/11/2026 chưa tới. Chờ đến lúc ấy hoặc chọn mốc khác.",
    );
    expect(await messages(cut(T0 + DAY))).toContain(
      "Cuộc thi “R” còn mở sau mốc số liệu mà chưa có bản chốt. Chốt kết quả, hoặc để mốc là lúc ban hành.",
    );
    expect(await messages(cut(null, ["ELSEWHERE"]))).toContain(
      "Một cuộc thi đã chọn không còn thuộc đơn vị hoặc kỳ này. Lưu lại danh sách cuộc thi.",
    );
    expect(await messages({ texts: { plan: "Có {Số lượng lạ}." } })).toContain(
      "Phương hướng, nhiệm vụ: không có số liệu nào tên {Số lượng lạ}. Xem danh sách số liệu.",
    );
    expect(await messages({ texts: { plan: "  \n " } })).toContain(
      "Phương hướng, nhiệm vụ: đang trống. Viết ít nhất một câu, không có thì ghi “Không có”.",
    );
  });

  it("keeps model, files and editions for good; a corrected version refers to it", async () => {
    const { handle, round } = await begin(open);
    const { db } = handle;
    const edition = await issueEdition(handle, round.contest, {
      kind: "final",
      cutAt: null,
      now: NOW - 1,
      by: null,
      reason: "",
    });
    const id = await filled(handle);
    const order = { report: id, rev: 2, reason: "" };
    expect(await issueReport(handle, CONTENT, order, BY)).toEqual({ ok: true, n: 1 });
    // a second press
    expect(await issueReport(handle, CONTENT, order, BY)).toEqual({ ok: false, code: "changed" });

    const version = (await findReportVersion(db, id, 1))!;
    expect(version.hash).toBe(modelHash(version.model));
    const model = parseModel(version.model);
    expect(model.editions).toMatchObject([{ contest: round.contest, n: 1, hash: edition.ok && edition.hash }]);
    expect(model.cutAt).toBe(NOW);
    const bytes = async (format: string) => Buffer.concat(await listReportFileParts(db, version.id, format));
    expect(JSON.parse((await bytes("json")).toString("utf8"))).toEqual(JSON.parse(version.model));
    expect((await bytes("docx")).subarray(0, 2).toString()).toBe("PK");
    expect((await bytes("xlsx")).length).toBeGreaterThan(5_000);
    expect((await bytes("csv")).toString("utf8")).toContain("Người dự thi");
    const loaded = (await loadReport(db, OFFICER, id))!;
    expect(await changeReport(handle, loaded, loaded.row.rev, { texts: {} }, BY)).toBe(false);

    // what happens later touches no issued figure
    await addAttempt(handle, round, { person: personId(1), placement: "IN11", score: 1_000, finishedAt: T0 + DAY });
    await drainBoardOutbox(handle, T0);
    await issueEdition(handle, round.contest, { kind: "corrected", cutAt: null, now: NOW, by: null, reason: "Sót" });
    expect((await findReportVersion(db, id, 1))!.model).toBe(version.model);

    expect(await correctReport(handle, loaded, BY)).toBe(true);
    expect(await correctReport(handle, loaded, BY)).toBe(false);
    const { rev } = (await loadReport(db, OFFICER, id))!.row;
    expect(await issueReport(handle, CONTENT, { report: id, rev, reason: " " }, BY)).toEqual({
      ok: false,
      code: "reason",
    });
    const again = { report: id, rev, reason: "Bổ sung một trường gửi muộn" };
    expect(await issueReport(handle, CONTENT, again, BY)).toEqual({ ok: true, n: 2 });
    const [second] = await listReportVersions(db, id);
    expect(second).toMatchObject({ n: 2, replaces: version.id, reason: "Bổ sung một trường gửi muộn" });
    const after = parseModel((await findReportVersion(db, id, 2))!.model);
    const changes = differencesOf(model, after);
    expect(changes).toContainEqual({ kind: "figure", what: "Người dự thi", was: "3", now: "4" });
    expect(changes.filter(({ kind }) => kind === "text").length).toBe(NARRATIVES_OF.year.length);
    expect(changes.find(({ what }) => what === "Kết quả dự thi theo trường")).toMatchObject({
      kind: "table",
      was: "3 dòng",
      now: "3 dòng, 1 dòng khác trước",
    });
    expect(differencesOf(model, model)).toEqual([]);
  });

  it("is refused by the database for whoever would change an issued version", async () => {
    const { handle } = await begin(open);
    const { db } = handle;
    const id = await filled(handle);
    await issueReport(handle, CONTENT, { report: id, rev: 2, reason: "" }, BY);
    const { id: version } = (await findReportVersion(db, id, 1))!;
    const piece = { version, format: "docx", pos: 9, bytes: Buffer.from("x") };
    await expect(db.updateTable("report_version").set({ model: "{}" }).execute()).rejects.toThrow("never changed");
    await expect(db.deleteFrom("report_version").execute()).rejects.toThrow("never changed");
    await expect(db.updateTable("report_file").set({ pos: 7 }).execute()).rejects.toThrow("never changed");
    await expect(db.deleteFrom("report_file").execute()).rejects.toThrow("never changed");
    await expect(db.insertInto("report_file").values(piece).execute()).rejects.toThrow("issued");
    await expect(db.insertInto("report_version_edition").values({ version, edition: 1 }).execute()).rejects.toThrow();
  });

  it("tells of a contest whose boards are live that its figures are not final", async () => {
    const { handle } = await begin(open);
    const id = await filled(handle);
    expect(await issueReport(handle, CONTENT, { report: id, rev: 2, reason: "" }, BY)).toEqual({ ok: true, n: 1 });
    const { live, editions } = parseModel((await findReportVersion(handle.db, id, 1))!.model);
    expect([live.map(({ title }) => title), editions]).toEqual([["R"], []]);
  });
});
