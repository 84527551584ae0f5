/**
 * A lesson stays readable without network after one visit: the worker keeps the page and what it loads. Where there is no
 * secure context or no worker everything is as before.
 */
import { make, sign } from "./make.ts";

/** Files of ours that this page has loaded: style, script, fonts. */
function loadedFiles(): string[] {
  const own = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name, location.href))
    .filter(({ origin, pathname }) => origin === location.origin && /\.(css|js|woff2|svg)$/.test(pathname));
  return [...new Set(own.map(({ pathname, search }) => pathname + search))];
}

export function keepOffline(page: HTMLElement): void {
  const { worker, scope, index } = page.dataset;
  if (!worker || !scope || !isSecureContext || !("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener("message", ({ data }: MessageEvent<{ kept?: string }>) => {
    if (data?.kept === location.pathname + location.search) showKept();
  });
  const ask = async () => {
    await serviceWorker.register(worker, { scope });
    const { active } = await serviceWorker.ready;
    const files = [...loadedFiles(), ...(index ? [index] : [])];
    active?.postMessage({ keep: location.pathname + location.search, files });
  };
  // after the page itself: a slow line has one thing to do at a time
  const begin = () => void ask().catch(() => undefined);
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}

function showKept(): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-offline]")) {
    place.replaceChildren(sign("check"), make("span", {}, "Đã lưu để đọc khi không có mạng"));
    place.hidden = false;
  }
}
