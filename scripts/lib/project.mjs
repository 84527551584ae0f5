import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/** The oldest Node.js that Vite and Remix run on. */
const oldestNode = [20, 19];

/**
 * Ends the process with a sentence when Node.js is too old. These files use no newer syntax than that, so that the
 * sentence is reached before anything fails to parse.
 */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(
    `Cần Node.js ${oldestNode.join(".")} trở lên; máy này đang dùng ${process.versions.node}. ` +
      "Hãy cài Node.js bản 20, 22 hoặc 24 rồi chạy lại.",
  );
  process.exit(1);
}

/**
 * The JavaScript file behind a package's command, so that it runs with this Node.js on every system, without a shell.
 * @param {string} packageName
 * @param {string} [command] the command's name where it differs from the package's
 * @returns {string}
 */
export function commandFile(packageName, command = packageName) {
  const folder = join(projectRoot, "node_modules", packageName);
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) throw new Error(`Thiếu gói ${packageName}: hãy chạy "npm ci" rồi thử lại.`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}
