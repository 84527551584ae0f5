/** How far the reader is: begun on opening, done with every check question right or by the button, and where one stopped. */
import type { Checks } from "./checks.ts";
import { make } from "./make.ts";
import type { OwnLessons } from "./me.ts";
import { isWaiting, keepReport, type Report, sendKept } from "./queue.ts";

/** Sends one report; gives the state that the server has now, or why not. */
async function post(address: string, report: Report): Promise<"begun" | "done" | "never" | "later"> {
  const request = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(report),
    // goes out although the page is being left
    keepalive: true,
  };
  const response = await fetch(address, request).catch(() => null);
  if (!response) return "later";
  if (response.ok) return ((await response.json()) as { state: "begun" | "done" }).state;
  // signed out meanwhile, too much to do: both pass
  return response.status === 400 || response.status === 404 ? "never" : "later";
}

/** Sends what waited on the device. */
export async function sendWaiting(page: HTMLElement, reader: string): Promise<number> {
  const { progress } = page.dataset;
  if (!progress) return 0;
  return sendKept(reader, async (report) => {
    const answer = await post(progress, report);
    return answer === "never" || answer === "later" ? answer : "taken";
  });
}

/** Not every browser says that the network is back: what waits is tried again as long as the page is open. */
const RETRY_MS = 10_000;

/** Who stands still for so long reads here. */
const READS_MS = 3_000;

/** The section in sight: the last whose title has passed the middle of the screen. */
function sectionInSight(): string | undefined {
  const titles = [...document.querySelectorAll<HTMLElement>(".read > h2[id]")];
  return titles.filter((title) => title.getBoundingClientRect().top < innerHeight / 2).at(-1)?.id;
}

/** Where the reader stopped last time, with the way there. */
function offerResume(section: string | null | undefined): void {
  const place = document.querySelector<HTMLElement>("[data-resume]");
  const title = section ? document.getElementById(section)?.textContent : null;
  if (!place || !title || location.hash) return;
  place.replaceChildren(
    make("span", {}, `Lần trước bạn dừng ở mục “${title}”.`),
    " ",
    make("a", { href: `#${section}` }, "Đọc tiếp từ đó"),
  );
  place.hidden = false;
}

/** Tells the server how far this lesson is, and the reader what it has kept. */
export function wireProgress(page: HTMLElement, checks: Checks, reader: string, lessons: OwnLessons | null): void {
  const { lesson, progress } = page.dataset;
  if (!lesson || !progress) return;
  const state = document.querySelector<HTMLElement>("[data-lesson-state]");
  const button = document.querySelector<HTMLElement>("[data-lesson-done]");
  const own = lessons?.[lesson];
  let done = own?.state === "done";
  let told = "";
  let section: string | undefined;

  const show = (words?: string) => {
    const { done: doneWords, begun } = state?.dataset ?? {};
    const own = done ? (doneWords ?? "Đã lưu: bạn học xong bài này.") : (begun ?? "Bạn đang học bài này.");
    if (state) state.textContent = words ?? own;
    if (button) button.hidden = done;
  };
  const tell = async (finished: boolean) => {
    const report: Report = {
      ...{ lesson, done: finished, right: checks.right(), total: checks.total },
      ...(section && { section }),
      ...(Object.keys(checks.first()).length > 0 && { first: checks.first() }),
    };
    const body = JSON.stringify(report);
    if (body === told) return;
    told = body;
    const answer = await post(progress, report);
    if (answer === "begun" || answer === "done") {
      done = answer === "done";
      return show();
    }
    told = ""; // told again with the next answer or press
    if (answer === "later" && keepReport(reader, report)) {
      done = done || finished;
      sendLater();
      return show("Không có mạng. Đã ghi trên máy này, sẽ gửi khi có mạng.");
    }
    if (finished) show("Chưa lưu được. Kiểm tra mạng rồi bấm lại.");
  };

  let retry: ReturnType<typeof setTimeout> | undefined;
  const sendLater = () => {
    clearTimeout(retry);
    retry = setTimeout(() => void send(), RETRY_MS);
  };
  const send = async () => {
    if ((await sendWaiting(page, reader)) > 0) show();
    if (isWaiting(reader)) sendLater();
  };

  show();
  if (!done) offerResume(own?.section);
  if (!own) void tell(false);
  checks.onChange(() => void tell(done || checks.right() === checks.total));
  button?.addEventListener("click", () => void tell(true));
  const leave = () => {
    const at = sectionInSight();
    if (!at || at === section || (section === undefined && at === own?.section)) return;
    section = at;
    void tell(done);
  };
  // told while one reads: what a page sends as it goes is lost on some phones, and behind the worker that keeps lessons
  let still: number | undefined;
  const waitUntilStill = () => {
    clearTimeout(still);
    still = window.setTimeout(leave, READS_MS);
  };
  addEventListener("scroll", waitUntilStill, { passive: true });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  // not every browser says that a page is hidden when another takes its place
  addEventListener("pagehide", leave);
  addEventListener("online", () => void send());
  if (lessons === null) sendLater();
}
