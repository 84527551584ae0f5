/** Who sees which names of pupils, in one table: viewer × surface (product §8). */
import { ERASED_NAME } from "./consent.ts";
import { maskName } from "./vietnamese-names.ts";

/** `publicBoard`: pages that are the same for everybody. `board`: a board shown to a signed-in person. `roster`: class lists and results for staff. */
export const NAME_SURFACES = ["publicBoard", "board", "roster"] as const;
export type NameSurface = (typeof NAME_SURFACES)[number];

/** How the viewer stands to the person named. */
export const NAME_RELATIONS = ["visitor", "signedIn", "staffElsewhere", "sameSchool", "self", "staffAbove"] as const;
export type NameRelation = (typeof NAME_RELATIONS)[number];

/** `masked`: "Nguyễn V. A."; `none`: the row itself is not shown. */
export type NameShown = "full" | "masked" | "none";

const TABLE: Record<NameRelation, Record<NameSurface, NameShown>> = {
  visitor: { publicBoard: "none", board: "none", roster: "none" },
  signedIn: { publicBoard: "none", board: "masked", roster: "none" },
  staffElsewhere: { publicBoard: "none", board: "masked", roster: "none" },
  sameSchool: { publicBoard: "none", board: "full", roster: "none" },
  self: { publicBoard: "none", board: "full", roster: "none" },
  staffAbove: { publicBoard: "none", board: "full", roster: "full" },
};

export function nameShown(relation: NameRelation, surface: NameSurface): NameShown {
  return TABLE[relation][surface];
}

export interface NameViewer {
  readonly person: string;
  /** Schools the viewer is a pupil of today. */
  readonly schools: readonly string[];
  /** Units below which the viewer may read names (`scopeOf(actor, "person.name")`). */
  readonly nameScope: readonly string[];
  readonly staff: boolean;
  /** The day on which names are shown, YYYY-MM-DD: consents are looked up for it. */
  readonly day: string;
}

export interface NamedRow {
  readonly person: string;
  readonly fullName: string;
  /** Whether the consents stand that show the full name outside the own school (consent.ts). */
  readonly consented?: boolean;
  /** The units of the row's placement in all trees: where the person was when the figures were made. */
  readonly within: readonly string[];
}

/** How this viewer stands to that person; the nearest relation wins. Null viewer = not signed in. */
export function nameRelation(viewer: NameViewer | null, row: Omit<NamedRow, "fullName">): NameRelation {
  if (!viewer) return "visitor";
  if (viewer.nameScope.some((unit) => row.within.includes(unit))) return "staffAbove";
  if (viewer.person === row.person) return "self";
  if (viewer.schools.some((school) => row.within.includes(school))) return "sameSchool";
  return viewer.staff ? "staffElsewhere" : "signedIn";
}

/**
 * The name of a board's row as this viewer may read it, masked outside the own school unless the consents stand; null =
 * the row is not for this viewer.
 */
export function boardName(viewer: NameViewer | null, row: NamedRow, surface: NameSurface = "board"): string | null {
  if (row.fullName === ERASED_NAME && viewer) return ERASED_NAME;
  switch (nameShown(nameRelation(viewer, row), surface)) {
    case "full":
      return row.fullName;
    case "masked":
      return row.consented ? row.fullName : maskName(row.fullName);
    case "none":
      return null;
  }
}
