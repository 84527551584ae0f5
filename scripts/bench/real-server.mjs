import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../build/server/server.js", import.meta.url));

/**
 * The built server as its own process on this database; resolves once it is healthy. `dataDir` is where it keeps files;
 * `origin` = the address that browsers know, when it stands behind a proxy.
 * @param {{ databaseUrl: string, dataDir: string, port: number, origin?: string }} where
 * @returns {Promise<import("node:child_process").ChildProcess>}
 */
export async function startRealServer({ databaseUrl, dataDir, port, origin }) {
  const { PATH } = process.env;
  const settings = { PORT: String(port), DATABASE_URL: databaseUrl, DATA_DIR: dataDir, DEMO: "0" };
  const child = spawn(process.execPath, [script], {
    env: { PATH, NODE_ENV: "production", LOG_LEVEL: "error", ...settings, ...(origin && { PUBLIC_URL: origin }) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let tries = 0; tries < 300; tries++) {
    const healthy = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return child;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill("SIGKILL");
  throw new Error("Máy chủ không khởi động được.");
}

/**
 * Ends a server or helper process and waits until it is gone.
 * @param {import("node:child_process").ChildProcess} child
 */
export async function endServer(child) {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
