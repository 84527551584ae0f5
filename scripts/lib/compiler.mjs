import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";

/**
 * The C compiler that the replay of power cuts is built with.
 * @returns {string | null} its path, or null when there is none
 */
export function findCompiler() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const places = ["cc", "gcc", "clang"].flatMap((name) => folders.map((folder) => join(folder, name)));
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * Finds a C compiler or, as root on Debian and its relatives, installs one.
 * Throws an Error with a Vietnamese sentence that says what to install.
 * @returns {Promise<void>}
 */
export async function ensureCompiler() {
  if (findCompiler()) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Cài trình biên dịch C để thử mất điện và đầy đĩa…");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env });
    await run("apt-get", ["install", "-y", "--no-install-recommends", "gcc", "libc6-dev"], { env });
    if (findCompiler()) return;
  }
  throw new Error(
    "Không tìm thấy trình biên dịch C để chạy phép thử mất điện. Hãy cài gcc (Debian, Ubuntu: sudo apt-get install gcc libc6-dev).",
  );
}
