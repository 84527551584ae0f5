import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../build/server/server.js", import.meta.url));

/**
 * The built server as its own process on this database file; resolves once it is healthy.
 * @param {string} file
 * @param {number} port
 * @returns {Promise<import("node:child_process").ChildProcess>}
 */
export async function startRealServer(file, port) {
  const { PATH } = process.env;
  const settings = { PORT: String(port), DATABASE_URL: `file:${file}`, DATA_DIR: `${file}-data`, DEMO: "0" };
  const child = spawn(process.execPath, [script], {
    env: { PATH, NODE_ENV: "production", LOG_LEVEL: "error", ...settings },
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
  throw new Error("Máy chủ không khởi động được. Chạy npm run build trước.");
}
