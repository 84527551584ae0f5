/**
 * Putting items in order by buttons. Each row has a list of places, which is what counts and what a plain form posts; the
 * script hides the lists, moves the rows and keeps the lists equal to them.
 */
import { keepOrderButton, orderTools } from "./furniture.ts";

export interface OrderEvents {
  /** The order was changed or taken as it stands. */
  changed(): void;
  /** What a screen reader says of a move. */
  say(text: string): void;
}

const HINT = "Bấm mũi tên để chuyển mục lên hoặc xuống.";
const rowsOf = (section: ParentNode) => [...section.querySelectorAll<HTMLElement>("[data-item]")];
const listOf = (row: HTMLElement) => row.querySelector<HTMLSelectElement>("select")!;

/** Turns the lists of a question into rows that move. */
export function wireOrder(section: HTMLElement, events: OrderEvents): void {
  section.querySelector("[data-order-hint]")!.textContent = HINT;
  for (const row of rowsOf(section)) addTools(row, section, events);
  const keep = keepOrderButton();
  keep.addEventListener("click", () => {
    takeOrder(section);
    section.querySelector("legend")?.focus({ preventScroll: true }); // the button goes
    events.say("Đã chọn thứ tự này.");
    events.changed();
  });
  section.querySelector("[data-order]")!.after(keep);
  arrangeOrder(section);
}

function addTools(row: HTMLElement, section: HTMLElement, events: OrderEvents): void {
  const { place, moves } = orderTools();
  const text = row.querySelector("span")?.textContent ?? "";
  listOf(row).hidden = true;
  row.prepend(place);
  for (const button of moves.querySelectorAll<HTMLButtonElement>("[data-move]")) {
    const by = Number(button.dataset.move);
    button.setAttribute("aria-label", `${by < 0 ? "Chuyển lên" : "Chuyển xuống"}: ${text}`);
    button.addEventListener("click", () => {
      if (!moveRow(row, by)) return;
      button.focus(); // a row that moves loses it
      takeOrder(section);
      const rows = rowsOf(section);
      events.say(`${text}: thứ ${rows.indexOf(row) + 1} trong ${rows.length}.`);
      events.changed();
    });
  }
  row.append(moves);
}

/** Rows go to the places that their lists say; rows without a place of their own fill the gaps in the order they have. */
export function arrangeOrder(section: HTMLElement): void {
  const rows = rowsOf(section);
  const said = rows.map((row) => Number(listOf(row).value));
  const places = said.map((place, at) => (said.indexOf(place) === at ? place : 0));
  const free = rows.filter((_, at) => places[at] === 0);
  const ordered = rows.map((_, at) => rows[places.indexOf(at + 1)] ?? free.shift()!);
  rows[0]?.parentElement?.append(...ordered);
  paintOrder(section);
}

function moveRow(row: HTMLElement, by: number): boolean {
  const neighbour = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!neighbour) return false;
  if (by < 0) neighbour.before(row);
  else neighbour.after(row);
  return true;
}

/** Makes the order on the page the answer. */
function takeOrder(section: HTMLElement): void {
  for (const [at, row] of rowsOf(section).entries()) listOf(row).value = String(at + 1);
  paintOrder(section);
}

function paintOrder(section: HTMLElement): void {
  const rows = rowsOf(section);
  for (const [at, row] of rows.entries()) {
    row.querySelector("[data-place]")!.textContent = String(at + 1);
    // a button that does nothing now stays focusable, so that the focus is not lost at the end of the list
    row.querySelector('[data-move="-1"]')!.setAttribute("aria-disabled", String(at === 0));
    row.querySelector('[data-move="1"]')!.setAttribute("aria-disabled", String(at === rows.length - 1));
  }
  const taken = rows.every((row) => listOf(row).value !== "");
  section.querySelector("[data-order]")!.classList.toggle("taken", taken);
  section.querySelector<HTMLElement>("[data-keep-order]")!.hidden = taken;
}
