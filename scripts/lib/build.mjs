import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { commandFile, projectRoot } from "./project.mjs";
import { runNode } from "./run.mjs";

/** Everything that the built files are made from. */
const sources = [
  "app",
  "db",
  "public",
  "vite.config.ts",
  "remix.config.js",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
const stampFile = join(projectRoot, "build", ".sources");

/** The built server's entry. */
export const serverFile = join(projectRoot, "build", "server", "server.js");

/** Whether build/ was made from exactly these sources. */
export function isBuilt() {
  return existsSync(serverFile) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === hashOf(sources);
}

/**
 * Builds the server and the browser's files unless build/ was made from exactly these sources.
 * Throws an Error with a Vietnamese sentence when the build fails.
 */
export async function ensureBuild() {
  if (isBuilt()) return;

  console.error("Dựng chương trình từ mã nguồn…");
  const started = Date.now();
  // A build that stops half-way must not pass for a finished one.
  rmSync(stampFile, { force: true });
  const { code } = await runNode([commandFile("@remix-run/dev", "remix"), "vite:build"], {
    env: { NODE_ENV: "production", VITEST: undefined },
  });
  if (code !== 0) throw new Error("Dựng chương trình không thành công: hãy xem lỗi ở trên.");
  if (!existsSync(serverFile)) throw new Error("Bản dựng thiếu build/server/server.js.");
  compressManifests();
  writeFileSync(stampFile, hashOf(sources));
  console.error(`Dựng xong sau ${((Date.now() - started) / 1000).toFixed(1)} giây.`);
}

/**
 * Remix writes its list of routes into the assets after the plugin that compresses them has run; every page that
 * hydrates loads it, and it is the largest text of them all.
 */
function compressManifests() {
  const folder = join(projectRoot, "build", "client", "assets");
  for (const name of readdirSync(folder).filter((file) => /^manifest-.*\.js$/.test(file))) {
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

/**
 * One hash over names and contents, in a fixed order.
 * @param {string[]} names files and folders below the project's folder; missing ones count as empty
 * @returns {string}
 */
function hashOf(names) {
  const hash = createHash("sha256");
  const add = (name) => {
    const place = join(projectRoot, name);
    const entry = statSync(place, { throwIfNoEntry: false });
    if (entry?.isDirectory()) {
      for (const child of readdirSync(place).sort()) add(`${name}/${child}`);
    } else if (entry) {
      const content = readFileSync(place);
      hash.update(`${name}\0${content.length}\0`).update(content);
    }
  };
  for (const name of names) add(name);
  return hash.digest("hex");
}
