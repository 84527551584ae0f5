/** What the server refuses before any route of the product sees it. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { ask, formHeaders, type HttpAsk } from "../support/http.ts";
import type { GuardWorld } from "./fixture.ts";

interface Probe {
  readonly what: string;
  readonly path: string;
  readonly status: number;
  readonly ask?: HttpAsk;
}

const big = (kib: number) => `login=${"x".repeat(kib * 1024)}`;
const json = { "Content-Type": "application/json" };

const PROBES: readonly Probe[] = [
  { what: "Remix's way to call one loader alone", path: "/so?_data=routes%2Fdepartment", status: 400 },
  { what: "the same on a public page", path: "/?_data=root", status: 400 },
  { what: "the same with the name encoded", path: "/?%5Fdata=root", status: 400 },
  { what: "a host of somebody else", path: "/", status: 421, ask: { headers: { Host: "evil.example" } } },
  { what: "a host with another port", path: "/", status: 421, ask: { headers: { Host: "127.0.0.1:1" } } },
  { what: "an address of more than 2 KB", path: `/?x=${"y".repeat(2_048)}`, status: 414 },
  { what: "percent signs that are no encoding", path: "/bai-hoc/%zz", status: 400 },
  { what: "half a character", path: "/bai-hoc/%c3", status: 400 },
  { what: "TRACE", path: "/", status: 405, ask: { method: "TRACE" } },
  { what: "PUT", path: "/", status: 405, ask: { method: "PUT", body: "x" } },
  { what: "DELETE", path: "/thi/1/luu", status: 405, ask: { method: "DELETE" } },
];

export function requestGuard(world: () => GuardWorld): void {
  it.each(PROBES)("$status for $what", async ({ path, status, ask: options }) => {
    const answer = await ask(world().url, path, options);
    expect(answer.status).toBe(status);
    expect(answer.body.length).toBeLessThan(200);
    expect(answer.body).not.toMatch(/Error|node_modules|\bat /);
  });

  it("answers at once for the list of routes that Remix would search, however long it is", async () => {
    const long = `/__manifest?version=1&p=${"/".repeat(2_000)}`;
    for (const path of ["/__manifest", "/__manifest?version=1&p=%2F", long]) {
      const answer = await ask(world().url, path);
      expect(answer.status).toBe(404);
      expect(answer.ms).toBeLessThan(1_000);
    }
  });

  it("takes the host from its settings, whatever a forwarded header says", async () => {
    const { url } = world();
    const headers = { "X-Forwarded-Host": "evil.example:1", "X-Forwarded-Proto": "https" };
    const page = await ask(url, paths.signIn(), { headers });
    expect(page.status).toBe(200);
    expect(page.body).not.toContain("evil.example");
    const body = new URLSearchParams({ login: "AG000000", password: "sai", back: "/" }).toString();
    const own = await ask(url, paths.signIn(), { method: "POST", headers: { ...formHeaders(url), ...headers }, body });
    expect(own.status).toBe(401);
    const evil = { ...formHeaders("http://evil.example:1"), "Sec-Fetch-Site": null, ...headers };
    expect((await ask(url, paths.signIn(), { method: "POST", headers: evil, body })).status).toBe(403);
  });

  const bodies = [
    { what: "a form", path: paths.signIn(), body: big(80), type: {} },
    {
      what: "an answer",
      path: paths.attemptSave("01ABC"),
      body: JSON.stringify({ token: "x".repeat(20_000) }),
      type: json,
    },
    { what: "a paper as a form", path: paths.attemptSave("01ABC"), body: big(80), type: {} },
    {
      what: "a report of a lesson",
      path: paths.lessonProgress(),
      body: JSON.stringify("x".repeat(80_000)),
      type: json,
    },
    // nobody reads this one: in pieces it is answered like an empty one, unless its end was counted before
    { what: "something for no page", path: "/khong-co", body: big(80), type: {}, inPieces: [404, 413] },
  ];
  it.each(bodies)("413 for too large a body: $what", async ({ path, body, type, inPieces = [413] }) => {
    const { url, cookies } = world();
    const headers = { ...formHeaders(url), ...type, Cookie: cookies.pupil };
    expect((await ask(url, path, { method: "POST", headers, body })).status).toBe(413);
    expect(inPieces).toContain((await ask(url, path, { method: "POST", headers, body, chunked: true })).status);
  });

  it("reads a form just below the limit", async () => {
    const { url } = world();
    const answer = await ask(url, paths.signIn(), { method: "POST", headers: formHeaders(url), body: big(60) });
    expect(answer.status).toBe(400);
    expect(answer.headers["content-type"]).toContain("text/html");
  });
}
