/** Who each row is: known codes first, then name and birth date among the people who are here. */
import { foldKey } from "#app/domain/vietnamese.ts";
import { type RollProblem, type RollProblemCode, sentenceOf } from "./problems.ts";
import type { RollFile, RollRow } from "./roll-file.ts";
import { COMMON_PUPIL_CODE, type KnownPerson, type RollState, schemeOf } from "./state.ts";

export interface Matched {
  readonly row: RollRow;
  /** Null: somebody the system does not know yet. */
  readonly person: KnownPerson | null;
}

export interface Matches {
  readonly matched: readonly Matched[];
  readonly problems: readonly RollProblem[];
}

type Verdict =
  | KnownPerson
  | null
  | { readonly problem: RollProblemCode; readonly field: string; readonly text?: string };

/** `homeOf` gives the unit that a row wants its person in, where that stands already. */
export function matchRows(
  file: RollFile,
  state: RollState,
  homeOf: (row: RollRow) => string | null | undefined,
): Matches {
  const byCode = new Map<string, KnownPerson>();
  for (const person of state.people.values()) {
    for (const { scheme, code } of person.codes) byCode.set(`${scheme} ${code}`, person);
  }
  const claimed = new Set<string>();
  const problems: RollProblem[] = [];
  const verdicts = new Map<RollRow, Verdict>();
  for (const row of file.good) {
    const verdict = byCodes(row, byCode, state);
    verdicts.set(row, verdict);
    if (verdict && "id" in verdict) {
      if (claimed.has(verdict.id))
        verdicts.set(row, { problem: "codes_disagree", field: row.codes[0]?.field ?? "moet" });
      claimed.add(verdict.id);
    }
  }
  const names = namesHere(state);
  const matched: Matched[] = [];
  for (const row of file.good) {
    let verdict = verdicts.get(row) ?? null;
    if (verdict === null) {
      verdict = byName(row, file.named, names, claimed, { state, home: homeOf(row) });
      if (verdict && "id" in verdict) claimed.add(verdict.id);
    }
    if (verdict && "problem" in verdict) {
      const column = file.headings[verdict.field] ?? "";
      const message = sentenceOf(verdict.problem, verdict.text);
      problems.push({ row: row.row, column, code: verdict.problem, message, sheet: row.sheet });
    } else matched.push({ row, person: verdict });
  }
  return { matched, problems };
}

function byCodes(row: RollRow, byCode: ReadonlyMap<string, KnownPerson>, { place }: RollState): Verdict {
  const found = new Map<string, KnownPerson>();
  let field = "moet";
  for (const one of row.codes) {
    const common = one.field === "pupilCode" ? byCode.get(`${COMMON_PUPIL_CODE} ${one.code}`) : undefined;
    const person = byCode.get(`${schemeOf(one.field, place)} ${one.code}`) ?? (common?.here ? common : undefined);
    if (!person) continue;
    found.set(person.id, person);
    field = one.field;
  }
  const [person, other] = found.values();
  if (!person) return null;
  if (other) return { problem: "codes_disagree", field };
  if (place.kind !== "school" && !person.here)
    return isSurely(row, person) ? person : { problem: "other_person", field };
  const otherName = row.name !== null && foldKey(row.name) !== foldKey(person.name);
  const otherBirth = row.birth !== null && person.birth !== null && row.birth !== person.birth;
  return otherName && otherBirth ? { problem: "other_person", field } : person;
}

/** A code alone takes nobody out of another branch or school: name and birth date must agree too. */
function isSurely(row: RollRow, person: KnownPerson): boolean {
  return row.name !== null && foldKey(row.name) === foldKey(person.name) && row.birth === person.birth;
}

/** The people who are here, or were, by folded name. */
function namesHere(state: RollState): ReadonlyMap<string, KnownPerson[]> {
  const names = new Map<string, KnownPerson[]>();
  for (const person of state.people.values()) {
    if (!person.here && !person.former) continue;
    const key = foldKey(person.name);
    const same = names.get(key);
    if (same) same.push(person);
    else names.set(key, [person]);
  }
  return names;
}

function byName(
  row: RollRow,
  named: boolean,
  names: ReadonlyMap<string, readonly KnownPerson[]>,
  claimed: ReadonlySet<string>,
  { state, home }: { state: RollState; home: string | null | undefined },
): Verdict {
  const code = row.codes[0];
  if (!named) return { problem: "unknown_pupil", field: code?.field ?? "moet", text: code?.code };
  if (row.name === null) return { problem: "name_missing", field: "name" };
  const schemes = new Set(row.codes.map(({ field }) => schemeOf(field, state.place)));
  const candidates = (names.get(foldKey(row.name)) ?? []).filter((person) => {
    if (claimed.has(person.id)) return false;
    // somebody with another code of the same kind is somebody else
    if (person.codes.some(({ scheme }) => schemes.has(scheme))) return false;
    if (row.birth !== null && person.birth !== null) return row.birth === person.birth;
    if (!person.here) return false;
    const place = state.place.kind === "school" ? person.membership : person.youth;
    return place?.unit === home;
  });
  if (candidates.length > 1) return { problem: "ambiguous", field: "name" };
  return candidates[0] ?? null;
}
