/** Who of a class has sat, as page and sheet tell it; it agrees with the boards and with the school's turnout. */
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import type { ContestRules } from "#app/domain/contest.ts";
import { publicEdition } from "#app/domain/edition.ts";
import { drainBoardOutbox, issueEdition, nameViewerOf, peopleBoard } from "#app/features/boards/api.server.ts";
import {
  type ChosenRound,
  classResults,
  classSheet,
  classSheetState,
  classView,
  roundChoice,
  turnoutOf,
} from "#app/features/reports/api.server.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import { tableSheetFile } from "#app/sheets/table-sheet.server.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, MINUTE, makeProvince, makeRound, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

const CLOSED = T0 + 10 * DAY;
const BY = { account: "TEACHER", now: CLOSED };

async function unitOf(handle: TestDatabase, id: string) {
  return (await listUnitsByIds(handle.db, [id]))[0]!;
}

async function chosenAt(handle: TestDatabase, now: number, unit = "CLASS11"): Promise<ChosenRound> {
  return (await roundChoice(handle.db, await unitOf(handle, unit), { wanted: null, now }))!.chosen!;
}

/** CLASS11 has persons 0, 3, 6, 9: the first two have sat, 6 sits, 9 came from CLASS21 and sat there. */
async function begin(
  open: () => Promise<TestDatabase>,
  settings: { rules?: Partial<ContestRules>; freezeAt?: number; sitting?: boolean } = {},
): Promise<{ handle: TestDatabase; round: TestRound }> {
  const handle = await open();
  await makeProvince(handle, 12);
  const round = await makeRound(handle, "R", { people: 12, ...settings });
  const sat = (n: number, placement: string, score: number, at: number, durationMs = 10 * MINUTE) =>
    addAttempt(handle, round, { person: personId(n), placement, score, finishedAt: T0 + at, durationMs });
  await sat(0, "IN11", 7_500, MINUTE);
  await sat(0, "IN11", 4_000, 2 * MINUTE);
  await sat(3, "IN11", 9_000, 3 * MINUTE, 9 * MINUTE + 12_038);
  await sat(9, "IN21", 10_000, 4 * MINUTE);
  await sat(1, "IN12", 3_000, 5 * MINUTE);
  if (settings.sitting) {
    const open = {
      person: personId(6),
      placement: "IN11",
      score: null,
      finishedAt: T0 + MINUTE,
      state: "open" as const,
    };
    await addAttempt(handle, round, open);
  }
  await drainBoardOutbox(handle, T0);
  return { handle, round };
}

const brief = (lines: readonly { state: string; turns: number; score: number | null }[]) =>
  lines.map(({ state, turns, score }) => `${state} ${turns} ${score}`);

eachDatabase("the results of a class", (open) => {
  test("tell who has sat, who sits, who has not, with the attempt that counts and the rank of the board", async () => {
    const { handle, round } = await begin(open, { sitting: true });
    const now = T0 + DAY;
    const { lines, scoresOut, sheet } = await classResults(handle, "CLASS11", await chosenAt(handle, now), {
      ...BY,
      now,
    });
    expect([scoresOut, sheet]).toEqual([true, "running"]);
    expect(lines.map(({ name }) => name)).toEqual([0, 3, 6, 9].map((n) => `Nguyễn Văn Số${n}`));
    expect(brief(lines)).toEqual(["done 2 7500", "done 1 9000", "open 0 null", "done 1 10000"]);
    expect(lines.map(({ countedNo, durationMs, finishedAt }) => [countedNo, durationMs, finishedAt])).toEqual([
      [1, 10 * MINUTE, T0 + 2 * MINUTE],
      [1, 9 * MINUTE + 12_038, T0 + 3 * MINUTE],
      [null, null, null],
      [1, 10 * MINUTE, T0 + 4 * MINUTE],
    ]);
    // who sat in another class is ranked there
    const viewer = await nameViewerOf(handle.db, { account: "A", person: personId(0), grants: [] }, now);
    const board = await peopleBoard(handle.db, { edition: 0, scope: round.round, unit: "CLASS11" }, viewer, {
      limit: 9,
    });
    const ranked = lines.filter(({ rank }) => rank !== null).sort((a, b) => a.rank! - b.rank!);
    expect(ranked.map(({ rank, score, durationMs }) => ({ rank, score, durationMs }))).toEqual(
      board.rows.map(({ rank, score, durationMs }) => ({ rank, score, durationMs })),
    );
    const view = await classView(handle, "CLASS11", await chosenAt(handle, now), { ...BY, now });
    expect(brief(view.members)).toEqual(brief(lines));
    expect(Object.keys(view.members[0]!)).not.toEqual(expect.arrayContaining(["birthDate", "receipt", "person"]));
    const audited = await handle.db.selectFrom("audit").select(["action", "unit", "actor"]).execute();
    expect(audited).toEqual(expect.arrayContaining([{ action: "class.read", unit: "CLASS11", actor: "TEACHER" }]));
  });

  test("are in the sheet as on the page", async () => {
    const { handle } = await begin(open);
    await handle.db
      .updateTable("person")
      .set({ full_name: "=1+1", birth_date: "2010-09-05" })
      .where("id", "=", personId(3))
      .execute();
    const chosen = await chosenAt(handle, CLOSED);
    expect(await classSheetState(handle, "CLASS11", chosen, CLOSED)).toBe("ready");
    const results = await classResults(handle, "CLASS11", chosen, { ...BY, action: "class.sheet" });
    const head = {
      name: "11",
      above: "Trường Một",
      word: "lớp",
      round: chosen.line,
      now: CLOSED,
      withBirthDates: true,
    };
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await tableSheetFile(classSheet(head, results))) as unknown as ArrayBuffer);
    const page = book.worksheets[0]!;
    expect([1, 2, 3, 4].map((row) => page.getCell(row, 1).value)).toEqual([
      "KẾT QUẢ DỰ THI: 11, Trường Một",
      "R, R (08:00 ngày 16/11 đến 08:00 ngày 26/11/2026)",
      "Đã thi 3 trong 4 bạn. Bản chưa chốt.",
      "Lập lúc 08:00 ngày 26/11/2026.",
    ]);
    const titles = (page.getRow(6).values as string[]).slice(1);
    const rows = results.lines.map((_, at) =>
      Object.fromEntries(titles.map((title, column) => [title, page.getCell(7 + at, column + 1).value])),
    );
    expect(rows.map((row) => row["Họ và tên"])).toEqual(results.lines.map(({ name }) => name));
    expect(rows[1]!["Họ và tên"]).toBe("=1+1");
    expect(rows.map((row) => row.Điểm)).toEqual([7.5, 9, null, 10]);
    expect(rows.map((row) => row["Số lượt"])).toEqual(results.lines.map(({ turns }) => turns));
    expect(rows.map((row) => row["Lượt tính"])).toEqual(results.lines.map(({ countedNo }) => countedNo));
    expect(rows.map((row) => row["Trạng thái"])).toEqual(["Đã thi", "Đã thi", "Chưa thi", "Đã thi"]);
    expect(rows.map((row) => row["Hạng trong lớp"])).toEqual(results.lines.map(({ rank }) => rank));
    // this library gives a number with a format of time as a moment of Excel's first day
    const times = rows.map((row) => row["Thời gian làm"] as Date | null);
    expect(times.map((time) => time && time.getTime() - Date.UTC(1899, 11, 30))).toEqual(
      results.lines.map(({ durationMs }) => durationMs),
    );
    // days of birth are for who keeps the list
    const without = classSheet({ ...head, withBirthDates: false }, results).columns.map(({ heading }) => heading);
    expect(titles.filter((title) => !without.includes(title))).toEqual(["Ngày sinh"]);
    const audited = await handle.db.selectFrom("audit").select("action").where("action", "=", "class.sheet").execute();
    expect(audited).toHaveLength(1);
  });

  test("wait for the end, for the last one who writes, for every grade and for the release", async () => {
    const { handle, round } = await begin(open, { rules: { showScore: false } });
    const stateAt = async (now: number) => {
      const chosen = await chosenAt(handle, now);
      const results = await classResults(handle, "CLASS11", chosen, { ...BY, now });
      expect(await classSheetState(handle, "CLASS11", chosen, now)).toBe(results.sheet);
      return [
        results.sheet,
        results.lines.some(({ score, rank, receipt }) => score !== null || rank !== null || receipt !== null),
      ];
    };
    expect(await stateAt(CLOSED)).toEqual(["never", false]);
    await handle.db
      .updateTable("round")
      .set({ release_at: CLOSED + DAY })
      .execute();
    expect(await stateAt(CLOSED - 1)).toEqual(["running", false]);
    expect(await stateAt(CLOSED)).toEqual(["hidden", false]);
    expect(await stateAt(CLOSED + DAY - 1)).toEqual(["hidden", false]);
    expect(await stateAt(CLOSED + DAY)).toEqual(["ready", true]);
    const late = { person: personId(6), placement: "IN11", score: null, finishedAt: CLOSED };
    const attempt = await addAttempt(handle, round, late);
    expect(await stateAt(CLOSED + DAY)).toEqual(["unsettled", false]);
    // somebody of another class still writes
    await handle.db
      .updateTable("attempt")
      .set({ state: "open", person: personId(2) })
      .where("id", "=", attempt)
      .execute();
    expect(await stateAt(CLOSED + DAY)).toEqual(["unsettled", false]);
  });

  test("have no rank while the board stands, and those of the final edition afterwards", async () => {
    const { handle, round } = await begin(open, { freezeAt: T0 + 3 * MINUTE });
    const results = async () => classResults(handle, "CLASS11", await chosenAt(handle, CLOSED), BY);
    const ranks = async () => (await results()).lines.map(({ rank, score }) => [rank, score]);
    const unranked = [
      [null, 7_500],
      [null, 9_000],
      [null, null],
      [null, 10_000],
    ];
    expect(await ranks()).toEqual(unranked); // settling
    const by = { now: CLOSED, by: null, reason: "" };
    await issueEdition(handle, round.contest, { kind: "freeze", cutAt: T0 + 3 * MINUTE, ...by });
    expect(await ranks()).toEqual(unranked);
    expect(await results()).toMatchObject({ edition: null, frozen: true });
    const issued = await issueEdition(handle, round.contest, { kind: "final", cutAt: null, ...by });
    const { contest, round: row } = await chosenAt(handle, CLOSED);
    expect(publicEdition(contest, row, CLOSED)).toEqual({ edition: issued.ok && issued.edition });
    expect(await results()).toMatchObject({ edition: { n: 2, issuedAt: CLOSED }, frozen: false });
    const final = [
      [2, 7_500],
      [1, 9_000],
      [null, null],
      [null, 10_000],
    ];
    expect(await ranks()).toEqual(final);
    // what happens to attempts later is in no issued edition
    await addAttempt(handle, round, { person: personId(0), placement: "IN11", score: 9_900, finishedAt: CLOSED - 1 });
    await drainBoardOutbox(handle, CLOSED);
    expect(await ranks()).toEqual(final);
  });
});

eachDatabase("the turnout of a school", (open) => {
  test("counts each class as its own page does, and each branch below a union", async () => {
    const { handle } = await begin(open, { sitting: true });
    const now = T0 + DAY;
    const school = await unitOf(handle, "SCHOOL1");
    const chosen = await chosenAt(handle, now, "SCHOOL1");
    const ask = { order: "name", now, phonesFor: null } as const;
    const lines = await turnoutOf(handle, school, chosen, ask);
    expect(lines.map(({ id, members, sat, running }) => [id, members, sat, running])).toEqual([
      ["CLASS11", 4, 3, 1],
      ["CLASS12", 4, 1, 0],
    ]);
    for (const { id, members, sat, running } of lines) {
      const view = await classView(handle, id, chosen, { account: "T", now });
      expect({ members, sat, running }, id).toEqual({
        members: view.members.length,
        sat: view.sat,
        running: view.running,
      });
    }
    const fewest = await turnoutOf(handle, school, chosen, { ...ask, order: "fewest" });
    expect(fewest.map(({ id }) => id)).toEqual(["CLASS12", "CLASS11"]);
    // erased, ended and coming memberships are on nobody's list
    await handle.db.updateTable("person").set({ erased_at: now }).where("id", "=", personId(0)).execute();
    await handle.db
      .updateTable("membership")
      .set({ valid_to: "2026-11-16" })
      .where("person", "=", personId(3))
      .execute();
    await handle.db
      .updateTable("membership")
      .set({ valid_from: "2026-12-01" })
      .where("person", "=", personId(9))
      .execute();
    const [class11] = await turnoutOf(handle, school, chosen, ask);
    expect(class11).toMatchObject({ members: 1, sat: 0, running: 1 });
  });

  test("names the homeroom teacher, and the phone only for who may read it: that is audited", async () => {
    const { handle } = await begin(open);
    const teacher = {
      id: "TEACHER",
      full_name: "Lê Thị Lan",
      name_key: "le thi lan",
      sort_key: "lan",
      birth_date: null,
      erased_at: null,
    };
    await insertRows(handle.db, "person", [teacher]);
    const grant = { role: "teacher", unit: "CLASS11", valid_from: "2026-09-01", valid_to: null };
    await insertRows(handle.db, "role_grant", [{ id: "G1", person: "TEACHER", homeroom: 1 as const, ...grant }]);
    await insertRows(handle.db, "staff_contact", [{ person: "TEACHER", phone: "0912 000 111" }]);
    const school = await unitOf(handle, "SCHOOL1");
    const chosen = await chosenAt(handle, T0, "SCHOOL1");
    const contacts = async (phonesFor: string | null) =>
      (await turnoutOf(handle, school, chosen, { order: "name", now: T0, phonesFor })).map((line) => line.contacts);
    expect(await contacts(null)).toEqual([[{ name: "Lê Thị Lan", phone: null }], []]);
    expect(await handle.db.selectFrom("audit").select("id").execute()).toEqual([]);
    expect(await contacts("MANAGER")).toEqual([[{ name: "Lê Thị Lan", phone: "0912 000 111" }], []]);
    expect(await handle.db.selectFrom("audit").select(["action", "actor", "unit"]).execute()).toEqual([
      { action: "staff.read", actor: "MANAGER", unit: "SCHOOL1" },
    ]);
  });

  test("leaves out classes that the contest is not for, and contests that no class is asked to", async () => {
    const { handle } = await begin(open);
    const grade = (unit: string, n: number) =>
      handle.db
        .updateTable("unit")
        .set({ attrs: JSON.stringify({ grade: n }) })
        .where("id", "=", unit)
        .execute();
    await grade("CLASS11", 8);
    await grade("CLASS12", 10);
    const school = await unitOf(handle, "SCHOOL1");
    const chosen = await chosenAt(handle, T0, "SCHOOL1");
    const lines = await turnoutOf(handle, school, chosen, { order: "name", now: T0, phonesFor: null });
    expect(lines.map(({ id }) => id)).toEqual(["CLASS11"]);
    const choiceOf = async (unit: string, wanted: string | null = null) =>
      roundChoice(handle.db, await unitOf(handle, unit), { wanted, now: T0 });
    expect(await choiceOf("CLASS12")).toEqual({ choices: [], chosen: null });
    expect((await choiceOf("CLASS11"))!.choices).toHaveLength(1);
    // a round that does not concern the class is as unknown as none
    expect(await choiceOf("CLASS12", chosen.line.id)).toBeNull();
    expect(await choiceOf("CLASS11", "NO-ROUND")).toBeNull();
    await grade("CLASS11", 12);
    expect(await choiceOf("SCHOOL1")).toEqual({ choices: [], chosen: null });
  });
});
