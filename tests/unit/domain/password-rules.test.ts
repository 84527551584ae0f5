import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { SLIP_ALPHABET, slipPassword, typedSlipPassword } from "#app/auth/slip-password.server.ts";
import { type PasswordOwner, type PasswordProblem, passwordProblem } from "#app/domain/password-rules.ts";
import { deviceName } from "#app/domain/user-agent.ts";

const LINH = { login: "AG260001", name: "Trần Khánh Linh" };

describe("passwords", () => {
  test.each<[string, PasswordOwner, PasswordProblem | null]>([
    ["1234567", "pupil", "short"],
    ["mưa rơi", "pupil", "short"],
    ["mưa rơi đều", "pupil", null],
    ["mưa rơi đều", "staff", "short"],
    ["mưa rơi đều trên mái", "staff", null],
    ["mưa rơi đều trên", "admin", null],
    ["mưa rơi đều tr", "admin", "short"],
    ["ag260001", "pupil", "login"],
    ["AG260001@", "pupil", "login"],
    ["khanhlinh", "pupil", null],
    ["trankhanhlinh", "pupil", "name"],
    ["Trần Khánh Linh 1", "pupil", "name"],
    ["12345678", "pupil", "repeated"],
    ["87654321", "pupil", "repeated"],
    ["aaaaaaaa", "pupil", "repeated"],
    ["abababab", "pupil", "repeated"],
    ["matkhau123", "pupil", "common"],
    ["Mật khẩu 2026", "pupil", "common"],
    ["anhyeuem", "pupil", "common"],
    ["x".repeat(201), "pupil", "long"],
  ])("%s for a %s", (password, owner, expected) => {
    expect(passwordProblem(password, { owner, ...LINH })).toBe(expected);
  });
});

describe("passwords of slips", () => {
  it("have at least 50 bits in signs that nobody mixes up", () => {
    expect(Math.log2(SLIP_ALPHABET.length) * 11).toBeGreaterThan(50);
    for (const sign of "0o1li") expect(SLIP_ALPHABET).not.toContain(sign);
    const made = new Set(Array.from({ length: 2_000 }, slipPassword));
    expect(made.size).toBe(2_000);
    for (const password of made) expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{3}$/);
  });

  it("are the same however they are typed", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }), (capitals) => {
        const password = slipPassword();
        const typed = [...password].map((sign, at) => (capitals[at] ? sign.toUpperCase() : sign)).join("");
        expect(typedSlipPassword(` ${typed.replaceAll("-", " ")} `)).toBe(typedSlipPassword(password));
      }),
    );
  });
});

test.each([
  ["Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Chrome/88.0.1 Mobile Safari/537.36", "Chrome trên Android"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 14_0) AppleWebKit/605 Version/14.0 Mobile Safari/604",
    "Safari trên iPhone, iPad",
  ],
  ["Mozilla/5.0 (Linux; Android 10) Chrome/90 Mobile Safari/537 Zalo android/12", "Zalo trên Android"],
  ["Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120", "Edge trên Windows"],
  ["curl/8", "Thiết bị khác"],
  [null, "Thiết bị khác"],
])("a device: %s", (agent, name) => {
  expect(deviceName(agent)).toBe(name);
});
