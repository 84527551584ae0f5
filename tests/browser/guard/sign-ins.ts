/** Signing in from a school: forty pupils behind one address, wrong passwords among them, and nobody learns who exists. */
import { expect, it } from "vitest";
import { paths, servicePaths } from "#app/paths.ts";
import { column } from "../support/database.ts";
import { DEMO_PASSWORD } from "../support/demo.ts";
import { ask, cookieOf, formHeaders, type HttpAnswer } from "../support/http.ts";
import type { GuardWorld } from "./fixture.ts";

function signIn({ url }: GuardWorld, login: string, password: string): Promise<HttpAnswer> {
  const body = new URLSearchParams({ login, password, back: "/" }).toString();
  return ask(url, paths.signIn(), { method: "POST", headers: formHeaders(url), body });
}

const pupils = ({ databaseUrl }: GuardWorld, first: number, n: number) =>
  column(
    databaseUrl,
    `select a.login from account a join membership m on m.person = a.person and m.role = 'pupil'
     where a.state = 'active' order by a.login limit ${n} offset ${first}`,
  );

async function hashesDone({ url }: GuardWorld): Promise<number> {
  const { body } = await ask(url, servicePaths.metrics);
  return Number(/goc_password_hashes\{state="done"\} (\d+)/.exec(body)?.[1]);
}

export function signInGuard(world: () => GuardWorld): void {
  it("lets forty pupils behind one address in at once, although others there keep failing", async () => {
    const [good, bad] = [await pupils(world(), 0, 40), await pupils(world(), 40, 20)];
    expect(good.length).toBe(40);
    const failing = bad.flatMap((login) => Array.from({ length: 6 }, () => signIn(world(), login, "sai mật khẩu rồi")));
    const entering = good.map((login) => signIn(world(), login, DEMO_PASSWORD));
    const entered = await Promise.all(entering);
    expect(entered.map(({ status }) => status)).toEqual(good.map(() => 302));
    expect(new Set(entered.map(cookieOf)).size).toBe(40);
    const failed = (await Promise.all(failing)).map(({ status }) => status);
    expect(failed.every((status) => status === 401 || status === 429)).toBe(true);
  });

  it("holds back one account alone after its failures", async () => {
    const [held, beside] = await pupils(world(), 60, 2);
    for (let tries = 0; tries < 5; tries++) expect((await signIn(world(), held!, "sai")).status).toBe(401);
    expect((await signIn(world(), held!, DEMO_PASSWORD)).status).toBe(429);
    expect((await signIn(world(), beside!, DEMO_PASSWORD)).status).toBe(302);
  });

  it("does the same work and says the same for unknown, locked and known accounts", async () => {
    const [known] = await pupils(world(), 62, 1);
    const pages: string[] = [];
    for (const login of [known!, "KHONG-CO-AI"]) {
      const before = await hashesDone(world());
      const answer = await signIn(world(), login, "mật khẩu không đúng");
      expect([answer.status, (await hashesDone(world())) - before], login).toEqual([401, 1]);
      pages.push(answer.body.replaceAll(login, "").replace(/nonce="[^"]*"|requestId":"[^"]*"/g, ""));
    }
    expect(pages[0]?.length).toBe(pages[1]?.length);
  });
}
