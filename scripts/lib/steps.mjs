/**
 * Steps of a check: lanes of one wave run side by side, the steps of a lane one after the other, and a wave begins when
 * the one before it has ended. A failed step does not stop the others, except those that need its result.
 *
 * @typedef {{ code: number, output: string, note?: string }} Outcome note: stands beside the step's line when it passed
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} [needs] names of steps that must have passed
 * @property {(quiet: boolean) => Promise<Outcome>} run quiet: show nothing as it comes, since another lane runs beside it
 * @typedef {object} StepResult
 * @property {string} name
 * @property {boolean} passed
 * @property {number} seconds
 * @property {string} output all that the step printed
 * @property {string} [note]
 */

/**
 * @param {Step[][][]} waves
 * @param {(line: string) => void} print
 * @returns {Promise<StepResult[]>} in the order in which the steps are listed
 */
export async function runSteps(waves, print) {
  /** @type {Map<string, StepResult>} */
  const results = new Map();
  for (const lanes of waves) {
    const quiet = lanes.length > 1;
    await Promise.all(
      lanes.map(async (lane) => {
        for (const step of lane) results.set(step.name, await runStep(step, quiet, results, print));
      }),
    );
  }
  return waves.flat(2).map((step) => /** @type {StepResult} */ (results.get(step.name)));
}

async function runStep(step, quiet, results, print) {
  const heading = `\n=== ${step.name} ===`;
  const missing = (step.needs ?? []).find((name) => !results.get(name)?.passed);
  if (missing) {
    print(`${heading}\nKhông chạy được vì bước "${missing}" chưa đạt.`);
    return { name: step.name, passed: false, seconds: 0, output: "" };
  }
  const started = performance.now();
  if (!quiet) print(heading);
  const { code, output, note } = await step
    .run(quiet)
    .catch((error) => ({ code: 1, output: `${error.message}\n`, note: undefined }));
  const seconds = (performance.now() - started) / 1000;
  if (quiet) print(heading);
  if (quiet && output.trim()) print(output.trimEnd());
  print(code === 0 ? `→ đạt (${seconds.toFixed(1)} giây)` : `→ CHƯA ĐẠT, mã ${code} (${seconds.toFixed(1)} giây)`);
  return { name: step.name, passed: code === 0, seconds, output, note };
}

/** Enough for the summary of a test run and the first of its failures. */
const LAST_LINES = 60;

/**
 * The closing lines: how each failed step ended, one line per step, then the count alone on the last line. A log is
 * often kept from its end only, so what failed must stand there.
 * @param {StepResult[]} results
 * @returns {string}
 */
export function summary(results) {
  const failed = results.filter((result) => !result.passed).length;
  const ends = results
    .filter((result) => !result.passed && result.output.trim())
    .flatMap(({ name, output }) => [`\n--- ${name}`, ...output.trimEnd().split("\n").slice(-LAST_LINES)]);
  const lines = results.map(
    ({ name, passed, seconds, note }) =>
      `${passed ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} giây${passed && note ? `; ${note}` : ""})`,
  );
  return [...ends, "", "Tổng kết:", ...lines, `${results.length - failed} passed, ${failed} failed`].join("\n");
}
