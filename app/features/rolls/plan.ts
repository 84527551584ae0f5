/** What a roll changes: from the file's rows and what is known, to the rows that will be written. Pure. */

import { type Absent, absentOf } from "./absent.ts";
import { loginFor } from "./logins.ts";
import { type Matched, matchRows } from "./match.ts";
import type { RollProblem } from "./problems.ts";
import { sentenceOf } from "./problems.ts";
import type { RollFile, RollRow } from "./roll-file.ts";
import { displayName, spellingKey } from "./spelling.ts";
import { type KnownClass, type KnownPerson, OWN_CODE, type RollState, schemeOf } from "./state.ts";

export interface PersonWrite {
  readonly id: string;
  readonly name: string;
  readonly birth: string | null;
}

export interface RollPlan {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly absent: readonly Absent[];
  readonly problems: readonly RollProblem[];
  readonly writes: {
    /** Classes to make first; their ids are used below. */
    readonly classes: readonly KnownClass[];
    readonly people: readonly PersonWrite[];
    readonly codes: readonly { readonly scheme: string; readonly code: string; readonly person: string }[];
    readonly ended: readonly string[];
    readonly memberships: readonly { readonly person: string; readonly unit: string }[];
    readonly accounts: readonly { readonly person: string; readonly login: string }[];
  };
}

export interface PlanOptions {
  readonly endAbsent: boolean;
  newId(): string;
  /** The id of a class that is still to be made. */
  classId(key: string): string;
}

export function planRoll(file: RollFile, state: RollState, options: PlanOptions): RollPlan {
  const { matched, problems } = matchRows(file, state);
  const found: RollProblem[] = [...file.problems, ...problems];
  const counts = { new: 0, changed: 0, unchanged: 0 };
  const writes = {
    classes: [] as KnownClass[],
    people: [] as PersonWrite[],
    codes: [] as { scheme: string; code: string; person: string }[],
    ended: [] as string[],
    memberships: [] as { person: string; unit: string }[],
    accounts: [] as { person: string; login: string }[],
  };
  const classes = new Map(state.classes);
  const logins = new Set(state.logins);
  const classOf = ({ class: wanted }: RollRow): KnownClass | null => {
    if (!wanted) return null;
    const known = classes.get(wanted.key);
    if (known) return known;
    const made = { id: options.classId(wanted.key), ...wanted };
    classes.set(made.key, made);
    writes.classes.push(made);
    return made;
  };
  const account = (person: string, codes: PersonCodes) => {
    const login = loginFor(codes, state.school.code, logins, () => options.newId());
    writes.accounts.push({ person, login });
    return login;
  };

  const addNew = (row: RollRow) => {
    const unit = classOf(row);
    if (!unit) {
      found.push(problemAt(file, row, "class", "class_missing"));
      return;
    }
    const id = options.newId();
    const codes = codesOf(row, state.school.id);
    writes.people.push({ id, name: displayName(row.name ?? ""), birth: row.birth });
    writes.memberships.push({ person: id, unit: unit.id });
    const login = account(id, codes);
    const own = codes.length > 0 ? codes : [{ scheme: OWN_CODE, code: login }];
    writes.codes.push(...own.map((code) => ({ ...code, person: id })));
    counts.new += 1;
  };

  const update = (row: RollRow, person: KnownPerson) => {
    let changed = false;
    const name = row.name !== null && spellingKey(row.name) !== spellingKey(person.name) ? displayName(row.name) : null;
    const birth = row.birth !== null && row.birth !== person.birth ? row.birth : null;
    if (name !== null || birth !== null) {
      writes.people.push({ id: person.id, name: name ?? person.name, birth: birth ?? person.birth });
      changed = true;
    }
    const codes = newCodes(row, person, state.school.id);
    writes.codes.push(...codes.map((code) => ({ ...code, person: person.id })));
    const unit = row.left ? null : classOf(row);
    const moves = row.left ? person.here : unit !== null && person.membership?.unit !== unit.id;
    if (moves && person.membership) writes.ended.push(person.membership.id);
    if (moves && unit) writes.memberships.push({ person: person.id, unit: unit.id });
    const needsAccount = !person.hasAccount && !row.left;
    if (needsAccount) account(person.id, [...codesOf(row, state.school.id), ...person.codes]);
    changed = changed || codes.length > 0 || moves || needsAccount;
    counts[changed ? "changed" : "unchanged"] += 1;
  };

  for (const { row, person } of matched) {
    if (person) update(row, person);
    else if (row.left) counts.unchanged += 1;
    else addNew(row);
  }
  const absent = file.named ? absentOf(matched as readonly Matched[], state, file) : [];
  if (options.endAbsent) writes.ended.push(...absent.map((one) => one.membership));
  return { rows: file.rows, ...counts, absent, problems: sorted(found), writes };
}

type PersonCodes = readonly { readonly scheme: string; readonly code: string }[];

function codesOf(row: RollRow, school: string): { scheme: string; code: string }[] {
  return row.codes.map(({ field, code }) => ({ scheme: schemeOf(field, school), code }));
}

/** Codes that the person does not have yet; the same text under the scheme without a school counts as known. */
function newCodes(row: RollRow, person: KnownPerson, school: string): { scheme: string; code: string }[] {
  return codesOf(row, school).filter(
    ({ scheme, code }) =>
      !person.codes.some((one) => one.code === code && (one.scheme === scheme || scheme.startsWith(`${one.scheme}/`))),
  );
}

function problemAt(file: RollFile, row: RollRow, field: string, code: RollProblem["code"]): RollProblem {
  return { row: row.row, column: file.headings[field] ?? "", code, message: sentenceOf(code), sheet: row.sheet };
}

/** In the order of the file. Sheets keep their order: problems of one come before those of the next. */
function sorted(problems: readonly RollProblem[]): RollProblem[] {
  const sheets = [...new Set(problems.map((one) => one.sheet))];
  return [...problems].sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.row - b.row);
}
