/** Posts that another site, or a person without the role, causes: refused, and nothing has changed. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { ask } from "../support/http.ts";
import { type Actor, CONTEST_FORM, fingerprint, type GuardWorld, post } from "./fixture.ts";

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/** What a browser sends along when another site makes it post, and what is left when headers are missing. */
const FOREIGN: Record<string, Record<string, string>> = {
  "another origin": { Origin: "http://evil.example" },
  "another site": { "Sec-Fetch-Site": "cross-site" },
  "a neighbour of the site": { "Sec-Fetch-Site": "same-site" },
  "another site that names our origin": { "Sec-Fetch-Site": "cross-site", Origin: "OURS" },
  "a sandboxed frame": { Origin: "null" },
  "no origin at all": {},
  "another origin with a forwarded host": { Origin: "http://evil.example", "X-Forwarded-Host": "evil.example" },
};

/** One of every kind of address that changes something: a Remix action, resource routes, the exam path. */
const targets = (world: GuardWorld): readonly { path: string; actor: Actor; type: string; body: string }[] => [
  { path: paths.organiserNew(), actor: "organiser", type: FORM, body: new URLSearchParams(CONTEST_FORM).toString() },
  { path: "/to-chuc/moi.data", actor: "organiser", type: FORM, body: new URLSearchParams(CONTEST_FORM).toString() },
  { path: paths.organiserContest(world.contests.closed), actor: "organiser", type: FORM, body: "" },
  { path: paths.signOut(), actor: "teacher", type: FORM, body: "" },
  {
    path: paths.lessonProgress(),
    actor: "pupil",
    type: JSON_TYPE,
    body: '{"lesson":"x","done":true,"right":0,"total":0}',
  },
  { path: paths.startContest(world.contests.open), actor: "otherPupil", type: FORM, body: "" },
  { path: paths.attemptSubmit(world.openAttempt), actor: "pupil", type: FORM, body: "epoch=1" },
  { path: paths.attemptClaim(world.openAttempt), actor: "pupil", type: FORM, body: "" },
  // the token does not make up for the page that sends it
  { path: paths.attemptSave(world.openAttempt), actor: "pupil", type: JSON_TYPE, body: world.save },
  {
    path: paths.attemptClaim(world.openAttempt),
    actor: "pupil",
    type: JSON_TYPE,
    body: JSON.stringify({ token: world.token }),
  },
];

export function crossOriginGuard(world: () => GuardWorld): void {
  it.each(Object.entries(FOREIGN))("refuses every post of %s", async (_what, foreign) => {
    const { url, cookies } = world();
    const before = await fingerprint(world());
    for (const { path, actor, type, body } of targets(world())) {
      const own: Record<string, string> = foreign.Origin === "OURS" ? { Origin: url } : {};
      const headers = { ...foreign, ...own, "Content-Type": type, Cookie: cookies[actor] };
      const answer = await ask(url, path, { method: "POST", headers, body });
      expect(answer.status, path).toBe(403);
      expect(answer.headers["set-cookie"], path).toBeUndefined();
    }
    expect(await fingerprint(world())).toEqual(before);
  });

  it("refuses a save that goes to another host", async () => {
    const { url, openAttempt, save } = world();
    const before = await fingerprint(world());
    const headers = { "Content-Type": JSON_TYPE, Origin: url, Host: "evil.example" };
    const answer = await ask(url, paths.attemptSave(openAttempt), { method: "POST", headers, body: save });
    expect(answer.status).toBe(421);
    expect(await fingerprint(world())).toEqual(before);
  });

  it("refuses the posts of who has no such role", async () => {
    const { contests } = world();
    const before = await fingerprint(world());
    const others: readonly Actor[] = ["visitor", "pupil", "teacher", "manager", "area", "department", "writer"];
    for (const actor of others) {
      for (const path of [paths.organiserNew(), paths.organiserContest(contests.closed)]) {
        const answer = await post(world(), actor, path, CONTEST_FORM);
        expect(answer.status, `${actor} ${path}`).toBe(actor === "visitor" ? 302 : 404);
        const data = await post(world(), actor, `${path}.data`, CONTEST_FORM);
        expect(data.status, `${actor} ${path}.data`).toBe(actor === "visitor" ? 202 : 404);
      }
    }
    expect(await fingerprint(world())).toEqual(before);
  });

  it("refuses forms and tokens for an attempt of somebody else", async () => {
    const { url, openAttempt, cookies } = world();
    const before = await fingerprint(world());
    const addresses = [paths.attemptSave, paths.attemptSubmit, paths.attemptClaim].map((path) => path(openAttempt));
    for (const actor of ["visitor", "otherPupil", "teacher", "organiser", "admin"] as const) {
      for (const path of addresses) {
        expect((await post(world(), actor, path, { epoch: "1" })).status, `${actor} ${path}`).toBe(404);
      }
    }
    const token = "AAAAAAAAAAAAAAAAAAAAAA";
    const bodies: Record<string, object> = {
      [paths.attemptSave(openAttempt)]: {
        token,
        clientId: "12345678",
        epoch: 1,
        events: [{ seq: 1, question: "x", answer: [] }],
      },
      [paths.attemptBeat(openAttempt)]: { token },
      [paths.attemptClaim(openAttempt)]: { token },
      [paths.attemptSubmit(openAttempt)]: { token, latest: [] },
    };
    for (const [path, body] of Object.entries(bodies)) {
      // the session of the owner does not make up for the token
      const headers = { "Content-Type": JSON_TYPE, Origin: url, Cookie: cookies.pupil };
      const answer = await ask(url, path, { method: "POST", headers, body: JSON.stringify(body) });
      expect([403, 409], path).toContain(answer.status);
    }
    expect(await fingerprint(world())).toEqual(before);
  });

  it("takes the same save from the attempt's own page, with the headers of every answer", async () => {
    const { url, openAttempt, save } = world();
    const headers = { "Content-Type": JSON_TYPE, Origin: url };
    const before = await fingerprint(world());
    const answer = await ask(url, paths.attemptSave(openAttempt), { method: "POST", headers, body: save });
    expect(JSON.parse(answer.body)).toMatchObject({ saved: [1], refused: [], state: "open" });
    expect(await fingerprint(world())).not.toEqual(before);
    expect(answer.headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
    expect(answer.headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    for (const body of ["", "{", "[]", '{"token":1}', save.slice(0, -1)]) {
      const refused = await ask(url, paths.attemptSave(openAttempt), { method: "POST", headers, body });
      expect(refused.status, body).toBe(400);
    }
  });
}
