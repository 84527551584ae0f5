import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project.mjs";
import { runNode, runNpm } from "./run.mjs";

const lockFile = join(projectRoot, "package-lock.json");
const stampFile = join(projectRoot, "node_modules", ".goc-asean-lock");
const installedFile = join(projectRoot, "node_modules", ".package-lock.json");

/** Opens a database in memory: fails when the native part is missing or was built for another Node.js. */
const nativeProbe = 'const Database = require("better-sqlite3"); new Database(":memory:").close();';

/**
 * Makes node_modules match package-lock.json and this Node.js; does nothing when it does already.
 * Throws an Error with a Vietnamese sentence when that fails.
 */
export async function ensureDependencies() {
  const lock = readFileSync(lockFile, "utf8");
  const wanted = stampOf(lock);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;

  if (!matchesInstalled(lock)) {
    console.log("Cài các gói phần mềm (lần đầu mất vài phút)…");
    // A NODE_ENV of production would leave out what builds and tests need.
    const { code } = await runNpm(["ci", "--include=dev", "--no-audit", "--no-fund"], { env: { NODE_ENV: undefined } });
    if (code !== 0) {
      throw new Error("Cài các gói không thành công: hãy xem lỗi ở trên, kiểm tra kết nối mạng rồi chạy lại.");
    }
  }
  await ensureNativeParts();
  writeFileSync(stampFile, wanted);
}

/** The native parts depend on the Node.js version as well as on the lockfile. */
function stampOf(lock) {
  const hash = createHash("sha256").update(lock).digest("hex");
  return `${hash} ${process.platform}-${process.arch} abi-${process.versions.modules}\n`;
}

/** npm records what it installed; somebody who just ran `npm install` needs no second installation. */
function matchesInstalled(lock) {
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages ?? {};
  return Object.entries(JSON.parse(lock).packages).every(([place, wanted]) => {
    if (place === "" || (wanted.optional && !installed[place])) return true;
    return installed[place]?.version === wanted.version && installed[place]?.integrity === wanted.integrity;
  });
}

async function ensureNativeParts() {
  if ((await runNode(["-e", nativeProbe], { quiet: true })).code === 0) return;
  console.log("Dựng lại phần gốc của SQLite cho bản Node.js này (khoảng một phút)…");
  await runNpm(["rebuild", "better-sqlite3"]);
  if ((await runNode(["-e", nativeProbe])).code !== 0) {
    throw new Error("Không dựng được better-sqlite3: máy cần Python 3, make và trình biên dịch C++ (g++).");
  }
}
