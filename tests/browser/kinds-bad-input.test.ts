/** What a save answers to input that does not fit: a code for each bad answer, the others kept; bad bodies whole. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QUESTION_KINDS } from "#app/domain/question.ts";
import { paths } from "#app/paths.ts";
import { KINDS_SLUG, rightAnswers } from "../db/kinds-fixture.ts";
import { type KindsServer, loginOf, openKindsServer, PASSWORD } from "./kinds/fixture.ts";
import { sql } from "./support/database.ts";
import { sessionOf } from "./support/demo.ts";
import { ask, formHeaders } from "./support/http.ts";

describe("bad input of every kind", () => {
  let kinds: KindsServer;
  let attempt = "";
  let token = "";
  const origin = () => kinds.server.url;
  const post = (body: string, headers: Record<string, string> = {}) =>
    ask(origin(), paths.attemptSave(attempt), {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: origin(), ...headers },
      body,
    });
  const save = (events: object[]) => post(JSON.stringify({ token, clientId: "bad-client", epoch: 1, events }));
  const version = (kind: (typeof QUESTION_KINDS)[number]) => kinds.questions[kind].version;

  beforeAll(async () => {
    kinds = await openKindsServer();
    const cookie = await sessionOf(origin(), loginOf(4), PASSWORD);
    const started = await ask(origin(), paths.startContest(KINDS_SLUG), {
      method: "POST",
      headers: { ...formHeaders(origin()), Cookie: cookie },
      body: "",
    });
    attempt = String(started.headers.location).split("/").at(-1) ?? "";
    const page = await ask(origin(), paths.attempt(attempt), { headers: { Cookie: cookie } });
    token = /data-token="([^"]+)"/.exec(page.body)?.[1] ?? "";
    expect(page.bytes.length).toBeLessThan(40 * 1_024);
  });
  afterAll(() => kinds?.close());

  it("is refused one by one, with a code; the other answers of the batch are kept", async () => {
    const right = rightAnswers(kinds.questions);
    const [first = "", second = ""] = right.ordering;
    const bad: [string, object][] = [
      ["unknown_question", { question: "01AAAAAAAAAAAAAAAAAAAAAAAA", answer: ["a"] }],
      ["unknown_option", { question: version("single"), answer: ["zzz"] }],
      ["too_many_options", { question: version("single"), answer: ["a", "b"] }],
      ["two_values", { question: version("statements"), answer: ["a:true", "a:false"] }],
      ["repeated_option", { question: version("ordering"), answer: [first, first, second] }],
      [
        "two_values",
        {
          question: version("matching"),
          answer: right.matching.concat(right.matching[0]!.replace(/=.*/, `=${kinds.questions.matching.id("be be")}`)),
        },
      ],
      ["too_long", { question: version("short"), answer: ["a".repeat(5_000)] }],
      ["malformed", { question: version("short"), answer: "a" }],
      ["malformed", { question: version("short") }],
      ["malformed", { question: version("short"), answer: [{ $ne: null }] }],
      ["not_a_number", { question: "prediction", answer: ["1e9"] }],
    ];
    const events = [
      ...bad.map(([, event], at) => ({ seq: at + 1, ...event })),
      { seq: 100, question: version("truefalse"), answer: ["true"] },
      { seq: 101, question: "prediction", answer: ["7"] },
    ];
    const answered = await save(events);
    expect(answered.status).toBe(200);
    const { saved, refused } = JSON.parse(answered.body) as { saved: number[]; refused: { code: string }[] };
    expect(saved).toEqual([100, 101]);
    expect(refused.map(({ code }) => code)).toEqual(bad.map(([code]) => code));
    const rows = await sql(kinds.databaseUrl, `select seq from answer_event where attempt = '${attempt}' order by seq`);
    expect(rows.map(({ seq }) => seq)).toEqual([100, 101]);
  });

  it.each<[string, () => string, number, string]>([
    [
      "a megabyte of answer",
      () =>
        JSON.stringify({
          token,
          clientId: "bad-client",
          epoch: 1,
          events: [{ seq: 1, question: version("short"), answer: ["a".repeat(1_000_000)] }],
        }),
      413,
      "too_large",
    ],
    ["no JSON", () => "events=1", 400, "bad_request"],
    [
      "no list of events",
      () => JSON.stringify({ token, clientId: "bad-client", epoch: 1, events: "all" }),
      400,
      "bad_request",
    ],
    [
      "a sequence below one",
      () =>
        JSON.stringify({
          token,
          clientId: "bad-client",
          epoch: 1,
          events: [{ seq: 0, question: version("short"), answer: ["a"] }],
        }),
      400,
      "bad_request",
    ],
  ])("%s is refused whole, and nothing changed", async (_name, body, status, code) => {
    const before = await sql(kinds.databaseUrl, `select count(*) as n from answer_event where attempt = '${attempt}'`);
    const answered = await post(body());
    expect(answered.status).toBe(status);
    expect(JSON.parse(answered.body)).toMatchObject({ code });
    expect(await sql(kinds.databaseUrl, `select count(*) as n from answer_event where attempt = '${attempt}'`)).toEqual(
      before,
    );
  });
});
