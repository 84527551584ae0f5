/** The list of lessons as one reader has it: what is done, what comes next, which badges are earned. */
import { paths } from "#app/paths.ts";
import { make, sign } from "./make.ts";
import type { OwnLessons } from "./me.ts";

const badge = (look: "ok" | "info", name: "check" | "book", words: string) =>
  make("span", { class: `badge ${look}` }, sign(name), words);

/** Marks the lessons of a list. */
export function markLessons(lessons: OwnLessons): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-lesson-mark]")) {
    const own = lessons[place.dataset.lessonMark ?? ""];
    if (!own) continue;
    place.replaceChildren(
      own.state === "done"
        ? badge("ok", "check", place.dataset.done ?? "Đã xong")
        : badge("info", "book", place.dataset.begun ?? "Đang học"),
    );
    place.hidden = false;
  }
}

interface Line {
  readonly id: string;
  readonly title: string;
  readonly href: string;
}

function linesIn(root: ParentNode): Line[] {
  return [...root.querySelectorAll<HTMLElement>(".lesson-line")].map((line) => {
    const link = line.querySelector("a");
    const id = line.querySelector<HTMLElement>("[data-lesson-mark]")?.dataset.lessonMark ?? "";
    return { id, title: link?.textContent ?? "", href: link?.getAttribute("href") ?? "" };
  });
}

/** Under the title of each module: how many of its lessons are done, and its badge. */
export function markModules(lessons: OwnLessons, badges: readonly string[]): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-module-mark]")) {
    const slug = place.dataset.moduleMark ?? "";
    const lines = linesIn(document.getElementById(slug) ?? document.createElement("div"));
    const done = lines.filter(({ id }) => lessons[id]?.state === "done").length;
    if (done === 0) continue;
    const parts: (Node | string)[] = [`Đã xong ${done} trong ${lines.length} bài.`];
    const name = place.dataset.moduleName ?? "";
    if (badges.includes(slug))
      parts.unshift(make("span", { class: "woven-badge" }, sign("check"), `Huy hiệu ${name}`), " ");
    else if (done === lines.length) parts.push(" Trả lời đúng từ 80% câu hỏi trong bài để có huy hiệu.");
    place.replaceChildren(...parts);
    place.hidden = false;
  }
}

/** Above the list: the lesson to go on with, and what was given to do. */
export function offerNext(lessons: OwnLessons, given: string | null = null): void {
  const place = document.querySelector<HTMLElement>("[data-own]");
  if (!place) return;
  const lines = linesIn(document);
  const find = (id: string) => lines.find((line) => line.id === id);
  const underWay = Object.keys(lessons).find((id) => lessons[id]?.state === "begun" && find(id));
  const line = underWay ? find(underWay) : lines.find(({ id }) => lessons[id]?.state !== "done");
  const done = lines.filter(({ id }) => lessons[id]?.state === "done").length;
  if (lines.length === 0) return;
  const section = underWay && lessons[underWay]?.section;
  place.className = "note own-next";
  place.replaceChildren(
    sign("book"),
    make(
      "div",
      {},
      ...(line
        ? [
            make("b", {}, underWay ? "Học tiếp: " : "Bài tiếp theo: "),
            make("a", { href: section ? `${line.href}#${section}` : line.href }, line.title),
          ]
        : [make("b", {}, "Bạn đã học xong mọi bài.")]),
      make("p", {}, `Đã xong ${done} trong ${lines.length} bài.`),
      ...(given ? [make("p", {}, `${given} `, make("a", { href: paths.ownAssignments() }, "Xem bài được giao"))] : []),
    ),
  );
  place.hidden = false;
}
