/** Headless Chromium for the browser tests; what a page complains about is gathered, so that a test can ask for none. */
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../../../scripts/lib/chromium.mjs";

export { axe, axeColours } from "./axe.ts";
export { keyboardWalk } from "./keyboard.ts";

export interface PageOptions {
  /** In CSS pixels; 360 is the smallest phone. */
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
  /** False opens a browser in which no script of the page runs. */
  readonly javaScript?: boolean;
  /** Relative addresses in `page.goto` start here. */
  readonly baseUrl?: string;
}

/** What a page complained about, as readable lines. */
export interface Complaints {
  readonly consoleErrors: string[];
  readonly cspViolations: string[];
  readonly pageErrors: string[];
  /** Requests that got no answer or one of 500 and above. */
  readonly failedRequests: string[];
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: Complaints;
  /** Every complaint of every kind: `expect(opened.allComplaints()).toEqual([])`. */
  allComplaints(): string[];
  close(): Promise<void>;
}

export interface TestBrowser {
  readonly browser: Browser;
  /** Opens a page with its own cookies and storage. */
  openPage(options?: PageOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

/** Without these Chromium keeps asking for updates and lists over the network. */
const quietArguments = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a browser of its own; close it in afterAll. */
export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium: `npm test` installs one, or set CHROMIUM_PATH.");
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, headless: true, args: [...sandbox, ...quietArguments] });
  return {
    browser,
    openPage: (options = {}) => openPage(browser, options),
    close: () => browser.close(),
  };
}

async function openPage(browser: Browser, options: PageOptions): Promise<OpenPage> {
  const { width = 360, height = 780, theme = "light", javaScript = true, baseUrl } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    // A contrast measured in the middle of a transition is nobody's contrast.
    reducedMotion: "reduce",
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    javaScriptEnabled: javaScript,
    baseURL: baseUrl,
  });
  const complaints: Complaints = { consoleErrors: [], cspViolations: [], pageErrors: [], failedRequests: [] };
  await listenForViolations(context, complaints);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    complaints.consoleErrors.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", ({ message }) => {
    // as below: data that was still coming in when the page was left
    if (message !== "BodyStreamBuffer was aborted") complaints.pageErrors.push(`page error: ${message}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // Leaving a page cancels what it was still loading; that is no fault of the page.
    if (reason !== "net::ERR_ABORTED") complaints.failedRequests.push(`request: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) complaints.failedRequests.push(`request: ${response.url()} ${response.status()}`);
  });
  return {
    page,
    context,
    complaints,
    allComplaints: () => Object.values(complaints).flat(),
    close: () => context.close(),
  };
}

/** Reports of the content security policy, from the first byte of every document of the context. */
async function listenForViolations(context: BrowserContext, complaints: Complaints): Promise<void> {
  await context.exposeBinding("reportCspViolation", (_source, line: string) => {
    complaints.cspViolations.push(`csp: ${line}`);
  });
  // esbuild under tsx wraps named functions in __name(), which a function sent into the page does not find there.
  await context.addInitScript("globalThis.__name ??= (named) => named");
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, documentURI } = event;
      const line = `${effectiveDirective} blocked ${blockedURI} at ${sourceFile || documentURI}:${lineNumber}`;
      (window as unknown as { reportCspViolation(line: string): void }).reportCspViolation(line);
    });
  });
}
