/** Builds the library that watches a server's files (disk.c) and reads what it has written down. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findCompiler } from "../../../scripts/lib/compiler.mjs";

const source = fileURLToPath(new URL("./disk.c", import.meta.url));

/** Compiles the library into the folder and gives its path. Linux only: elsewhere it throws a sentence. */
export function buildDiskLibrary(folder: string): string {
  if (process.platform !== "linux") throw new Error("Replays of power cuts and full disks need Linux.");
  const compiler = findCompiler();
  if (!compiler) throw new Error("No C compiler: `npm test` installs one, or install gcc.");
  const library = join(folder, "disk.so");
  execFileSync(compiler, ["-shared", "-fPIC", "-O2", "-o", library, source, "-ldl", "-lpthread"]);
  return library;
}

export interface WatchedDisk {
  readonly library: string;
  /** The folder whose files are watched, as the server names it. */
  readonly folder: string;
  /** Everything that happens is written here. */
  readonly log?: string;
  /** While this file exists, nothing in the folder can grow. */
  readonly fullMark?: string;
}

/** The environment of a server whose disk is watched. */
export function diskEnvironment({ library, folder, log, fullMark }: WatchedDisk): Record<string, string> {
  return {
    LD_PRELOAD: library,
    DISK_FOLDER: folder,
    ...(log ? { DISK_LOG: log } : {}),
    ...(fullMark ? { DISK_FULL: fullMark } : {}),
  };
}

/** One thing that happened, in order. Sequence numbers of acknowledged answers are unique over all attempts. */
export type DiskEvent =
  | { readonly kind: "write"; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: "size"; readonly path: string; readonly size: number }
  | { readonly kind: "unlink"; readonly path: string }
  | { readonly kind: "sync"; readonly path: string }
  | { readonly kind: "saved"; readonly seqs: readonly number[] };

const HEAD = 17;

export function readDiskLog(file: string): DiskEvent[] {
  const log = readFileSync(file);
  const paths = new Map<number, string>();
  const events: DiskEvent[] = [];
  for (let at = 0; at < log.length; ) {
    const kind = String.fromCharCode(log.readUInt8(at));
    const id = log.readUInt32LE(at + 1);
    const offset = Number(log.readBigUInt64LE(at + 5));
    const length = log.readUInt32LE(at + 13);
    const bytes = log.subarray(at + HEAD, at + HEAD + length);
    at += HEAD + length;
    const path = paths.get(id) ?? "";
    if (kind === "o") paths.set(id, bytes.toString());
    else if (kind === "w") events.push({ kind: "write", path, offset, bytes });
    else if (kind === "t") events.push({ kind: "size", path, size: offset });
    else if (kind === "s") events.push({ kind: "sync", path });
    else if (kind === "u") events.push({ kind: "unlink", path: bytes.toString() });
    else if (kind === "a") events.push({ kind: "saved", seqs: savedIn(bytes.toString()) });
    else throw new Error(`unknown record ${kind} at ${at}`);
  }
  return events;
}

function savedIn(response: string): number[] {
  const [, list = ""] = /"saved":\[([\d,]*)\]/.exec(response) ?? [];
  return list === "" ? [] : list.split(",").map(Number);
}
