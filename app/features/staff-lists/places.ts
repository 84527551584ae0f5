/** Schools and units as lists name them: by code, by full name, or by the name without its kind. */
import { foldKey } from "#app/domain/vietnamese.ts";
import type { StaffPlace } from "./state.ts";

export type FoundPlace = { readonly place: StaffPlace } | { readonly problem: "place_unknown" | "place_ambiguous" };

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\btrung hoc pho thong\b/g, "thpt"],
  [/\btrung hoc co so\b/g, "thcs"],
  [/\btieu hoc\b/g, "th"],
  [/^(truong|xa|phuong|dac khu|thi tran|huyen|thi xa|thanh pho|tinh|cum) /, ""],
];

/** "Trường Tiểu học Kim Đồng" and "TH Kim Đồng" are one. */
function shortKey(name: string): string {
  return SHORT.reduce((key, [long, short]) => key.replace(long, short), foldKey(name)).replace(/[^a-z0-9 ]/g, "");
}

/** "54/001", "54-001" and "54001" → "54/001". */
function schoolCode(text: string): string {
  return text.trim().replace(/^(\d{2})[/\-_. ]?(\d{3})$/, "$1/$2");
}

/** Finds places by what a row says; the full name decides where short ones are the same. */
export function placeFinder(places: readonly StaffPlace[]): (text: string) => FoundPlace {
  const by = (keyOf: (place: StaffPlace) => string) => {
    const found = new Map<string, StaffPlace[]>();
    for (const place of places) found.set(keyOf(place), [...(found.get(keyOf(place)) ?? []), place]);
    return found;
  };
  const [codes, names, shorts] = [
    by(({ code }) => code),
    by(({ name }) => foldKey(name)),
    by((one) => shortKey(one.name)),
  ];
  return (text) => {
    for (const found of [
      codes.get(text.trim()),
      codes.get(schoolCode(text)),
      names.get(foldKey(text)),
      shorts.get(shortKey(text)),
    ]) {
      if (!found) continue;
      return found.length === 1 ? { place: found[0]! } : { problem: "place_ambiguous" };
    }
    return { problem: "place_unknown" };
  };
}
