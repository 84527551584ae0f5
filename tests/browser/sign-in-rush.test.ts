/** Everybody signs in at once: hashing has its own process and queue, and nothing that was typed is lost. */
import { readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths, servicePaths } from "#app/paths.ts";
import { secretHash } from "#db/ids.ts";
import { column, sql } from "./support/database.ts";
import { DEMO_PASSWORD } from "./support/demo.ts";
import { type DemoServer, startDemoServer } from "./support/demo-server.ts";
import { ask, formHeaders, type HttpAnswer } from "./support/http.ts";

/** One runs and four hundred wait: waves come until one is refused, however fast the machine hashes. */
const WAVE = 60;
const MOST = 3_000;

describe("a rush of sign-ins", () => {
  let server: DemoServer;
  beforeAll(async () => {
    server = await startDemoServer();
  });
  afterAll(() => server?.stop());

  const post = (path: string, fields: Record<string, string>): Promise<HttpAnswer> =>
    ask(server.url, path, {
      method: "POST",
      headers: { ...formHeaders(server.url), Accept: "text/html" },
      body: new URLSearchParams(fields).toString(),
    });
  const signIn = (login: string, password: string) => post(paths.signIn(), { login, password, back: "/" });
  const databaseUrl = () => `file:${join(server.dataDir, "goc-asean.db")}`;
  const metric = async (name: RegExp) => {
    const { body } = await ask(server.url, servicePaths.metrics);
    return Number(name.exec(body)?.[1]);
  };
  const hashes = () => metric(/goc_password_hashes\{state="done"\} (\d+)/);

  it("signs in by a QR code without a hash", async () => {
    const [account] = await column(databaseUrl(), "select id from account where state = 'active' limit 1");
    const key = "0123456789abcdefghijkl";
    await sql(databaseUrl(), `insert into sign_in_key values ('${account}', '${secretHash(key)}', 0)`);
    const before = await hashes();
    expect((await post(paths.signInByKey(key), {})).status).toBe(302);
    expect(await hashes()).toBe(before);
  });

  it("computes hashes in a process that stands behind everything else, and starts it again", async () => {
    const [login] = await column(databaseUrl(), "select login from account where state = 'active' limit 1 offset 1");
    expect((await signIn("NOBODY", "mat-khau-rieng")).status).toBe(401);
    const [process_] = childrenOf(server.pid);
    expect(getPriority(process_!)).toBeGreaterThan(0);
    process.kill(process_!, "SIGKILL");
    await expect.poll(() => childrenOf(server.pid)).toEqual([]);
    expect((await signIn(login!, DEMO_PASSWORD)).status).toBe(302);
    expect(childrenOf(server.pid)).toHaveLength(1);
  });

  // last: so many failures use up what the address may try
  it("refuses the last of them at once, with the code and without the password", async () => {
    const rush: Promise<HttpAnswer | null>[] = [];
    let isFull = false;
    const send = async (n: number) => {
      const answer = await signIn(`RUSH-${n}`, "mat-khau-rieng");
      isFull ||= answer.status === 503;
      return answer;
    };
    /** Lines that the machine dropped before it read them: a browser asks again, and nothing was typed into an answer. */
    let dropped = 0;
    const sendOrDrop = (n: number) =>
      send(n).catch(() => {
        dropped += 1;
        return null;
      });
    while (!isFull && rush.length < MOST) {
      for (let n = 0; n < WAVE; n += 1) rush.push(sendOrDrop(rush.length));
      // the next wave comes when the server has read this one: a stalled machine is not flooded until it drops lines unread
      await ask(server.url, servicePaths.health);
    }
    const first = await Promise.race(rush);
    const beside = await Promise.all(
      [servicePaths.health, servicePaths.metrics, "/favicon.svg", "/browser/attempt.js"].map((path) =>
        ask(server.url, path),
      ),
    );
    expect(beside.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const answers = (await Promise.all(rush)).flatMap((answer, n) => (answer ? [{ answer, n }] : []));
    expect(dropped).toBeLessThan(rush.length / 10);
    const refused = answers.filter(({ answer }) => answer.status === 503);
    expect([401, 503, undefined]).toContain(first?.status);
    expect(answers.every(({ answer }) => [401, 429, 503].includes(answer.status))).toBe(true);
    expect(refused.length).toBeGreaterThan(0);
    for (const { answer, n } of refused) {
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
      expect(answer.body).toContain(`value="RUSH-${n}"`);
      expect(answer.body).not.toContain("mat-khau-rieng");
    }
    expect(await metric(/goc_refused_total\{load="signIn"\} (\d+)/)).toBeGreaterThanOrEqual(refused.length);
  });
});

/** Processes that this one has started, from the kernel's own table. */
function childrenOf(pid: number): number[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // "pid (name) state parent …"
      const [, parent] = /\) \S (\d+) /.exec(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
      return Number(parent) === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}
