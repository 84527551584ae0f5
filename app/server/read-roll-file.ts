/** Reads a file of pupils in a child process with a memory limit, so that no file can harm the one who asks. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { LARGEST_FILE, type RollFile, RollFileError, rollFile } from "#app/features/rolls/api.server.ts";

/** The reading process in the sources; the built server passes its own `sheets.js` instead. */
export const SHEET_PROCESS = new URL("./sheet-process.ts", import.meta.url);

const LONGEST_MS = 10_000;
const HEAP_MB = 768;
const LARGEST_ANSWER = 64 * 1024 * 1024;

export interface ReadOptions {
  /** YYYY-MM-DD */
  readonly today: string;
  readonly entry?: URL;
  readonly longestMs?: number;
}

/** Throws RollFileError with one Vietnamese sentence when the file is no roll. */
export async function readRollFile(bytes: Buffer, options: ReadOptions): Promise<RollFile> {
  // The commonest faults need no process.
  if (bytes.length === 0) throw new RollFileError("empty");
  if (bytes.length > LARGEST_FILE) throw new RollFileError("too_large");
  const text = await runProcess(bytes, options);
  const answer = JSON.parse(text) as { roll: unknown } | { fault: RollFileError["code"]; message: string };
  if ("fault" in answer) throw Object.assign(new RollFileError(answer.fault), { message: answer.message });
  return rollFile.parse(answer.roll);
}

function runProcess(bytes: Buffer, { today, entry = SHEET_PROCESS, longestMs = LONGEST_MS }: ReadOptions) {
  return new Promise<string>((resolve, reject) => {
    const line = [`--max-old-space-size=${HEAP_MB}`, ...loader(entry), fileURLToPath(entry), today];
    // nothing of ours reaches it: no settings, no secrets
    const env = {} as NodeJS.ProcessEnv;
    const child = spawn(process.execPath, line, { env, stdio: ["pipe", "pipe", "ignore"] });
    const answer: Buffer[] = [];
    let size = 0;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, longestMs);
    child.stdout.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size > LARGEST_ANSWER) child.kill("SIGKILL");
      else answer.push(piece);
    });
    // it may end before it has read everything: its exit tells
    child.stdin.on("error", () => {});
    child.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once("close", (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(Buffer.concat(answer).toString("utf8"));
      // out of memory or out of time: both are a file that is too much
      else reject(new RollFileError(late ? "too_slow" : code === null || code === 134 ? "bomb" : "truncated"));
    });
    child.stdin.end(bytes);
  });
}

/** TypeScript sources need tsx; the built file runs as it is. */
function loader(entry: URL): string[] {
  if (!entry.pathname.endsWith(".ts")) return [];
  const tsx = createRequire(import.meta.url).resolve("tsx");
  return ["--import", pathToFileURL(tsx).href];
}
