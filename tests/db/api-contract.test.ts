/** The API as programs meet it: a client made from its own description asks every operation on a real socket. */

import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import openapiTS, { astToString } from "openapi-typescript";
import { afterEach, expect, it, test } from "vitest";
import { drainBoardOutbox, issueEdition } from "#app/features/boards/api.server.ts";
import { OPERATIONS, revokeToken, tokenLines } from "#app/features/data-api/api.server.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { apiClient, served } from "./api-client.ts";
import { type ApiSite, issue, issuedReport, NOW, smallProvince, startApi } from "./api-site.ts";
import { DAY, makeRound, personId, T0 } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

let site: ApiSite | undefined;
afterEach(() => site?.close());

async function begin(open: () => Promise<TestDatabase>) {
  const handle = await open();
  const round = await smallProvince(handle);
  await issue(handle, round);
  const report = await issuedReport(handle);
  await makeRound(handle, "S", { people: 2 });
  site = await startApi(handle);
  return { handle, round, report, site, token: await site.token("PROVINCE") };
}

interface Page {
  readonly data: readonly unknown[];
  readonly next: string | null;
}

eachDatabase("the description", (open) => {
  it("is OpenAPI 3.1, and the client's types are made from it", async () => {
    site = await startApi(await open());
    const description = await served(site);
    expect(description.openapi).toBe("3.1.0");
    const { valid, errors } = await new Validator().validate(structuredClone(description) as never);
    expect([valid, errors]).toEqual([true, undefined]);
    const types = astToString(await openapiTS(description as never));
    // the head of the file says how to make it again
    const kept = readFileSync(new URL("./api-types.ts", import.meta.url), "utf8");
    expect(kept.slice(kept.indexOf("export interface paths")).trim()).toBe(types.trim());
  });

  it("is for everybody, as long as it did not change", async () => {
    site = await startApi(await open());
    const first = await site.get("/openapi.json");
    const again = await site.get("/openapi.json", null, { "If-None-Match": first.headers.get("etag")! });
    expect([first.status, again.status, await again.text()]).toEqual([200, 304, ""]);
  });
});

eachDatabase("the client", (open) => {
  it("asks every operation, and every answer is as described", async () => {
    const { round, report, site, token } = await begin(open);
    const called = new Set<string>();
    const api = await apiClient(site, token, called);
    const units = await api.GET("/units", { params: { query: { role: "school" } } });
    expect(units.data!.data.map(({ id }) => id)).toEqual(["SCHOOL1", "SCHOOL2", "SCHOOL3"]);
    const unit = await api.GET("/units/{unit}", { params: { path: { unit: "SCHOOL1" } } });
    expect(unit.data!.data.parents).toEqual([
      { tree: "former-district", unit: "DISTRICT" },
      { tree: "state", unit: "COMMUNE1" },
    ]);
    const contests = await api.GET("/contests");
    expect(contests.data!.data.map(({ id, board }) => [id, board])).toEqual([
      ["CONTESTS", "live"],
      ["CONTESTR", "issued"],
    ]);
    const { contest } = round;
    const one = await api.GET("/contests/{contest}", { params: { path: { contest } } });
    expect(one.data!.data).toMatchObject({ edition: 1, editionKind: "final", rollAt: "2026-11-16T08:00:00.000+07:00" });
    const participation = await api.GET("/participation", { params: { query: { contest, by: "schools" } } });
    expect(participation.data!.total).toMatchObject({ people: 3, roll: 5, rate: 60, unitsWithoutAnybody: 1 });
    const days = await api.GET("/participation/days", { params: { query: { contest, round: round.round } } });
    expect(days.data!.data.at(-1)).toMatchObject({ peopleSoFar: 4 });
    const lessons = await api.GET("/lessons", { params: { query: { period: "all" } } });
    expect(lessons.data!.data).toHaveLength(3);
    const coverage = await api.GET("/lessons/coverage", { params: { query: { unit: "SCHOOL1" } } });
    expect(coverage.data!.data.map(({ unit: id, taughtTimes }) => [id, taughtTimes])).toEqual([
      ["CLASS11", 1],
      ["CLASS12", 0],
    ]);
    const board = await api.GET("/boards/{contest}", { params: { path: { contest }, query: { formula: "C2" } } });
    expect(board.data!.data.map(({ rank, unit: id, rate }) => [rank, id, rate])).toEqual([
      [1, "SCHOOL2", 100],
      [2, "SCHOOL1", 50],
      [null, "SCHOOL3", null],
    ]);
    const reports = await api.GET("/reports");
    expect(reports.data!.data).toMatchObject([{ report, version: 1 }]);
    const path = { report, version: "1" };
    const figures = await api.GET("/reports/{report}/versions/{version}/figures", { params: { path } });
    expect(figures.data!.data.find(({ key }) => key === "c1.people")).toMatchObject({ value: 3, indicator: "people" });
    const tables = await api.GET("/reports/{report}/versions/{version}/tables", { params: { path } });
    for (const { id: table, rows } of tables.data!.data) {
      const address = "/reports/{report}/versions/{version}/tables/{table}";
      const answer = await api.GET(address, { params: { path: { ...path, table } } });
      expect(answer.data!.data).toHaveLength(rows);
    }
    expect([...called].sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
  });

  it("is told what is wrong as it is described", async () => {
    const { round, site, token } = await begin(open);
    const api = await apiClient(site, token);
    const { contest } = round;
    expect((await api.GET("/units/{unit}", { params: { path: { unit: "NOWHERE" } } })).error?.status).toBe(404);
    const wrong = await api.GET("/units", { params: { query: { limit: 0 } } });
    expect(wrong.error).toMatchObject({
      type: "/api/v1#parameter-invalid",
      errors: [{ parameter: "limit", detail: "Số nguyên từ 1 đến 1000." }],
    });
    const none = await apiClient(site, "goc_khong-co");
    expect((await none.GET("/contests")).error?.type).toBe("/api/v1#token-unknown");
    const few = await apiClient(site, await site.token("PROVINCE", { scopes: ["units"] }));
    expect((await few.GET("/boards/{contest}", { params: { path: { contest } } })).error?.status).toBe(403);
  });
});

eachDatabase("pages", (open) => {
  it("lead to the end of every list, each row once and in the same order", async () => {
    const { round, report, site, token } = await begin(open);
    const lists = [
      "/units",
      "/contests",
      `/participation?contest=${round.contest}&by=schools`,
      `/participation/days?contest=${round.contest}`,
      "/lessons",
      "/lessons/coverage?by=schools",
      `/boards/${round.contest}?by=schools`,
      "/reports",
      `/reports/${report}/versions/1/figures`,
      `/reports/${report}/versions/1/tables`,
      `/reports/${report}/versions/1/tables/c1.units`,
    ];
    for (const list of lists) {
      const join = list.includes("?") ? "&" : "?";
      const whole = await site.json<Page>(`${list}${join}limit=50`, token);
      expect(whole.next, list).toBeNull();
      const found: unknown[] = [];
      let next: string | null = `${list}${join}limit=2`;
      for (let n = 0; next && n < 60; n += 1) {
        const answer = await site.get(next, token);
        const page = (await answer.json()) as Page;
        expect(answer.headers.get("link"), list).toBe(page.next && `<${page.next}>; rel="next"`);
        expect(page.data.length, list).toBeLessThanOrEqual(2);
        found.push(...page.data);
        next = page.next;
      }
      expect(found, list).toEqual(whole.data);
      if (list !== "/reports") expect(whole.data.length, list).toBeGreaterThan(1);
    }
  });

  it("go on after the same row when others came meanwhile", async () => {
    const { handle, round, site, token } = await begin(open);
    const days = `/participation/days?contest=${round.contest}&limit=2`;
    const first = await site.json<Page & { data: { day: string }[] }>(days, token);
    await addAttempt(handle, round, { person: personId(1), placement: "IN11", score: 1_000, finishedAt: T0 - DAY });
    await drainBoardOutbox(handle, T0);
    const second = await site.json<Page & { data: { day: string }[] }>(first.next!, token);
    expect([...first.data, ...second.data].map(({ day }) => day)).toEqual([
      "2026-11-16",
      "2026-11-18",
      "2026-11-20",
      "2026-11-21",
    ]);
  });

  test("of one question fit no other, and end when the board becomes another edition", async () => {
    const { handle, round, site, token } = await begin(open);
    const cursorOf = async (path: string, of = token) =>
      new URL((await site.json<Page>(path, of)).next!).searchParams.get("cursor")!;
    const units = await cursorOf("/units?limit=1");
    const other = await site.token("PROVINCE");
    const refused = [
      ["/units?cursor=xyz", token],
      ["/units?cursor=", token],
      [`/units?cursor=${Buffer.from("[1]").toString("base64url")}`, token],
      [`/units?cursor=${units}&role=school`, token],
      [`/lessons?cursor=${units}`, token],
      [`/units?cursor=${units}`, other],
    ] as const;
    for (const [path, who] of refused) {
      const answer = await site.get(path, who);
      expect([answer.status, ((await answer.json()) as { type: string }).type], path).toEqual([
        400,
        "/api/v1#cursor-invalid",
      ]);
    }
    expect((await site.get(`/units?cursor=${units}&limit=7`, token)).status).toBe(200);
    const board = await cursorOf(`/boards/${round.contest}?limit=1`);
    const corrected = { kind: "corrected", cutAt: null, now: NOW, by: null, reason: "Sai đáp án" } as const;
    expect(await issueEdition(handle, round.contest, corrected)).toMatchObject({ ok: true });
    const stale = await site.get(`/boards/${round.contest}?limit=1&cursor=${board}`, token);
    expect([stale.status, ((await stale.json()) as { type: string }).type]).toEqual([409, "/api/v1#cursor-stale"]);
  });
});

eachDatabase("an answer", (open) => {
  it("is not sent again while its figures are the same, whenever it is asked for", async () => {
    const { handle, round, site, token } = await begin(open);
    // as before any edition: what is issued never changes
    await handle.db.updateTable("contest").set({ public_edition: 0 }).where("id", "=", round.contest).execute();
    const path = `/participation?contest=${round.contest}`;
    const first = await site.get(path, token);
    const etag = first.headers.get("etag")!;
    site.at(NOW + 60_000);
    const same = await site.get(path, token, { "If-None-Match": etag });
    expect([same.status, await same.text(), same.headers.get("as-of")]).toEqual([
      304,
      "",
      "2026-11-27T08:01:00.000+07:00",
    ]);
    expect((await site.get(path, token, { "If-None-Match": etag, Accept: "text/csv" })).status).toBe(200);
    await addAttempt(handle, round, { person: personId(1), placement: "IN11", score: 1_000, finishedAt: T0 + DAY });
    await drainBoardOutbox(handle, T0);
    const changed = await site.get(path, token, { "If-None-Match": etag });
    expect([changed.status, changed.headers.get("etag") === etag]).toEqual([200, false]);
  });

  it("comes as CSV that a spreadsheet opens and runs nothing of", async () => {
    const { handle, round, site, token } = await begin(open);
    await handle.db.updateTable("unit").set({ name: '=HYPERLINK("x")' }).where("id", "=", "SCHOOL1").execute();
    const answer = await site.get(`/participation?contest=${round.contest}&by=schools`, token, { Accept: "text/csv" });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    const text = Buffer.from(await answer.arrayBuffer()).toString("utf8");
    expect(text.split("\r\n")).toEqual([
      '\uFEFF"unit","code","name","kindLabel","people","outside","turns","fullMarks","roll","rate","asOf"',
      '"SCHOOL1","SCHOOL1","\'=HYPERLINK(""x"")","school",2,0,2,1,4,50,"2026-11-27T07:59:59.999+07:00"',
      '"SCHOOL2","SCHOOL2","Tên SCHOOL2","school",1,1,2,0,1,100,"2026-11-27T07:59:59.999+07:00"',
      '"SCHOOL3","SCHOOL3","Tên SCHOOL3","school",0,0,0,0,,,"2026-11-27T07:59:59.999+07:00"',
      "",
    ]);
    const paged = await site.get("/units?limit=1", token, { Accept: "text/csv" });
    expect(paged.headers.get("link")).toContain('rel="next"');
    for (const path of ["/contests", "/reports", "/lessons", "/lessons/coverage", `/boards/${round.contest}`]) {
      const csv = await site.get(path, token, { Accept: "text/csv;q=1, application/json;q=0.1" });
      const rows = (await csv.text()).trimEnd().split("\r\n").length - 1;
      expect([csv.status, rows], path).toEqual([200, (await site.json<Page>(path, token)).data.length]);
    }
  });

  test.each([
    ["an unknown address", "/khong-co", {}, 404, "not-found"],
    ["a page for people", "/contests", { Accept: "text/html" }, 406, "not-acceptable"],
    ["one thing as CSV", "/units/SCHOOL1", { Accept: "text/csv" }, 406, "not-acceptable"],
    ["no contest", "/participation", {}, 400, "parameter-invalid"],
    ["a parameter that there is not", "/units?ten=x", {}, 400, "parameter-invalid"],
    ["a parameter twice", "/units?role=school&role=class", {}, 400, "parameter-invalid"],
    ["a parameter with parts", "/units?role[a]=school", {}, 400, "parameter-invalid"],
    ["an unknown role", "/units?role=pupil", {}, 400, "parameter-invalid"],
    ["limit 0", "/units?limit=0", {}, 400, "parameter-invalid"],
    ["limit -1", "/units?limit=-1", {}, 400, "parameter-invalid"],
    ["limit 1001", "/units?limit=1001", {}, 400, "parameter-invalid"],
    ["limit 1e2", "/units?limit=1e2", {}, 400, "parameter-invalid"],
    ["too many reports", "/reports?limit=51", {}, 400, "parameter-invalid"],
    ["a unit that is no id", "/units?under=%00", {}, 400, "parameter-invalid"],
    ["an empty id", "/units?under=", {}, 400, "parameter-invalid"],
    ["an address with a zero in it", "/units/%00", {}, 404, "not-found"],
    ["version 0", "/reports/R/versions/0/tables", {}, 404, "not-found"],
  ] as const)("to %s says what is wrong", async (_what, path, headers, status, code) => {
    const { site, token } = await begin(open);
    const answer = await site.get(path, token, headers);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      status,
      "application/problem+json; charset=utf-8",
    ]);
    const body = (await answer.json()) as { type: string; status: number; detail: string; instance: string };
    expect(body).toMatchObject({ type: `/api/v1#${code}`, status });
    expect(body.detail.length).toBeGreaterThan(10);
    const logged = site.logged.find(({ id }) => body.instance === `urn:uuid:${id}`);
    expect(logged?.problem).toBe(code);
  });

  it("to a revoked, an expired and no token is 401, at once", async () => {
    const { handle, site, token } = await begin(open);
    const typeOf = async (given: string | null) => {
      const answer = await site.get("/contests", given);
      const { type } = (await answer.json()) as { type: string };
      return [answer.status, type.split("#")[1], answer.headers.get("www-authenticate")];
    };
    const invalid = 'Bearer realm="goc-asean", error="invalid_token"';
    expect(await typeOf(null)).toEqual([401, "token-missing", 'Bearer realm="goc-asean"']);
    expect(await typeOf("goc_abc")).toEqual([401, "token-unknown", invalid]);
    expect((await site.get("/contests", token)).status).toBe(200);
    const id = (await tokenLines(handle, ["PROVINCE"], NOW))[0]!.id;
    await revokeToken(handle, ["PROVINCE"], id, { account: "OFFICER", now: NOW });
    expect(await typeOf(token)).toEqual([401, "token-revoked", invalid]);
    const other = await site.token("PROVINCE", { lastDay: "2026-11-27" });
    site.at(Date.UTC(2026, 10, 27, 17));
    expect(await typeOf(other)).toEqual([401, "token-expired", invalid]);
  });

  it("says how often one may ask still, and when to come back", async () => {
    const handle = await open();
    await smallProvince(handle);
    site = await startApi(handle, { token: 3, stranger: 2, seconds: 60 });
    const [token, other] = [await site.token("PROVINCE"), await site.token("PROVINCE")];
    const left: unknown[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { status, headers } = await site.get("/contests", token);
      left.push([status, headers.get("ratelimit-remaining"), headers.get("ratelimit-policy")]);
    }
    expect(left).toEqual([2, 1, 0].map((n) => [200, String(n), '"token";q=3;w=60']));
    const refused = await site.get("/contests", token);
    expect([refused.status, refused.headers.get("ratelimit-limit")]).toEqual([429, "3"]);
    const [after, reset] = ["retry-after", "ratelimit-reset"].map((name) => Number(refused.headers.get(name)));
    expect(after).toBe(reset);
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThanOrEqual(60);
    expect(await refused.json()).toMatchObject({ type: "/api/v1#rate-limited", status: 429 });
    expect((await site.get("/contests", other)).status).toBe(200);
    const strangers = [];
    for (let n = 0; n < 3; n += 1) strangers.push((await site.get("/contests", "goc_abc")).status);
    expect(strangers).toEqual([401, 401, 429]);
  });

  it("goes to nobody's script on another site, and nothing is written by it", async () => {
    const { site, token } = await begin(open);
    const answer = await site.get("/contests", token, { Origin: "https://other.example" });
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    const asked = (method: string, headers: Record<string, string> = {}) =>
      fetch(`${site.url}/api/v1/contests`, { method, headers: { Authorization: `Bearer ${token}`, ...headers } });
    const preflight = await asked("OPTIONS", { Origin: "https://other.example" });
    expect([preflight.status, preflight.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    expect((await asked("POST", { Origin: site.url })).status).toBe(405);
    const foreign = await asked("POST");
    expect([foreign.status, ((await foreign.json()) as { type: string }).type]).toEqual([
      403,
      "/api/v1#request-refused",
    ]);
    expect((await asked("DELETE")).status).toBe(405);
    const head = await asked("HEAD");
    expect([head.status, head.headers.has("etag"), await head.text()]).toEqual([200, true, ""]);
  });

  it("to a failure of ours has an id that the log has", async () => {
    const { handle, site, token } = await begin(open);
    await handle.db.schema.dropTable("taught").execute();
    const answer = await site.get("/lessons", token);
    const body = (await answer.json()) as { type: string; instance: string };
    expect([answer.status, body.type]).toEqual([500, "/api/v1#error"]);
    expect(site.logged.find(({ id }) => body.instance === `urn:uuid:${id}`)?.error).toContain("taught");
    expect(JSON.stringify(body)).not.toContain("taught");
  });
});
