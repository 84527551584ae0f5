/** Reads spreadsheets in a child process with a memory limit, so that no file can harm the one who asks. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { constants, setPriority } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { LIST_READERS, type ListKind, type RollFile, rollFile } from "#app/features/rolls/api.server.ts";
import { type StaffFile, staffFile } from "#app/features/staff-lists/api.server.ts";
import { LARGEST_FILE } from "#app/sheets/cells.ts";
import { SheetFileError } from "#app/sheets/file-error.ts";

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

/** Throws SheetFileError with one Vietnamese sentence when the file is no roll. */
export async function readRollFile(
  bytes: Buffer,
  { list = "pupils", ...options }: ReadOptions & { readonly list?: ListKind },
): Promise<RollFile> {
  return rollFile.parse(await readSheet(LIST_READERS[list], bytes, options));
}

/** Throws SheetFileError with one Vietnamese sentence when the file is no list of staff. */
export async function readStaffFile(bytes: Buffer, options: ReadOptions): Promise<StaffFile> {
  return staffFile.parse(await readSheet("staff", bytes, options));
}

/**
 * What a reader of sheet-process.ts makes of a file, unchecked: the caller parses it with the schema of its kind.
 * Throws SheetFileError with one Vietnamese sentence.
 */
export async function readSheet(kind: string, bytes: Buffer, options: ReadOptions): Promise<unknown> {
  // The commonest faults need no process.
  if (bytes.length === 0) throw new SheetFileError("empty");
  if (bytes.length > LARGEST_FILE) throw new SheetFileError("too_large");
  const text = await runProcess(kind, bytes, options);
  const answer = JSON.parse(text) as { value: unknown } | { fault: SheetFileError["code"]; message: string };
  if ("fault" in answer) throw Object.assign(new SheetFileError(answer.fault), { message: answer.message });
  return answer.value;
}

function runProcess(
  kind: string,
  bytes: Buffer,
  { today, entry = SHEET_PROCESS, longestMs = LONGEST_MS }: ReadOptions,
) {
  return new Promise<string>((resolve, reject) => {
    const line = [`--max-old-space-size=${HEAP_MB}`, ...loader(entry), fileURLToPath(entry), kind, today];
    // nothing of ours reaches it: no settings, no secrets
    const env = {} as NodeJS.ProcessEnv;
    const child = spawn(process.execPath, line, { env, stdio: ["pipe", "pipe", "ignore"] });
    // requests come first, whoever waits for a list
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
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
      else reject(new SheetFileError(late ? "too_slow" : code === null || code === 134 ? "bomb" : "truncated"));
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
