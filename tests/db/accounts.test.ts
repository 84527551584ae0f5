/** Signing in, slips and their keys, passwords of one's own, sessions, the second step. */
import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { hashingState } from "#app/auth/password.server.ts";
import { SignInLimits } from "#app/auth/sign-in-limits.server.ts";
import {
  changePassword,
  endOwnSession,
  makeSlips,
  ownAccount,
  passSecondStep,
  secondFactorSetup,
  signInByKey,
  turnOnSecondFactor,
} from "#app/features/accounts/api.server.ts";
import { newSecret, secretHash } from "#db/ids.ts";
import { putSignInKey } from "#db/queries/slips.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { accountWorld, PASSWORD } from "./accounts-fixture.ts";
import { NOW } from "./units-forest.ts";

const PUPIL = { id: "HS01", inClass: "class1", kind: "none" } as const;
const TEACHER = { id: "gv01", role: ["teacher", "class1"] } as const;
const DEVICE = { address: "10.0.0.1", agent: "Chrome trên Android", now: NOW };

eachDatabase("accounts", (open) => {
  const world = async (...accounts: Parameters<typeof accountWorld>[1]) => accountWorld(await open(), accounts);
  const slipOf = async (w: Awaited<ReturnType<typeof world>>, account = PUPIL.id) => {
    const order = { accounts: [account], unit: "class1", actor: TEACHER.id, now: NOW };
    const [slip] = await makeSlips(w.handle, order);
    return slip!;
  };

  test.each([
    ["an active account", { id: "A" }, PASSWORD, true],
    ["a wrong password", { id: "A" }, "sai mật khẩu", false],
    ["a disabled account", { id: "A", state: "disabled" }, PASSWORD, false],
    ["an account that waits for its slip", { id: "A", kind: "none" }, PASSWORD, false],
    ["another's code", { id: "B" }, PASSWORD, false],
  ] as const)("%s", async (_what, account, password, ok) => {
    const w = await world(account);
    const result = await w.enter("A", password);
    expect(result.ok).toBe(ok);
    if (!result.ok) expect(result).toEqual({ ok: false, code: "wrong" });
  });

  test("a slip's password and key sign in; printing again replaces both and ends sessions", async () => {
    const w = await world(PUPIL, TEACHER);
    const first = await slipOf(w);
    const typed = await w.enter("hs01", first.password.replaceAll("-", "").toUpperCase());
    expect(typed).toMatchObject({ ok: true, next: "password" });
    const scanned = await signInByKey(w.handle, w.limits, { key: first.key, ...DEVICE });
    expect(scanned).toMatchObject({ ok: true, next: "password" });
    const token = scanned.ok ? scanned.token : "";
    expect(await w.viewer(token)).toMatchObject({ account: PUPIL.id, slipPassword: true });

    const second = await slipOf(w);
    expect(await w.viewer(token)).toBeNull();
    expect(await w.enter("HS01", first.password)).toMatchObject({ ok: false });
    expect(await signInByKey(w.handle, w.limits, { key: first.key, ...DEVICE })).toEqual({ ok: false, code: "dead" });
    expect(await w.enter("HS01", second.password)).toMatchObject({ ok: true });
    expect(await signInByKey(w.handle, w.limits, { key: second.key, ...DEVICE })).toMatchObject({ ok: true });
    const printed = await w.handle.db.selectFrom("audit").selectAll().where("action", "=", "slip.print").execute();
    expect(printed.map(({ actor, subject, unit }) => [actor, subject, unit])).toEqual([
      ["gv01", "account:HS01", "class1"],
      ["gv01", "account:HS01", "class1"],
    ]);
    const kept = JSON.stringify(await w.handle.db.selectFrom("sign_in_key").selectAll().execute());
    expect(kept).not.toContain(second.key);
  });

  test("two prints at once leave one password that is right", async () => {
    const w = await world(PUPIL, TEACHER);
    const slips = await Promise.all([slipOf(w), slipOf(w), slipOf(w)]);
    const right = [];
    for (const slip of slips) {
      const byKey = await signInByKey(w.handle, w.limits, { key: slip.key, ...DEVICE });
      const byPassword = await w.enter("HS01", slip.password);
      expect(byKey.ok).toBe(byPassword.ok);
      if (byKey.ok) right.push(slip);
    }
    expect(right).toHaveLength(1);
  });

  test("disabled accounts get no slip", async () => {
    const w = await world({ ...PUPIL, state: "disabled" }, TEACHER);
    expect(await makeSlips(w.handle, { accounts: ["HS01", "none"], unit: "class1", actor: "gv01", now: NOW })).toEqual(
      [],
    );
  });

  test("a password of one's own: the key dies, other sessions end, rules hold", async () => {
    const w = await world(PUPIL, TEACHER);
    const slip = await slipOf(w);
    const here = await w.enter("HS01", slip.password);
    const elsewhere = await w.enter("HS01", slip.password);
    if (!here.ok || !elsewhere.ok) throw new Error("not signed in");
    const viewer = (await w.viewer(here.token))!;
    const change = (password: string, current: string | null = null) =>
      changePassword(w.handle, w.limits, {
        viewer,
        current,
        password,
        sessionToken: here.token,
        address: "10.0.0.1",
        now: NOW,
      });
    expect(await change("ngắn")).toMatchObject({ ok: false, field: "password" });
    expect(await change("con mèo leo cau")).toEqual({ ok: true });
    expect(await w.viewer(here.token)).toMatchObject({ slipPassword: false });
    expect(await w.viewer(elsewhere.token)).toBeNull();
    expect(await signInByKey(w.handle, w.limits, { key: slip.key, ...DEVICE })).toEqual({ ok: false, code: "dead" });
    expect(await w.enter("HS01", slip.password)).toMatchObject({ ok: false });
    // from now on the current one is asked for
    expect(await change("con chuột đi chợ")).toMatchObject({ ok: false, field: "current" });
    expect(await change("con chuột đi chợ", "con mèo leo cau")).toEqual({ ok: true });
    expect(await w.enter("HS01", "con chuột đi chợ")).toMatchObject({ ok: true, next: "home" });
  });

  test("sessions are listed and ended by their owner alone, and end after eight hours", async () => {
    const w = await world({ id: "A" }, { id: "B" });
    const [one, two, other] = [await w.enter("A"), await w.enter("A"), await w.enter("B")];
    if (!one.ok || !two.ok || !other.ok) throw new Error("not signed in");
    const viewer = (await w.viewer(one.token))!;
    const own = () => ownAccount(w.handle, { viewer, sessionToken: one.token, now: NOW });
    const { sessions } = await own();
    expect(sessions.map(({ agent, here }) => [agent, here]).sort()).toEqual([
      ["Chrome trên Android", false],
      ["Chrome trên Android", true],
    ]);
    const end = (account: string, session: string | null) =>
      endOwnSession(w.handle, { account, session, sessionToken: one.token, now: NOW });
    await end("B", sessions.find(({ here }) => !here)!.id);
    expect(await w.viewer(two.token)).not.toBeNull();
    await end("A", null);
    expect(await w.viewer(two.token)).toBeNull();
    expect(await w.viewer(one.token)).not.toBeNull();
    expect(await w.viewer(other.token)).not.toBeNull();
    expect(await w.viewer(one.token, NOW + 8 * 3_600_000)).toBeNull();
  });

  test("the second step: a code counts once, a recovery code once, and before it nothing opens", async () => {
    const w = await world(TEACHER);
    const { secret } = await secondFactorSetup(w.handle, "gv01", NOW);
    const code = (now: number) => generateSync({ secret: secret!.replaceAll(" ", ""), epoch: Math.floor(now / 1_000) });
    expect(await turnOnSecondFactor(w.handle, { account: "gv01", code: "000000", now: NOW })).toMatchObject({
      ok: false,
    });
    const on = await turnOnSecondFactor(w.handle, { account: "gv01", code: code(NOW), now: NOW });
    const recovery = on.ok ? on.recovery : [];
    expect(new Set(recovery).size).toBe(10);

    const later = NOW + 120_000;
    const enter = async (now: number) => {
      const result = await w.enter("gv01", PASSWORD, now);
      if (!result.ok) throw new Error("not signed in");
      expect(result.next).toBe("totp");
      expect(await w.viewer(result.token, now)).toBeNull();
      return result.token;
    };
    const pass = (token: string, text: string, now = later) =>
      passSecondStep(w.handle, w.limits, { token, code: text, address: "10.0.0.1", now });
    const token = await enter(later);
    expect(await pass(token, code(NOW))).toMatchObject({ ok: false, code: "wrong" });
    expect(await pass(token, code(later))).toEqual({ ok: true });
    expect(await w.viewer(token, later)).toMatchObject({ account: "gv01" });

    const again = await enter(later);
    expect(await pass(again, code(later))).toMatchObject({ ok: false, code: "wrong" });
    expect(await pass(again, recovery[0]!.toUpperCase())).toEqual({ ok: true });
    const third = await enter(later);
    expect(await pass(third, recovery[0]!)).toMatchObject({ ok: false, code: "wrong" });
    expect(await pass(third, code(later + 600_000), later + 600_000)).toEqual({ ok: false, code: "no_session" });
  });

  test("a sign-in that failed five times waits, and several processes count together", async () => {
    const w = await world({ id: "A" }, { id: "B" });
    const elsewhere = w.handle.dialect === "postgres" ? SignInLimits.on(w.handle) : w.limits;
    for (let n = 0; n < 5; n++) await (n % 2 ? elsewhere : w.limits).failed("a", "10.0.0.1");
    expect(await w.enter("A")).toMatchObject({ ok: false, code: "slow_down" });
    expect(await elsewhere.check("a", "10.0.0.2")).toBeGreaterThan(0);
    expect(await w.enter("B")).toMatchObject({ ok: true });
  });

  test("sign-ins of one account sent at once are looked at one by one: five hashes, then a wait", async () => {
    const w = await world({ id: "A" }, { id: "B" });
    const before = hashingState().done;
    const results = await Promise.all(Array.from({ length: 12 }, () => w.enter("A", "sai mật khẩu")));
    const codes = results.map((result) => (result.ok ? "in" : result.code));
    expect(codes).toEqual([...Array(5).fill("wrong"), ...Array(7).fill("slow_down")]);
    expect(hashingState().done - before).toBe(5);
    expect(await w.enter("B")).toMatchObject({ ok: true });
  });

  test("forty slips scanned at once sign in without one hash", async () => {
    const pupils = Array.from({ length: 40 }, (_, n) => ({ id: `HS${n}`, inClass: "class1", kind: "none" }) as const);
    const w = await world(...pupils, TEACHER);
    const keys = pupils.map(({ id }) => ({ account: id, key: newSecret(16) }));
    for (const { account, key } of keys) {
      const row = { account, key_hash: secretHash(key), made_at: NOW };
      await w.handle.db.transaction().execute((trx) => putSignInKey(trx, row));
    }
    const before = hashingState().done;
    const results = await Promise.all(keys.map(({ key }) => signInByKey(w.handle, w.limits, { key, ...DEVICE })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(40);
    expect(hashingState().done).toBe(before);
  });
});
