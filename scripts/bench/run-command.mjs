import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Runs one of the shell commands on this SQLite file, as a process of its own; what it says is not shown.
 * @param {string} file
 * @param {string} script name of a file in scripts/, without its ending
 * @param {readonly string[]} args
 * @param {string} [input] what the command reads from standard input
 * @returns {Promise<void>} rejects when the command fails
 */
export function runCommand(file, script, args, input = "") {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/${script}.ts`, ...args, "--json"], {
    cwd: root,
    env: { PATH, HOME, DATABASE_URL: `file:${file}`, DATA_DIR: `${file}-data`, DEMO: "0" },
    stdio: ["pipe", "ignore", "inherit"],
  });
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${script} ended with ${code}`))));
  });
}
