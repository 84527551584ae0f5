/** Takes the pictures of the guides from the real pages of a demo world and writes them beside the guides. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { LARGEST_PICTURE, PICTURE_SCALE } from "#app/content/picture.server.ts";
import { paths } from "#app/paths.ts";
import { SHOTS, SHOWN_ADDRESS, type Shot } from "./guides/shots.ts";
import { ensureChromium } from "./lib/chromium.mjs";
import { startDemoServer } from "./lib/demo-server.mjs";
import { projectRoot } from "./lib/project.mjs";

const HELP = `Chụp hình các màn hình thật cho các trang hướng dẫn, từ dữ liệu trình diễn.

  npm run guides:pictures [-- tên-hình …]

  tên-hình    chỉ chụp các hình này (mặc định: tất cả)`;

const PASSWORD = "goc-asean-demo";
/** Lower where a picture would be too heavy. */
const QUALITIES = [72, 60, 48, 36, 26];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
const unknown = positionals.filter((name) => !SHOTS.some((shot) => shot.name === name));
if (values.help || unknown.length > 0) {
  console.log(unknown.length > 0 ? `Không có hình: ${unknown.join(", ")}.` : HELP);
  process.exit(unknown.length > 0 ? 2 : 0);
}

/** A window as wide as the shots of this person: light, nothing moves. */
async function windowOf(browser: Browser, { as, width, height }: Shot): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: SHOWN_ADDRESS,
    viewport: { width, height },
    colorScheme: "light",
    reducedMotion: "reduce",
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
  });
  if (as === null) return context;
  const page = await context.newPage();
  await page.goto(paths.signIn());
  await page.getByLabel("Mã đăng nhập").fill(as);
  await page.getByLabel("Mật khẩu").fill(PASSWORD);
  await page.getByRole("button", { name: "Đăng nhập", exact: true }).click();
  await page.waitForURL((address) => address.pathname !== paths.signIn());
  await page.close();
  return context;
}

/** The part of the page that the shot shows, as WebP that is light enough. */
async function take(page: Page, { name, of, width, height }: Shot): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready);
  // what stands at the edge of the window belongs to pictures of a whole window only
  const box = of ? await page.locator(of).first().boundingBox() : null;
  const top = (box?.y ?? 0) + (await page.evaluate(() => window.scrollY));
  const clip = { x: 0, y: top, width, height: Math.min(height, box?.height ?? height), scale: PICTURE_SCALE };
  const session = await page.context().newCDPSession(page);
  for (const quality of QUALITIES) {
    const options = { format: "webp", quality, clip, captureBeyondViewport: of !== undefined } as const;
    const { data } = await session.send("Page.captureScreenshot", options);
    const bytes = Buffer.from(data, "base64");
    if (bytes.length <= LARGEST_PICTURE) return bytes;
  }
  throw new Error(`Hình ${name} quá nặng; thu nhỏ phần được chụp.`);
}

const executablePath = await ensureChromium();
const server = await startDemoServer({ publicUrl: SHOWN_ADDRESS });
const browser = await chromium.launch({
  executablePath,
  args: [
    "--lang=vi",
    `--host-resolver-rules=MAP ${new URL(SHOWN_ADDRESS).host} ${new URL(server.url).host}`,
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
});
try {
  const pages = new Map<string, Page>();
  for (const shot of SHOTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    const key = `${shot.as}, ${shot.width}`;
    const page = pages.get(key) ?? (await (await windowOf(browser, shot)).newPage());
    pages.set(key, page);
    await page.setViewportSize({ width: shot.width, height: shot.height });
    await shot.go(page);
    const bytes = await take(page, shot);
    writeFileSync(join(projectRoot, "content", "guides", `${shot.name}.webp`), bytes);
    console.log(`${shot.name.padEnd(24)} ${(bytes.length / 1024).toFixed(1)} KB`);
  }
} finally {
  await browser.close();
  await server.stop();
}
