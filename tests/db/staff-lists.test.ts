/** Lists of staff: who is known, what is given and by whom; twice changes nothing; two at once; all or nothing. */
import { expect, test } from "vitest";
import type { Role } from "#app/domain/permissions.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import { insertPeople } from "#app/features/people/api.server.ts";
import { inviteStaff, mayChangeStaff, staffOf, teachersOf } from "#app/features/staff/api.server.ts";
import {
  BY_LIST,
  importStaff,
  type StaffImport,
  type StaffReport,
  staffTarget,
  staffTemplate,
  staffUploads,
} from "#app/features/staff-lists/api.server.ts";
import { readStaff } from "#app/features/staff-lists/read-staff.ts";
import { ancestorsOf, listUnitsByIds } from "#app/features/units/api.server.ts";
import { textCell } from "#app/sheets/cells.ts";
import { readWorkbook } from "#app/sheets/read-workbook.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { bring, insertSchools, NOW, rollOf, TODAY } from "./rolls-school.ts";

const SCHOOL = "school-54/001";
const OTHER = "school-54/002";
const HEAD = ["STT", "Mã cán bộ", "Họ và tên", "Vai trò", "Lớp chủ nhiệm", "Lớp dạy", "Điện thoại", "Tên đăng nhập"];
const LAN = ["1", "GV01", "Trần Thị Lan Anh", "Giáo viên", "10A1", "10A2", "0912345678", ""];
const BINH = ["2", "", "Lê Văn Bình", "Giáo viên", "", "10A1; 10A2", "", ""];
const CHI = ["3", "", "Võ Chi", "Giáo viên", "", "", "0987654321", ""];
const DUNG = ["4", "", "Hồ Dung", "Bí thư Đoàn", "", "", "", "bt.dung"];

function listOf(...rows: string[][]) {
  return readStaff(
    [{ name: "Sheet1", rows: rows.map((row, at) => ({ row: at + 1, cells: row.map(textCell) })) }],
    TODAY,
  );
}

const figures = ({ rows, new: made, changed, unchanged, skipped, problems }: StaffReport) =>
  [rows, made, changed, unchanged, skipped, problems.length].join(" ");
const codes = ({ problems }: StaffReport) => problems.map(({ row, code }) => `${row} ${code}`);
const given = ({ people }: StaffReport) =>
  people.map(({ name, login, what }) => `${name} (${login}): ${what.join("; ")}`);

/** Two schools of one province with classes and a Đoàn trường in the first; a manager of it, an administrator, a pupil. */
async function begin(open: () => Promise<DatabaseHandle>) {
  const handle = await open();
  await insertSchools(handle);
  const roll = ["STT", "Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp", "Chi đoàn"];
  const pupil = (code: string, name: string, unit: string) => ["1", code, name, "07/02/2010", unit, "x"];
  await bring(handle, rollOf(roll, pupil("0011", "Học Sinh Một", "10A1"), pupil("0012", "Học Sinh Hai", "10A2")));
  await bring(handle, rollOf(roll, pupil("0021", "Học Sinh Xa", "11B1")), { code: "54/002" });
  const staff = { manager: ["manager", SCHOOL], admin: ["admin", "province"], elsewhere: ["manager", OTHER] } as const;
  const viewers = {} as Record<keyof typeof staff, Viewer>;
  for (const [id, [role, unit]] of Object.entries(staff) as [keyof typeof staff, readonly [Role, string]][]) {
    const person = `person-${id}`;
    await insertPeople(handle.db, [
      { id: person, fullName: `Người ${id}`, birthDate: null, codes: [], memberships: [] },
    ]);
    await insertRows(handle.db, "account", [
      {
        id,
        person,
        login: id,
        login_key: id,
        password_hash: "-",
        state: "active",
        created_at: 0,
        first_login_at: 1,
        last_login_at: 1,
        password_kind: "own",
      },
    ]);
    await insertRows(handle.db, "role_grant", [{ id, person, role, unit, valid_from: TODAY, valid_to: null }]);
    viewers[id] = { account: id, person, name: id, slipPassword: false, grants: [{ role, unit }] } as unknown as Viewer;
  }
  /** Brings a list in as the shell does, or as this person by the page of a unit. */
  const bringStaff = async (
    rows: string[][],
    options: Partial<StaffImport> & { as?: keyof typeof staff; unit?: string } = {},
  ) => {
    const { as, unit = SCHOOL, ...rest } = options;
    const [row] = await listUnitsByIds(handle.db, [unit]);
    const within = await ancestorsOf(handle.db, unit);
    const viewer = as ? viewers[as] : null;
    const target = viewer ? await staffTarget(handle, { viewer, unit: row!, within }) : { unit: row!, roles: BY_LIST };
    return importStaff(handle, { file: listOf(...rows), target: target!, now: NOW, actor: viewer, ...rest });
  };
  const roles = async () => {
    const found = await handle.db
      .selectFrom("role_grant")
      .innerJoin("person", "person.id", "role_grant.person")
      .innerJoin("unit", "unit.id", "role_grant.unit")
      .select(["person.full_name as name", "role_grant.role", "unit.name as unit", "role_grant.homeroom"])
      .where("role_grant.valid_to", "is", null)
      .where("person.id", "not like", "person-%")
      .orderBy("person.full_name")
      .orderBy("unit.name")
      .execute();
    return found.map(({ name, role, unit, homeroom }) => `${name}: ${role} ${unit}${homeroom ? " *" : ""}`);
  };
  return { handle, viewers, bringStaff, roles };
}

eachDatabase("lists of staff", (open) => {
  test("are looked at, written, and bringing them in again changes nothing", async () => {
    const { handle, bringStaff, roles } = await begin(open);
    const rows = [HEAD, LAN, BINH, CHI, DUNG];
    const preview = await bringStaff(rows, { dryRun: true });
    expect([figures(preview), preview.written]).toEqual(["4 4 0 0 0 0", false]);
    expect(given(preview)).toEqual([
      "Trần Thị Lan Anh (gv.lananh): chủ nhiệm 10A1; dạy 10A2",
      "Lê Văn Bình (gv.binh): dạy 10A1; dạy 10A2",
      "Võ Chi (gv.chi): chờ giao vai trò",
      "Hồ Dung (bt.dung): bí thư Đoàn trường THPT Nguyễn Trung Trực",
    ]);
    expect(preview.notes.map(({ row, code }) => `${row} ${code}`)).toEqual(["4 class_missing"]);
    expect(await roles()).toEqual([]);

    const report = await bringStaff(rows);
    expect([report.written, report.accounts.length]).toEqual([true, 4]);
    expect(await roles()).toEqual([
      "Hồ Dung: secretary Đoàn trường THPT Nguyễn Trung Trực",
      "Lê Văn Bình: teacher 10A1",
      "Lê Văn Bình: teacher 10A2",
      "Trần Thị Lan Anh: teacher 10A1 *",
      "Trần Thị Lan Anh: teacher 10A2",
    ]);
    expect(await handle.db.selectFrom("staff_contact").select("phone").orderBy("phone").execute()).toEqual([
      { phone: "0912345678" },
      { phone: "0987654321" },
    ]);
    const again = await bringStaff(rows);
    expect([figures(again), again.written]).toEqual(["4 0 0 4 0 0", false]);
    // the same people by another kind of list: one row a class, with nothing but names and logins
    const classes = ["Tên lớp", "Giáo viên chủ nhiệm (GVCN)", "Tên đăng nhập của GVCN"];
    expect(figures(await bringStaff([classes, ["10A1", "Trần Thị Lan Anh", "gv.lananh"]]))).toBe("1 0 0 1 0 0");
    const audited = await handle.db
      .selectFrom("audit")
      .select("action")
      .where("action", "in", ["role.grant", "staff.import"])
      .execute();
    expect(audited.map(({ action }) => action).sort()).toEqual([...Array(5).fill("role.grant"), "staff.import"]);
  });

  test("what changes: a class for who waited, another homeroom teacher, a phone; roles are never ended", async () => {
    const { handle, bringStaff, roles } = await begin(open);
    await bringStaff([HEAD, LAN, BINH, CHI]);
    const next = await bringStaff([
      HEAD,
      ["1", "", "Võ Chi", "Giáo viên", "10A1", "", "0987 654 321", ""],
      ["2", "GV02", "Lê Văn Bình", "Giáo viên", "", "10A1", "0901234567", ""],
    ]);
    expect([figures(next), ...given(next)]).toEqual([
      "2 0 2 0 0 0",
      "Võ Chi (gv.chi): chủ nhiệm 10A1 (thay Trần Thị Lan Anh)",
      "Lê Văn Bình (gv.binh): điện thoại 0901234567; mã GV02",
    ]);
    expect(next.unnamed.map(({ name, roles: held }) => `${name}: ${held.join("; ")}`)).toEqual([
      "Trần Thị Lan Anh: chủ nhiệm 10A1; dạy 10A2",
      "Lê Văn Bình: dạy 10A2",
    ]);
    expect(await roles()).toEqual([
      "Lê Văn Bình: teacher 10A1",
      "Lê Văn Bình: teacher 10A2",
      "Trần Thị Lan Anh: teacher 10A1",
      "Trần Thị Lan Anh: teacher 10A2",
      "Võ Chi: teacher 10A1 *",
    ]);
    expect(await handle.db.selectFrom("staff_pending").selectAll().execute()).toEqual([]);
    const unit = await handle.db.selectFrom("unit").select("id").where("name", "=", "10A1").executeTakeFirstOrThrow();
    expect((await teachersOf(handle, [unit.id], NOW)).get(unit.id)?.[0]).toEqual({ name: "Võ Chi", homeroom: true });
  });

  test("one person on several rows, two of one name, and who is known by name, code, login or telephone", async () => {
    const { bringStaff, roles } = await begin(open);
    const teacher = (code: string, name: string, own: string, phone = "", login = "") => [
      "1",
      code,
      name,
      "Giáo viên",
      own,
      "",
      phone,
      login,
    ];
    // two of one name are kept apart by their telephones
    const two = [HEAD, teacher("", "Lê An", "10A1", "0911111111"), teacher("", "Lê An", "10A2", "0922222222")];
    const first = await bringStaff(two);
    expect(given(first)).toEqual(
      ["Lê An (gv.an): chủ nhiệm 10A1; dạy", "Lê An (gv.an2): chủ nhiệm 10A2; dạy"].map((line) =>
        line.replace("; dạy", ""),
      ),
    );
    expect(figures(await bringStaff(two))).toBe("2 0 0 2 0 0");
    expect(codes(await bringStaff([HEAD, teacher("", "Lê An", "10A1")]))).toEqual(["2 ambiguous"]);
    // a row a class is still one person
    const rows = [
      HEAD,
      teacher("GV9", "Võ Chi", "", "0933333333"),
      ["2", "", "Võ Chi", "Giáo viên", "", "10A1", "", ""],
    ];
    const one = await bringStaff(rows);
    expect([figures(one), ...given(one)]).toEqual(["2 1 0 0 0 0", "Võ Chi (gv.chi): dạy 10A1"]);
    expect(one.notes).toEqual([]);
    // codes and logins of others
    const wrong = await bringStaff([
      HEAD,
      teacher("GV9", "Người Khác", "10A2"),
      teacher("", "Người Khác", "10A2", "", "gv.an"),
      teacher("GV9", "Võ Chi", "10A2", "", "gv.an"),
      teacher("GV8", "Tạ Một", "10A1", "", "gv.chung"),
      teacher("GV7", "Tạ Hai", "10A2", "", "gv.chung"),
    ]);
    expect([codes(wrong), wrong.written]).toEqual([
      ["2 other_person", "3 login_taken", "4 people_disagree", "6 login_taken"],
      false,
    ]);
    // a namesake with another login is somebody else, and it is said
    const namesake = await bringStaff([HEAD, teacher("", "Võ Chi", "10A2", "", "vochi.moi")], { dryRun: true });
    expect([figures(namesake), namesake.notes.map(({ code }) => code)]).toEqual(["1 1 0 0 0 0", ["same_person"]]);
    expect(await roles()).toHaveLength(3);
  });

  test("wrong rows hold everything back unless they are skipped, and come back as a file", async () => {
    const { handle, viewers, bringStaff, roles } = await begin(open);
    const rows = [
      HEAD,
      LAN,
      ["2", "", '=HYPERLINK("x")', "Giáo viên", "10A1", "", "", ""],
      ["3", "", "Lê Bình", "Giáo viên", "", "10A9", "", ""],
      ["4", "", "Lê Cả", "Giáo viên", "10A1", "", "", ""],
      ["5", "", "Lê Dư", "Cán bộ địa bàn", "", "", "", ""],
    ];
    const blocked = await bringStaff(rows);
    expect([codes(blocked), blocked.written]).toEqual([
      ["3 name_formula", "4 class_unknown", "5 two_homeroom", "6 role_place"],
      false,
    ]);
    expect(await roles()).toEqual([]);

    const [unit] = await listUnitsByIds(handle.db, [SCHOOL]);
    const viewer = viewers.admin;
    const target = {
      ...(await staffTarget(handle, { viewer, unit: unit!, within: await ancestorsOf(handle.db, SCHOOL) }))!,
      viewer,
    };
    const kept = { file: listOf(...rows), name: "ns.xlsx", target, account: "admin", now: NOW };
    const place = { id: await staffUploads.keep(handle, kept), target, account: "admin", now: NOW };
    expect(figures((await staffUploads.preview(handle, place))!.report)).toBe("5 1 0 0 0 4");
    expect(await staffUploads.preview(handle, { ...place, account: "manager" })).toBeNull();
    expect((await staffUploads.apply(handle, place, { skipBad: false }))!.written).toBe(false);
    expect((await staffUploads.apply(handle, place, { skipBad: true }))!.written).toBe(true);
    expect(await staffUploads.apply(handle, place, { skipBad: true })).toBeNull();
    const done = (await staffUploads.preview(handle, place))!;
    expect([done.applied, done.report.accounts.length]).toEqual([true, 1]);
    expect(
      (await staffUploads.badRows(handle, place))!.map(({ row, cells }) => `${row} ${cells["Họ và tên"]}`),
    ).toEqual(['3 =HYPERLINK("x")', "4 Lê Bình", "5 Lê Cả", "6 Lê Dư"]);
    const { payload } = await handle.db.selectFrom("upload").select("payload").executeTakeFirstOrThrow();
    expect(payload).not.toContain("Lan Anh");

    const order = { viewer, now: NOW, unit: { id: SCHOOL, name: unit!.name, isSchool: true }, origin: "http://x" };
    const { slips } = await inviteStaff(handle, order, { accounts: done.report.accounts });
    expect(slips.map(({ login, where }) => `${login} ${where}`)).toEqual(["gv.lananh Trường THPT Nguyễn Trung Trực"]);
    // who is on a list of another school, or has been in, gets no slip from here
    const { slips: none } = await inviteStaff(handle, order, { accounts: ["elsewhere", "admin"] });
    expect(none).toEqual([]);
  });

  test.each<[string, "manager" | "admin" | "elsewhere", string, string[], string[]]>([
    ["a manager makes teachers", "manager", SCHOOL, ["", "Lê An", "Giáo viên", "10A1"], []],
    ["and secretaries of the school", "manager", SCHOOL, ["", "Lê An", "Tổng phụ trách Đội", ""], []],
    ["no manager", "manager", SCHOOL, ["", "Lê An", "Phó Hiệu trưởng", ""], ["2 role_not_yours"]],
    ["no officer", "manager", SCHOOL, ["", "Lê An", "Cán bộ Sở", ""], ["2 role_place"]],
    ["nobody for another school", "manager", SCHOOL, ["54/002", "Lê An", "Giáo viên", "11B1"], ["2 other_school"]],
    ["no class of another school", "manager", SCHOOL, ["", "Lê An", "Giáo viên", "11B1"], ["2 class_unknown"]],
    ["nothing for themselves", "manager", SCHOOL, ["", "Người manager", "Giáo viên", "10A1"], ["2 role_self"]],
    ["the administrator makes managers", "admin", SCHOOL, ["", "Lê An", "Hiệu trưởng", ""], []],
    ["the administrator, by the province", "admin", "province", ["54/002", "Lê An", "Hiệu trưởng", ""], []],
    ["by the school's name", "admin", "province", ["THPT Huỳnh Mẫn Đạt", "Lê An", "GV", "11B1"], []],
    ["who names no place", "admin", "province", ["", "Lê An", "Giáo viên", "11B1"], ["2 place_missing"]],
    ["officers need none", "admin", "province", ["", "Lê An", "Cán bộ Sở", ""], []],
    ["an unknown place", "admin", "province", ["54/999", "Lê An", "Giáo viên", "11B1"], ["2 place_unknown"]],
    ["administrators never", "admin", "province", ["", "Lê An", "Quản trị hệ thống", ""], ["2 role_admin"]],
  ])("%s", async (_name, as, unit, [place = "", name = "", role = "", own = ""], expected) => {
    const { bringStaff, roles } = await begin(open);
    const rows = [
      ["Mã trường", "Họ và tên", "Vai trò", "Lớp chủ nhiệm"],
      [place, name, role, own],
    ];
    const report = await bringStaff(rows, { as, unit });
    expect(codes(report)).toEqual(expected);
    expect(await roles()).toHaveLength(expected.length === 0 ? 1 : 0);
  });

  test("a role that is held is no problem for who may not give it; somebody else's phone stays", async () => {
    const { handle, bringStaff } = await begin(open);
    await bringStaff([HEAD, ["1", "1234567890", "Lê An", "Hiệu trưởng", "", "", "0911111111", "ql.an"]], {
      unit: OTHER,
    });
    const own = await bringStaff([HEAD, ["1", "1234567890", "Lê An", "Hiệu trưởng", "", "", "", ""]], {
      as: "elsewhere",
      unit: OTHER,
    });
    expect(figures(own)).toBe("1 0 0 1 0 0");
    const taught = await bringStaff([HEAD, ["1", "1234567890", "Lê An", "Giáo viên", "", "10A1", "0999999999", ""]], {
      as: "manager",
    });
    expect([figures(taught), taught.notes.map(({ code }) => code)]).toEqual(["1 0 1 0 0 0", ["not_yours"]]);
    const { phone } = await handle.db.selectFrom("staff_contact").select("phone").executeTakeFirstOrThrow();
    expect(phone).toBe("0911111111");
  });

  test("a pupil elsewhere who is named a teacher is not the manager's to take over", async () => {
    const { handle, viewers, bringStaff } = await begin(open);
    const { person, login } = await handle.db
      .selectFrom("account")
      .innerJoin("person", "person.id", "account.person")
      .select(["person.id as person", "account.login"])
      .where("person.full_name", "=", "Học Sinh Xa")
      .executeTakeFirstOrThrow();
    const report = await bringStaff([HEAD, ["1", "", "Học Sinh Xa", "Giáo viên", "", "10A1", "0999999999", login]], {
      as: "manager",
    });
    expect(figures(report)).toBe("1 0 1 0 0 0");
    const unit = SCHOOL;
    const filter = { search: "", role: null, lacks: null, limit: 50, offset: 0 };
    const { lines } = await staffOf(handle, { unit, viewer: viewers.manager, filter, now: NOW });
    expect(lines.map(({ name, mine }) => [name, mine])).toContainEqual(["Học Sinh Xa", false]);
    expect(await mayChangeStaff(handle.db, viewers.admin, person, [])).toBe(false);
    const invited = await inviteStaff(
      handle,
      { viewer: viewers.manager, now: NOW, unit: { id: unit, name: "", isSchool: true }, origin: "http://x" },
      "never",
    );
    expect(invited.slips).toEqual([]);
  });

  test("two managers at once: everybody and every role once", async () => {
    const { handle, bringStaff, roles } = await begin(open);
    const rows = [HEAD, LAN, BINH, CHI, DUNG];
    const reports = await Promise.all([bringStaff(rows), bringStaff(rows), bringStaff([HEAD, BINH, LAN])]);
    expect(reports.reduce((all, report) => all + report.new, 0)).toBe(4);
    expect(await roles()).toHaveLength(5);
    const { n } = await handle.db
      .selectFrom("account")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("login", "in", ["gv.lananh", "gv.binh", "gv.chi", "bt.dung", "gv.lananh2", "gv.binh2"])
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(4);
    const other = await bringStaff(
      [
        ["Họ và tên", "Vai trò", "Lớp chủ nhiệm"],
        ["Trần Lan Anh", "Giáo viên", "11B1"],
      ],
      { unit: OTHER },
    );
    expect(given(other)).toEqual(["Trần Lan Anh (gv.lananh2): chủ nhiệm 11B1"]);
  });

  test("a school without a Đoàn trường: the secretary waits for it, and it is said", async () => {
    const { handle, bringStaff } = await begin(open);
    await handle.db
      .updateTable("unit")
      .set({ valid_to: TODAY })
      .where("kind", "in", ["school-union", "troop-union"])
      .execute();
    const report = await bringStaff([HEAD, DUNG]);
    expect([figures(report), report.notes.map(({ code }) => code), ...given(report)]).toEqual([
      "1 1 0 0 0 0",
      ["no_union"],
      "Hồ Dung (bt.dung): chờ giao vai trò",
    ]);
  });

  test("the list shows who waits, who never came in and who has no slip", async () => {
    const { handle, viewers, bringStaff } = await begin(open);
    await bringStaff([HEAD, LAN, CHI]);
    const unit = { id: SCHOOL, name: "Trường", isSchool: true };
    const names = async (lacks: "entry" | "slip" | null) => {
      const filter = { search: "", role: null, lacks, limit: 50, offset: 0 };
      const { lines } = await staffOf(handle, { unit: SCHOOL, viewer: viewers.manager, filter, now: NOW });
      return lines.map(({ name, mine, roles }) => `${name} ${roles.length}${mine ? " *" : ""}`);
    };
    expect(await names(null)).toEqual(["Trần Thị Lan Anh 2 *", "Võ Chi 0 *", "Người manager 1"]);
    expect(await names("slip")).toEqual(["Trần Thị Lan Anh 2 *", "Võ Chi 0 *"]);
    const order = { viewer: viewers.manager, now: NOW, unit, origin: "http://x" };
    expect((await inviteStaff(handle, order, "never")).slips).toHaveLength(2);
    expect([await names("slip"), await names("entry")]).toEqual([[], ["Trần Thị Lan Anh 2 *", "Võ Chi 0 *"]]);
  });

  test("our template, filled in, is read without a problem", async () => {
    const { handle, bringStaff } = await begin(open);
    for (const [unit, isSchool, cells] of [
      [SCHOOL, true, ["1", "GV012", "Trần Ví Dụ", "Giáo viên", "10A1", "10A2", "0912345678", "gv.vidu"]],
      ["province", false, ["1", "GV013", "Lê Ví Dụ", "54/002", "Quản lý trường", "", "", "", ""]],
    ] as const) {
      const [list, ...others] = readWorkbook(await staffTemplate(handle, { unit: { id: unit }, isSchool }));
      const head = list!.rows[0]!.cells.map((cell) => cell?.text ?? "");
      expect(others.every(({ name }) => name === "Hướng dẫn")).toBe(true);
      expect(figures(await bringStaff([head, [...cells]], { unit }))).toBe("1 1 0 0 0 0");
    }
  });
});
