/** Moves between the questions: by the buttons at the foot, by the list, by the address. */
import { numberInAddress, on } from "./address.ts";
import type { Screen } from "./screen.ts";

export function wirePager(screen: Screen): void {
  const go = (number: number) => {
    history.replaceState(null, "", number > screen.questions.length ? "#xem-lai" : `#cau-${number}`);
    screen.show(number, true);
  };
  window.addEventListener("hashchange", () => screen.show(numberInAddress() ?? 1, true));
  on("[data-next]", () => go(screen.current + 1));
  on("[data-previous]", () => go(screen.current - 1));
  on("[data-list]", () => document.querySelector(".nav-side")?.scrollIntoView());
  for (const question of screen.questions) screen.listenToFlag(question);
  screen.show(numberInAddress() ?? 1, false);
}
