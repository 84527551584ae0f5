/** Builds, serves, and does both again when a source changes. Content is read again at each start. */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const WATCHED = ["app", "db", "content", "public"];
/** Editors write a file several times; one build is enough. */
const QUIET_MS = 200;

let server = null;
let timer = null;
let busy = false;
let again = false;

const run = (command, args, env = {}) =>
  spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
const ended = (child) => new Promise((resolve) => child.once("exit", resolve));

async function buildAndServe() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  const code = await ended(run("npx", ["remix", "vite:build", "--logLevel", "warn"]));
  if (code === 0) {
    if (server && server.exitCode === null) {
      const stopped = ended(server);
      server.kill("SIGTERM");
      await stopped;
    }
    server = run(process.execPath, ["build/server/server.js"], { NODE_ENV: "production" });
  }
  busy = false;
  if (again) {
    again = false;
    await buildAndServe();
  }
}

for (const folder of WATCHED) {
  watch(`${root}/${folder}`, { recursive: true }, () => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void buildAndServe(), QUIET_MS);
  });
}
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server?.kill("SIGTERM");
    process.exit(0);
  });
}
await buildAndServe();
