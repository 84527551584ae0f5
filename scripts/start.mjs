/**
 * `npm start`: from a fresh clone to a running server with nothing but Node.js. It installs, builds when the sources
 * changed, then runs the server, which migrates its database and loads the demo world by itself.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { ensureBuild, serverFile } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { projectRoot, requireNode } from "./lib/project.mjs";

requireNode();
try {
  await ensureDependencies();
  await ensureBuild();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

console.log("Khởi động máy chủ…");
const server = spawn(process.execPath, [serverFile], {
  cwd: projectRoot,
  env: { ...process.env, NODE_ENV: "production" },
  stdio: "inherit",
});

process.on("SIGTERM", () => server.kill("SIGTERM"));
// Ctrl+C in a terminal reaches the server by itself; sent twice it could be taken for "stop at once".
process.on("SIGINT", () => {
  if (!process.stdin.isTTY) server.kill("SIGINT");
});

server.once("error", (error) => {
  console.error(`Không chạy được máy chủ: ${error.message}`);
  process.exit(1);
});
server.once("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
