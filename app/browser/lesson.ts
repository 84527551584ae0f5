/** The script of lesson pages: who is reading, how far, and feedback on check questions. The page works without it. */
import { wireChecks } from "./lesson/checks.ts";
import { markLessons, markModules, offerNext } from "./lesson/marks.ts";
import { greet } from "./lesson/me.ts";
import { keepOffline } from "./lesson/offline.ts";
import { wirePrint } from "./lesson/print.ts";
import { sendWaiting, wireProgress } from "./lesson/progress.ts";
import { forgetOnSignOut, lastReader, meet } from "./lesson/queue.ts";
import { wireSearch } from "./lesson/search.ts";
import { wireTerms } from "./lesson/terms.ts";

const checks = wireChecks();
wireTerms();
wirePrint();
forgetOnSignOut();

async function start(page: HTMLElement): Promise<void> {
  wireSearch(page);
  keepOffline(page);
  let greeted = await greet(page);
  if (greeted.kind === "reader") {
    meet(greeted.reader);
    // what waited counts in what is shown: asked again once it is with the server
    if ((await sendWaiting(page, greeted.reader)) > 0) greeted = await greet(page);
  }
  if (greeted.kind === "offline") {
    const reader = lastReader();
    if (reader) wireProgress(page, checks, reader, null);
    return;
  }
  if (greeted.kind === "visitor") return;
  const { reader, lessons, badges, given } = greeted;
  markLessons(lessons);
  markModules(lessons, badges);
  offerNext(lessons, given);
  wireProgress(page, checks, reader, lessons);
}

const page = document.querySelector<HTMLElement>("[data-me]");
if (page) void start(page);
// A page kept for the back button still shows who read it: the next person at this device must not see that.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
