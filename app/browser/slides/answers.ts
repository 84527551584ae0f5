/** Check questions before a class: nobody's choice is judged; the answer shows on a press or a key. */
import { make, sign } from "../lesson/make.ts";

export interface Answers {
  /** Shows or hides the answer of the question on this screen; false when there is none. */
  toggle(screen: HTMLElement): boolean;
}

export function wireAnswers(): Answers {
  const shows = new Map<HTMLFormElement, () => void>();
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-check]")) {
    // all reasons together are longer than a screen: those of the right options are said
    const key = form.querySelector<HTMLElement>("details.key");
    if (key) key.hidden = true;
    const rows = [...form.querySelectorAll<HTMLElement>(".opt")];
    const right = rows.filter((row) => row.dataset.right === "true");
    const why = make("div", { class: "slide-why", role: "status" });
    const button = make("button", { type: "button", class: "btn", "aria-expanded": "false" }, "Hiện đáp án");
    form.append(button, why);
    const toggle = () => {
      const open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "Ẩn đáp án" : "Hiện đáp án";
      for (const row of right) {
        row.classList.toggle("right", open);
        row.querySelector(".say")?.remove();
        if (open) row.append(make("span", { class: "say" }, sign("check"), "Đáp án đúng"));
      }
      why.replaceChildren(...(open ? right.map((row) => make("p", {}, row.dataset.feedback ?? "")) : []));
    };
    button.addEventListener("click", toggle);
    form.addEventListener("submit", (event) => event.preventDefault());
    shows.set(form, toggle);
  }
  return {
    toggle(screen) {
      const form = screen.querySelector<HTMLFormElement>("form[data-check]");
      const toggle = form && shows.get(form);
      toggle?.();
      return Boolean(toggle);
    },
  };
}
