/** Builds, serves, and does both again when a source changes. Content is read at each start: its changes need no build. */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const BUILT_FROM = ["app", "db", "public"];
const READ_AT_START = ["content"];
/** Editors write a file several times; one build is enough. */
const QUIET_MS = 200;

let server = null;
let timer = null;
let busy = false;
/** What is to be done next: nothing, a start, or a build before it. */
let wanted = null;

const run = (command, args, env = {}) =>
  spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
const ended = (child) => new Promise((resolve) => child.once("exit", resolve));

async function serve() {
  if (server && server.exitCode === null) {
    const stopped = ended(server);
    server.kill("SIGTERM");
    await stopped;
  }
  server = run(process.execPath, ["build/server/server.js"], { NODE_ENV: "production" });
}

/** Does what is wanted, until nothing more is. */
async function work() {
  if (busy) return;
  busy = true;
  while (wanted) {
    const step = wanted;
    wanted = null;
    const code = step === "build" ? await ended(run("npx", ["remix", "vite:build", "--logLevel", "warn"])) : 0;
    if (code === 0) await serve();
  }
  busy = false;
}

function onChange(folder, step) {
  watch(`${root}/${folder}`, { recursive: true }, () => {
    // a build that is wanted already starts the server too
    if (wanted !== "build") wanted = step;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void work(), QUIET_MS);
  });
}
for (const folder of BUILT_FROM) onChange(folder, "build");
for (const folder of READ_AT_START) onChange(folder, "start");
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server?.kill("SIGTERM");
    process.exit(0);
  });
}
wanted = "build";
await work();
