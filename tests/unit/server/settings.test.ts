import { describe, expect, it } from "vitest";
import { readSettings, SettingsError } from "#app/env.server.ts";

describe("settings", () => {
  it("serves the demo on loopback when nothing is set", () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      demo: true,
      secure: false,
      databaseUrl: "file:data/goc-asean.db",
    });
  });

  it.each([
    ["PORT", "abc", "PORT: phải là một số"],
    ["PORT", "0", "PORT: từ 1 đến 65535"],
    ["DATABASE_URL", "mysql://x", "DATABASE_URL: phải có dạng file:đường/dẫn.db hoặc postgres://…"],
    ["PUBLIC_URL", "asean.vn", "PUBLIC_URL: phải là địa chỉ http:// hoặc https://, ví dụ https://asean.sogd.vn"],
    ["DEMO", "yes", "DEMO: chỉ nhận 0 hoặc 1"],
    ["TRUST_PROXY", "true", "TRUST_PROXY: chỉ nhận 0 hoặc 1"],
  ])("says what is wrong with %s=%s", (name, value, sentence) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingsError);
    expect(() => readSettings({ [name]: value })).toThrow(sentence);
  });

  it("asks for the public address before it listens to the network, and loads no demo there by itself", () => {
    expect(() => readSettings({ HOST: "0.0.0.0" })).toThrow(/PUBLIC_URL/);
    const settings = readSettings({ HOST: "0.0.0.0", PUBLIC_URL: "https://asean.sogd.vn" });
    expect(settings).toMatchObject({ demo: false, secure: true });
  });
});
