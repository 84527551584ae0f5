/** Lists of branches outside schools: in once, in twice, two at once, ends and moves only when asked. */
import { expect, test } from "vitest";
import { isUnusablePasswordHash } from "#app/auth/unusable-password.server.ts";
import { findBranch, memberTemplate, rollTarget, rollUploads } from "#app/features/rolls/api.server.ts";
import { badRowsFile } from "#app/sheets/bad-rows.server.ts";
import { SheetFileError } from "#app/sheets/file-error.ts";
import { readWorkbook } from "#app/sheets/read-workbook.server.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { figures, NOW } from "./rolls-school.ts";
import {
  bringMembers,
  insertPupils,
  insertYouthUnions,
  membersFile,
  membersNow,
  unitNamed,
  WARDS,
  youthOf,
} from "./youth-world.ts";

const HEAD = ["STT", "Mã đoàn viên", "Họ và tên", "Ngày sinh", "Chi đoàn"];
const AN = ["1", "DV01", "Trần Thị Ánh", "01/02/2001", "Ấp Bình Thạnh"];
const BAO = ["2", "DV02", "Lê Quốc Bảo", "03/04/1999", "Chi đoàn ấp Bình Thạnh"];
const CUC = ["3", "", "Võ Kim Cúc", "05/06/2003", "Trạm Y tế"];
const [WARD, OTHER_WARD] = WARDS;
const BRANCH = `${WARD}/Ấp Bình Thạnh`;
/** The columns of a branch's own list. */
const own = (row: string[]) => row.slice(0, 4);

eachDatabase("lists of branches outside schools", (open) => {
  const begin = async () => {
    const handle = await open();
    await insertYouthUnions(handle);
    return handle;
  };

  test("a union's list makes its branches, members, codes and accounts; twice changes nothing", async () => {
    const handle = await begin();
    const file = membersFile(HEAD, AN, BAO, CUC);
    const dry = await bringMembers(handle, WARD, file, { dryRun: true });
    expect([figures(dry), dry.newBranches, dry.schoolYear]).toEqual([
      "3 3 0 0 0 0",
      ["Chi đoàn Ấp Bình Thạnh", "Chi đoàn Trạm Y tế"],
      null,
    ]);
    expect(await membersNow(handle)).toEqual([]);
    expect(figures(await bringMembers(handle, WARD, file))).toBe("3 3 0 0 0 0");
    expect(figures(await bringMembers(handle, WARD, file))).toBe("3 0 0 3 0 0");
    expect(await membersNow(handle)).toEqual([
      "Trần Thị Ánh: Chi đoàn Ấp Bình Thạnh",
      "Lê Quốc Bảo: Chi đoàn Ấp Bình Thạnh",
      "Võ Kim Cúc: Chi đoàn Trạm Y tế",
    ]);
    const accounts = await handle.db
      .selectFrom("account")
      .innerJoin("person_code", "person_code.person", "account.person")
      .select(["login", "scheme", "code", "password_hash"])
      .orderBy("login")
      .execute();
    const [made, ...given] = [...accounts].sort((a, b) => a.scheme.length - b.scheme.length);
    expect([made!.scheme, made!.code === made!.login, /^DV[0-9A-Z]{8}$/.test(made!.login)]).toEqual([
      "goc-asean",
      true,
      true,
    ]);
    expect(given.map(({ login, scheme, code }) => `${login} ${scheme} ${code}`)).toEqual([
      "DV01 ma-doan-vien DV01",
      "DV02 ma-doan-vien DV02",
    ]);
    expect(accounts.every((row) => isUnusablePasswordHash(row.password_hash))).toBe(true);
    // nothing of them is in the state tree
    expect(await handle.db.selectFrom("membership").select("id").where("tree", "=", "state").execute()).toEqual([]);
    const audits = await handle.db.selectFrom("audit").select(["action", "unit"]).execute();
    expect(audits).toEqual([{ action: "roll.import", unit: "ward-1" }]);
  });

  test("a branch's own list needs no column of branches, and holds no other branch", async () => {
    const handle = await begin();
    await bringMembers(handle, WARD, membersFile(HEAD, AN));
    const plain = membersFile(own(HEAD), own(AN), own(BAO));
    expect(figures(await bringMembers(handle, BRANCH, plain))).toBe("2 1 0 1 0 0");
    const mixed = await bringMembers(handle, BRANCH, membersFile(HEAD, AN, CUC), { dryRun: true });
    expect(mixed.problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      "3 Chi đoàn other_branch",
    ]);
    // without a code: name and birth date within the branch
    const noCodes = membersFile(
      ["Họ và tên", "Ngày sinh"],
      ["Lê Quốc Bảo", "03/04/1999"],
      ["Lê Quốc Bảo", "04/04/1999"],
    );
    expect(figures(await bringMembers(handle, BRANCH, noCodes, { dryRun: true }))).toBe("2 1 0 1 1 0");
  });

  test.each<[string, string[][], string[]]>([
    ["without a branch", [HEAD, [...AN.slice(0, 4), ""]], ["2 Chi đoàn branch_missing"]],
    ["with a formula for a branch", [HEAD, [...AN.slice(0, 4), "=1+1"]], ["2 Chi đoàn branch_name"]],
    [
      "with a personal number, a rounded code and no such day",
      [HEAD, ["1", "079204001234", ...AN.slice(2)], ["2", "1,2E+11", "Lê Bảo", "30/02/1999", "Ấp 3"]],
      ["2 Mã đoàn viên personal_id", "3 Mã đoàn viên code_lost", "3 Ngày sinh birth_impossible"],
    ],
    ["twice", [HEAD, AN, ["2", "DV01", "Trần Thị Ánh", "01/02/2001", "Ấp 3"]], ["3 Mã đoàn viên duplicate_code"]],
  ])("a row %s is told, and keeps the file out", async (_what, rows, expected) => {
    const handle = await begin();
    const report = await bringMembers(handle, WARD, membersFile(...rows));
    expect(report.problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual(expected);
    expect([report.written, await membersNow(handle)]).toEqual([false, []]);
  });

  test("a union's list without that column is refused as a whole", async () => {
    const handle = await begin();
    await expect(bringMembers(handle, WARD, membersFile(own(HEAD), own(AN)))).rejects.toThrow(SheetFileError);
  });

  test("ticks and words for none in the column of codes are no codes", async () => {
    const handle = await begin();
    const rows = ["x", "chưa có", "-"].map((sign, at) => [
      `${at + 1}`,
      sign,
      `Lê Văn ${"ABC"[at]}`,
      "01/02/2001",
      "Ấp 3",
    ]);
    expect(figures(await bringMembers(handle, WARD, membersFile(HEAD, ...rows)))).toBe("3 3 0 0 0 0");
    const codes = await handle.db.selectFrom("person_code").select("scheme").distinct().execute();
    expect(codes).toEqual([{ scheme: "goc-asean" }]);
  });

  test("who is absent is listed and ends only when ticked; statuses that say so end too", async () => {
    const handle = await begin();
    await bringMembers(handle, WARD, membersFile(HEAD, AN, BAO, CUC));
    const one = membersFile(HEAD, AN);
    const report = await bringMembers(handle, WARD, one);
    // the branch that the file does not speak of is left alone
    expect(report.absentPupils).toMatchObject([
      { name: "Lê Quốc Bảo", className: "Chi đoàn Ấp Bình Thạnh", code: "DV02" },
    ]);
    expect(await membersNow(handle)).toHaveLength(3);
    const gone = new Set(report.absentPupils.map(({ person }) => person));
    expect(figures(await bringMembers(handle, WARD, one, { endAbsent: gone }))).toBe("1 0 0 1 1 0");
    expect(await membersNow(handle)).toHaveLength(2);
    const left = membersFile([...HEAD, "Trạng thái"], [...CUC, "Trưởng thành Đoàn"], [...AN, "Đang sinh hoạt"]);
    expect(figures(await bringMembers(handle, WARD, left))).toBe("2 0 1 1 0 0");
    expect(await membersNow(handle)).toEqual(["Trần Thị Ánh: Chi đoàn Ấp Bình Thạnh"]);
  });

  test("who comes back without a code is known again by name and birth date", async () => {
    const handle = await begin();
    await bringMembers(handle, WARD, membersFile(HEAD, AN, CUC));
    await bringMembers(handle, WARD, membersFile([...HEAD, "Trạng thái"], [...CUC, "Xin ra"], AN));
    expect(await membersNow(handle)).toHaveLength(1);
    expect(figures(await bringMembers(handle, WARD, membersFile(HEAD, AN, CUC)))).toBe("2 0 1 1 0 0");
    expect(await handle.db.selectFrom("person").select("id").execute()).toHaveLength(2);
    expect((await youthOf(handle)).filter((line) => line.startsWith("Võ Kim Cúc"))).toHaveLength(2);
  });

  test("who is in another branch is shown and stays, unless moving was allowed; all three must agree", async () => {
    const handle = await begin();
    await bringMembers(handle, WARD, membersFile(HEAD, AN, BAO));
    const there = (row: string[]) => membersFile(HEAD, [...row.slice(0, 4), "Khóm 7"]);
    const seen = await bringMembers(handle, OTHER_WARD, there(BAO));
    expect(seen.moves).toEqual([{ name: "Lê Quốc Bảo", from: "Chi đoàn Ấp Bình Thạnh", to: "Chi đoàn Khóm 7" }]);
    expect([figures(seen), await membersNow(handle)]).toEqual([
      "1 0 0 1 0 0",
      ["Trần Thị Ánh: Chi đoàn Ấp Bình Thạnh", "Lê Quốc Bảo: Chi đoàn Ấp Bình Thạnh"],
    ]);
    // a code alone, or with a wrong date, gives nobody away
    for (const row of [
      ["1", "DV02", "Lê Quốc Bảo", "03/04/1998", ""],
      ["1", "DV02", "Lê Quốc Bình", "03/04/1999", ""],
      ["1", "DV02", "Lê Quốc Bảo", "", ""],
    ]) {
      const { problems } = await bringMembers(handle, OTHER_WARD, there(row), { dryRun: true });
      expect(problems.map(({ code }) => code)).toEqual(["other_person"]);
    }
    expect(figures(await bringMembers(handle, OTHER_WARD, there(BAO), { move: true }))).toBe("1 0 1 0 0 0");
    expect(await youthOf(handle)).toEqual([
      "Trần Thị Ánh: Chi đoàn Ấp Bình Thạnh 2026-11-22–",
      "Lê Quốc Bảo: Chi đoàn Ấp Bình Thạnh 2026-11-22–2026-11-22",
      "Lê Quốc Bảo: Chi đoàn Khóm 7 2026-11-22–",
    ]);
    const left = (await unitNamed(handle, "Chi đoàn Ấp Bình Thạnh")).id;
    const told = handle.db.selectFrom("audit").select("unit").where("action", "=", "member.move");
    expect(await told.execute()).toEqual([{ unit: left }]);
    expect(figures(await bringMembers(handle, OTHER_WARD, there(BAO), { move: true }))).toBe("1 0 0 1 0 0");
  });

  test("the branch's list and its union's at once end as one after the other", async () => {
    const handle = await begin();
    await bringMembers(handle, WARD, membersFile(HEAD, AN));
    const reports = await Promise.all([
      bringMembers(handle, WARD, membersFile(HEAD, AN, CUC, ["4", "", "Hồ Dung", "07/08/2000", "Ấp Bình Thạnh"])),
      bringMembers(handle, BRANCH, membersFile(own(HEAD), own(AN), ["2", "", "Hồ Dung", "07/08/2000"])),
    ]);
    expect(reports.reduce((sum, report) => sum + report.new, 0)).toBe(2);
    expect(await membersNow(handle)).toHaveLength(3);
    expect(await handle.db.selectFrom("person").select("id").execute()).toHaveLength(3);
  });

  test("names of branches and codes find the place; those of schools take no list", async () => {
    const handle = await open();
    await insertPupils(handle);
    await bringMembers(handle, WARD, membersFile(HEAD, AN, CUC));
    const find = async (key: string) => {
      const found = await findBranch(handle, key);
      return found.ok ? `${found.place.kind} ${found.place.name}` : found.code;
    };
    expect(await find(WARD)).toBe("union Đoàn phường Long Xuyên");
    expect(await find(`${WARD}/chi đoàn ấp bình thạnh`)).toBe("branch Chi đoàn Ấp Bình Thạnh");
    expect(await find(`${OTHER_WARD}/Ấp Bình Thạnh`)).toBe("unknown");
    expect(await find("doan-00000")).toBe("unknown");
    const school = await unitNamed(handle, "Chi đoàn 10A1");
    expect(await find(school.code)).toBe("of_school");
    expect(await rollTarget(handle, school)).toBeNull();
    expect(await rollTarget(handle, await unitNamed(handle, "Đoàn trường THPT Nguyễn Trung Trực"))).toBeNull();
    expect(await rollTarget(handle, await unitNamed(handle, "Chi đoàn Trạm Y tế"))).toMatchObject({ kind: "branch" });
    expect(await rollTarget(handle, await unitNamed(handle, "Đoàn phường Bình Đức"))).toMatchObject({ kind: "union" });
  });

  test("by page: kept for who sent it, written once, moves asked, wrong rows given back", async () => {
    const handle = await begin();
    await bringMembers(handle, OTHER_WARD, membersFile(HEAD, BAO));
    const target = (await rollTarget(handle, await unitNamed(handle, "Đoàn phường Long Xuyên")))!;
    const wrong = ["3", "DV03", "Mai 1", "05/06/2003", "Ấp 3"];
    const file = membersFile(HEAD, AN, BAO, wrong);
    await handle.db
      .insertInto("person")
      .values({ id: "p", full_name: "p", name_key: "p", sort_key: "p", birth_date: null, erased_at: null })
      .execute();
    const account = { id: "a", person: "p", login: "a", login_key: "a", password_hash: "-", state: "active" as const };
    const dates = { created_at: 0, first_login_at: null, last_login_at: null, password_kind: "own" as const };
    await handle.db
      .insertInto("account")
      .values({ ...account, ...dates })
      .execute();
    const id = await rollUploads.keep(handle, { file, name: "dv.xlsx", target, account: "a", now: NOW });
    const wanted = { id, target, account: "a", now: NOW };
    const { report } = (await rollUploads.preview(handle, wanted))!;
    expect([figures(report), report.moves.length]).toEqual(["3 1 1 0 0 1", 1]);
    const other = (await rollTarget(handle, await unitNamed(handle, "Đoàn phường Bình Đức")))!;
    expect(await rollUploads.preview(handle, { ...wanted, target: other })).toBeNull();
    const rows = await rollUploads.badRows(handle, wanted);
    const [sheet] = readWorkbook(await badRowsFile(rows!));
    expect(sheet!.rows.map((row) => row.cells.at(3)?.text)).toEqual(["Họ và tên", "Mai 1"]);
    await rollUploads.apply(handle, wanted, { skipBad: true, endAbsent: new Set() });
    expect(await membersNow(handle)).toEqual([
      "Trần Thị Ánh: Chi đoàn Ấp Bình Thạnh",
      "Lê Quốc Bảo: Chi đoàn ấp Bình Thạnh",
    ]);
    expect((await rollUploads.preview(handle, wanted))!.applied).toBe(true);
  });

  test("the template of a union and of a branch is read without a problem", async () => {
    const handle = await begin();
    for (const [branches, key] of [
      [["Chi đoàn Ấp 3"], WARD],
      [null, `${WARD}/Ấp 3`],
    ] as const) {
      const [list] = readWorkbook(await memberTemplate(branches));
      const head = list!.rows[0]!.cells.map((cell) => cell?.text ?? "");
      const row = ["1", "DV09", "Trần Thị Ví Dụ", "05/09/2001", "Nữ", ...(branches ?? [])];
      const report = await bringMembers(handle, key, membersFile(head, row));
      expect(report.problems).toEqual([]);
      expect(report.new + report.unchanged).toBe(1);
    }
  });
});
