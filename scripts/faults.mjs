/**
 * `npm run faults`: the fault tests in full, with their figures: hundreds of kills, more than a thousand power cuts, every
 * way in which a line can break, both databases. Takes the better part of an hour; names of files choose some of them.
 */
import { ensureBuild } from "./lib/build.mjs";
import { ensureChromium } from "./lib/chromium.mjs";
import { ensureCompiler } from "./lib/compiler.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { commandFile, requireNode } from "./lib/project.mjs";
import { endRunning, runNode } from "./lib/run.mjs";

requireNode();
process.once("SIGTERM", () => {
  endRunning();
  process.exit(143);
});
const chosen = process.argv.slice(2);
if (chosen.includes("--help")) {
  console.log(
    "npm run faults [-- tệp …]: mọi phép thử sự cố ở dạng đầy đủ, in số đo. Ví dụ: npm run faults -- power-cut",
  );
  process.exit(0);
}
for (const name of ["NODE_ENV", "DATABASE_URL", "DATA_DIR", "PUBLIC_URL", "DEMO", "GOC_TEST_DATABASES"]) {
  delete process.env[name];
}
process.env.GOC_FAULTS = "full";

try {
  await ensureDependencies();
  await ensureCompiler();
  process.env.CHROMIUM_PATH = await ensureChromium();
  await ensureBuild();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { code } = await runNode([commandFile("vitest"), "run", "--project", "faults", ...chosen]);
process.exitCode = code;
