import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { loadContent } from "./load.server.ts";
import type { Content } from "./types.ts";

/**
 * What `loadContent` gives for the same directories, kept in `folder` from one start to the next: turning the lessons
 * into pages takes seconds, taking them from there a few milliseconds. What is kept answers to every byte of the
 * directories; the folder must go away with the program that filled it (a build empties its own). A folder that cannot
 * be read or written only costs the time.
 */
export function loadKeptContent(dirs: readonly string[], folder: string): Content {
  const file = join(folder, `${hashOfDirectories(dirs)}.bin`);
  try {
    return deserialize(readFileSync(file)) as Content;
  } catch {
    const content = loadContent(dirs);
    keep(file, folder, content);
    return content;
  }
}

/** Other processes may start at the same moment: a file appears whole or not at all. */
function keep(file: string, folder: string, content: Content): void {
  const unfinished = join(folder, `${randomUUID()}.new`);
  try {
    mkdirSync(folder, { recursive: true });
    const old = readdirSync(folder).filter((name) => name.endsWith(".bin"));
    writeFileSync(unfinished, serialize(content));
    renameSync(unfinished, file);
    // one department edits its lessons: what was kept of the state before is of no more use
    for (const name of old.slice(0, Math.max(0, old.length - KEPT))) rmSync(join(folder, name), { force: true });
  } catch {
    if (existsSync(unfinished)) rmSync(unfinished, { force: true });
  }
}

/** Several installations may share one build; more states than this are not kept. */
const KEPT = 8;

function hashOfDirectories(dirs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const dir of dirs) {
    hash.update(`${dir}\0`);
    for (const name of filesBelow(dir)) {
      const bytes = readFileSync(join(dir, name));
      hash.update(`${name}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest("hex");
}

function filesBelow(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
}
