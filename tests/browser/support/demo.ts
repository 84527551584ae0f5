/** The demo world as tests use it: who can sign in, and how to. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { paths } from "#app/paths.ts";
import { ask, cookieOf, formHeaders } from "./http.ts";

export const DEMO_PASSWORD = "goc-asean-demo";

export interface DemoPupils {
  /** Has not sat the open contest. */
  readonly fresh: string;
  /** Has sat it once. */
  readonly once: string;
}

/** Logins of the two pupils that the sign-in page names. */
export async function demoPupils(origin: string): Promise<DemoPupils> {
  const { body } = await ask(origin, paths.signIn());
  const [fresh, once] = [...body.matchAll(/<small>([A-Z]{2}\d{6})<\/small>/g)].map(([, login]) => login);
  if (!fresh || !once) throw new Error("the sign-in page names no demo pupils");
  return { fresh, once };
}

/** The slugs of the demo's contests. */
export async function demoContests(origin: string): Promise<{ open: string; closed: string; coming: string }> {
  const { body } = await ask(origin, paths.contests());
  const find = (pattern: RegExp) => {
    const slug = pattern.exec(body)?.[1];
    if (!slug) throw new Error(`no contest matches ${pattern}`);
    return slug;
  };
  return {
    open: find(/href="\/cuoc-thi\/(tim-hieu-asean-\d{4})"/),
    closed: find(/href="\/cuoc-thi\/(vong-thu-[\w-]+)"/),
    coming: find(/href="\/cuoc-thi\/(hanh-trinh-[\w-]+)"/),
  };
}

/** Signs in over HTTP and gives the session's cookie. */
export async function sessionOf(origin: string, login: string, password = DEMO_PASSWORD): Promise<string> {
  const body = new URLSearchParams({ login, password, back: "/" }).toString();
  const answer = await ask(origin, paths.signIn(), { method: "POST", headers: formHeaders(origin), body });
  expect(answer.status, `sign-in of ${login}: ${answer.body.slice(0, 200)}`).toBe(302);
  return cookieOf(answer);
}

/** Signs in by the form of the sign-in page, and ends where it leads. */
export async function signIn(page: Page, login: string, password = DEMO_PASSWORD, back = "/"): Promise<void> {
  await page.goto(paths.signIn(back));
  await page.getByLabel("Mã đăng nhập").fill(login);
  await page.getByLabel("Mật khẩu").fill(password);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== paths.signIn());
}
