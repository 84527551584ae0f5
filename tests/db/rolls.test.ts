/** Rolls as schools have them come in, and coming in twice changes nothing. */
import { expect, test } from "vitest";
import { passwordFits } from "#app/auth/password.server.ts";
import { isUnusablePasswordHash } from "#app/auth/unusable-password.server.ts";
import { listMembers } from "#db/queries/people.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { bring, figures, insertSchools, rollOf, sample } from "./rolls-school.ts";

const HEAD = ["STT", "Mã MOET", "Họ và tên", "Ngày sinh", "Lớp"];
const AN = ["1", "9910000021", "Nguyễn Thị An", "07/02/2012", "9A"];
const BINH = ["2", "9910000022", "Trần Văn Bình", "08/03/2012", "9A"];
const CHI = ["3", "9910000023", "Lê Kim Chi", "09/04/2012", "9/1"];

const SAMPLES = [
  "csdl_nganh_danh_sach_lop",
  "vnedu_danh_sach_hoc_sinh",
  "vnedu_tai_khoan",
  "csdl_nganh_xac_thuc_dinh_danh",
];

eachDatabase("rolls", (open) => {
  test("every row of every sample is explained, and applying twice changes nothing", async () => {
    const handle = await open();
    await insertSchools(handle);
    // rows new changed unchanged absent problems
    const dry = [];
    for (const name of SAMPLES) dry.push(figures(await bring(handle, sample(name), { dryRun: true })));
    expect(dry).toEqual(["35 35 0 0 0 0", "35 35 0 0 0 0", "12 12 0 0 0 0", "10 0 0 0 0 10"]);
    const applied = [];
    for (const name of SAMPLES) applied.push(figures(await bring(handle, sample(name))));
    expect(applied).toEqual(["35 35 0 0 0 0", "35 0 35 0 0 0", "12 0 0 12 23 0", "10 0 2 8 0 0"]);
    const again = [];
    for (const name of SAMPLES.slice(2)) again.push(figures(await bring(handle, sample(name))));
    expect(again).toEqual(["12 0 0 12 23 0", "10 0 0 10 0 0"]);
  });

  test("new pupils get class, membership, codes and an account without a password", async () => {
    const handle = await open();
    await insertSchools(handle);
    const report = await bring(handle, rollOf(HEAD, AN, BINH, CHI));
    expect(report).toMatchObject({ new: 3, newClasses: ["9/1", "9A"], written: true, schoolYear: "2026-2027" });
    const unit = await handle.db.selectFrom("unit").selectAll().where("name", "=", "9A").executeTakeFirstOrThrow();
    expect(unit).toMatchObject({ kind: "class", attrs: JSON.stringify({ grade: 9, schoolYear: "2026-2027" }) });
    expect(await listMembers(handle.db, unit.id, "2026-11-22")).toMatchObject([
      { fullName: "Nguyễn Thị An", birthDate: "2012-02-07", login: "9910000021" },
      { fullName: "Trần Văn Bình", birthDate: "2012-03-08", login: "9910000022" },
    ]);
    const above = handle.db.selectFrom("unit_closure").select(["ancestor", "depth"]).where("descendant", "=", unit.id);
    expect(await above.where("tree", "=", "state").orderBy("depth").execute()).toEqual([
      { ancestor: unit.id, depth: 0 },
      { ancestor: "school-54/001", depth: 1 },
      { ancestor: "province", depth: 2 },
    ]);
    const account = await handle.db.selectFrom("account").select("password_hash").executeTakeFirstOrThrow();
    expect(isUnusablePasswordHash(account.password_hash)).toBe(true);
    expect(await passwordFits(account.password_hash, "")).toBe(false);
    const audits = await handle.db.selectFrom("audit").select(["action", "unit"]).execute();
    expect(audits).toEqual([{ action: "roll.import", unit: "school-54/001" }]);
  });

  test("a pupil who changed class gets the old membership ended and a new one, dated", async () => {
    const handle = await open();
    await insertSchools(handle);
    await bring(handle, rollOf(HEAD, AN, BINH, CHI));
    const report = await bring(handle, rollOf(HEAD, [...AN.slice(0, 4), "9/1"], BINH, CHI), {
      now: Date.parse("2026-12-01T03:00:00Z"),
    });
    expect(figures(report)).toBe("3 0 1 2 0 0");
    const dates = handle.db
      .selectFrom("membership")
      .innerJoin("unit", "unit.id", "membership.unit")
      .innerJoin("person_code", "person_code.person", "membership.person")
      .select(["unit.name", "membership.valid_from as from", "membership.valid_to as to"])
      .where("person_code.code", "=", "9910000021");
    expect(await dates.orderBy("membership.valid_from").execute()).toEqual([
      { name: "9A", from: "2026-11-22", to: "2026-12-01" },
      { name: "9/1", from: "2026-12-01", to: null },
    ]);
  });

  test("absent pupils are listed, and end only when told so", async () => {
    const handle = await open();
    await insertSchools(handle);
    await bring(handle, rollOf(HEAD, AN, BINH, CHI));
    const oneClass = rollOf(HEAD, AN);
    expect((await bring(handle, oneClass)).absentPupils).toMatchObject([
      { name: "Trần Văn Bình", className: "9A", code: "9910000022" },
    ]);
    expect(figures(await bring(handle, oneClass, { endAbsent: true }))).toBe("1 0 0 1 1 0");
    expect(figures(await bring(handle, oneClass, { endAbsent: true }))).toBe("1 0 0 1 0 0");
    const stillOpen = handle.db.selectFrom("membership").select("person").where("valid_to", "is", null);
    expect(await stillOpen.execute()).toHaveLength(2);
  });

  test("a wrong row keeps the whole file out, unless the good ones are asked for", async () => {
    const handle = await open();
    await insertSchools(handle);
    const file = rollOf(HEAD, AN, ["2", "9910000022", "Trần Văn Bình", "30/02/2012", "9A"]);
    const refused = await bring(handle, file);
    expect(refused).toMatchObject({ new: 1, written: false });
    expect(refused.problems).toEqual([
      {
        row: 3,
        column: "Ngày sinh",
        code: "birth_impossible",
        message: "Không có ngày “30/02/2012”. Ghi ngày/tháng/năm, ví dụ 25/05/2010.",
      },
    ]);
    expect(await handle.db.selectFrom("person").select("id").execute()).toEqual([]);
    expect(await bring(handle, file, { skipBad: true })).toMatchObject({ new: 1, written: true });
  });

  test("codes of a school do not identify pupils of another; the Ministry's do, and the pupil moves", async () => {
    const handle = await open();
    await insertSchools(handle);
    const head = ["Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp"];
    await bring(handle, rollOf(head, ["HS00001", "Nguyễn Thị An", "07/02/2012", "9A"]));
    const other = rollOf(head, ["HS00001", "Phạm Văn Dũng", "01/02/2012", "9A"]);
    expect(figures(await bring(handle, other, { code: "54/002" }))).toBe("1 1 0 0 0 0");
    const logins = await handle.db.selectFrom("account").select("login").orderBy("login").execute();
    expect(logins.map((row) => row.login)).toEqual(["54002-HS00001", "HS00001"]);
    await bring(handle, rollOf(HEAD, BINH));
    expect(figures(await bring(handle, rollOf(HEAD, BINH), { code: "54/002" }))).toBe("1 0 1 0 1 0");
    const homes = handle.db
      .selectFrom("membership")
      .innerJoin("unit_closure", "descendant", "unit")
      .select("ancestor")
      .where("membership.valid_to", "is", null)
      .where("unit_closure.depth", "=", 1)
      .innerJoin("person_code", "person_code.person", "membership.person")
      .where("code", "=", "9910000022");
    expect(await homes.execute()).toEqual([{ ancestor: "school-54/002" }]);
  });

  test("two imports at once end as one after the other", async () => {
    const handle = await open();
    await insertSchools(handle);
    const reports = await Promise.all([
      bring(handle, rollOf(HEAD, AN, BINH)),
      bring(handle, rollOf(HEAD, AN, BINH, CHI)),
    ]);
    expect(reports.reduce((sum, report) => sum + report.new, 0)).toBe(3);
    expect(await handle.db.selectFrom("person").select("id").execute()).toHaveLength(3);
    expect(await handle.db.selectFrom("membership").select("id").where("valid_to", "is", null).execute()).toHaveLength(
      3,
    );
    expect((await handle.db.selectFrom("unit").select("id").where("kind", "=", "class").execute()).length).toBe(2);
  });
});
