/** A list of consents beside what stands: previewed, carried out, sent again; of one school alone. */
import { expect, test } from "vitest";
import {
  applyConsents,
  changeConsents,
  consentSheet,
  keepConsents,
  openConsentKeys,
  previewConsents,
} from "#app/features/privacy/api.server.ts";
import { type ConsentRow, readConsents } from "#app/features/privacy/consent-list.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { accountWorld } from "./accounts-fixture.ts";
import { NOW, TODAY } from "./units-forest.ts";

const SENDER = { unit: "school1", account: "ql01", now: NOW };
const yes = (row: number, code: string, part: Partial<ConsentRow> = {}): ConsentRow => ({
  ...{ row, code, child: true, guardian: true, form: null, day: null },
  ...part,
});

eachDatabase("consents by list", (open) => {
  async function begin() {
    const { handle } = await accountWorld(await open(), [
      { id: "HS01", inClass: "class1" },
      { id: "HS02", inClass: "class1" },
      { id: "HS09", inClass: "class2" },
      { id: "ql01", role: ["manager", "school1"] },
    ]);
    const code = (scheme: string, text: string, person: string) => ({ scheme, code: text, person: `person-${person}` });
    await handle.db
      .insertInto("person_code")
      .values([
        code("moet", "0077001122", "HS01"),
        code("ma-hoc-sinh/school1", "17", "HS01"),
        code("so-dang-bo/school1", "17", "HS02"),
      ])
      .execute();
    const send = (rows: readonly ConsentRow[], problems: { row: number; message: string }[] = []) => {
      const list = { found: true, rows, problems };
      return keepConsents(handle, { ...SENDER, list, name: "dong-y.xlsx", form: "paper", day: TODAY });
    };
    const standing = async () => {
      const people = ["HS01", "HS02", "HS09"].map((id) => `person-${id}`);
      const open = await openConsentKeys(handle, people);
      return [...open].map(([key, { form, givenOn }]) => `${key} ${form} ${givenOn}`).sort();
    };
    return { handle, send, standing };
  }

  test("rows are matched by any code or the login, in this school alone", async () => {
    const { handle, send } = await begin();
    const id = await send(
      [
        yes(2, "77001122"),
        yes(3, "HS02", { guardian: null }),
        yes(4, "HS09"),
        yes(5, "KHONG-CO"),
        yes(6, "17"),
        yes(7, "HS01"),
      ],
      [{ row: 8, message: "Thiếu mã." }],
    );
    const plan = await previewConsents(handle, { ...SENDER, id });
    expect(plan).toMatchObject({ name: "dong-y.xlsx", rows: 7, given: 3, withdrawn: 0, unchanged: 0 });
    expect(plan?.lines.map(({ row, name, form, day }) => `${row} ${name} ${form} ${day}`)).toEqual([
      `2 Người HS01 paper ${TODAY}`,
      `3 Người HS02 paper ${TODAY}`,
    ]);
    expect(plan?.problems.map(({ row, message }) => `${row} ${message}`)).toEqual([
      "4 Ở đây không có bạn nào mang mã HS09.",
      "5 Ở đây không có bạn nào mang mã KHONG-CO.",
      "6 Mã 17 là của nhiều bạn: ghi mã đăng nhập.",
      "7 Cùng một bạn với dòng 2.",
      "8 Thiếu mã.",
    ]);
  });

  test("is carried out once, with its own forms and days; sent again it changes nothing", async () => {
    const { handle, send, standing } = await begin();
    const first = {
      changes: [{ person: "person-HS02", giver: "child" as const, given: true }],
      form: "meeting" as const,
    };
    await changeConsents(handle, { ...first, givenOn: "2026-09-05", unit: "class1", account: "gv", now: NOW - 1 });
    const rows = [
      yes(2, "HS01", { form: "online", day: "2026-10-01" }),
      yes(3, "HS02", { child: false, guardian: true }),
    ];
    const wanted = { ...SENDER, id: await send(rows) };
    expect(await previewConsents(handle, wanted)).toMatchObject({ given: 3, withdrawn: 1, unchanged: 0 });
    expect(await applyConsents(handle, wanted)).toBe(4);
    const after = [
      "person-HS01 child online 2026-10-01",
      "person-HS01 guardian online 2026-10-01",
      `person-HS02 guardian paper ${TODAY}`,
    ];
    expect(await standing()).toEqual(after);
    // nothing of the file is left
    expect(await applyConsents(handle, wanted)).toBeNull();
    expect(await handle.db.selectFrom("upload").select("id").execute()).toEqual([]);

    const again = { ...SENDER, id: await send(rows) };
    expect(await previewConsents(handle, again)).toMatchObject({ given: 0, withdrawn: 0, unchanged: 2, lines: [] });
    expect(await applyConsents(handle, again)).toBe(0);
    expect(await standing()).toEqual(after);
    const written = await handle.db.selectFrom("audit").select("action").orderBy("id").execute();
    expect(written.map(({ action }) => action).filter((action) => action.startsWith("consent."))).toEqual([
      "consent.give",
      "consent.upload",
      "consent.preview",
      "consent.give",
      "consent.give",
      "consent.withdraw",
      "consent.give",
      "consent.upload",
      "consent.preview",
    ]);
  });

  test("belongs to its sender, its unit and its time", async () => {
    const { handle, send } = await begin();
    const id = await send([yes(2, "HS01")]);
    for (const other of [
      { ...SENDER, id, account: "qt" },
      { ...SENDER, id, unit: "school2" },
      { ...SENDER, id, now: NOW + 24 * 3_600_000 },
      { ...SENDER, id: "nothing" },
    ]) {
      expect(await previewConsents(handle, other)).toBeNull();
      expect(await applyConsents(handle, other)).toBeNull();
    }
    expect(await previewConsents(handle, { ...SENDER, id })).not.toBeNull();
  });

  test("the list to fill in comes back as it is", async () => {
    const { handle, send } = await begin();
    const both = (["child", "guardian"] as const).map((giver) => ({ person: "person-HS01", giver, given: true }));
    await changeConsents(handle, { changes: both, form: "paper", givenOn: TODAY, unit: null, account: "gv", now: NOW });
    const rows = await consentSheet(handle, SENDER);
    expect(rows).toEqual([
      { name: "Người HS01", unitName: "class1", login: "HS01", given: [true, true] },
      { name: "Người HS02", unitName: "class1", login: "HS02", given: [false, false] },
    ]);
    const cells = [
      ["Mã đăng nhập", "Họ và tên", "Lớp", "Học sinh đồng ý", "Phụ huynh đồng ý"],
      ...rows.map(({ login, name, unitName, given }) => [
        login ?? "",
        name,
        unitName,
        ...given.map((x) => (x ? "x" : "")),
      ]),
    ].map((line, at) => ({ row: at + 1, cells: line.map((text) => ({ text })) }));
    const list = readConsents([{ name: "", rows: cells }], TODAY);
    const id = await send(list.rows);
    expect(await previewConsents(handle, { ...SENDER, id })).toMatchObject({ given: 0, unchanged: 1, problems: [] });
  });
});
