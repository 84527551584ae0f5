/** A term opens its meaning in place; without a script it is a link to the glossary at the end. */
import { make } from "./make.ts";

export function wireTerms(): void {
  let number = 0;
  for (const term of document.querySelectorAll<HTMLAnchorElement>("a.term[data-term]")) {
    const entry = document.getElementById(`tu-${term.dataset.term}`);
    if (!entry) continue;
    number += 1;
    const pop = make("span", { class: "pop", id: `giai-${number}`, role: "note" });
    for (const part of entry.children) {
      pop.append(...[...part.childNodes].map((node) => node.cloneNode(true)), document.createElement("br"));
    }
    pop.lastChild?.remove();
    const show = (open: boolean) => {
      pop.hidden = !open;
      term.setAttribute("aria-expanded", String(open));
    };
    show(false);
    term.setAttribute("role", "button");
    term.setAttribute("aria-controls", pop.id);
    // below the paragraph, so that the sentence stays whole
    const block = term.closest("p, li");
    if (block instanceof HTMLParagraphElement) block.after(pop);
    else (block ?? term.parentElement)?.append(pop);
    term.addEventListener("click", (event) => {
      event.preventDefault();
      show(pop.hidden);
    });
    term.addEventListener("keydown", (event) => {
      if (event.key === "Escape") show(false);
      if (event.key !== " ") return;
      event.preventDefault();
      show(pop.hidden);
    });
  }
}
