/** The script of lesson pages: who is reading, how far, and feedback on check questions. The page works without it. */
import { wireChecks } from "./lesson/checks.ts";
import { greet } from "./lesson/me.ts";
import { markLessons, wireProgress } from "./lesson/progress.ts";
import { wireTerms } from "./lesson/terms.ts";

const checks = wireChecks();
wireTerms();
const page = document.querySelector<HTMLElement>("[data-me]");
if (page) {
  void greet(page).then((lessons) => {
    if (!lessons) return;
    markLessons(lessons);
    wireProgress(page, checks, lessons);
  });
}
// A page kept for the back button still shows who read it: the next person at this device must not see that.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
