/** Consents, what is kept of a person, giving it out, erasing it, the audit's page. */
import { CompiledQuery } from "kysely";
import { expect, test } from "vitest";
import { mayPublishName } from "#app/domain/consent.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import {
  auditLog,
  changeConsents,
  erasePerson,
  exportPerson,
  personAccess,
  personView,
  publishablePeople,
} from "#app/features/privacy/api.server.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { accountWorld } from "./accounts-fixture.ts";
import { NOW, TODAY } from "./units-forest.ts";

const PUPIL = { id: "HS01", inClass: "class1" } as const;
const TEACHER = { id: "gv01", role: ["teacher", "class1"] } as const;
const ELSEWHERE = { id: "gv02", role: ["teacher", "class2"] } as const;
const MANAGER = { id: "ql01", role: ["manager", "school1"] } as const;
const OWN = "person-HS01";

test.each([
  ["a child with both", "2012-05-01", ["child", "guardian"], true],
  ["a child alone", "2012-05-01", ["child"], false],
  ["the guardian alone", "2012-05-01", ["guardian"], false],
  ["nobody", "2012-05-01", [], false],
  ["the day before eighteen", "2008-11-24", ["child"], false],
  ["on the eighteenth birthday", "2008-11-23", ["child"], true],
  ["no birth date", null, ["child"], false],
  ["no birth date, both", null, ["child", "guardian"], true],
] as const)("%s", (_who, birthDate, givers, expected) => {
  expect(mayPublishName({ birthDate, givers: new Set(givers), day: "2026-11-23" })).toBe(expected);
});

eachDatabase("privacy", (open) => {
  async function begin() {
    const w = await accountWorld(await open(), [PUPIL, TEACHER, ELSEWHERE, MANAGER]);
    const viewer = async (id: string) => {
      const entered = await w.enter(id);
      if (!entered.ok) throw new Error("not signed in");
      return (await w.viewer(entered.token))!;
    };
    return { ...w, viewerOf: viewer };
  }

  test("consents stand once each, are withdrawn at once, and keep their history", async () => {
    const w = await begin();
    const set = (given: boolean, ...givers: ("child" | "guardian")[]) =>
      changeConsents(w.handle, {
        changes: givers.map((giver) => ({ person: OWN, giver, given })),
        form: "paper",
        givenOn: TODAY,
        unit: "class1",
        account: "gv01",
        now: NOW,
      });
    const shown = async () => [...(await publishablePeople(w.handle.db, [OWN, "person-gv01"], TODAY))];
    expect(await shown()).toEqual([]);
    expect(await set(true, "child")).toBe(1);
    expect(await shown()).toEqual([]);
    expect(await set(true, "child", "guardian")).toBe(1);
    expect(await shown()).toEqual([OWN]);
    expect(await set(false, "guardian")).toBe(1);
    expect(await set(false, "guardian")).toBe(0);
    expect(await shown()).toEqual([]);
    expect(await set(true, "guardian")).toBe(1);
    const rows = await w.handle.db.selectFrom("consent").selectAll().orderBy("id").execute();
    expect(rows.map(({ giver, withdrawn_on }) => `${giver} ${withdrawn_on}`)).toEqual([
      "child null",
      `guardian ${TODAY}`,
      "guardian null",
    ]);
  });

  test.each([
    ["gv01", OWN, true],
    ["ql01", OWN, true],
    ["HS01", OWN, true],
    ["gv02", OWN, false],
    ["gv01", "person-ql01", false],
    ["ql01", "person-gv01", false],
    ["gv01", "person-gv01", true],
    ["gv01", "nobody", false],
  ])("%s sees the page of %s: %s", async (who, person, sees) => {
    const w = await begin();
    expect((await personAccess(w.handle, await w.viewerOf(who), person, NOW)) !== null).toBe(sees);
  });

  test("reading and exporting another is audited, one's own page is not; nothing secret goes out", async () => {
    const w = await begin();
    const teacher = (await personAccess(w.handle, await w.viewerOf("gv01"), OWN, NOW))!;
    const self = (await personAccess(w.handle, await w.viewerOf("HS01"), OWN, NOW))!;
    await personView(w.handle, teacher, { account: "gv01", now: NOW });
    await personView(w.handle, self, { account: "HS01", now: NOW });
    const file = JSON.stringify(await exportPerson(w.handle, teacher, { account: "gv01", now: NOW }));
    expect(file).toContain("Người HS01");
    expect(file).not.toContain("argon2");
    const filter = { from: NOW, to: NOW + 1, action: null, login: "gv01", subject: `person:${OWN}`, before: null };
    const by = { account: "ql01", now: NOW };
    const { rows } = await auditLog(w.handle, filter, by);
    expect(rows.map(({ action, unitName }) => `${action} ${unitName}`)).toEqual([
      "person.export class1",
      "person.read class1",
    ]);
    const read = await auditLog(w.handle, { ...filter, login: "ql01", subject: null, action: "audit.read" }, by);
    expect(read.rows).toHaveLength(1);
  });

  test("after erasing, no column of any table holds the name, the code or the login", async () => {
    const w = await begin();
    const { db, dialect } = w.handle;
    await db.insertInto("person_code").values({ scheme: "moet", code: "7700112233", person: OWN }).execute();
    const erased = { person: OWN, unit: "class1", account: "ql01", now: NOW };
    expect(await erasePerson(w.handle, { ...erased, person: "person-gv01" })).toMatchObject({ ok: false });
    expect(await erasePerson(w.handle, erased)).toEqual({ ok: true });
    expect(await erasePerson(w.handle, erased)).toMatchObject({ ok: false });
    expect(await w.enter("HS01")).toMatchObject({ ok: false, code: "wrong" });
    const tables = (await db.introspection.getTables()).filter(({ name }) => !name.startsWith("kysely_"));
    const found: string[] = [];
    for (const { name, columns } of tables) {
      for (const column of columns) {
        const text = dialect === "postgres" ? `cast("${column.name}" as text)` : `"${column.name}"`;
        for (const secret of ["Người HS01", "nguoi hs01", "7700112233"]) {
          const sql = `select count(*) as n from "${name}" where ${text} like '%${secret}%'`;
          const { rows } = await db.executeQuery<{ n: number }>(CompiledQuery.raw(sql));
          if (Number(rows[0]?.n) > 0) found.push(`${name}.${column.name}: ${secret}`);
        }
      }
    }
    expect(found).toEqual([]);
    const logins = await db.selectFrom("account").select("login").execute();
    expect(logins.map(({ login }) => login)).not.toContain("HS01");
    expect(localDay(NOW)).toBe(TODAY);
  });
});
