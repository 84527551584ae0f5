/** Requests of the exam path that nobody should send, or that many send at once, on the built server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { openDatabase } from "#db/connect.ts";
import { ask, formHeaders, type HttpAnswer } from "../browser/support/http.ts";
import { type RunningServer, startServer } from "../browser/support/server.ts";
import { personId } from "../db/boards-fixture.ts";
import { DIALECTS, emptyDatabase } from "./support/databases.ts";
import {
  cookieOfPupil,
  makeExam,
  type OpenAttempt,
  SLUG,
  type StoredEvent,
  startAttempts,
  storedEvents,
} from "./support/exam.ts";

const RUNNING = 16;
const CLIENT = "client-of-a-test";

/** What is too large is refused before all of it has come: the closed way may reach us before the answer. */
async function answered(send: () => Promise<HttpAnswer>, tries = 5): Promise<HttpAnswer> {
  try {
    return await send();
  } catch (error) {
    if (tries === 1 || !/EPIPE|ECONNRESET/.test(String((error as { code?: string }).code))) throw error;
    return answered(send, tries - 1);
  }
}

describe.each(DIALECTS)("requests of the exam path [%s]", (dialect) => {
  let folder: string;
  let databaseUrl: string;
  let server: RunningServer;
  let attempts: OpenAttempt[];
  let next = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "goc-asean-requests-"));
    databaseUrl = await emptyDatabase(dialect, folder, "requests");
    const handle = await openDatabase({ url: databaseUrl });
    await makeExam(handle, { pupils: RUNNING + 3, now: Date.now(), rules: { attempts: 2 } });
    attempts = await startAttempts(handle, RUNNING, Date.now());
    await handle.close();
    server = await startServer({ databaseUrl, dataDir: folder, env: { LOG_LEVEL: "silent" } });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** An attempt that no other test touches, with its pupil's number. */
  const fresh = () => {
    const number = next++;
    return { ...attempts[number]!, number, cookie: cookieOfPupil(number) };
  };
  type Fresh = ReturnType<typeof fresh>;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(server.url, path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: server.url, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const events = async (attempt: string): Promise<StoredEvent[]> =>
    (await storedEvents(databaseUrl)).filter((event) => event.attempt === attempt).sort((a, b) => a.seq - b.seq);
  const event = ({ questions }: Fresh, seq: number, question = seq) => ({
    seq,
    question: questions[question]!.id,
    answer: [questions[question]!.options[0]!],
  });
  const body = (of: Fresh, list: readonly object[], over: object = {}) => ({
    token: of.token,
    clientId: CLIENT,
    epoch: 1,
    events: list,
    ...over,
  });

  describe("one bad event in a batch", () => {
    const cases: [string, string, (of: Fresh) => { seq: number; question: string; answer: unknown }][] = [
      ["a question of no paper", "unknown_question", (of) => ({ ...event(of, 2), question: "NO-SUCH-QUESTION" })],
      [
        "a question named like an object's own",
        "unknown_question",
        (of) => ({ ...event(of, 2), question: "__proto__" }),
      ],
      ["an option that does not exist", "unknown_option", (of) => ({ ...event(of, 2), answer: ["no-such-option"] })],
      [
        "two options where one is asked",
        "too_many_options",
        (of) => {
          const single = of.questions.findIndex(({ kind }) => kind === "single");
          return { ...event(of, 2, single), answer: of.questions[single]!.options.slice(0, 2) };
        },
      ],
      ["a text for the list of answers", "malformed", (of) => ({ ...event(of, 2), answer: "a" })],
      ["no answer at all", "malformed", (of) => ({ ...event(of, 2), answer: undefined })],
      ["a number that goes back to another answer", "sequence_reused", (of) => ({ ...event(of, 5), seq: 1 })],
    ];
    it("is refused by name, and the others are kept", async () => {
      const of = fresh();
      expect((await post(paths.attemptSave(of.id), body(of, [event(of, 1)]))).status).toBe(200);
      for (const [index, [name, code, make]] of cases.entries()) {
        const bad = make(of);
        const good = event(of, 10 + index, index % of.questions.length);
        const answer = await post(paths.attemptSave(of.id), body(of, [bad, good]));
        expect([answer.status, JSON.parse(answer.body)], name).toMatchObject([
          200,
          { saved: [good.seq], refused: [{ seq: bad.seq, code }] },
        ]);
      }
      expect((await events(of.id)).map(({ seq }) => seq)).toEqual([1, ...cases.map((_, index) => 10 + index)]);
    });

    it("keeps the first of two answers with one number", async () => {
      const of = fresh();
      const answer = await post(paths.attemptSave(of.id), body(of, [event(of, 1, 1), event(of, 1, 2)]));
      expect(JSON.parse(answer.body)).toMatchObject({ saved: [1], refused: [{ seq: 1, code: "sequence_reused" }] });
      expect((await events(of.id)).map(({ question }) => question)).toEqual([of.questions[1]!.id]);
    });

    it("takes a lower number for what it is: an older answer that comes late", async () => {
      const of = fresh();
      const newer = { ...event(of, 9, 1), answer: [of.questions[1]!.options[1]!] };
      await post(paths.attemptSave(of.id), body(of, [newer]));
      expect(JSON.parse((await post(paths.attemptSave(of.id), body(of, [event(of, 3, 1)]))).body).saved).toEqual([3]);
      const page = await ask(server.url, paths.attempt(of.id), { headers: { Cookie: of.cookie } });
      expect(checkedOf(page, of.questions[1]!.id)).toEqual(newer.answer);
    });
  });

  it("refuses a whole request with a code, and changes nothing", async () => {
    const of = fresh();
    const other = fresh();
    const save = paths.attemptSave(of.id);
    const good = event(of, 1);
    const table: [string, number, string, () => Promise<HttpAnswer>][] = [
      ["another pupil's token", 403, "forbidden", () => post(save, body(of, [good], { token: other.token }))],
      ["an attempt that does not exist", 403, "forbidden", () => post(paths.attemptSave("NO-SUCH"), body(of, [good]))],
      ["no JSON", 400, "bad_request", () => post(save, "token=1")],
      ["half of a JSON", 400, "bad_request", () => post(save, JSON.stringify(body(of, [good])).slice(0, -9))],
      ["a list", 400, "bad_request", () => post(save, [])],
      ["nothing", 400, "bad_request", () => post(save, "")],
      ["no events", 400, "bad_request", () => post(save, body(of, []))],
      [
        "too many events",
        400,
        "bad_request",
        () => post(save, body(of, Array(101).fill({ seq: 1, question: "q", answer: [] }))),
      ],
      ["number 0", 400, "bad_request", () => post(save, body(of, [{ ...good, seq: 0 }]))],
      ["a number below 0", 400, "bad_request", () => post(save, body(of, [{ ...good, seq: -1 }]))],
      ["a broken number", 400, "bad_request", () => post(save, body(of, [{ ...good, seq: 1.5 }]))],
      ["a number as text", 400, "bad_request", () => post(save, body(of, [{ ...good, seq: "1" }]))],
      ["a client without a name", 400, "bad_request", () => post(save, body(of, [good], { clientId: "" }))],
      [
        "a client with a name no database takes",
        400,
        "bad_request",
        () => post(save, body(of, [good], { clientId: "client\u0000id" })),
      ],
      ["1 MB of answer", 413, "too_large", () => post(save, body(of, [{ ...good, answer: ["x".repeat(1 << 20)] }]))],
      [
        "1 MB in pieces",
        413,
        "too_large",
        () =>
          ask(server.url, save, {
            method: "POST",
            headers: { "Content-Type": "application/json", Origin: server.url },
            body: JSON.stringify(body(of, [{ ...good, answer: ["x".repeat(1 << 20)] }])),
            chunked: true,
          }),
      ],
      ["another site", 403, "other_site", () => post(save, body(of, [good]), { Origin: "http://other.example" })],
      ["a beat with a foreign token", 403, "forbidden", () => post(paths.attemptBeat(of.id), { token: other.token })],
      [
        "a beat with a broken number of absences",
        400,
        "bad_request",
        () => post(paths.attemptBeat(of.id), { token: of.token, away: { times: 0, ms: -1 } }),
      ],
      ["a beat without a token", 400, "bad_request", () => post(paths.attemptBeat(of.id), {})],
      [
        "a take-over with a foreign token",
        409,
        "not_open",
        () => post(paths.attemptClaim(of.id), { token: other.token, clientId: CLIENT }),
      ],
      [
        "a submit with a foreign token",
        403,
        "forbidden",
        () => post(paths.attemptSubmit(of.id), { token: other.token, latest: [] }),
      ],
      ["a submit that names nothing", 400, "bad_request", () => post(paths.attemptSubmit(of.id), { token: of.token })],
      ["a submit that is no JSON", 400, "bad_request", () => post(paths.attemptSubmit(of.id), "{")],
      ["a submit of 1 MB", 413, "too_large", () => post(paths.attemptSubmit(of.id), { token: "x".repeat(1 << 20) })],
    ];
    for (const [name, status, code, send] of table) {
      const answer = await answered(send);
      expect([answer.status, codeIn(answer)], name).toEqual([status, code]);
    }
    for (const one of [of, other]) expect(await events(one.id)).toEqual([]);
    expect(await stateOf(of.id)).toMatchObject({ state: "open", epoch: 1 });
    // and the server is as well as before
    expect((await post(save, body(of, [good]))).status).toBe(200);
  });

  it("takes a heartbeat of a page that was out of sight for days, and keeps the largest sums", async () => {
    const of = fresh();
    const beat = (away: { times: number; ms: number }) => post(paths.attemptBeat(of.id), { token: of.token, away });
    const days = { times: 2, ms: 3 * 86_400_000 };
    for (const away of [days, { times: 1, ms: 500 }]) expect((await beat(away)).status).toBe(200);
    const row = await one((db) =>
      db.selectFrom("attempt_absence").select(["times", "ms"]).where("attempt", "=", of.id).executeTakeFirst(),
    );
    expect(row).toEqual(days);
  });

  it("names an epoch that was never given out", async () => {
    const of = fresh();
    const answer = await post(paths.attemptSave(of.id), body(of, [event(of, 1)], { epoch: 7 }));
    expect(JSON.parse(answer.body)).toMatchObject({
      saved: [],
      refused: [{ seq: 1, code: "unknown_epoch" }],
      epoch: 1,
    });
    expect(await events(of.id)).toEqual([]);
  });

  describe("forms of a browser without JavaScript", () => {
    const form = (of: Fresh, path: string, fields: readonly (readonly [string, string])[]) =>
      ask(server.url, path, {
        method: "POST",
        headers: { ...formHeaders(server.url), Cookie: of.cookie },
        body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
      });
    const open = async (of: Fresh) => {
      const page = await ask(server.url, paths.attempt(of.id), { headers: { Cookie: of.cookie } });
      const hidden = (name: string) =>
        [name, decode(new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? "")] as const;
      return [hidden("epoch"), hidden("base")];
    };
    const pick = ({ questions }: Fresh, question: number, option: number) =>
      [`q-${questions[question]!.id}`, questions[question]!.options[option]!] as const;
    const shown = async (of: Fresh, question: number) =>
      checkedOf(
        await ask(server.url, paths.attempt(of.id), { headers: { Cookie: of.cookie } }),
        of.questions[question]!.id,
      );

    it("never take back what another tab has answered meanwhile", async () => {
      const of = fresh();
      const [one, other] = [await open(of), await open(of)];
      await form(of, paths.attemptSave(of.id), [...other, pick(of, 0, 0), pick(of, 1, 1)]);
      await form(of, paths.attemptSave(of.id), [...one, pick(of, 2, 0)]);
      for (const [question, option] of [
        [0, 0],
        [1, 1],
        [2, 0],
      ] as const) {
        expect(await shown(of, question)).toEqual([of.questions[question]!.options[option]]);
      }
      // a change of what both know is a change, and taking back what the page showed is taking back
      const [again, stale] = [await open(of), await open(of)];
      const multiple = [pick(of, 0, 1), pick(of, 1, 1)];
      await form(of, paths.attemptSave(of.id), [...again, ...multiple]);
      expect(await shown(of, 0)).toEqual([of.questions[0]!.options[1]]);
      expect(await shown(of, 2)).toEqual([]);
      await form(of, paths.attemptSave(of.id), [...stale, pick(of, 0, 0), pick(of, 1, 1), pick(of, 2, 0)]);
      expect(await shown(of, 0)).toEqual([of.questions[0]!.options[1]]);
      expect(await shown(of, 2)).toEqual([]);
    });

    it("show a value that is not taken, keep the others and do not submit", async () => {
      const of = fresh();
      const single = of.questions.findIndex(({ kind }) => kind === "single");
      const good = single === 0 ? 1 : 0;
      const answer = await form(of, paths.attemptSubmit(of.id), [
        ...(await open(of)),
        pick(of, single, 0),
        pick(of, single, 1),
        pick(of, good, 0),
      ]);
      expect([answer.status, answer.headers.location]).toEqual([422, undefined]);
      expect(await stateOf(of.id)).toMatchObject({ state: "open" });
      expect(await shown(of, single)).toEqual([]);
      expect(await shown(of, good)).toEqual([of.questions[good]!.options[0]]);
    });

    it("do not submit for a page that was taken over", async () => {
      const of = fresh();
      const older = await open(of);
      await post(paths.attemptClaim(of.id), { token: of.token, clientId: CLIENT });
      const answer = await form(of, paths.attemptSubmit(of.id), [...older, pick(of, 0, 0)]);
      expect(answer.headers.location).toBe(`${paths.attempt(of.id)}?tin=taken`);
      expect(await stateOf(of.id)).toMatchObject({ state: "open", epoch: 2 });
      // it is shown anew as the newer holder, and then it may
      await form(of, paths.attemptSubmit(of.id), [...(await open(of)), pick(of, 0, 0)]);
      expect(await stateOf(of.id)).toMatchObject({ state: "submitted" });
    });

    it("are nothing to another pupil", async () => {
      const [of, thief] = [fresh(), fresh()];
      for (const path of [paths.attemptSave(of.id), paths.attemptSubmit(of.id), paths.attemptClaim(of.id)]) {
        expect((await form({ ...of, cookie: thief.cookie }, path, [pick(of, 0, 0)])).status).toBe(404);
      }
      expect(await events(of.id)).toEqual([]);
      expect(await stateOf(of.id)).toMatchObject({ state: "open", epoch: 1 });
    });
  });

  describe("fifty at once", () => {
    const fifty = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, work));

    it("starts end in one attempt", async () => {
      const headers = { ...formHeaders(server.url), Cookie: cookieOfPupil(RUNNING) };
      const answers = await fifty(() =>
        ask(server.url, paths.startContest(SLUG), { method: "POST", headers, body: "" }),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
      expect(new Set(answers.map((answer) => answer.headers.location)).size).toBe(1);
      expect(await attemptsOf(RUNNING)).toBe(1);
    });

    it("submits close once, with one receipt", async () => {
      const of = fresh();
      await post(paths.attemptSave(of.id), body(of, [event(of, 1)]));
      const latest = [{ clientId: CLIENT, seq: 1 }];
      const answers = await fifty(() => post(paths.attemptSubmit(of.id), { token: of.token, latest }));
      const results = answers.map((answer) => JSON.parse(answer.body) as { status: string; receipt: string });
      expect(results.filter(({ status }) => status === "submitted")).toHaveLength(1);
      expect(results.filter(({ status }) => status === "already_closed")).toHaveLength(49);
      expect(new Set(results.map(({ receipt }) => receipt)).size).toBe(1);
      const late = await post(paths.attemptSave(of.id), body(of, [event(of, 2)]));
      expect(JSON.parse(late.body)).toMatchObject({
        saved: [],
        refused: [{ seq: 2, code: "not_open" }],
        state: "submitted",
      });
      expect(await events(of.id)).toHaveLength(1);
    });
  });

  async function stateOf(attempt: string) {
    return one((db) =>
      db.selectFrom("attempt").select(["state", "epoch"]).where("id", "=", attempt).executeTakeFirstOrThrow(),
    );
  }
  async function attemptsOf(pupil: number): Promise<number> {
    return one(
      async (db) =>
        (await db.selectFrom("attempt").select("id").where("person", "=", personId(pupil)).execute()).length,
    );
  }
  async function one<T>(read: (db: Awaited<ReturnType<typeof openDatabase>>["db"]) => Promise<T>): Promise<T> {
    const handle = await openDatabase({ url: databaseUrl });
    try {
      return await read(handle.db);
    } finally {
      await handle.close();
    }
  }
});

function codeIn({ body }: HttpAnswer): string {
  try {
    return (JSON.parse(body) as { code: string }).code;
  } catch {
    return body;
  }
}

/** The options of a question that a page shows as chosen. */
function checkedOf({ body }: HttpAnswer, question: string): string[] {
  return [...body.matchAll(/<input type="(?:radio|checkbox)"[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(`name="q-${question}"`) && /\schecked=""/.test(tag))
    .map((tag) => /value="([^"]*)"/.exec(tag)?.[1] ?? "");
}

const decode = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
