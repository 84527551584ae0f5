/**
 * Before release no answer of the server holds a key or an explanation, in whatever way a browser asks for it. A pupil
 * sits a contest over HTTP and every answer is kept and searched; after release the same search finds them.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { clientFiles, crawl, type Params, type Seen } from "./canary/crawl.ts";
import { type CanaryQuestion, makeCanaryContest, ORGANISER, PUPIL, SLUG } from "./canary/fixture.ts";
import { sql } from "./support/database.ts";
import { sessionOf } from "./support/demo.ts";
import { ask, formHeaders } from "./support/http.ts";
import { type RunningServer, startServer } from "./support/server.ts";

/** Words that say what is right, as keys of data or attributes; a page before release has no use for any. */
const TELLING = /explanation|"correct"|"right"|data-right|data-correct|isRight|isCorrect|class="opt (right|wrong)/;

/** What a card has of each option, statement, item and left side. */
const ROWS =
  /<label class="opt"[\s\S]*?<\/label>|<div class="(?:verdict|pair)"[\s\S]*?<\/div>|<li data-item[\s\S]*?<\/li>/g;

describe("before the keys are released", () => {
  let folder = "";
  let databaseUrl = "";
  let server: RunningServer;
  let questions: readonly CanaryQuestion[];
  let pupil = "";
  let attempt = "";
  let token = "";
  const seen: Seen[] = [];
  /** What the pupil has answered, as text: from then on the pupil's own pages may repeat it. */
  let answered = "";

  const params = (): Params => ({ slug: SLUG, attempt, lesson: "khong-co", unit: "CLASS11" });
  const keep = async (path: string, options: Parameters<typeof ask>[2] = {}) => {
    const headers = { Cookie: pupil, ...options.headers };
    const answer = await ask(server.url, path, { ...options, headers });
    seen.push({ what: `${options.method ?? "GET"} ${path} ${answer.status}`, body: answer.body });
    return answer;
  };
  const send = (path: string, body: object) =>
    keep(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: server.url },
      body: JSON.stringify(body),
    });
  const UNTOUCHED = "before any answer";
  const canariesIn = (bodies: readonly Seen[]) =>
    bodies.flatMap(({ what, body }) =>
      questions
        .filter(({ canary, secrets }) => {
          const ownWords = what.startsWith(UNTOUCHED) ? "" : answered;
          const hidden = secrets.filter((one) => !ownWords.includes(one));
          return [canary, ...hidden].some((one) => body.includes(one));
        })
        .map(() => what),
    );

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "goc-asean-canary-"));
    databaseUrl = `file:${join(folder, "canary.db")}`;
    questions = await makeCanaryContest(databaseUrl);
    server = await startServer({ databaseUrl, dataDir: folder, env: { LOG_LEVEL: "debug" } });
    pupil = await sessionOf(server.url, PUPIL.login, PUPIL.password);
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("starts an attempt", async () => {
    const started = await keep(paths.startContest(SLUG), {
      method: "POST",
      headers: formHeaders(server.url),
      body: "",
    });
    expect(started.status).toBe(303);
    attempt = String(started.headers.location).split("/").at(-1) ?? "";
    expect(started.headers.location).toBe(paths.attempt(attempt));
  });

  it("shows a paper in which the right options look like the others", async () => {
    const { body } = await keep(paths.attempt(attempt));
    token = /data-token="([^"]+)"/.exec(body)?.[1] ?? "";
    const cards = body.split("<section id=").slice(1, 21);
    expect(cards.length).toBe(20);
    for (const card of cards) {
      const question = questions.find(({ version }) => card.includes(`"${version}"`));
      const rows = [...card.matchAll(ROWS)].map(([row]) => row);
      expect(rows.length).toBe(question?.options.length);
      const shapes = rows.map((row) => row.replace(/o[0-9a-f]{18}/g, "ID").replace(/>[A-D]<\/b>|<b>[a-d]\)/, "_"));
      expect(new Set(shapes).size).toBeLessThanOrEqual(1);
      // each thing to choose from stands as often as the others
      const times = (id: string) => body.split(id).length - 1;
      for (const group of [question?.options ?? [], question?.targets ?? []]) {
        expect(new Set(group.map(times)).size).toBeLessThanOrEqual(1);
      }
    }
  });

  it("answers right and wrong alike", async () => {
    seen.push(...(await crawl(server.url, pupil, params(), UNTOUCHED)));
    const { body } = await keep(paths.attempt(attempt));
    const drawn = questions.filter(({ version }) => body.includes(`data-question="${version}"`));
    const shapes = new Set<string>();
    for (const [index, { version, correct, wrong, kind }] of drawn.entries()) {
      const right = kind === "short" ? correct.slice(0, 1) : correct;
      const event = { seq: index + 1, question: version, answer: index % 2 === 0 ? right : wrong };
      answered += `${JSON.stringify(event.answer)}\n`;
      const saved = await send(paths.attemptSave(attempt), {
        token,
        clientId: "canary-client",
        epoch: 1,
        events: [event],
      });
      expect(saved.status).toBe(200);
      shapes.add(saved.body.replace(/"saved":\[\d+\]/, "").replace(/"remainingMs":\d+/, ""));
      shapes.add(String(saved.headers["content-length"]?.length));
    }
    // one body but for the number and the time left, one length
    expect(shapes.size).toBe(2);
    expect((await send(paths.attemptBeat(attempt), { token })).status).toBe(200);
    expect((await send(paths.attemptClaim(attempt), { token, clientId: "canary-client" })).status).toBe(200);
  });

  it("takes the attempt in and gives receipt and score", async () => {
    seen.push(...(await crawl(server.url, pupil, params(), "while sitting")));
    const submitted = await send(paths.attemptSubmit(attempt), { token, latest: [] });
    expect(JSON.parse(submitted.body)).toMatchObject({ status: "submitted", next: paths.attemptResult(attempt) });
    const result = await keep(paths.attemptResult(attempt));
    expect(result.body).toContain("Bài thi đã nộp");
    expect(result.body.replaceAll("<!-- -->", "")).toContain("/ 20 điểm");
    await keep(`${paths.attemptResult(attempt)}.data`);
  });

  it("has shown no key, explanation or verdict to anybody", async () => {
    const organiser = await sessionOf(server.url, ORGANISER.login, ORGANISER.password);
    seen.push(...(await crawl(server.url, pupil, params(), "pupil")));
    seen.push(...(await crawl(server.url, "", params(), "visitor")));
    seen.push(...(await crawl(server.url, organiser, params(), "organiser")));
    expect(seen.length).toBeGreaterThan(500);
    expect(canariesIn(seen)).toEqual([]);
    expect(seen.filter(({ body }) => TELLING.test(body)).map(({ what }) => what)).toEqual([]);

    // an id may come with its paper and nowhere else: elsewhere it could only be a key
    const ids = questions.flatMap(({ options, targets = [] }) => [...options, ...targets]);
    const leaks = seen.filter(
      ({ what, body }) => !what.includes(paths.attempt(attempt)) && ids.some((id) => body.includes(id)),
    );
    expect(leaks.map(({ what }) => what)).toEqual([]);
  });

  it("has nothing in the client's files and in the log", () => {
    const files = clientFiles();
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter(({ what }) => what.endsWith(".map")).map(({ what }) => what)).toEqual([]);
    expect(canariesIn([...files, { what: "log", body: server.logs() }])).toEqual([]);
    const secret = /better-sqlite3|argon2|question_key|DATABASE_URL|sourceMappingURL/;
    expect(files.filter(({ body }) => secret.test(body)).map(({ what }) => what)).toEqual([]);
  });

  it("shows them once they are released: the search above can fail", async () => {
    await sql(databaseUrl, `update round set release_at = ${Date.now() - 1_000}`);
    const { body } = await ask(server.url, paths.attemptResult(attempt), { headers: { Cookie: pupil } });
    const shown = questions.filter(({ canary }) => body.includes(canary));
    expect(shown.length).toBe(20);
    expect(body).toContain("Đáp án đúng, bạn chọn");
    expect(TELLING.test(body)).toBe(true);
    const other = await ask(server.url, paths.attemptResult(attempt));
    expect(other.status).toBe(302);
  });
});
