import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { commandFile, projectRoot } from "./project.mjs";
import { runNode } from "./run.mjs";

/**
 * Files of a vitest report in which something failed, as vitest takes them on its command line.
 * @param {{ testResults?: { name: string, status: string }[] } | null} report what the "json" reporter wrote
 * @returns {string[]}
 */
export function failedFiles(report) {
  return (report?.testResults ?? [])
    .filter((file) => file.status === "failed")
    .map((file) => relative(projectRoot, file.name).replaceAll("\\", "/"));
}

/**
 * Runs a vitest project. What failed runs once more, file by file and alone, since most files drive real processes, a
 * database or a browser against the clock, and a machine that others share can stall for seconds: a file that fails
 * twice fails the step, one that passes the second time is named in its summary. Property tests repeat their seed, so
 * what they find is found twice.
 * @param {string} project
 * @param {{ workers?: number, args?: string[] }} how args: which files, as on vitest's command line
 * @param {{ quiet: boolean, limitMs: number }} options
 * @returns {Promise<import("./run.mjs").Outcome & { note?: string }>}
 */
export async function runTwice(project, { workers = 1, args = [] }, options) {
  const folder = mkdtempSync(join(tmpdir(), "goc-asean-report-"));
  const report = join(folder, "report.json");
  const vitest = (which, count) => [
    commandFile("vitest"),
    "run",
    ...["--project", project, `--maxWorkers=${count}`],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    ...which,
  ];
  try {
    const first = await runNode(vitest(args, workers), options);
    const files = first.code === 0 ? [] : failedFiles(read(report));
    if (files.length === 0) return first;
    const second = await runNode(vitest(files, 1), options);
    const output = `${first.output}\nChạy lại một mình: ${files.join(", ")}\n${second.output}`;
    return { code: second.code, output, note: `lần hai mới đạt: ${files.join(", ")}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Null when vitest ended before it could write a report. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
