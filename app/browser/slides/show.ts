/** One screen at a time: keys, presses and swipes lead on and back; the address keeps the place. */
import { make } from "../lesson/make.ts";
import type { Answers } from "./answers.ts";

const ON = ["ArrowRight", "ArrowDown", "PageDown", " "];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];
/** A swipe is longer than this and rather flat, in CSS pixels. */
const SWIPE = 60;

/** Elements that need these keys for themselves. */
function keepsKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, select, textarea, [contenteditable]") !== null;
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, summary, [role=button]") !== null;
}

export function wireShow(root: HTMLElement, answers: Answers): void {
  const screens = [...root.querySelectorAll<HTMLElement>("[data-slide]")];
  const part = <Kind extends HTMLElement>(name: string) => root.querySelector<Kind>(`[data-slide-${name}]`);
  const [bar, dots, count, back, on] = [part("bar"), part("dots"), part("count"), part("back"), part("on")];
  const page = document.documentElement;
  page.dataset.view = "projector";
  if (bar) bar.hidden = false;
  const keys = part("keys");
  if (keys) keys.hidden = false;
  dots?.append(...screens.map(() => make("i", {})));

  let at = Math.max(
    0,
    screens.findIndex((screen) => `#${screen.id}` === location.hash),
  );
  const go = (to: number, byHand = true) => {
    at = Math.min(screens.length - 1, Math.max(0, to));
    screens.forEach((screen, place) => {
      screen.hidden = place !== at;
      dots?.children[place]?.classList.toggle("on", place === at);
      dots?.children[place]?.classList.toggle("past", place < at);
    });
    if (count) count.textContent = `${at + 1}/${screens.length}`;
    back?.setAttribute("aria-disabled", String(at === 0));
    on?.setAttribute("aria-disabled", String(at === screens.length - 1));
    history.replaceState(null, "", `#${screens[at]?.id}`);
    scrollTo(0, 0);
    if (byHand) screens[at]?.focus({ preventScroll: true });
  };
  /** Space and PageDown first show the rest of a screen that is longer than the picture. */
  const onOrDown = (key: string) => {
    const page = document.scrollingElement ?? document.body;
    const rest = page.scrollHeight - innerHeight - page.scrollTop;
    if (rest > 8 && key !== "ArrowRight") scrollBy(0, Math.min(rest, innerHeight * 0.7));
    else go(at + 1);
  };
  const backOrUp = (key: string) => {
    if (scrollY > 8 && key !== "ArrowLeft") scrollBy(0, -innerHeight * 0.7);
    else go(at - 1);
  };

  const dark = () =>
    (page.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const theme = part("theme");
  const swapTheme = () => {
    page.dataset.theme = dark() ? "light" : "dark";
    if (theme) theme.textContent = dark() ? "Nền sáng" : "Nền tối";
  };
  if (theme && dark()) theme.textContent = "Nền sáng";
  theme?.addEventListener("click", swapTheme);
  const full = part("full");
  if (full && document.fullscreenEnabled) {
    full.hidden = false;
    full.addEventListener("click", () => {
      void (document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen());
    });
    document.addEventListener("fullscreenchange", () => {
      full.textContent = document.fullscreenElement ? "Thu nhỏ" : "Toàn màn hình";
    });
  }

  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || keepsKeys(target)) return;
    if (key === "Escape") return void part<HTMLAnchorElement>("leave")?.click();
    if (key === " " && isPressable(target)) return;
    if (key === " " && event.shiftKey) backOrUp(key);
    else if (ON.includes(key)) onOrDown(key);
    else if (BACK.includes(key)) backOrUp(key);
    else if (key === "Home") go(0);
    else if (key === "End") go(screens.length - 1);
    else if (/^[dđ]$/i.test(key)) answers.toggle(screens[at]!);
    else if (/^n$/i.test(key)) swapTheme();
    else return;
    event.preventDefault();
  });
  on?.addEventListener("click", () => go(at + 1));
  back?.addEventListener("click", () => go(at - 1));

  let from: { x: number; y: number } | null = null;
  root.addEventListener(
    "touchstart",
    ({ touches }) => {
      const [touch] = touches;
      from = touches.length === 1 && touch ? { x: touch.clientX, y: touch.clientY } : null;
    },
    { passive: true },
  );
  root.addEventListener(
    "touchend",
    ({ changedTouches }) => {
      const [touch] = changedTouches;
      if (!from || !touch) return;
      const [x, y] = [touch.clientX - from.x, touch.clientY - from.y];
      from = null;
      if (Math.abs(x) > SWIPE && Math.abs(x) > 2 * Math.abs(y)) go(x < 0 ? at + 1 : at - 1);
    },
    { passive: true },
  );
  addEventListener("hashchange", () => {
    const to = screens.findIndex((screen) => `#${screen.id}` === location.hash);
    if (to >= 0 && to !== at) go(to);
  });
  go(at, false);
}
