/**
 * `npm run lighthouse`: how fast and how accessible the pages that most people open are on a phone, as Lighthouse sees
 * it: home, a lesson, a country, each three times on a fresh demo world; the middle figure counts.
 */
import { spawn } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { paths } from "#app/paths.ts";
import { ensureChromium } from "./lib/chromium.mjs";
import { startDemoServer } from "./lib/demo-server.mjs";

const HELP = `Đo trang chủ, một bài học và một nước bằng Lighthouse ở chế độ điện thoại, mỗi trang ba lần, lấy số giữa.

  npm run lighthouse [-- đường-dẫn …] [--json]

Lần đầu tải Lighthouse về bằng npx. Mã thoát 1 khi có trang dưới ngưỡng.`;

/** The last version that runs on Node 20. It is no dependency of ours: it brings as many packages as we have. */
const LIGHTHOUSE = "lighthouse@12.2.3";
const PAGES = [paths.home(), paths.lesson("tu-nam-nuoc-den-muoi-mot-nuoc"), paths.country("lao")];
const LEAST = { performance: 95, accessibility: 100 };
const RUNS = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

/**
 * @param {string} url
 * @param {string} chromium
 * @returns {Promise<any>} the report
 */
function measure(url, chromium) {
  const flags = ["--headless=new", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])].join(" ");
  const args = [
    ...["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", "--output-path=stdout"],
    ...["--only-categories=performance,accessibility", `--chrome-flags=${flags}`],
  ];
  const child = spawn("npx", args, {
    env: { ...process.env, CHROME_PATH: chromium },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part) => {
    text += part;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(JSON.parse(text));
      else reject(new Error(`Lighthouse không đo được ${url} (mã ${code}).`));
    });
  });
}

/** @param {number[]} numbers */
const middle = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** What in a report takes points away, worst first. */
function faultsOf({ audits, categories }) {
  return Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
      .map(({ id }) => `${audits[id].title}${audits[id].displayValue ? `: ${audits[id].displayValue}` : ""}`),
  );
}

const chromium = await ensureChromium();
const server = await startDemoServer();
const results = [];
try {
  for (const path of positionals.length > 0 ? positionals : PAGES) {
    const reports = [];
    for (let run = 0; run < RUNS; run += 1) reports.push(await measure(server.url + path, chromium));
    const score = (category) => Math.round(100 * middle(reports.map((report) => report.categories[category].score)));
    const timing = (audit) => Math.round(middle(reports.map((report) => report.audits[audit].numericValue)));
    results.push({
      path,
      performance: score("performance"),
      accessibility: score("accessibility"),
      paintMs: timing("first-contentful-paint"),
      largestMs: timing("largest-contentful-paint"),
      blockedMs: timing("total-blocking-time"),
      bytes: timing("total-byte-weight"),
      faults: [...new Set(faultsOf(reports[0]))],
    });
  }
} finally {
  await server.stop();
}

const [processor] = cpus();
const machine = `${cpus().length} × ${processor?.model.trim() ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
if (values.json) console.log(JSON.stringify({ machine, lighthouse: LIGHTHOUSE, results }, null, 2));
else {
  console.log(`${LIGHTHOUSE}, điện thoại, số giữa của ${RUNS} lần. Máy: ${machine}.`);
  for (const { path, performance, accessibility, paintMs, largestMs, blockedMs, bytes, faults } of results) {
    console.log(`${path}: tốc độ ${performance}, dễ dùng ${accessibility}`);
    console.log(
      `  hiện lần đầu ${paintMs} ms, phần lớn nhất ${largestMs} ms, bị chặn ${blockedMs} ms, ${Math.round(bytes / 1024)} KB`,
    );
    for (const fault of faults) console.log(`  - ${fault}`);
  }
}
const low = results.some((result) => Object.entries(LEAST).some(([category, least]) => result[category] < least));
process.exitCode = low ? 1 : 0;
