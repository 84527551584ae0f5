/** Chi đoàn and chi đội that a school's roll speaks of: who is a member of which, and what must be made first. Pure. */
import { branchKey, branchKindOf, branchName, kindInName, UNION_KINDS, unionName } from "#app/domain/branch.ts";
import type { ClassName } from "#app/domain/class-name.ts";
import type { NewBranch, NewUnion } from "#app/features/branches/api.server.ts";
import type { SchoolState } from "./state.ts";

export type { NewBranch, NewUnion };

/** Finds the branches of a roll's members, and remembers what is missing. */
export class Branches {
  readonly made: NewBranch[] = [];
  readonly unions: NewUnion[] = [];
  private readonly known: Map<string, string>;
  private readonly tops: { union: string | null; troop: string | null };

  constructor(
    private readonly state: SchoolState,
    private readonly newId: () => string,
  ) {
    this.known = new Map(state.branches);
    this.tops = { ...state.youth };
  }

  /** The branch that a row's words mean for a pupil of this class: "" is the class's own one. */
  branchOf(words: string, own: ClassName): string {
    const isOwn = branchKey(words) === "" || branchKey(words) === branchKey(own.name);
    // a column "Chi đội" over pupils of grade 10 means their chi đoàn
    const kind = (isOwn ? null : kindInName(words)) ?? branchKindOf(own.grade);
    const name = branchName(kind, isOwn ? own.name : words);
    const key = `${kind} ${branchKey(name)}`;
    const found = this.known.get(key);
    if (found) return found;
    const id = this.newId();
    this.known.set(key, id);
    const grade = isOwn ? { grade: own.grade } : {};
    this.made.push({ id, kind, name, parent: this.topFor(kind), ...grade });
    return id;
  }

  private topFor(kind: NewBranch["kind"]): string {
    const place = kind === "chi-doan" ? "union" : "troop";
    const standing = this.tops[place];
    if (standing) return standing;
    const id = this.newId();
    this.tops[place] = id;
    const union = UNION_KINDS[kind];
    this.unions.push({ id, kind: union, name: unionName(union, this.state.place.name) });
    return id;
  }
}
