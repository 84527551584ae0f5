/** Posts that another site, or a person without the role, causes: refused, and nothing has changed. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { tokenForm } from "../support/api-tokens.ts";
import { ask } from "../support/http.ts";
import { NOWHERE } from "./access-table.ts";
import {
  type Actor,
  CONTEST_FORM,
  correctionForms,
  fingerprint,
  type GuardWorld,
  post,
  remedyForms,
  STEP_FORMS,
} from "./fixture.ts";

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
  ...[...stepPosts(world), ...remedyPosts(world)].map(({ path, form }) => ({
    path,
    actor: "organiser" as const,
    type: FORM,
    body: new URLSearchParams(form).toString(),
  })),
  ...assignmentPosts(world).map(({ path, form }) => ({
    path,
    actor: "teacher" as const,
    type: FORM,
    body: new URLSearchParams(form).toString(),
  })),
  {
    path: paths.apiTokens(),
    actor: "department",
    type: FORM,
    body: new URLSearchParams(tokenForm(NOWHERE)).toString(),
  },
  { path: paths.signOut(), actor: "teacher", type: FORM, body: "" },
  {
    path: paths.reportLesson(world.lesson),
    actor: "visitor",
    type: FORM,
    body: new URLSearchParams({ id: NOWHERE, words: "Báo lỗi không được nhận." }).toString(),
  },
  { path: paths.contentReport(world.errorReport), actor: "writer", type: FORM, body: "version=0&state=looking" },
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

/** A right form for every step of the contest that is being made, deleting it included. */
const stepPosts = ({ draft }: GuardWorld): readonly { path: string; form: Record<string, string> }[] => [
  { path: paths.draftName(draft), form: STEP_FORMS.name },
  { path: paths.draftAudience(draft), form: STEP_FORMS.audience },
  { path: paths.draftRounds(draft), form: STEP_FORMS.rounds },
  { path: paths.draftQuestions(draft), form: STEP_FORMS.questions },
  { path: paths.draftResults(draft), form: STEP_FORMS.results },
  { path: paths.draftReview(draft), form: STEP_FORMS.review },
];

/** Right forms for giving time, for a resit and for making the running attempt void. */
const remedyPosts = (world: GuardWorld): readonly { path: string; form: Record<string, string> }[] => {
  const { time, resit, void: gone } = remedyForms(world);
  const person = paths.contestPerson(world.contests.open, world.pupilPerson);
  return [
    { path: paths.contestTime(world.contests.open), form: time },
    { path: person, form: resit },
    { path: person, form: gone },
    ...correctionPosts(world),
  ];
};

/** Right forms for giving a lesson, changing and withdrawing what was given, more time, a line in the class's record. */
function assignmentPosts(world: GuardWorld): readonly { path: string; form: Record<string, string> }[] {
  const form = { item: `lesson:${world.lesson}`, target: `unit:${world.places.class.own}`, late: "mark" };
  return [
    { path: paths.assignmentNew(), form },
    { path: paths.assignmentEdit(world.assignment), form },
    { path: paths.assignment(world.assignment), form: { intent: "withdraw" } },
    {
      path: paths.classExtension(world.places.class.own, world.assignment),
      form: { intent: "give", person: world.places.person.own, due_day: "01/06/2027", due_clock: "24h00" },
    },
    {
      path: paths.classTaught(world.places.class.own),
      form: { lesson: world.lesson, slot: "class", day: "2026-11-01", present: "30" },
    },
  ];
}

/** Right forms for a dry run, for carrying one out and for a corrected edition. */
function correctionPosts(world: GuardWorld): readonly { path: string; form: Record<string, string> }[] {
  const { void: gone, apply, issue } = correctionForms(world);
  const { closed } = world.contests;
  return [
    { path: paths.contestKeys(closed), form: gone },
    { path: paths.contestCorrection(closed, world.correction), form: apply },
    { path: paths.contestEditions(closed), form: issue },
  ];
}

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
      const posts = [
        { path: paths.organiserNew(), form: CONTEST_FORM },
        { path: paths.organiserContest(contests.closed), form: CONTEST_FORM },
        ...stepPosts(world()),
        ...remedyPosts(world()),
      ];
      for (const { path, form } of posts) {
        const answer = await post(world(), actor, path, form);
        expect(answer.status, `${actor} ${path}`).toBe(actor === "visitor" ? 302 : 404);
        const data = await post(world(), actor, `${path}.data`, form);
        expect(data.status, `${actor} ${path}.data`).toBe(actor === "visitor" ? 202 : 404);
      }
    }
    expect(await fingerprint(world())).toEqual(before);
  });

  it("refuses to note a lesson for a class of somebody else, or for who has none", async () => {
    const { places, lesson } = world();
    const before = await fingerprint(world());
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const form = (unit: string) => ({ unit, slot: "class", day: today, present: "30" });
    const { own, sibling, foreign } = places.class;
    const tries: readonly (readonly [Actor, string, number])[] = [
      ["visitor", own, 302],
      ["pupil", own, 404],
      ["area", own, 404],
      ["organiser", own, 404],
      ["writer", own, 404],
      ["teacher", sibling, 400],
      ["teacher", foreign, 400],
      ["elsewhere", own, 400],
      ["secretary", foreign, 400],
      ["branchSecretary", own, 400],
      // the school itself is no class
      ["manager", places.school.own, 400],
      ["manager", foreign, 400],
    ];
    for (const [actor, unit, status] of tries) {
      const answer = await post(world(), actor, paths.taught(lesson), form(unit));
      expect(answer.status, `${actor} ${unit}`).toBe(status);
    }
    expect(await fingerprint(world())).toEqual(before);
  });

  it("refuses to give lessons to somebody else's pupils, or to touch what was given to them", async () => {
    const before = await fingerprint(world());
    const { places, lesson } = world();
    const others: readonly Actor[] = [
      "visitor",
      "pupil",
      "elsewhere",
      "branchSecretary",
      "area",
      "organiser",
      "writer",
    ];
    for (const actor of others) {
      for (const { path, form } of assignmentPosts(world())) {
        const answer = await post(world(), actor, path, form);
        // who gives lessons elsewhere is told that the class is not theirs
        const offered = path === paths.assignmentNew() && (actor === "elsewhere" || actor === "branchSecretary");
        expect(answer.status, `${actor} ${path}`).toBe(actor === "visitor" ? 302 : offered ? 400 : 404);
      }
    }
    for (const target of [places.class.sibling, places.class.foreign, places.school.own, "NOWHERE"]) {
      const form = { item: `lesson:${lesson}`, target: `unit:${target}`, late: "mark" };
      expect((await post(world(), "teacher", paths.assignmentNew(), form)).status, target).toBe(400);
    }
    const stranger = { item: `lesson:${lesson}`, target: `person:${places.person.foreign}`, late: "mark" };
    expect((await post(world(), "teacher", paths.assignmentNew(), stranger)).status).toBe(400);
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
      [paths.attemptClaim(openAttempt)]: { token, clientId: "12345678" },
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
