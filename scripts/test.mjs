/**
 * `npm test`: installs what is missing, then runs every check. `--fast` (npm run check) leaves out the build, the fault
 * and browser tests and PostgreSQL. The last line counts the steps: "N passed, N failed".
 */
import { ensureBuild } from "./lib/build.mjs";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureCompiler } from "./lib/compiler.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { ensureOffice } from "./lib/office.mjs";
import { commandFile, requireNode } from "./lib/project.mjs";
import { endRunning, runNode } from "./lib/run.mjs";
import { runTwice } from "./lib/second-run.mjs";
import { runSteps, summary } from "./lib/steps.mjs";

const minute = 60_000;
const fast = process.argv.includes("--fast");

requireNode();
process.once("SIGTERM", () => {
  endRunning();
  process.exit(143);
});
// The tests choose their own environment: a production React or a real database must not leak in from the shell.
for (const name of ["NODE_ENV", "DATABASE_URL", "DATA_DIR", "PUBLIC_URL", "DEMO", "GOC_FAULTS"])
  delete process.env[name];
if (fast) process.env.GOC_TEST_DATABASES = "sqlite";
else delete process.env.GOC_TEST_DATABASES;

try {
  await ensureDependencies();
  if (!fast) {
    process.env.CHROMIUM_PATH = await ensureChromium();
    await ensureCompiler();
  }
} catch (error) {
  console.error(error.message);
  console.log("0 passed, 1 failed");
  process.exit(1);
}

const node = (name, limitMinutes, args) => ({
  name,
  run: (quiet) => runNode(args, { quiet, limitMs: limitMinutes * minute }),
});
const vitest = (name, project, limitMinutes, how = {}) => ({
  name,
  run: (quiet) => runTwice(project, how, { quiet, limitMs: limitMinutes * minute }),
});

const types = node("Kiểu dữ liệu", 10, [commandFile("typescript", "tsc"), "--noEmit"]);
const lint = node("Quy tắc mã nguồn", 5, [commandFile("@biomejs/biome", "biome"), "check", "."]);
const content = node("Nội dung bài học và câu hỏi", 5, [commandFile("tsx"), "scripts/content-check.ts"]);
const unit = vitest("Phép thử đơn vị", "unit", 10);
const components = vitest("Thành phần giao diện", "components", 10);
const databases = vitest(fast ? "Cơ sở dữ liệu (SQLite)" : "Cơ sở dữ liệu (SQLite, PostgreSQL)", "db", 20, {
  workers: 2,
});
const build = {
  name: "Bản dựng",
  run: async () => {
    await ensureBuild();
    return { code: 0, output: "" };
  },
};
const openedByOffice = vitest("Báo cáo mở bằng LibreOffice", "office", 10);
const office = {
  ...openedByOffice,
  run: async (quiet) => {
    const missing = await ensureOffice().then(
      () => null,
      (error) => error.message,
    );
    return missing ? { code: 1, output: missing } : openedByOffice.run(quiet);
  },
};
const built = (step) => ({ ...step, needs: [build.name] });
const faults = built(vitest("Sự cố", "faults", 40, { workers: 2 }));
const WALK = "tests/browser/walk.test.ts";
const walk = built(vitest("Đi thử trên trình duyệt", "browser", 40, { args: [WALK] }));
const pages = built(vitest("Từng trang trên trình duyệt", "browser", 40, { args: ["--exclude", WALK] }));

// Two lanes for two cores; what loads the machine runs alone. Databases and faults wait for much of their time, so two
// of their files run at once; pages are looked at one file at a time.
const light = [[types], [lint, content, unit]];
const waves = fast
  ? [light, [[components], [databases]]]
  : [light, [[components], [databases]], [[build], [office]], [[faults]], [[walk]], [[pages]]];

const results = await runSteps(waves, console.log);
console.log(summary(results));
process.exitCode = results.every((result) => result.passed) ? 0 : 1;
