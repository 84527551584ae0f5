import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import express from "express";
import { afterEach, expect, test } from "vitest";
import type { Settings } from "#app/env.server.ts";
import { drainBoardOutbox, issueEdition } from "#app/features/boards/api.server.ts";
import { boardPages, publicBoardOf, scriptHashes, untilOf } from "#app/server/board-pages.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { DAY, makeProvince, makeRound, personId, T0, type TestRound } from "./boards-fixture.ts";
import { addAttempt } from "./boards-happenings.ts";

const FREEZE = T0 + 2 * DAY;
const BOARD = "/bang-xep-hang/r";
let closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

interface Site {
  readonly handle: TestDatabase;
  readonly round: TestRound;
  /** How often a page was made. */
  made(): number;
  at(now: number): void;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
}

async function begin(open: () => Promise<TestDatabase>, answer?: express.RequestHandler): Promise<Site> {
  const handle = await open();
  await makeProvince(handle, 4);
  const round = await makeRound(handle, "R", { people: 4, freezeAt: FREEZE });
  await addAttempt(handle, round, { person: personId(0), placement: "IN11", score: 1_000, finishedAt: T0 });
  await drainBoardOutbox(handle, T0);
  let [now, made] = [T0 + DAY, 0];
  const pages = boardPages({ handle, clock: { now: () => now }, settings: { secure: false } as Settings });
  const app = express();
  app.use((_request, response, next) => {
    response.locals.nonce = `nonce-${made}`;
    next();
  });
  app.use(pages.answer, compression({ threshold: 0 }), pages.keep);
  app.use(
    answer ??
      ((_request, response) => {
        made += 1;
        const { nonce } = response.locals;
        response.setHeader("Content-Security-Policy", `script-src 'self' 'nonce-${nonce}'`);
        response.setHeader("X-Request-Id", `request-${made}`);
        response.type("html").send(`<p>Trang ${made}</p><script nonce="${nonce}">let a = ${made};</script>`);
      }),
  );
  const server = createServer(app).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  closing.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return {
    ...{ handle, round, made: () => made },
    at: (moment) => {
      now = moment;
    },
    get: (path, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers }),
  };
}

eachDatabase("public boards from bytes", (open) => {
  test("are made once, without the nonce of the first answer, and given to everybody", async () => {
    const site = await begin(open);
    expect(await (await site.get(BOARD)).text()).toContain('nonce="nonce-0"');
    const second = await site.get(BOARD);
    expect(site.made()).toBe(1);
    const html = await second.text();
    expect(html).toBe("<p>Trang 1</p><script>let a = 1;</script>");
    expect(second.headers.get("content-security-policy")).toBe(`script-src 'self' ${scriptHashes(html)}`);
    expect(second.headers.get("x-request-id")).toBeNull();
    expect(second.headers.get("cache-control")).toBe("private, no-cache");
    expect(second.headers.get("vary")).toBe("Accept-Encoding, Cookie");
    const again = await site.get(BOARD, { "If-None-Match": second.headers.get("etag")! });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await site.get(`${BOARD}?bang=areas`);
    expect(site.made()).toBe(2);
  });

  test("are compressed as the browser asks for it", async () => {
    const site = await begin(open);
    await site.get(BOARD);
    for (const encoding of ["br", "gzip"]) {
      const got = await site.get(BOARD, { "Accept-Encoding": encoding });
      expect(got.headers.get("content-encoding")).toBe(encoding);
      expect(await got.text()).toContain("Trang 1");
    }
    const plain = await site.get(BOARD, { "Accept-Encoding": "identity" });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(site.made()).toBe(1);
  });

  test("of who is signed in are made for one person alone", async () => {
    const site = await begin(open);
    await site.get(BOARD);
    for (const n of [2, 3]) {
      const own = await site.get(BOARD, { Cookie: "goc=somebody" });
      expect(await own.text()).toContain(`Trang ${n}`);
    }
    expect(await (await site.get(BOARD)).text()).toContain("Trang 1");
  });

  test("follow live results within two seconds", async () => {
    const site = await begin(open);
    await site.get(BOARD);
    await addAttempt(site.handle, site.round, { person: personId(1), placement: "IN11", score: 2_000, finishedAt: T0 });
    await drainBoardOutbox(site.handle, T0);
    site.at(T0 + DAY + 1_999);
    await site.get(BOARD);
    expect(site.made()).toBe(1);
    site.at(T0 + DAY + 2_000);
    await site.get(BOARD);
    expect(site.made()).toBe(2);
    site.at(T0 + DAY + 5_000);
    await site.get(BOARD);
    expect(site.made(), "nothing changed").toBe(2);
    site.at(T0 + DAY + 62_000);
    await site.get(BOARD);
    expect(site.made(), "names of units may have").toBe(3);
  });

  test("stop at the freeze time to the millisecond, and show an edition a second after it is issued", async () => {
    const site = await begin(open);
    site.at(FREEZE - 1_000);
    await site.get(BOARD);
    site.at(FREEZE - 1);
    await site.get(BOARD);
    expect(site.made()).toBe(1);
    site.at(FREEZE);
    await site.get(BOARD);
    expect(site.made()).toBe(2);
    const freeze = { kind: "freeze", cutAt: FREEZE, now: FREEZE + 1, by: null, reason: "" } as const;
    expect(await issueEdition(site.handle, site.round.contest, freeze)).toMatchObject({ ok: true });
    site.at(FREEZE + 1_500);
    await site.get(BOARD);
    expect(site.made()).toBe(3);
    // results behind an edition change nothing that the public sees
    site.at(FREEZE + 30_000);
    await site.get(BOARD);
    expect(site.made()).toBe(3);
  });

  test.each([
    ["a page that does not exist", (response: express.Response) => response.status(404).send("không có")],
    [
      "an answer with a cookie",
      (response: express.Response) => response.setHeader("Set-Cookie", "a=b") && response.send("x"),
    ],
    ["a page that holds the nonce elsewhere", (r: express.Response) => r.type("html").send(`<p>${r.locals.nonce}</p>`)],
  ])("%s is never kept", async (_what, answer) => {
    let made = 0;
    const site = await begin(open, (_request, response) => {
      made += 1;
      answer(response);
    });
    for (let time = 0; time < 2; time += 1) await (await site.get(BOARD)).text();
    expect(made).toBe(2);
  });
});

test.each([
  ["GET", BOARD, undefined, "r"],
  ["GET", `${BOARD}.data`, undefined, "r"],
  ["GET", `${BOARD}/in`, undefined, "r"],
  ["GET", `${BOARD}/bang.csv`, undefined, "r"],
  ["GET", BOARD, "theme=dark", "r"],
  ["GET", BOARD, "goc=token", null],
  ["POST", BOARD, undefined, null],
  ["HEAD", BOARD, undefined, null],
  ["GET", `${BOARD}/vi-sao`, undefined, null],
  ["GET", "/bang-xep-hang", undefined, null],
  ["GET", "/cuoc-thi/r", undefined, null],
])("%s %s with the cookie %s asks for the public board of %s", (method, path, cookie, expected) => {
  expect(publicBoardOf({ method, path, headers: { cookie } }, false)).toBe(expected);
});

test("a page lasts a minute, and never beyond a moment of its contest, the day after one, or midnight", () => {
  const now = T0; // 08:00
  expect(untilOf({ moments: [] }, now)).toBe(now + 60_000);
  expect(untilOf({ moments: [now - 1, now, now + 500] }, now)).toBe(now + 500);
  expect(untilOf({ moments: [now - DAY + 700] }, now)).toBe(now + 700);
  expect(untilOf({ moments: [] }, T0 + 16 * 3_600_000 - 10)).toBe(T0 + 16 * 3_600_000);
});
