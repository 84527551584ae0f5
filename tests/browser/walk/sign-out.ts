/** After signing out the device shows nothing of the one before, and the session is worth nothing. */
import { expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { signIn } from "../support/demo.ts";
import { ask } from "../support/http.ts";
import type { World } from "../support/world.ts";

export function signOutWalk(world: () => World): void {
  it("leaves nothing personal behind", async () => {
    const { url, pupils, openPage } = world();
    const { page, context, complaints, close } = await openPage({ width: 1280 });
    await signIn(page, pupils.once);
    const me = (await (await context.request.get(paths.me())).json()) as { account: { name: string } };
    const { name } = me.account;
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", expires: -1 });

    // a plain lesson, a hydrated page and a board, each of which shows the name
    const visited = [paths.lessons(), paths.contests(), `${paths.boards()}/${world().contests.open}?bang=people`];
    for (const path of visited) {
      await page.goto(path);
      await page.locator(".who", { hasText: name }).waitFor();
    }
    await page.getByRole("button", { name: "Thoát" }).click();
    await page.locator(".who").getByRole("link", { name: "Đăng nhập" }).waitFor();

    for (let steps = 0; steps < visited.length; steps += 1) {
      await page.goBack();
      await page.locator(".who").getByRole("link", { name: "Đăng nhập" }).waitFor();
      expect(await page.content(), `after going back to ${page.url()}`).not.toContain(name);
    }
    for (const path of visited) {
      await page.goto(path);
      await page.locator(".who").getByRole("link", { name: "Đăng nhập" }).waitFor();
      expect(await page.content(), path).not.toContain(name);
    }
    expect(await context.cookies()).toEqual([]);

    const old = { headers: { Cookie: `${cookie!.name}=${cookie!.value}` } };
    const after = await ask(url, paths.me(), old);
    expect(JSON.parse(after.body)).toEqual({ account: null, reader: null, lessons: {}, badges: [] });
    expect((await ask(url, paths.contest(world().contests.open), old)).body).not.toContain(name);
    expect([...complaints.pageErrors, ...complaints.cspViolations, ...complaints.failedRequests]).toEqual([]);
    await close();
  });
}
