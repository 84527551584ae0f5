/** Headers of every kind of answer, the session's cookie, caching. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { DEMO_PASSWORD } from "../support/demo.ts";
import { ask, formHeaders } from "../support/http.ts";
import type { GuardWorld } from "./fixture.ts";

const directive = (policy: unknown, name: string) =>
  String(policy)
    .split(";")
    .find((part) => part.trim().startsWith(`${name} `)) ?? "";

export function headerGuard(world: () => GuardWorld): void {
  const pupil = () => ({ headers: { Cookie: world().cookies.pupil } });
  const lesson = async () =>
    /href="(\/bai-hoc\/[a-z0-9-]+)"/.exec((await ask(world().url, paths.lessons())).body)?.[1] ?? "";

  it("protects every kind of answer", async () => {
    const asset = /\/assets\/root-[\w-]+\.js/.exec((await ask(world().url, "/")).body)?.[0] ?? "";
    const kinds = {
      document: "/",
      data: "/cuoc-thi.data",
      lesson: await lesson(),
      "unknown page": "/khong-co",
      "unknown data": "/khong-co.data",
      json: paths.me(),
      redirect: paths.myClasses(),
      asset,
      script: "/browser/attempt.js",
      icon: "/favicon.svg",
      "attempt of nobody": paths.attempt("01ABC"),
      "refused request": "/?_data=root",
      health: "/healthz",
    };
    for (const [kind, path] of Object.entries(kinds)) {
      const { headers } = await ask(world().url, path);
      expect(headers["x-content-type-options"], kind).toBe("nosniff");
      expect(headers["referrer-policy"], kind).toBe("same-origin");
      expect(directive(headers["content-security-policy"], "frame-ancestors"), kind).toContain("'none'");
      expect(headers["x-powered-by"], kind).toBeUndefined();
      expect(headers["x-request-id"], kind).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.server, kind).toBeUndefined();
    }
  });

  it("lets only scripts run that carry this answer's nonce", async () => {
    const seen = new Set<string>();
    // a page with hydration has scripts inline; the home page has none, and only its own file
    for (const path of [paths.contests(), paths.signIn(), "/khong-co", paths.contest(world().contests.open)]) {
      const { headers, body } = await ask(world().url, path);
      const scripts = directive(headers["content-security-policy"], "script-src");
      expect(scripts).not.toMatch(/unsafe|https?:|\*/);
      const nonce = /'nonce-([^']+)'/.exec(scripts)?.[1] ?? "";
      expect(nonce.length).toBeGreaterThan(20);
      seen.add(nonce);
      const inline = [...body.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes ?? "");
      expect(inline.length).toBeGreaterThan(1);
      expect(inline.filter((attributes) => !attributes.includes(`nonce="${nonce}"`))).toEqual([]);
    }
    expect(seen.size).toBe(4);
  });

  it("lets nobody keep a personal answer", async () => {
    const { url, contests, openAttempt } = world();
    const personal = ["/", paths.contests(), "/cuoc-thi.data", paths.contest(contests.open), paths.me()];
    for (const path of [...personal, paths.attempt(openAttempt), `${paths.board(contests.open)}?bang=people`]) {
      const answer = await ask(url, path, pupil());
      expect(answer.status, path).toBe(200);
      expect(answer.headers["cache-control"], path).toBe("no-store");
    }
    const officer = { headers: { Cookie: world().cookies.department } };
    for (const path of [paths.department(), paths.departmentCsv()]) {
      expect((await ask(url, path, officer)).headers["cache-control"], path).toBe("no-store");
    }
  });

  it("gives lessons and countries as the same bytes to everyone, and 304 to who has them", async () => {
    const { url } = world();
    const countries = [paths.countries(), paths.country("lao"), paths.countryComparison(["lao", "viet-nam"])];
    for (const path of [paths.lessons(), await lesson(), ...countries, paths.timeline()]) {
      const visitor = await ask(url, path);
      const reader = await ask(url, path, pupil());
      expect(visitor.status).toBe(200);
      expect(reader.bytes.equals(visitor.bytes)).toBe(true);
      expect(reader.body).not.toContain(world().names.pupil);
      const { etag } = visitor.headers;
      expect(etag).toMatch(/^"[\w-]+"$/);
      expect(reader.headers.etag).toBe(etag);
      expect(visitor.headers["cache-control"]).toContain("public");
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const again = await ask(url, path, { headers: { "If-None-Match": known ?? "" } });
        expect([again.status, again.bytes.length]).toEqual([304, 0]);
      }
      expect((await ask(url, path, { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
    }
  });

  it("keeps the session in a cookie that no script reads and no other site sends", async () => {
    const { url } = world();
    const body = new URLSearchParams({ login: "quanly", password: DEMO_PASSWORD, back: "/" }).toString();
    const answer = await ask(url, paths.signIn(), { method: "POST", headers: formHeaders(url), body });
    const [cookie, ...more] = answer.headers["set-cookie"] ?? [];
    expect(more).toEqual([]);
    const [pair, ...attributes] = (cookie ?? "").split("; ");
    expect(pair).toMatch(/^goc=[\w-]{43}$/);
    expect(new Set(attributes)).toEqual(new Set(["HttpOnly", "SameSite=Lax", "Path=/"]));
  });

  const OUTSIDE = [
    "//evil.example",
    "https://evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "evil.example",
  ];
  it.each(OUTSIDE)("leads nobody to %j after signing in", async (target) => {
    const { url, cookies } = world();
    const inside = (location: unknown) => expect(new URL(String(location), url).origin).toBe(url);
    const form = new URLSearchParams({ login: "quanly", password: DEMO_PASSWORD, back: target }).toString();
    const posted = await ask(url, paths.signIn(), { method: "POST", headers: formHeaders(url), body: form });
    expect(posted.status).toBe(302);
    inside(posted.headers.location);
    const viaData = await ask(url, "/dang-nhap.data", { method: "POST", headers: formHeaders(url), body: form });
    expect(viaData.status).toBe(202);
    expect(viaData.body).not.toMatch(/evil|alert/);
    const address = paths.signIn(target);
    const signedIn = await ask(url, address, { headers: { Cookie: cookies.manager } });
    expect(signedIn.status).toBe(302);
    inside(signedIn.headers.location);
    expect((await ask(url, address)).body).toContain('name="back" value="/"');
  });
}
