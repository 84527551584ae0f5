import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../bench/free-port.ts";
import { ensureBuild, serverFile } from "./build.mjs";

const READY_MS = 180_000;

/**
 * The built server with a demo world of its own, for scripts that look at its pages. Builds where needed, starts on a
 * free port and waits until it is healthy.
 * @param {{ publicUrl?: string }} [options] the address that its pages name and that browsers must ask for, when it is
 *   not the one where it listens
 * @returns {Promise<{ url: string, stop(): Promise<void> }>} where it listens, without a slash at the end; `stop` ends it
 *   and removes its data
 */
export async function startDemoServer({ publicUrl } = {}) {
  await ensureBuild();
  const dataDir = mkdtempSync(join(tmpdir(), "goc-asean-pages-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { PATH } = process.env;
  const settings = {
    PORT: String(port),
    HOST: "127.0.0.1",
    PUBLIC_URL: publicUrl ?? url,
    DATA_DIR: dataDir,
    DEMO: "1",
  };
  const child = spawn(process.execPath, [serverFile], {
    env: { PATH, NODE_ENV: "production", LOG_LEVEL: "error", ...settings },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    if (child.exitCode === null && child.kill("SIGTERM")) await ended;
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline && child.exitCode === null; ) {
    const healthy = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stop();
  throw new Error("Máy chủ không khởi động được.");
}
