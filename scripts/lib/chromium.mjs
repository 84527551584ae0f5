import { existsSync } from "node:fs";
import { run } from "./run.mjs";

const knownPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The browser of the browser tests: the one named by CHROMIUM_PATH, else one of the system's.
 * @returns {string | null} its path, or null when there is none
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  return knownPlaces.find((place) => existsSync(place)) ?? null;
}

/**
 * Finds a browser or, as root on Debian and its relatives, installs one.
 * Throws an Error with a Vietnamese sentence that says what to install.
 * @returns {Promise<string>} its path
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) {
    throw new Error(`CHROMIUM_PATH chỉ tới ${process.env.CHROMIUM_PATH}, nhưng ở đó không có tệp nào.`);
  }
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Cài Chromium để thử trên trình duyệt…");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    // An unreachable extra source makes the update fail although the package can still be had.
    await run("apt-get", ["update"], { env });
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    "Không tìm thấy trình duyệt để chạy phép thử. Hãy cài Chromium hoặc Google Chrome " +
      "(Debian, Ubuntu: sudo apt-get install chromium), hoặc đặt biến CHROMIUM_PATH tới tệp chạy của trình duyệt.",
  );
}
