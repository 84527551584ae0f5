/** What a school's roll changes: from the file's rows and what is known, to the rows that will be written. Pure. */
import { inFileOrder } from "#app/sheets/problem.ts";
import { type Absent, absentOf, coveredClasses } from "./absent.ts";
import { Branches, type NewBranch, type NewUnion } from "./branches.ts";
import { matchRows } from "./match.ts";
import type { RollProblem } from "./problems.ts";
import { sentenceOf } from "./problems.ts";
import type { RollFile, RollRow } from "./roll-file.ts";
import type { KnownClass, KnownPerson, SchoolState } from "./state.ts";
import { type MembershipWrite, type PersonWrite, Writes } from "./writes.ts";

export interface RollPlan {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Ids of the people whom the system does not know yet. */
  readonly newPeople: ReadonlySet<string>;
  /** What is different about people who are known, in words. */
  readonly changes: readonly { readonly name: string; readonly what: readonly string[] }[];
  /** Who would leave a branch for another one; carried out only when that was allowed. */
  readonly moves: readonly BranchMove[];
  readonly absent: readonly Absent[];
  readonly problems: readonly RollProblem[];
  readonly writes: {
    /** Classes and youth units to make first; their ids are used below. */
    readonly classes: readonly KnownClass[];
    readonly unions: readonly NewUnion[];
    readonly branches: readonly NewBranch[];
    readonly people: readonly PersonWrite[];
    readonly codes: readonly { readonly scheme: string; readonly code: string; readonly person: string }[];
    readonly ended: readonly string[];
    readonly memberships: readonly MembershipWrite[];
    readonly accounts: readonly { readonly person: string; readonly login: string }[];
  };
}

export interface BranchMove {
  readonly person: string;
  readonly name: string;
  /** The branch that is left: its id and its name. */
  readonly left: string;
  readonly from: string;
  readonly to: string;
}

export interface PlanOptions {
  /** Whether this person, whom the file does not name, is no longer there. */
  endAbsent(person: string): boolean;
  newId(): string;
  /** The id of a class that is still to be made. */
  classId(key: string): string;
}

export function planRoll(file: RollFile, state: SchoolState, options: PlanOptions): RollPlan {
  const { matched, problems } = matchRows(file, state, (row) => row.class && state.classes.get(row.class.key)?.id);
  const found: RollProblem[] = [...file.problems, ...problems];
  const writes = new Writes(state, options.newId);
  const made: KnownClass[] = [];
  const classes = new Map(state.classes);
  const classNames = new Map([...state.classes.values()].map(({ id, name }) => [id, name]));
  const branches = new Branches(state, options.newId);
  const classOf = ({ class: wanted }: RollRow): KnownClass | null => {
    if (!wanted) return null;
    const known = classes.get(wanted.key);
    if (known) return known;
    const one = { id: options.classId(wanted.key), ...wanted };
    classes.set(one.key, one);
    made.push(one);
    return one;
  };

  const addNew = (row: RollRow) => {
    const unit = classOf(row);
    if (!unit) {
      found.push(problemAt(file, row, "class", "class_missing"));
      return;
    }
    const person = writes.add(row);
    writes.memberships.push({ person, tree: "state", unit: unit.id });
    if (row.branch === null) return;
    writes.memberships.push({ person, tree: "youth", unit: branches.branchOf(row.branch, unit) });
  };

  const update = (row: RollRow, person: KnownPerson) => {
    const what = writes.update(row, person);
    const unit = row.left ? null : classOf(row);
    const moves = row.left ? person.here : unit !== null && person.membership?.unit !== unit.id;
    if (moves) {
      const from = (person.membership && classNames.get(person.membership.unit)) ?? "–";
      if (person.membership) writes.ended.push(person.membership.id);
      if (unit) writes.memberships.push({ person: person.id, tree: "state", unit: unit.id });
      what.push(unit ? `lớp ${from} thành ${unit.name}` : `thôi học (${from})`);
    }
    // a file that says nothing of branches leaves them alone; who leaves the school leaves its branch
    const branch = row.branch !== null && unit !== null ? branches.branchOf(row.branch, unit) : null;
    const joins = branch !== null && branch !== person.youth?.unit;
    if (person.youth && (joins || (row.left && person.here))) writes.ended.push(person.youth.id);
    if (joins && branch) {
      writes.memberships.push({ person: person.id, tree: "youth", unit: branch });
      what.push("vào chi đoàn, chi đội");
    }
    what.push(...writes.ensureAccount(row, person));
    writes.tell(person, what);
  };

  for (const { row, person } of matched) {
    if (person) update(row, person);
    else if (row.left) writes.counts.unchanged += 1;
    else addNew(row);
  }
  const covered = coveredClasses(file, state);
  const absent = absentOf(matched, state, file, { names: covered, placeOf: (person) => person.membership });
  return {
    rows: file.rows,
    ...writes.counts,
    newPeople: writes.newPeople,
    changes: writes.changes,
    moves: [],
    absent,
    problems: inFileOrder(found),
    writes: {
      classes: made,
      unions: branches.unions,
      branches: branches.made,
      people: writes.people,
      codes: writes.codes,
      ended: [...writes.ended, ...absent.flatMap((one) => (options.endAbsent(one.person) ? [one.membership] : []))],
      memberships: writes.memberships,
      accounts: writes.accounts,
    },
  };
}

/** A problem of a row that was read well, at the column of this field. */
export function problemAt(
  file: RollFile,
  row: RollRow,
  field: string,
  code: RollProblem["code"],
  text?: string,
): RollProblem {
  return { row: row.row, column: file.headings[field] ?? "", code, message: sentenceOf(code, text), sheet: row.sheet };
}
