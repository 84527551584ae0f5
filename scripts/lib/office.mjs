import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run.mjs";

/** What opens a report as an officer would, and what looks into the pages that come out. */
const PROGRAMS = ["soffice", "pdfinfo", "pdftotext"];

/** @returns {string[]} those of the programs that are not on the path */
function missing() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return PROGRAMS.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
}

/**
 * Finds LibreOffice Writer and poppler or, as root on Debian and its relatives, installs them.
 * Throws an Error with a Vietnamese sentence that says what to install.
 * @returns {Promise<void>}
 */
export async function ensureOffice() {
  if (missing().length === 0) return;
  const packages = ["libreoffice-writer", "poppler-utils", "fonts-liberation"];
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Cài LibreOffice để mở thử tệp báo cáo…");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env, quiet: true });
    await run("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { env, quiet: true });
    if (missing().length === 0) return;
  }
  throw new Error(
    `Không tìm thấy ${missing().join(", ")} để mở thử tệp báo cáo. Hãy cài LibreOffice Writer và poppler ` +
      `(Debian, Ubuntu: sudo apt-get install ${packages.join(" ")}).`,
  );
}
