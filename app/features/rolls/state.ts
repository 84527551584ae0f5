/** What the plan knows of a school before a roll is brought in. */

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly birth: string | null;
  readonly codes: readonly { readonly scheme: string; readonly code: string }[];
  /** The open class membership, of this school or another. */
  readonly membership: { readonly id: string; readonly unit: string } | null;
  /** The open membership in the Đoàn or Đội. */
  readonly youth: { readonly id: string; readonly unit: string } | null;
  /** In a class of this school now, of any school year. */
  readonly here: boolean;
  readonly hasAccount: boolean;
}

export interface KnownClass {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly grade: number;
}

export interface RollState {
  readonly school: { readonly id: string; readonly code: string; readonly name: string };
  /** Rolls brought in so far. */
  readonly version: number;
  /** Classes of the roll's school year by key. */
  readonly classes: ReadonlyMap<string, KnownClass>;
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** Folded logins that the plan must not give again. */
  readonly logins: ReadonlySet<string>;
}

/** A code identifies by scheme: the Ministry's is one for the country, a school's own only within the school. */
export function schemeOf(field: "moet" | "pupilCode" | "vemis" | "register", school: string): string {
  const scheme = { moet: "moet", pupilCode: "ma-hoc-sinh", vemis: "ma-vemis", register: "so-dang-bo" }[field];
  return field === "moet" ? scheme : `${scheme}/${school}`;
}

/** Pupil codes of earlier installations and the demo, without a school: they count for pupils of the school only. */
export const COMMON_PUPIL_CODE = "ma-hoc-sinh";
/** Codes we make for pupils who have none. */
export const OWN_CODE = "goc-asean";
