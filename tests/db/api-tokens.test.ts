/** Tokens: who reads what with them, from when to when, and what is kept of them. */
import { afterEach, describe, expect, it, test } from "vitest";
import { makeToken, revokeToken, tokenLines, tokenOf } from "#app/features/data-api/api.server.ts";
import { tokenForm } from "#app/features/data-api/forms.ts";
import { API_SCOPES, type ApiScope } from "#app/features/data-api/scopes.ts";
import { checkForm } from "#app/http/forms.server.ts";
import { newId, secretHash } from "#db/ids.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { type ApiSite, issue, issuedReport, NOW, smallProvince, startApi } from "./api-site.ts";
import { DAY, makeProvince, T0 } from "./boards-fixture.ts";

let site: ApiSite | undefined;
afterEach(() => site?.close());

const BY = { account: "OFFICER", now: NOW };
const form = (change: object = {}) => ({
  id: newId(),
  name: "Kho dữ liệu",
  unit: "",
  scopes: ["units"] as ApiScope[],
  lastDay: "2027-11-27",
  ...change,
});

async function begin(open: () => Promise<TestDatabase>) {
  const handle = await open();
  const round = await smallProvince(handle);
  site = await startApi(handle);
  return { handle, round, site };
}

eachDatabase("a token", (open) => {
  it("is shown once: its hash is kept, and the first letters of it", async () => {
    const handle = await open();
    await makeProvince(handle, 0);
    const made = await makeToken(handle, ["PROVINCE"], form(), BY);
    if (!made.ok) throw new Error(made.message);
    expect(made.token).toMatch(/^goc_[\w-]{32}$/);
    const [row] = await handle.db.selectFrom("api_token").selectAll().execute();
    expect(row).toMatchObject({ hash: secretHash(made.token), prefix: made.token.slice(0, 8), unit: "PROVINCE" });
    expect(JSON.stringify(row)).not.toContain(made.token);
    const [line] = await handle.db.selectFrom("audit").selectAll().execute();
    expect(line).toMatchObject({ action: "api-token.make", actor: "OFFICER", unit: "PROVINCE" });
    expect(line!.data).not.toContain(made.token.slice(4, 8));
  });

  it("is made once, however often its form comes", async () => {
    const handle = await open();
    await makeProvince(handle, 0);
    const once = form();
    expect(await makeToken(handle, ["PROVINCE"], once, BY)).toMatchObject({ ok: true });
    expect(await makeToken(handle, ["PROVINCE"], once, BY)).toMatchObject({ ok: false, field: "form" });
    expect(await handle.db.selectFrom("audit").selectAll().execute()).toHaveLength(1);
  });

  test.each([
    ["PROVINCE", "", "PROVINCE"],
    ["PROVINCE", "SCHOOL2", "SCHOOL2"],
    ["PROVINCE", "Tên DISTRICT", null],
    ["COMMUNE1", "SCHOOL1", "SCHOOL1"],
    ["COMMUNE1", "SCHOOL2", null],
    ["COMMUNE1", "PROVINCE", null],
    ["PROVINCE", "không có", null],
  ] as const)("of who stands for %s, asked for “%s”, is of %s", async (scope, unit, expected) => {
    const handle = await open();
    await makeProvince(handle, 0);
    const made = await makeToken(handle, [scope], form({ unit }), BY);
    const rows = await handle.db.selectFrom("api_token").select("unit").execute();
    if (expected) expect([made.ok, rows]).toEqual([true, [{ unit: expected }]]);
    else expect([made, rows]).toEqual([{ ok: false, field: "unit", message: expect.stringContaining(unit) }, []]);
  });

  it("is known until it expires or is revoked, from that moment on not any more", async () => {
    const { handle, site } = await begin(open);
    const token = await site.token("PROVINCE", { lastDay: "2026-11-28" });
    const header = `Bearer ${token}`;
    const at = async (now: number) => {
      const known = await tokenOf(handle, header, now);
      return known.ok ? "live" : known.code;
    };
    const end = Date.UTC(2026, 10, 28, 17);
    expect([await at(end - 1), await at(end)]).toEqual(["live", "token-expired"]);
    const id = (await tokenLines(handle, ["PROVINCE"], NOW))[0]!.id;
    expect(await revokeToken(handle, ["PROVINCE"], id, BY)).toBe(true);
    expect(await at(NOW)).toBe("token-revoked");
    expect(await revokeToken(handle, ["PROVINCE"], id, { ...BY, now: NOW + 1 })).toBe(false);
    expect((await tokenLines(handle, ["PROVINCE"], NOW))[0]).toMatchObject({ state: "revoked", revokedAt: NOW });
    const audited = await handle.db
      .selectFrom("audit")
      .select("action")
      .where("action", "like", "api-token.%")
      .execute();
    expect(audited.map(({ action }) => action).sort()).toEqual(["api-token.make", "api-token.revoke"]);
  });

  test.each([
    [undefined, "token-missing"],
    ["", "token-missing"],
    ["Basic Z29jOmdvYw==", "token-missing"],
    ["Bearer", "token-missing"],
    ["Bearer goc_khong-co", "token-unknown"],
    ["Bearer goc_ '; drop table api_token", "token-missing"],
  ] as const)("is none: %s", async (header, code) => {
    const handle = await open();
    expect(await tokenOf(handle, header, NOW)).toEqual({ ok: false, code });
  });

  it("writes its last use once a minute", async () => {
    const { handle, site } = await begin(open);
    const header = `Bearer ${await site.token("PROVINCE")}`;
    const used: (number | null)[] = [];
    for (const after of [0, 59_999, 60_000, 60_001]) {
      await tokenOf(handle, header, NOW + after);
      used.push((await tokenLines(handle, ["PROVINCE"], NOW))[0]!.lastUsedAt);
    }
    expect(used).toEqual([NOW, NOW, NOW + 60_000, NOW + 60_000]);
  });

  it("is listed and revoked by who stands above its unit alone", async () => {
    const { handle, site } = await begin(open);
    await site.token("SCHOOL1");
    const seen = async (scope: string) => (await tokenLines(handle, [scope], NOW)).length;
    expect([await seen("PROVINCE"), await seen("COMMUNE1"), await seen("DISTRICT"), await seen("SCHOOL1")]).toEqual([
      1, 1, 1, 1,
    ]);
    expect([await seen("SCHOOL2"), await seen("COMMUNE2"), await seen("CLASS11")]).toEqual([0, 0, 0]);
    const id = (await tokenLines(handle, ["SCHOOL1"], NOW))[0]!.id;
    expect(await revokeToken(handle, ["SCHOOL2"], id, BY)).toBeNull();
    expect(await revokeToken(handle, ["PROVINCE"], "NOWHERE", BY)).toBeNull();
    expect(await revokeToken(handle, [], id, BY)).toBeNull();
    expect((await tokenLines(handle, ["SCHOOL1"], NOW))[0]!.state).toBe("live");
  });

  it("reads what its scopes say, and nothing else", async () => {
    const { handle, round, site } = await begin(open);
    await issue(handle, round);
    const report = await issuedReport(handle);
    const addresses: Record<ApiScope, string> = {
      units: "/units",
      contests: "/contests",
      participation: `/participation?contest=${round.contest}`,
      lessons: "/lessons",
      boards: `/boards/${round.contest}`,
      reports: `/reports/${report}/versions/1/figures`,
    };
    for (const scope of API_SCOPES) {
      const token = await site.token("PROVINCE", { scopes: [scope] });
      for (const other of API_SCOPES) {
        const answer = await site.get(addresses[other], token);
        expect(answer.status, `${scope} reads ${other}`).toBe(other === scope ? 200 : 403);
        const told = answer.headers.get("www-authenticate");
        expect(told).toBe(
          other === scope ? null : `Bearer realm="goc-asean", error="insufficient_scope", scope="${other}"`,
        );
      }
    }
  });

  test.each([
    ["SCHOOL1", ["SCHOOL1", "CLASS11", "CLASS12"], ["SCHOOL2", "PROVINCE", "COMMUNE1", "CLASS21", "NOWHERE"]],
    ["COMMUNE2", ["COMMUNE2", "SCHOOL2", "CLASS31"], ["SCHOOL1", "PROVINCE", "DISTRICT"]],
    ["DISTRICT", ["SCHOOL1", "SCHOOL2"], ["SCHOOL3", "COMMUNE1"]],
    ["CLASS11", ["CLASS11"], ["SCHOOL1", "CLASS12"]],
  ] as const)("of %s reads %s, and not %s", async (unit, inside, outside) => {
    const { round, site } = await begin(open);
    const token = await site.token(unit);
    const asked = (other: string) => [
      `/units/${other}`,
      `/units?under=${other}`,
      `/participation?contest=${round.contest}&unit=${other}`,
      `/participation/days?contest=${round.contest}&unit=${other}`,
      `/lessons?unit=${other}`,
      `/lessons/coverage?unit=${other}`,
    ];
    const statuses = async (other: string) => {
      const found = new Set<number>();
      for (const path of asked(other)) found.add((await site.get(path, token)).status);
      return [...found];
    };
    for (const other of inside) expect(await statuses(other), other).toEqual([200]);
    for (const other of outside) expect(await statuses(other), other).toEqual([404]);
  });

  it("of a school reads its own row of a public board, with its rank among all", async () => {
    const { handle, round, site } = await begin(open);
    await issue(handle, round);
    const report = await issuedReport(handle);
    const token = await site.token("SCHOOL2");
    const board = await site.json(`/boards/${round.contest}?formula=C1`, token);
    expect(board).toMatchObject({ unit: "PROVINCE", total: null, data: [{ unit: "SCHOOL2", rank: 1, people: 1 }] });
    expect(await site.json("/reports", token)).toMatchObject({ data: [] });
    expect((await site.get(`/reports/${report}/versions/1/figures`, token)).status).toBe(404);
    expect((await site.get(`/boards/${round.contest}?unit=SCHOOL1`, token)).status).toBe(404);
    expect((await site.get(`/boards/${round.contest}?unit=COMMUNE2`, token)).status).toBe(200);
    const unit = await site.json("/units/SCHOOL2", token);
    expect(unit).toMatchObject({ data: { id: "SCHOOL2", parents: [] } });
  });

  it("of a draft report and of a draft contest reads nothing", async () => {
    const { handle, round, site } = await begin(open);
    const token = await site.token("PROVINCE");
    await handle.db.updateTable("contest").set({ state: "draft" }).where("id", "=", round.contest).execute();
    for (const path of [
      `/contests/${round.contest}`,
      `/participation?contest=${round.contest}`,
      `/boards/${round.contest}`,
      "/reports/NOWHERE/versions/1/tables",
    ]) {
      expect((await site.get(path, token)).status, path).toBe(404);
    }
    expect(await site.json("/contests", token)).toMatchObject({ data: [] });
  });

  it("says that a board is being settled between its freeze time and the edition", async () => {
    const handle = await open();
    const round = await smallProvince(handle);
    await handle.db
      .updateTable("round")
      .set({ freeze_at: T0 + 9 * DAY })
      .where("id", "=", round.round)
      .execute();
    site = await startApi(handle);
    const token = await site.token("PROVINCE");
    const answer = await site.get(`/boards/${round.contest}`, token);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([409, "60"]);
    expect(await answer.json()).toMatchObject({ type: "/api/v1#board-settling" });
    expect(await site.json(`/contests/${round.contest}`, token)).toMatchObject({ data: { board: "settling" } });
  });
});

describe("the form of a token", () => {
  const right = {
    id: newId(),
    name: " Kho dữ liệu ",
    lastDay: "27/11/2027",
    "scope-units": "on",
    "scope-boards": "on",
  };
  it("gives its scopes in their order and the day as it is kept", () => {
    const read = checkForm(tokenForm(NOW), right);
    expect(read).toEqual({
      ok: true,
      value: { id: right.id, name: "Kho dữ liệu", unit: "", scopes: ["units", "boards"], lastDay: "2027-11-27" },
    });
  });

  test.each([
    ["no name", { name: "  " }, { name: "Đặt tên để sau này biết mã dùng vào việc gì." }],
    ["a long name", { name: "x".repeat(81) }, { name: "Tên dài nhất 80 ký tự." }],
    ["no day", { lastDay: "mai" }, { lastDay: "Nhập ngày, tháng, năm, ví dụ 31/12/2027." }],
    ["yesterday", { lastDay: "26/11/2026" }, { lastDay: expect.stringContaining("Chọn ngày từ 27/11/2026") }],
    ["more than two years", { lastDay: "28/11/2028" }, { lastDay: expect.stringContaining("đến 27/11/2028") }],
    ["no scope", { "scope-units": "", "scope-boards": "" }, expect.anything()],
    [
      "a name is none of the scopes",
      { "scope-units": "off", "scope-boards": "off", "scope-names": "on" },
      expect.anything(),
    ],
    ["an id of our own making", { id: "1" }, { id: "Tải lại trang rồi làm lại." }],
  ])("refuses %s", (_what, change, errors) => {
    expect(checkForm(tokenForm(NOW), { ...right, ...change })).toEqual({ ok: false, errors });
  });

  it("asks for a scope beside the scopes", () => {
    const { "scope-units": _, "scope-boards": __, ...none } = right;
    expect(checkForm(tokenForm(NOW), none)).toEqual({
      ok: false,
      errors: { scopes: "Chọn ít nhất một phần được đọc." },
    });
  });
});
