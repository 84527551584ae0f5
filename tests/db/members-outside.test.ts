/** Members outside schools: where they are placed, who looks after them, and how they count when they sit. */
import { expect, test } from "vitest";
import { loadContent } from "#app/content/load.server.ts";
import { isInvited } from "#app/domain/audience.ts";
import { can } from "#app/domain/permissions.ts";
import { classPeople, makeSlips, slipAccounts } from "#app/features/accounts/api.server.ts";
import { attemptToken, gradeClosedAttempts, startAttemptOf, tokenHashOf } from "#app/features/attempts/api.server.ts";
import { drainBoardOutbox, nameViewerOf, ownRanks, peopleBoard } from "#app/features/boards/api.server.ts";
import { fixDueRolls, publishContest, publishedContest } from "#app/features/contests/api.server.ts";
import { syncBuiltInQuestions } from "#app/features/questions/api.server.ts";
import { groupLists, roundChoice } from "#app/features/reports/api.server.ts";
import { ancestorsOf, fixRollMoment, listRollTotals, placementFor } from "#app/features/units/api.server.ts";
import type { SubmitInput, SubmitResult } from "#db/ops/attempts.ts";
import { findGradeOfPerson } from "#db/queries/attempts.ts";
import { listFiguresOfUnits, listUnitTotals } from "#db/queries/boards-units.ts";
import { listClassesOfScope } from "#db/queries/class-view.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { RULES } from "./boards-fixture.ts";
import { bring, figures, NOW, rollOf } from "./rolls-school.ts";
import {
  bringMembers,
  insertPupils,
  membersFile,
  membersNow,
  personNamed,
  unitNamed,
  viewerWith,
  WARDS,
} from "./youth-world.ts";

const [WARD] = WARDS;
const HEAD = ["STT", "Mã đoàn viên", "Họ và tên", "Ngày sinh", "Chi đoàn"];
const MEMBERS = [
  ["1", "DV01", "Trần Thị Ánh", "01/02/2001", "Ấp Bình Thạnh"],
  ["2", "DV02", "Lê Quốc Bảo", "03/04/1999", "Chi đoàn ấp Bình Thạnh"],
  ["3", "", "Võ Kim Cúc", "05/06/2003", "Trạm Y tế"],
];

eachDatabase("members outside schools", (open) => {
  async function begin() {
    const handle = await open();
    await insertPupils(handle);
    await bringMembers(handle, WARD, membersFile(HEAD, ...MEMBERS));
    const branch = await unitNamed(handle, "Chi đoàn Ấp Bình Thạnh");
    return { handle, branch };
  }

  test("are placed in the Đoàn tree, may sit with the upper level, and count on rolls", async () => {
    const { handle, branch } = await begin();
    const person = await personNamed(handle, "Trần Thị Ánh");
    const placement = await placementFor(handle.db, person, NOW);
    expect([...placement!.units].sort()).toEqual(["province", "tinh-doan", "ward-1", branch.id].sort());
    const grade = await findGradeOfPerson(handle.db, person);
    const contestant = { grade, units: placement!.units, kinds: [] };
    const invited = (level: "upper" | "lower") => isInvited({ ...RULES, levels: [level] }, contestant);
    expect([invited("upper"), invited("lower")]).toEqual([true, false]);
    const moment = await fixRollMoment(handle, { reason: "test", at: NOW, unit: "province" });
    const totals = await listRollTotals(handle.db, moment, [branch.id, "ward-1", "school-54/001", "province"]);
    expect(Object.fromEntries(totals.map(({ unit, n }) => [unit, n]))).toEqual({
      [branch.id]: 2,
      "ward-1": 3,
      "school-54/001": 6,
      province: 10,
    });
  });

  test("their secretary lists them, prints slips, and reaches no other branch", async () => {
    const { handle, branch } = await begin();
    const secretary = viewerWith({ role: "secretary", unit: branch.id });
    const listed = await listClassesOfScope(handle.db, [branch.id], { search: "", limit: 50, offset: 0 });
    expect(listed.rows.map(({ name, schoolName, members }) => `${name} ${schoolName} ${members}`)).toEqual([
      "Chi đoàn Ấp Bình Thạnh Đoàn phường Long Xuyên 2",
    ]);
    for (const [name, expected] of [
      ["Chi đoàn Ấp Bình Thạnh", true],
      ["Chi đoàn Trạm Y tế", false],
      ["Đoàn phường Long Xuyên", false],
      ["Chi đoàn 10A1", false],
    ] as const) {
      const unit = (await unitNamed(handle, name)).id;
      const subject = { unit, within: await ancestorsOf(handle.db, unit) };
      const may = (["roll.import", "slip.print", "person.manage", "class.view"] as const).map((action) =>
        can(secretary, action, subject),
      );
      expect([name, ...may]).toEqual([name, expected, expected, expected, expected]);
    }
    const people = await classPeople(handle, branch.id, { account: "a", now: NOW });
    const accounts = slipAccounts(
      people,
      people.map(({ account }) => account ?? ""),
    );
    const slips = await makeSlips(handle, { accounts, unit: branch.id, actor: "a", now: NOW });
    expect(slips.map(({ name, login }) => `${name} ${login}`)).toEqual(["Trần Thị Ánh DV01", "Lê Quốc Bảo DV02"]);
  });

  test("a pupil with a member's code keeps it from the school's roll, and is found by it outside", async () => {
    const { handle } = await begin();
    const head = ["Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp", "Mã đoàn viên"];
    await bring(handle, rollOf(head, ["0012", "Lê Bình", "08/02/2011", "10A1", "DV77"]));
    expect(await membersNow(handle)).toContain("Lê Bình: Chi đoàn 10A1");
    const outside = membersFile(HEAD, ["1", "DV77", "Lê Bình", "08/02/2011", "Trạm Y tế"]);
    const report = await bringMembers(handle, WARD, outside, { move: true });
    expect([figures(report), report.moves.map(({ from }) => from)]).toEqual(["1 0 1 0 1 0", ["Chi đoàn 10A1"]]);
    expect(await membersNow(handle)).toContain("Lê Bình: Chi đoàn Trạm Y tế");
    const state = handle.db.selectFrom("membership").select("valid_to").where("tree", "=", "state");
    const person = await personNamed(handle, "Lê Bình");
    expect(await state.where("person", "=", person).execute()).toEqual([{ valid_to: null }]);
  });
});

eachDatabase("an attempt of a member outside schools", (open) => {
  test("counts for the branch and the unions above it, and for no school", async () => {
    const handle = await open();
    await insertPupils(handle);
    await bringMembers(handle, WARD, membersFile(HEAD, ...MEMBERS));
    await syncBuiltInQuestions(handle, loadContent(["content"]).questions, NOW);
    const rules = { ...RULES, levels: ["upper" as const], quota: [{ pillar: "common" as const, n: 2 }] };
    const hour = 3_600_000;
    const rounds = [{ title: "Vòng", opensAt: NOW - hour, closesAt: NOW + hour, freezeAt: null }];
    const contest = { unit: "province", slug: "thi", title: "Thi", rules, rounds };
    const published = await publishContest(handle, contest, { account: "a", now: NOW - hour });
    if (!published.ok) throw new Error(published.code);
    await fixDueRolls(handle, NOW);
    const person = await personNamed(handle, "Trần Thị Ánh");
    const start = { slug: "thi", actor: { account: "a", person, grants: [] }, now: NOW, secret: "s" };
    const started = await startAttemptOf(handle, start);
    if (!started.ok) throw new Error(started.code);
    await handle.op<SubmitResult>("submitAttempt", {
      attempt: started.attempt,
      tokenHash: tokenHashOf(attemptToken("s", started.attempt)),
      arrivedAt: NOW + 60_000,
      receipt: "R",
      outboxId: "outbox",
      latest: [],
    } satisfies SubmitInput);
    await gradeClosedAttempts(handle, NOW + 61_000, (error) => {
      throw error;
    });
    while ((await drainBoardOutbox(handle, NOW + 62_000)) > 0);

    const view = (await publishedContest(handle.db, "thi"))!;
    const round = view.rounds[0]!.id;
    const figures = { edition: 0, scope: round, rollMoment: view.contest.rollMoment };
    const units = [(await unitNamed(handle, "Chi đoàn Ấp Bình Thạnh")).id, "ward-1", "tinh-doan", "province"];
    const rows = await listFiguresOfUnits(handle.db, figures, [...units, "school-54/001"]);
    const told = Object.fromEntries(rows.map((row) => [row.unit, `${row.people}/${row.roll} ${row.turns}`]));
    expect(units.map((unit) => told[unit])).toEqual(["1/2 1", "1/3 1", "1/8 1", "1/10 1"]);
    expect(told["school-54/001"]).toBe("0/6 0");
    const board = { tree: "youth", kinds: ["chi-doan", "chi-doi"], parent: "province", withZero: false };
    expect((await listUnitTotals(handle.db, { ...figures, ...board })).map(({ name }) => name)).toEqual([
      "Chi đoàn Ấp Bình Thạnh",
    ]);
    const [branch] = units;
    const ward = await unitNamed(handle, "Đoàn phường Long Xuyên");
    const choice = await roundChoice(handle.db, ward, { wanted: null, now: NOW + 63_000 });
    expect(choice!.chosen!.line.id).toBe(round);
    const printed = await groupLists(handle, ward, choice!.chosen, { account: "a", now: NOW + 63_000 });
    expect(printed!.lists.map(({ id, name, sat, members }) => [id === branch, name, sat, members.length])).toEqual([
      [true, "Chi đoàn Ấp Bình Thạnh", 1, 2],
      [false, "Chi đoàn Trạm Y tế", 0, 1],
    ]);
    const viewer = await nameViewerOf(handle.db, { account: "a", person, grants: [] }, NOW);
    const people = await peopleBoard(handle.db, { edition: 0, scope: round, unit: branch! }, viewer, { limit: 10 });
    expect(people.rows.map(({ name, className, schoolName }) => [name, className, schoolName])).toEqual([
      ["Trần Thị Ánh", "Chi đoàn Ấp Bình Thạnh", "Đoàn phường Long Xuyên"],
    ]);
    const own = { attempt: started.attempt, contest: view.contest, round: view.rounds[0]! };
    expect(await ownRanks(handle.db, own, person, NOW)).toEqual([
      { where: "branch", name: "Chi đoàn Ấp Bình Thạnh", rank: 1, total: 1 },
      { where: "union", name: "Đoàn phường Long Xuyên", rank: 1, total: 1 },
      { where: "all", name: "Tỉnh An Giang", rank: 1, total: 1 },
    ]);
  });
});
