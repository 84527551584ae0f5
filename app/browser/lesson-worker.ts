/**
 * The service worker of pages of lessons and of countries, and of no others. Each of the two lists has one of its own,
 * whose scope is the list and what is below it: pages that are the same bytes for everyone. It keeps those that were opened, with their files, and gives them where there is no
 * network. A new build brings a new address of this file, and with it a new cache: pages that were kept are fetched again,
 * then the old cache goes.
 */

// The compiler knows the types of pages only.
interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WordEvent extends LifeEvent {
  readonly data: unknown;
  readonly source: { postMessage(message: unknown): void } | null;
}
interface WorkerScope {
  readonly location: Location;
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", listener: (event: LifeEvent) => void): void;
  addEventListener(name: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(name: "message", listener: (event: WordEvent) => void): void;
}
const worker = self as unknown as WorkerScope;

/** A line this slow is as good as none when the page is kept. */
const PATIENCE_MS = 4_000;
const scope = () => new URL(worker.registration.scope).pathname;
/** The caches of this scope have its name: neither worker drops what the other keeps. */
const FAMILY = `${scope().slice(1)}-`;
const CURRENT = FAMILY + (new URL(worker.location.href).searchParams.get("v") ?? "0");

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim().then(renew)));

/** Fetches what an older build kept, then drops its cache. What cannot be fetched now stays where it is. */
async function renew(): Promise<void> {
  const olds = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== CURRENT);
  for (const name of olds) {
    const cache = await caches.open(name);
    const addresses = (await cache.keys()).map(({ url }) => new URL(url)).filter(isPage);
    const kept = await Promise.all(addresses.map(({ pathname, search }) => keepPage(pathname + search)));
    if (kept.every((one) => one !== "later")) await caches.delete(name);
  }
}

function isPage({ origin, pathname, search }: URL): boolean {
  const own = pathname === scope() || pathname.startsWith(`${scope()}/`);
  return origin === worker.location.origin && own && !pathname.includes(".") && (search === "" || search === "?dap-an");
}

/** Only answers that are for everyone are kept. */
function mayKeep(response: Response): boolean {
  return response.ok && !response.redirected && /\bpublic\b/.test(response.headers.get("Cache-Control") ?? "");
}

/** The copy of this build; until it is there that of an older one. */
async function find(address: string): Promise<Response | undefined> {
  return (await (await caches.open(CURRENT)).match(address)) ?? caches.match(address);
}

async function keepFile(address: string): Promise<Response | null> {
  const cache = await caches.open(CURRENT);
  const known = await cache.match(address);
  if (known) return known;
  const response = await fetch(address, { credentials: "omit" }).catch(() => null);
  if (!response || !mayKeep(response)) return null;
  await cache.put(address, response.clone());
  return response;
}

/** Keeps a page and the style and scripts it names. */
async function keepPage(address: string, files: readonly string[] = []): Promise<"kept" | "never" | "later"> {
  const response = await fetch(address, { credentials: "omit" }).catch(() => null);
  if (!response || response.status >= 500) return "later";
  if (!mayKeep(response)) return "never";
  const text = await response.clone().text();
  const named = [...text.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|svg)(?:\?[^"]*)?)"/g)].map(
    ([, name]) => name ?? "",
  );
  const all = [...new Set([...named, ...files])];
  const kept = await Promise.all(all.map(keepFile));
  if (kept.some((one) => one === null)) return "later";
  await (await caches.open(CURRENT)).put(address, response);
  return "kept";
}

worker.addEventListener("message", (event) => {
  const { keep, files } = event.data as { keep?: unknown; files?: unknown };
  if (typeof keep !== "string" || !isPage(new URL(keep, worker.location.href))) return;
  const named = Array.isArray(files) ? files.filter((file) => typeof file === "string") : [];
  event.waitUntil(
    keepPage(keep, named).then(async (done) => {
      if (done === "kept" || (await find(keep))) event.source?.postMessage({ kept: keep });
    }),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") event.respondWith(pageOf(request, url));
  else if (/\.(css|js|woff2|svg|json)$/.test(url.pathname)) event.respondWith(fileOf(request, url));
});

/** Files have their version in their address: the kept one is the one. */
async function fileOf(request: Request, { pathname, search }: URL): Promise<Response> {
  return (await find(pathname + search)) ?? fetch(request);
}

/** The network's answer; the kept page when there is none, or none in time. */
async function pageOf(request: Request, url: URL): Promise<Response> {
  // a search without network runs in the page itself
  const address = isPage(url) ? url.pathname + url.search : url.pathname;
  const kept = await find(address);
  const fresh = fetch(request).then((response) => (response.status >= 500 && kept ? kept : response));
  if (!kept) return fresh.catch(missing);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fresh.catch(() => kept), late]);
}

function missing(): Response {
  const text = `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Không có mạng · Góc ASEAN</title><body><h1>Không có mạng</h1><p>Trang này chưa lưu trên máy. Trang đã mở khi có mạng thì đọc được.</p><p><a href="${scope()}">Về danh sách</a></p>`;
  return new Response(text, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
