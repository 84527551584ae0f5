/** A roll by page: kept, looked at, carried out once; wrong rows come back as a file; branches; the template. */
import { expect, test } from "vitest";
import { rollTarget, rollTemplate, rollUploads } from "#app/features/rolls/api.server.ts";
import { readRoll } from "#app/features/rolls/read-roll.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import { badRowsFile } from "#app/sheets/bad-rows.server.ts";
import { readWorkbook } from "#app/sheets/read-workbook.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { insertPersonRows } from "#db/queries/people.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { bring, figures, insertSchools, NOW, rollOf, TODAY } from "./rolls-school.ts";

const HEAD = ["STT", "Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp", "Chi đoàn"];
const AN = ["1", "0012", "Nguyễn Thị An", "07/02/2010", "10A1", "x"];
const BINH = ["2", "0013", "Lê Bình", "31/02/2010", "10A1", ""];
const CHI = ["3", "0014", "Võ Chi", "09/09/2010", "10A2", "Chi đoàn Tự quản"];

const account = (id: string) => ({
  id,
  person: `person-${id}`,
  login: id,
  login_key: id,
  password_hash: "-",
  state: "active" as const,
  created_at: 0,
  first_login_at: null,
  last_login_at: null,
  password_kind: "own" as const,
});

async function begin(open: () => Promise<DatabaseHandle>) {
  const handle = await open();
  await insertSchools(handle);
  const person = (id: string) => ({ id, full_name: id, name_key: id, sort_key: id, birth_date: null, erased_at: null });
  await insertPersonRows(handle.db, { people: [person("person-a"), person("person-b")], codes: [], memberships: [] });
  await insertRows(handle.db, "account", [account("a"), account("b")]);
  const target = async (unit: string) => {
    const [row] = await listUnitsByIds(handle.db, [unit]);
    return (await rollTarget(handle, row!))!;
  };
  return { handle, target };
}

eachDatabase("a roll by page", (open) => {
  test("is kept for who sent it, does nothing before it is carried out, and then once", async () => {
    const { handle, target } = await begin(open);
    const school = await target("school-54/001");
    const file = rollOf(HEAD, AN, BINH, CHI);
    const kept = { file, name: "ds.xlsx", target: school, account: "a", now: NOW };
    const id = await rollUploads.keep(handle, kept);
    const wanted = { id, target: school, account: "a", now: NOW };
    const view = await rollUploads.preview(handle, wanted);
    expect(figures(view!.report)).toBe("3 2 0 0 0 1");
    expect(view!.report.newClasses).toEqual(["10A1", "10A2"]);
    expect(view!.report.newBranches).toEqual([
      "Đoàn trường THPT Nguyễn Trung Trực",
      "Chi đoàn 10A1",
      "Chi đoàn Tự quản",
    ]);
    expect(await rollUploads.preview(handle, { ...wanted, account: "b" })).toBeNull();
    expect(await rollUploads.preview(handle, { ...wanted, target: await target("school-54/002") })).toBeNull();
    expect(await rollUploads.preview(handle, { ...wanted, now: NOW + 25 * 3_600_000 })).toBeNull();

    const without = await rollUploads.apply(handle, wanted, { skipBad: false, endAbsent: new Set() });
    expect(without!.written).toBe(false);
    const report = await rollUploads.apply(handle, wanted, { skipBad: true, endAbsent: new Set() });
    expect(report!.written).toBe(true);
    expect(await rollUploads.apply(handle, wanted, { skipBad: true, endAbsent: new Set() })).toBeNull();
    expect((await rollUploads.preview(handle, wanted))!.applied).toBe(true);
    const { payload } = await handle.db.selectFrom("upload").select("payload").executeTakeFirstOrThrow();
    expect(payload).not.toContain("Nguyễn Thị An");

    const members = await handle.db
      .selectFrom("membership")
      .innerJoin("unit", "unit.id", "membership.unit")
      .innerJoin("person", "person.id", "membership.person")
      .select(["person.full_name", "unit.name", "membership.tree"])
      .orderBy("person.full_name")
      .orderBy("membership.tree")
      .execute();
    expect(members.map(({ full_name, name }) => `${full_name}: ${name}`)).toEqual([
      "Nguyễn Thị An: 10A1",
      "Nguyễn Thị An: Chi đoàn 10A1",
      "Võ Chi: 10A2",
      "Võ Chi: Chi đoàn Tự quản",
    ]);
    // again: nothing; another class with the same words: another branch; no word of branches: they stay
    expect(figures(await bring(handle, rollOf(HEAD, AN, CHI)))).toBe("2 0 0 2 0 0");
    const moved = await bring(handle, rollOf(HEAD, [...AN.slice(0, 4), "10A2", "x"], CHI));
    expect(figures(moved)).toBe("2 0 1 1 0 0");
    expect(moved.changedPupils).toEqual([
      { name: "Nguyễn Thị An", what: ["lớp 10A1 thành 10A2", "vào chi đoàn, chi đội"] },
    ]);
    expect(figures(await bring(handle, rollOf(HEAD.slice(0, 5), [...AN.slice(0, 4), "10A2"], CHI.slice(0, 5))))).toBe(
      "2 0 0 2 0 0",
    );
  });

  test("wrong rows come back as a file that is brought in once it is mended", async () => {
    const { handle, target } = await begin(open);
    const school = await target("school-54/001");
    const wrong = ["4", "=1+1", '=HYPERLINK("http://x","Bấm")', "01/01/2010", "10A1", ""];
    const id12 = ["5", "079204001234", "Hồ Dung", "01/01/2010", "10A1", ""];
    const file = rollOf(HEAD, AN, BINH, wrong, id12);
    const id = await rollUploads.keep(handle, { file, name: "ds.xlsx", target: school, account: "a", now: NOW });
    const rows = await rollUploads.badRows(handle, { id, target: school, account: "a", now: NOW });
    expect(rows!.map(({ row }) => row)).toEqual([3, 4, 5]);
    const bytes = await badRowsFile(rows!);
    expect(bytes.includes("079204001234")).toBe(false);
    const sheets = readWorkbook(bytes);
    const cells = sheets[0]!.rows.map((row) => row.cells.map((cell) => cell?.text ?? ""));
    expect(cells[0]).toEqual(["Lỗi cần sửa", ...HEAD.filter((name) => name !== "Chi đoàn")]);
    expect(cells[1]!.slice(1)).toEqual(["2", "0013", "Lê Bình", "31/02/2010", "10A1"]);
    expect(sheets[0]!.rows.flatMap((row) => row.cells).some((cell) => cell?.formula)).toBe(false);
    // mended: only the first row, its date set right
    const mended = rollOf(cells[0]!, [...cells[1]!.slice(0, 4), "28/02/2010", ...cells[1]!.slice(5)]);
    expect(figures(await bring(handle, mended))).toBe("1 1 0 0 0 0");
    // as it is, it says the same again: nothing got better or worse on the way
    const again = readRoll(sheets, TODAY).problems.map(({ code }) => code);
    expect(file.problems.map(({ code }) => code)).toEqual([...again, "personal_id"]);
  });

  test("a teacher brings in the own class only; absent pupils end only when they are ticked", async () => {
    const { handle, target } = await begin(open);
    await bring(handle, rollOf(HEAD, AN, ["2", "0013", "Lê Bình", "01/02/2010", "10A1", ""], CHI));
    const unit = await handle.db.selectFrom("unit").select("id").where("name", "=", "10A1").executeTakeFirstOrThrow();
    const own = await target(unit.id);
    const file = rollOf(HEAD.slice(0, 5), [...AN.slice(0, 4), ""], CHI.slice(0, 5));
    const id = await rollUploads.keep(handle, { file, name: "10a1.xlsx", target: own, account: "a", now: NOW });
    const wanted = { id, target: own, account: "a", now: NOW };
    const { report } = (await rollUploads.preview(handle, wanted))!;
    expect(report.problems.map(({ row, code }) => `${row} ${code}`)).toEqual(["3 other_class"]);
    expect(report.absentPupils.map(({ name }) => name)).toEqual(["Lê Bình"]);
    const gone = new Set(report.absentPupils.map(({ person }) => person));
    await rollUploads.apply(handle, wanted, { skipBad: true, endAbsent: gone });
    const left = await handle.db
      .selectFrom("membership")
      .innerJoin("person", "person.id", "membership.person")
      .select("person.full_name")
      .where("membership.unit", "=", unit.id)
      .where("membership.valid_to", "is", null)
      .execute();
    expect(left.map((row) => row.full_name)).toEqual(["Nguyễn Thị An"]);
  });

  test("our template, filled in, is read without a problem", async () => {
    const { handle } = await begin(open);
    const [list] = readWorkbook(await rollTemplate(["10A1", "10A2"]));
    const head = list!.rows[0]!.cells.map((cell) => cell?.text ?? "");
    expect(head).toEqual(["STT", "Mã học sinh", "Họ và tên (*)", "Ngày sinh (*)", "Giới tính", "Lớp (*)", "Chi đoàn"]);
    const filled = rollOf(head, ["1", "2610000001", "Trần Thị Ví Dụ", "05/09/2010", "Nữ", "10A1", "x"]);
    expect(figures(await bring(handle, filled))).toBe("1 1 0 0 0 0");
  });
});
