/** Where a roll goes, and what is known there before it is brought in. */
import type { RollRow } from "./roll-file.ts";

export interface SchoolPlace {
  readonly kind: "school";
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** A branch outside schools, or a union with such branches at or below it. */
export interface BranchPlace {
  readonly kind: "branch" | "union";
  readonly id: string;
  readonly name: string;
  /** The union at the top of the Đoàn tree. Lists of a branch and of the union above it speak of the same people. */
  readonly top: string;
}

export type RollPlace = SchoolPlace | BranchPlace;

/** The unit whose imports are numbered, so that two at once never act on the same picture. */
export function numberedBy(place: RollPlace): string {
  return place.kind === "school" ? place.id : place.top;
}

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly birth: string | null;
  readonly codes: PersonCodes;
  /** The open class membership, of this school or another. */
  readonly membership: { readonly id: string; readonly unit: string } | null;
  /** The open membership in the Đoàn or Đội. */
  readonly youth: { readonly id: string; readonly unit: string } | null;
  /** Now in a class of this school, of any school year; or in a branch that the roll may speak of. */
  readonly here: boolean;
  /** In such a branch before, and in none now: who comes back is known by name and birth date. */
  readonly former: boolean;
  readonly hasAccount: boolean;
}

export type PersonCodes = readonly { readonly scheme: string; readonly code: string }[];

interface KnownState {
  /** Imports so far. */
  readonly version: number;
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** Folded logins that the plan must not give again. */
  readonly logins: ReadonlySet<string>;
}

export interface KnownClass {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly grade: number;
}

export interface SchoolState extends KnownState {
  readonly place: SchoolPlace;
  /** Classes of the roll's school year by key. */
  readonly classes: ReadonlyMap<string, KnownClass>;
  /** What chi đoàn and chi đội of the school hang on; null where it is still to be made. */
  readonly youth: { readonly union: string | null; readonly troop: string | null };
  /** Branches of the roll's school year by kind and key. */
  readonly branches: ReadonlyMap<string, string>;
}

export interface BranchState extends KnownState {
  readonly place: BranchPlace;
  /** Open branches that the roll may speak of. */
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  /** Names of all branches that known people are in. */
  readonly branchNames: ReadonlyMap<string, string>;
}

export type RollState = SchoolState | BranchState;

/** Codes of earlier installations and the demo, without a school: they count for pupils of the school only. */
export const COMMON_PUPIL_CODE = "ma-hoc-sinh";
/** Codes we make for people who have none. */
export const OWN_CODE = "goc-asean";

/** One for the country; all others only hold within their school. */
const EVERYWHERE = { moet: "moet", memberCode: "ma-doan-vien" } as const;
const OF_A_SCHOOL = { pupilCode: COMMON_PUPIL_CODE, vemis: "ma-vemis", register: "so-dang-bo" } as const;

/** The scheme in which a code identifies. */
export function schemeOf(field: RollRow["codes"][number]["field"], place: RollPlace): string {
  return field in EVERYWHERE
    ? EVERYWHERE[field as keyof typeof EVERYWHERE]
    : `${OF_A_SCHOOL[field as keyof typeof OF_A_SCHOOL]}/${place.id}`;
}

/** A row's codes with their schemes. */
export function codesOf(row: RollRow, place: RollPlace): { scheme: string; code: string }[] {
  return row.codes.map(({ field, code }) => ({ scheme: schemeOf(field, place), code }));
}
