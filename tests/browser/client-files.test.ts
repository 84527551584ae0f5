/** Scripts and styles reach an old phone compressed, and stay there as long as their version does. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/paths.ts";
import { clientFiles } from "./canary/crawl.ts";
import { ask } from "./support/http.ts";
import { type RunningServer, startServer } from "./support/server.ts";

describe("files of the client build", () => {
  let folder = "";
  let server: RunningServer;
  const files = clientFiles().filter(({ what }) => /\.(css|js)$/.test(what));
  const manifest = files.find(({ what }) => what.startsWith("/assets/manifest-"))!;
  const style = files.find(({ what }) => what.endsWith(".css"))!;
  const get = (path: string, encoding: string) => ask(server.url, path, { headers: { "Accept-Encoding": encoding } });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "goc-asean-files-"));
    server = await startServer({ databaseUrl: `file:${join(folder, "files.db")}`, dataDir: folder });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ["br, gzip", "br", brotliDecompressSync],
    ["gzip", "gzip", gunzipSync],
  ] as const)("come compressed to a browser that takes %s", async (accepted, encoding, unpack) => {
    for (const path of [style.what, manifest.what, "/browser/attempt.js"]) {
      const answer = await get(path, accepted);
      expect([answer.status, answer.headers["content-encoding"]], path).toEqual([200, encoding]);
      expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
      expect(answer.headers["x-content-type-options"]).toBe("nosniff");
      expect(unpack(answer.bytes).toString("utf8")).toBe(files.find(({ what }) => what === path)?.body);
    }
  });

  it("come as they are to a browser that takes nothing", async () => {
    const answer = await get(style.what, "identity");
    expect([answer.status, answer.headers["content-encoding"]]).toEqual([200, undefined]);
    expect(answer.body).toBe(style.body);
  });

  it("let the worker of lessons fetch, also where it did not change", async () => {
    const path = paths.lessonWorker("1");
    const first = await get(path, "identity");
    const again = await ask(server.url, path, { headers: { "If-None-Match": first.headers.etag ?? "" } });
    expect([first.status, again.status]).toEqual([200, 304]);
    for (const { headers } of [first, again])
      expect(headers["content-security-policy"]).toContain("connect-src 'self'");
    expect(first.headers["cache-control"]).toBe("no-cache");
  });

  it("are no way out of their folder", async () => {
    for (const path of [
      "/../package.json",
      "/assets/../../server/server.js",
      "/assets/%2e%2e/%2e%2e/server/server.js",
    ]) {
      expect((await get(path, "identity")).status, path).toBe(404);
    }
  });
});
