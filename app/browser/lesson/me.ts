/** Lesson pages are the same bytes for everyone: who reads comes from one small answer. */
import { make } from "./make.ts";

export type LessonStates = Readonly<Record<string, "begun" | "done">>;

interface Me {
  account: { name: string; detail: string | null } | null;
  lessons: LessonStates;
}

/** Puts the reader into the header and gives the reader's lessons; null for a visitor or without network. */
export async function greet(page: HTMLElement): Promise<LessonStates | null> {
  const { me, signOut } = page.dataset;
  if (!me || !signOut) return null;
  const response = await fetch(me, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!response?.ok) return null;
  const { account, lessons } = (await response.json()) as Me;
  if (!account) return null;
  showReader([account.name, account.detail].filter(Boolean).join(", "), signOut);
  return lessons;
}

/** The header of a signed-in person, as page-top.tsx makes it (a test compares the two). */
function showReader(who: string, signOut: string): void {
  document.querySelector(".top")?.classList.add("signed");
  document.querySelector(".brand > span")?.append(make("small", { class: "me-s", "aria-hidden": "true" }, who));
  const button = make("button", { type: "submit", class: "btn quiet" }, "Thoát");
  const form = make("form", { method: "post", action: signOut }, make("span", { class: "small" }, who), button);
  document.querySelector(".who")?.replaceChildren(form);
}
