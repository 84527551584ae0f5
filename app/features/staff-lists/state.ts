/** What the plan knows of schools, units and people before a list of staff is brought in. */
import type { Role } from "#app/domain/permissions.ts";

/** A school or area that a row may belong to. */
export interface StaffPlace {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly part: "school" | "area" | "province";
}

interface Unit {
  readonly id: string;
  readonly name: string;
}

export interface SchoolPicture {
  /** Classes of this school year by key. */
  readonly classes: ReadonlyMap<string, Unit>;
  readonly union: Unit | null;
  readonly troop: Unit | null;
}

export interface HeldRole {
  readonly role: string;
  readonly unit: string;
  readonly unitName: string;
  readonly homeroom: boolean;
}

export interface KnownStaff {
  readonly id: string;
  readonly name: string;
  readonly account: string | null;
  readonly login: string | null;
  readonly phone: string | null;
  readonly codes: readonly { readonly scheme: string; readonly code: string }[];
  readonly roles: readonly HeldRole[];
  /** Units where this person waits for a role. */
  readonly waits: readonly string[];
  /** Whether phone and codes are the actor's to change. */
  readonly mine: boolean;
}

export interface StaffState {
  /** The school of all rows; null: each row names its own place. */
  readonly home: StaffPlace | null;
  /** Every place of the province, and which of them the list may speak of. */
  readonly places: readonly StaffPlace[];
  readonly scope: ReadonlySet<string>;
  /** Places that the file names, and how many lists have changed something there so far. */
  readonly homes: readonly string[];
  readonly version: number;
  /** By school, of the schools that the file names. */
  readonly schools: ReadonlyMap<string, SchoolPicture>;
  readonly people: ReadonlyMap<string, KnownStaff>;
  /** Who is on the staff of a place now. */
  readonly staff: ReadonlyMap<string, readonly string[]>;
  /** Roles that the actor may give here. */
  readonly roles: readonly Role[];
  /** The person who acts; null = the shell. */
  readonly actor: string | null;
  /** Folded logins that must not be given again, of those that may be proposed. */
  readonly logins: ReadonlySet<string>;
}

/** The Ministry's code is one for the country, a school's own only holds within the school. */
export function schemeOf(code: string, place: string): string {
  return /^\d{10}$/.test(code) ? "ma-can-bo" : `ma-can-bo/${place}`;
}
