/** Pulling figures from the server as it is built: who makes tokens, what opens with one, and that no pupil is in it. */
import { expect, it } from "vitest";
import { OPERATIONS } from "#app/features/data-api/api.server.ts";
import { paths } from "#app/paths.ts";
import { makeToken, TOKEN_NAME, tokenForm } from "../support/api-tokens.ts";
import { column } from "../support/database.ts";
import { ask } from "../support/http.ts";
import { ACTORS, NOWHERE } from "./access-table.ts";
import { fingerprint, type GuardWorld, post } from "./fixture.ts";

const MAKERS = ["department", "admin"];

interface Answer {
  readonly data: readonly Record<string, string>[];
}

export function apiGuard(world: () => GuardWorld): void {
  const get = (path: string, headers: Record<string, string> = {}) => ask(world().url, path, { headers });
  const pull = (path: string, token = world().apiToken) => get(paths.api(path), { Authorization: `Bearer ${token}` });
  const list = async (path: string) => (JSON.parse((await pull(path)).body) as Answer).data;

  /** Every operation with things of this world. */
  const addresses = async (): Promise<string[]> => {
    const [contest] = await list("/contests");
    const [version] = await list("/reports");
    const filled = {
      contest: contest?.id ?? "",
      unit: world().classUnit,
      report: version?.report ?? "",
      version: String(version?.version ?? ""),
      table: (await list(`/reports/${version?.report}/versions/1/tables`))[0]?.id ?? "",
    };
    return OPERATIONS.map(({ path, query }) => {
      const of = path.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof filled) => filled[name]);
      return "contest" in query.shape ? `${of}?contest=${filled.contest}` : of;
    });
  };

  it("answers every operation to a token, as JSON and CSV, without any pupil", async () => {
    const { pupilNames, receipt } = world();
    for (const path of await addresses()) {
      const answer = await pull(path);
      expect(answer.status, `${path} ${answer.body.slice(0, 300)}`).toBe(200);
      expect(answer.headers["content-type"], path).toBe("application/json; charset=utf-8");
      expect(answer.headers["content-security-policy"], path).toContain("default-src 'none'");
      const csv = await get(paths.api(path), { Authorization: `Bearer ${world().apiToken}`, Accept: "text/csv" });
      expect(csv.status, path).toBeOneOf([200, 406]);
      for (const body of [answer.body, csv.body]) {
        expect(
          [...pupilNames, receipt].filter((secret) => body.includes(secret)),
          path,
        ).toEqual([]);
      }
    }
  });

  it("opens with no cookie, and its description to everybody", async () => {
    for (const actor of ACTORS) {
      const answer = await get(paths.api("/contests"), { Cookie: world().cookies[actor] });
      expect([answer.status, answer.headers["content-type"]], actor).toEqual([
        401,
        "application/problem+json; charset=utf-8",
      ]);
    }
    const description = await get(paths.openApi());
    expect([description.status, JSON.parse(description.body).openapi]).toEqual([200, "3.1.0"]);
    expect((await get(paths.apiGuide())).body).toContain("Cách lấy số liệu");
  });

  it("says in its own words what the guard refuses", async () => {
    const host = await get(paths.api("/contests"), { Host: "elsewhere.example" });
    const posted = await ask(world().url, paths.api("/contests"), { method: "POST", body: "x=1" });
    const unknown = await get(paths.api("/khong-co"));
    for (const [answer, status] of [[host, 421] as const, [posted, 403] as const, [unknown, 404] as const]) {
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.body)).toMatchObject({ status, instance: `urn:uuid:${answer.headers["x-request-id"]}` });
    }
  });

  it("is given tokens by the department and the administrator alone", async () => {
    const before = await fingerprint(world());
    const form = tokenForm(NOWHERE);
    for (const actor of ACTORS.filter((each) => !MAKERS.includes(each))) {
      for (const path of [paths.apiTokens(), `${paths.apiTokens()}.data`]) {
        const answer = await post(world(), actor, path, form);
        expect(answer.status, `${actor} ${path}`).toBeOneOf(actor === "visitor" ? [302, 202] : [404]);
        expect(answer.body).not.toMatch(/goc_[\w-]{32}/);
      }
    }
    expect(await fingerprint(world())).toEqual(before);
  });

  it("keeps what was typed beside what is wrong", async () => {
    const before = await fingerprint(world());
    const answer = await post(world(), "department", paths.apiTokens(), {
      id: NOWHERE,
      name: "Phần mềm gõ dở",
      unit: "Trường không có",
      lastDay: "hôm nào",
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('value="Phần mềm gõ dở"');
    expect(answer.body).toContain('value="Trường không có"');
    expect(answer.body).toContain("Nhập ngày, tháng, năm");
    expect(await fingerprint(world())).toEqual(before);
  });

  it("answers a revoked token no more", async () => {
    const { url, cookies, databaseUrl } = world();
    const token = await makeToken({ url, cookie: cookies.admin });
    expect((await pull("/units?limit=1", token)).status).toBe(200);
    const [id = ""] = await column(
      databaseUrl,
      `select id from api_token where prefix = '${token.slice(0, 8)}' and revoked_at is null`,
    );
    const refused = await post(world(), "organiser", paths.apiTokens(), { intent: "revoke", token: id });
    expect(refused.status).toBe(404);
    expect((await pull("/units?limit=1", token)).status).toBe(200);
    const revoked = await post(world(), "department", paths.apiTokens(), { intent: "revoke", token: id });
    expect(revoked.status).toBeOneOf([302, 303]);
    expect((await pull("/units?limit=1", token)).status).toBe(401);
    const page = await get(paths.apiTokens(), { Cookie: cookies.department });
    expect(page.body).toContain(TOKEN_NAME);
    expect(page.body).not.toContain(token);
  });
}
