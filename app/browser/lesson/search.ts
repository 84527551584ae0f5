/** Finding in lessons as one types. What can be found is fetched once, when the reader goes to the box. */
import {
  FOUND_KINDS,
  FOUND_TITLES,
  type FoundGroup,
  foundWords,
  makeReady,
  type Piece,
  type ReadyEntry,
  searchEntries,
} from "#app/domain/lesson-search.ts";
import { make } from "./make.ts";

/** Hits of one kind while typing; the button shows them all. */
const MOST_FOUND = 8;
const WAIT_MS = 120;

type Line = [kind: number, title: string, of: string, href: string, text: string];

export function wireSearch(page: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>("form[data-search]");
  const box = form?.querySelector<HTMLInputElement>("input[type=search]");
  const place = document.querySelector<HTMLElement>("[data-found]");
  const list = document.querySelector<HTMLElement>("[data-lesson-list]");
  const say = document.querySelector<HTMLElement>("[data-found-say]");
  const address = page.dataset.index;
  if (!form || !box || !place || !list || !address) return;

  let asked: Promise<ReadyEntry[] | null> | null = null;
  const entries = () => {
    asked ??= load(address).then((found) => {
      if (!found) asked = null; // tried again with the next letter
      return found;
    });
    return asked;
  };
  // a page kept for reading without network was kept without a query
  const wanted = new URLSearchParams(location.search).get("tim");
  const late = Boolean(wanted) && box.value === "";
  if (wanted && late) box.value = wanted;
  let shown = late ? "" : box.value.trim();
  // coming back to this page, or loading it again, shows the same
  const remember = (query: string) => {
    const search = query ? `?${new URLSearchParams({ [box.name]: query })}` : "";
    history.replaceState(null, "", location.pathname + search);
  };
  const answer = async () => {
    const query = box.value.normalize("NFC").trim();
    if (query === shown) return;
    if (query.length < 2) {
      shown = query;
      remember("");
      place.replaceChildren();
      if (say) say.textContent = "";
      list.hidden = false;
      return;
    }
    const ready = await entries();
    // another letter came meanwhile, or the file did not: the button still asks the server
    if (!ready || query !== box.value.normalize("NFC").trim()) return;
    shown = query;
    remember(query);
    const groups = searchEntries(ready, query, MOST_FOUND);
    const words = foundWords(groups, query);
    place.replaceChildren(make("p", { class: "found-words", "data-found-words": "" }, words), foundList(groups));
    if (say) say.textContent = words;
    list.hidden = true;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (late) void answer();
  box.addEventListener("focus", () => void entries(), { once: true });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void answer(), WAIT_MS);
  });
}

async function load(address: string): Promise<ReadyEntry[] | null> {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) return null;
  const lines = (await response.json()) as Line[];
  return makeReady(
    lines.map(([kind, title, of, href, text]) => ({ kind: FOUND_KINDS[kind] ?? "lesson", title, of, href, text })),
  );
}

const marked = (pieces: readonly Piece[]) => pieces.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));

/** The list as found-list.tsx makes it. */
export function foundList(groups: readonly FoundGroup[]): HTMLElement {
  return make(
    "div",
    { class: "found" },
    ...groups.map(({ kind, found, total }) =>
      make(
        "section",
        {},
        make("h2", { class: "h-m" }, FOUND_TITLES[kind], " ", make("small", {}, String(total))),
        make(
          "ul",
          { class: "bare" },
          ...found.map(({ href, title, of, about }) =>
            make(
              "li",
              {},
              make("a", { href }, ...marked(title)),
              ...(of ? [make("span", { class: "small soft" }, " ", of)] : []),
              make("p", { class: "small" }, ...marked(about)),
            ),
          ),
        ),
      ),
    ),
  );
}
