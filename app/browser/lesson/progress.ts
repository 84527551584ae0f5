/** How far the reader is: begun on opening, done with every check question right or by the button. */
import type { Checks } from "./checks.ts";
import { make, sign } from "./make.ts";
import type { LessonStates } from "./me.ts";

/** Marks the lessons of a list. */
export function markLessons(lessons: LessonStates): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-lesson-mark]")) {
    const state = lessons[place.dataset.lessonMark ?? ""];
    if (!state) continue;
    const done = state === "done";
    place.replaceChildren(
      make(
        "span",
        { class: done ? "badge ok" : "badge info" },
        sign(done ? "check" : "book"),
        done ? "Đã xong" : "Đang học",
      ),
    );
    place.hidden = false;
  }
}

/** Tells the server how far this lesson is, and the reader what it has kept. */
export function wireProgress(page: HTMLElement, checks: Checks, lessons: LessonStates): void {
  const { lesson, progress } = page.dataset;
  if (!lesson || !progress) return;
  const state = document.querySelector<HTMLElement>("[data-lesson-state]");
  const button = document.querySelector<HTMLElement>("[data-lesson-done]");
  let done = lessons[lesson] === "done";
  let told = "";

  const show = (words?: string) => {
    if (state) state.textContent = words ?? (done ? "Đã lưu: bạn học xong bài này." : "Bạn đang học bài này.");
    if (button) button.hidden = done;
  };
  const tell = (finished: boolean) => {
    const body = JSON.stringify({ lesson, done: finished, right: checks.right(), total: checks.total });
    if (body === told) return;
    told = body;
    fetch(progress, { method: "POST", headers: { "Content-Type": "application/json" }, body })
      .then((response) => (response.ok ? (response.json() as Promise<{ state: string }>) : Promise.reject()))
      .then(({ state: kept }) => {
        done = kept === "done";
        show();
      })
      .catch(() => {
        told = ""; // told again with the next answer or press
        if (finished) show("Chưa lưu được. Kiểm tra mạng rồi bấm lại.");
      });
  };

  show();
  if (!lessons[lesson]) tell(false);
  checks.onChange(() => tell(done || checks.right() === checks.total));
  button?.addEventListener("click", () => tell(true));
}
