import { spawn } from "node:child_process";
import { projectRoot } from "./project.mjs";

/** Commands under way: ended with us, so that a stopped check leaves nothing behind. */
const running = new Set();

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] set over the environment; undefined takes a name out
 * @property {boolean} [quiet] only gather the output: it is not shown as it comes
 * @property {number} [limitMs] the command is ended after this long
 */

/**
 * Runs one command in the project's folder to its end. Never throws: a command that cannot start gives code 127.
 * @param {string} file
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} output: everything it printed
 */
export function run(file, args, { env = {}, quiet = false, limitMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: projectRoot,
      env: withChanges(process.env, env),
      stdio: ["ignore", "pipe", "pipe"],
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === "win32" && file === "npm",
    });
    let output = "";
    for (const name of ["stdout", "stderr"]) {
      child[name].setEncoding("utf8").on("data", (text) => {
        output += text;
        if (!quiet) process[name].write(text);
      });
    }

    let late = false;
    const timers = [];
    if (limitMs) {
      timers.push(
        setTimeout(() => {
          late = true;
          child.kill("SIGTERM");
          timers.push(setTimeout(() => child.kill("SIGKILL"), 15_000));
        }, limitMs),
      );
    }
    running.add(child);
    const finish = (code, extra = "") => {
      running.delete(child);
      for (const timer of timers) clearTimeout(timer);
      if (extra && !quiet) console.error(extra);
      resolve({ code, output: extra ? `${output}${extra}\n` : output });
    };
    child.once("error", (error) => finish(127, `Không chạy được ${file}: ${error.message}`));
    const ended = (code, signal) => {
      if (late) finish(124, `Quá ${Math.round(limitMs / 60_000)} phút: đã dừng lệnh này.`);
      else finish(code ?? 1, signal ? `Lệnh bị dừng bởi tín hiệu ${signal}.` : "");
    };
    child.once("close", ended);
    // A grandchild that outlives the command may hold its output open: "close" would never come.
    child.once("exit", (code, signal) => timers.push(setTimeout(ended, 5_000, code, signal)));
  });
}

/** Asks every command under way to end: for a script that was itself told to stop. */
export function endRunning() {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * Runs a JavaScript file with this Node.js.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * Runs npm: the one that started this script if any, else the one on the path.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  return npm?.endsWith("npm-cli.js") ? runNode([npm, ...args], options) : run("npm", args, options);
}

function withChanges(base, changes) {
  const env = { ...base, ...changes };
  for (const name of Object.keys(env)) if (env[name] === undefined) delete env[name];
  return env;
}
