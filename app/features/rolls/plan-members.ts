/** What the roll of branches outside schools changes. Pure, like `planRoll`. */
import { branchKey, branchName } from "#app/domain/branch.ts";
import { inFileOrder } from "#app/sheets/problem.ts";
import { absentOf } from "./absent.ts";
import type { NewBranch } from "./branches.ts";
import { matchRows } from "./match.ts";
import { type BranchMove, problemAt, type RollPlan } from "./plan.ts";
import type { RollProblem } from "./problems.ts";
import type { RollFile, RollRow } from "./roll-file.ts";
import type { BranchState, KnownPerson } from "./state.ts";
import { Writes } from "./writes.ts";

export interface MembersOptions {
  /** Whether this person, whom the file does not name, has left the branch. */
  endAbsent(person: string): boolean;
  /** Whether people may be taken out of the branch they are in. */
  readonly move: boolean;
  newId(): string;
}

export function planMembers(file: RollFile, state: BranchState, options: MembersOptions): RollPlan {
  const wanted = new WantedBranches(state, options.newId);
  const { matched, problems } = matchRows(file, state, (row) => wanted.standing(row));
  const found: RollProblem[] = [...file.problems, ...problems];
  const writes = new Writes(state, options.newId);
  const moves: BranchMove[] = [];

  const update = (row: RollRow, person: KnownPerson, unit: string | null) => {
    const { youth } = person;
    if (unit === null && !person.here) return writes.tell(person, []);
    const joins = unit !== null && unit !== youth?.unit;
    const left = joins && youth ? youth.unit : null;
    if (left !== null && unit !== null) {
      const from = state.branchNames.get(left) ?? "–";
      moves.push({ person: person.id, name: person.name, left, from, to: wanted.nameOf(unit) });
      // who stays where they are stays as they are
      if (!options.move) return writes.tell(person, []);
    }
    const what = writes.update(row, person);
    const quits = row.left && person.here;
    if (youth && (joins || quits)) writes.ended.push(youth.id);
    if (joins && unit) {
      writes.memberships.push({ person: person.id, tree: "youth", unit });
      const to = wanted.nameOf(unit);
      what.push(left === null ? `vào ${to}` : `${state.branchNames.get(left) ?? "–"} thành ${to}`);
    }
    if (quits) what.push("thôi sinh hoạt");
    what.push(...writes.ensureAccount(row, person));
    writes.tell(person, what);
  };

  for (const { row, person } of matched) {
    const unit = row.left ? null : wanted.of(row);
    if (unit !== null && typeof unit !== "string") found.push(problemAt(file, row, "branch", unit.problem, unit.text));
    else if (person) update(row, person, unit);
    else if (unit === null) writes.counts.unchanged += 1;
    else writes.memberships.push({ person: writes.add(row), tree: "youth", unit });
  }
  const absent = absentOf(matched, state, file, { names: wanted.covered(file), placeOf: (person) => person.youth });
  return {
    rows: file.rows,
    ...writes.counts,
    newPeople: writes.newPeople,
    changes: writes.changes,
    moves,
    absent,
    problems: inFileOrder(found),
    writes: {
      classes: [],
      unions: [],
      branches: wanted.made,
      people: writes.people,
      codes: writes.codes,
      ended: [...writes.ended, ...absent.flatMap((one) => (options.endAbsent(one.person) ? [one.membership] : []))],
      memberships: writes.memberships,
      accounts: writes.accounts,
    },
  };
}

type Refusal = { readonly problem: RollProblem["code"]; readonly text?: string };

/** The branches that rows name; a union makes those it does not have yet. */
class WantedBranches {
  readonly made: NewBranch[] = [];
  private readonly names: Map<string, string>;

  constructor(
    private readonly state: BranchState,
    private readonly newId: () => string,
  ) {
    this.names = new Map(state.branches.map(({ id, name }) => [id, name]));
  }

  nameOf(branch: string): string {
    return this.names.get(branch) ?? "–";
  }

  /** The branch of a row if it stands already. */
  standing(row: RollRow): string | undefined {
    if (this.state.place.kind === "branch") return this.state.place.id;
    const [found, second] = this.named(row.branch ?? "");
    return second ? undefined : found;
  }

  of(row: RollRow): string | Refusal {
    const { place } = this.state;
    const words = row.branch ?? "";
    if (place.kind === "branch") {
      const own = words === "" || branchKey(words) === branchKey(place.name);
      return own ? place.id : { problem: "other_branch", text: words };
    }
    if (branchKey(words) === "") return { problem: "branch_missing" };
    const [found, second] = this.named(words);
    if (second) return { problem: "branch_ambiguous", text: words };
    if (found) return found;
    if (words.length > 100 || /^[=+@-]/.test(words)) return { problem: "branch_name", text: words };
    const id = this.newId();
    const name = branchName("chi-doan", words);
    this.names.set(id, name);
    this.made.push({ id, kind: "chi-doan", name, parent: place.id });
    return id;
  }

  /** Branches that the file speaks of, with their names. */
  covered(file: RollFile): ReadonlyMap<string, string> {
    const { place } = this.state;
    if (place.kind === "branch") return new Map([[place.id, place.name]]);
    const units = new Set(file.good.flatMap((row) => this.standing(row) ?? []));
    return new Map([...this.names].filter(([id]) => units.has(id)));
  }

  private named(words: string): string[] {
    const key = branchKey(words);
    return key === "" ? [] : [...this.names].flatMap(([id, name]) => (branchKey(name) === key ? [id] : []));
  }
}
