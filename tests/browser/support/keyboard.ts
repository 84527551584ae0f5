import type { Page } from "playwright-core";

export interface KeyboardWalk {
  /** What had the focus, in order. */
  readonly stops: string[];
  /** Focus that cannot be seen, is out of sight, or cannot be left: `expect(walk.problems).toEqual([])`. */
  readonly problems: string[];
}

interface Stop {
  /** The element's number in the walk, -1 when the focus is outside the page's content. */
  readonly id: number;
  readonly label: string;
  readonly visible: boolean;
  readonly inSight: boolean;
  /** A date or time, in which Tab goes from part to part. */
  readonly inParts: boolean;
}

/**
 * Goes through the page with Tab from its top until the focus comes back round, and looks at each stop. Focus is visible
 * when the element (or its label, for a hidden radio button or checkbox) has an outline, or a shadow, border or
 * background that it has not without focus.
 */
export async function keyboardWalk(page: Page): Promise<KeyboardWalk> {
  const reachable = await page.evaluate(prepare);
  const stops: string[] = [];
  const problems: string[] = [];
  const seen = new Set<number>();
  let last = -1;
  // Every stop once, and some to spare for frames, the browser's own and the parts of a date.
  for (let step = 0; step < reachable * 2 + 30; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(look);
    if (stop.id === -1 || (seen.has(stop.id) && stops[0] === stop.label)) {
      if (seen.size > 0) return { stops, problems: [...problems, ...(await page.evaluate(missed, [...seen]))] };
      continue;
    }
    // day, month and year of a date are stops of their own inside one element
    if (stop.id === last && stop.inParts) continue;
    last = stop.id;
    if (seen.has(stop.id)) {
      problems.push(`${stop.label}: Tab comes back here before the end of the page, focus is trapped`);
      return { stops, problems };
    }
    seen.add(stop.id);
    stops.push(stop.label);
    if (!stop.visible) problems.push(`${stop.label}: focus cannot be seen`);
    if (!stop.inSight) problems.push(`${stop.label}: focused but out of sight`);
  }
  if (reachable > 0) problems.push(`Tab never came back to the top after ${stops.length} stops`);
  return { stops, problems };
}

/** Functions below run in the page: each must stand on its own. `walk` is what they leave for one another. */
interface WalkWindow {
  walk: { elements: Element[]; looks: Map<Element, string>; lookOf(element: Element): string };
}

/** Notes how everything looks without focus and puts the focus at the top; gives how many elements Tab should reach. */
function prepare(): number {
  // Tab goes on from the last focus or press even after a blur; from a focused element that is gone, from its place.
  const top = document.createElement("span");
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
  top.remove();
  window.getSelection()?.removeAllRanges();
  window.scrollTo(0, 0);
  const lookOf = (element: Element) => {
    const style = getComputedStyle(element);
    return [style.boxShadow, style.borderColor, style.borderWidth, style.backgroundColor, style.textDecoration].join();
  };
  const selector =
    "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true], audio[controls], video[controls]";
  const elements = [...document.querySelectorAll(selector)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.matches(":disabled, input[type=hidden], [tabindex='-1']") &&
      !element.closest("[inert]") &&
      (element.tagName !== "SUMMARY" || element.parentElement?.tagName === "DETAILS"),
  );
  const looks = new Map<Element, string>();
  for (const element of document.querySelectorAll("*")) looks.set(element, lookOf(element));
  (window as unknown as WalkWindow).walk = { elements, looks, lookOf };
  return elements.length;
}

/** The element in focus now. */
function look(): Stop {
  const { elements, looks, lookOf } = (window as unknown as WalkWindow).walk;
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) {
    return { id: -1, label: "", visible: true, inSight: true, inParts: false };
  }
  if (!elements.includes(element)) elements.push(element);
  const name = (element.getAttribute("aria-label") ?? element.textContent ?? "").replace(/\s+/g, " ").trim();
  const extra = ["id", "name", "href"].flatMap((key) => {
    const value = element.getAttribute(key);
    return value ? [`[${key}=${value}]`] : [];
  });
  const label = `<${element.tagName.toLowerCase()}>${extra.join("")} "${name.slice(0, 40)}"`;

  const hasOutline = (candidate: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(candidate);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
  };
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const inside = labels.flatMap((one) => [...one.querySelectorAll("*")]);
  const rect = element.getBoundingClientRect();
  const hidden = rect.width <= 2 || rect.height <= 2 || Number(getComputedStyle(element).opacity) === 0;
  const candidates = [element, ...labels, ...inside, element.nextElementSibling, element.parentElement].filter(
    (candidate): candidate is Element => candidate !== null && (candidate !== element || !hidden),
  );
  const visible = candidates.some(
    (candidate) => hasOutline(candidate) || lookOf(candidate) !== (looks.get(candidate) ?? lookOf(candidate)),
  );
  const shown = (hidden ? (labels[0] ?? element.parentElement) : element) ?? element;
  const place = shown.getBoundingClientRect();
  const inSight =
    place.width > 0 && place.bottom > 0 && place.right > 0 && place.top < innerHeight && place.left < innerWidth;
  const inParts = element.matches("input[type^=date], input[type=time], input[type=month], input[type=week]");
  return { id: elements.indexOf(element), label, visible, inSight, inParts };
}

/** Elements that Tab should have reached and did not; of a group of radio buttons one is enough. */
function missed(seen: number[]): string[] {
  const { elements } = (window as unknown as WalkWindow).walk;
  const groupOf = (element: Element) =>
    element instanceof HTMLInputElement && element.type === "radio" && element.name
      ? `${element.form?.id ?? ""}/${element.name}`
      : null;
  const groups = new Set(seen.map((id) => groupOf(elements[id] as Element)));
  return elements.flatMap((element, id) => {
    const group = groupOf(element);
    if (seen.includes(id) || !element.isConnected || (group !== null && groups.has(group))) return [];
    return [`${element.outerHTML.slice(0, 120)}: Tab does not reach it`];
  });
}
