/** From rows to people: who stands on several rows, and who of them is known. Pure. */
import { foldKey } from "#app/domain/vietnamese.ts";
import type { StaffProblemCode } from "./problems.ts";
import { pointer, type Remarks, type Wish } from "./resolve.ts";
import type { StaffFile } from "./staff-file.ts";
import { type KnownStaff, type StaffState, schemeOf } from "./state.ts";

/** Everything that a file says of one person. */
export interface FilePerson {
  readonly wishes: readonly Wish[];
  readonly known: KnownStaff | null;
}

interface Group {
  readonly wishes: Wish[];
  known: KnownStaff | null;
}

type Verdict =
  | { readonly group: Group | null; readonly known: KnownStaff | null }
  | { readonly problem: StaffProblemCode; readonly field: "code" | "login"; readonly text: string };

const NAME = ["name", "family", "homeroomTeacher"];

/** Rows with a code or login are who they say; the others are told by name and telephone. Wrong rows are reported. */
export function peopleOf(
  file: StaffFile,
  wishes: readonly Wish[],
  state: StaffState,
  remarks: Remarks,
): readonly FilePerson[] {
  const { report, note } = pointer(file, remarks);
  const people = new People(state);
  const hasKey = ({ row }: Wish) => row.code !== null || row.login !== null;
  for (const wish of wishes.filter(hasKey)) {
    const verdict = people.byKeys(wish);
    if ("problem" in verdict) report(wish.row, [verdict.field], verdict.problem, verdict.text);
    else people.add(wish, verdict.group, verdict.known);
  }
  for (const group of [...people.groups]) {
    const namesake = group.known === null ? people.recognise(group) : null;
    if (namesake) note(group.wishes[0]!.row, ["login"], "same_person", namesake);
  }
  for (const wish of wishes.filter((one) => !hasKey(one))) {
    const found = people.byName(wish);
    if (found === "ambiguous") report(wish.row, NAME, "ambiguous");
    else people.add(wish, found.group, found.known);
  }
  return people.groups;
}

class People {
  readonly groups: Group[] = [];
  private readonly groupsByKey = new Map<string, Group>();
  private readonly groupsByName = new Map<string, Group[]>();
  private readonly knownByKey = new Map<string, KnownStaff>();
  private readonly staffByName = new Map<string, KnownStaff[]>();
  private readonly claimed = new Set<string>();

  constructor(state: StaffState) {
    for (const person of state.people.values()) {
      for (const { scheme, code } of person.codes) this.knownByKey.set(`${scheme} ${code}`, person);
      if (person.login !== null) this.knownByKey.set(`login ${foldKey(person.login)}`, person);
    }
    for (const [place, ids] of state.staff) {
      for (const person of ids.flatMap((id) => state.people.get(id) ?? [])) {
        push(this.staffByName, `${place} ${foldKey(person.name)}`, person);
      }
    }
  }

  add(wish: Wish, standing: Group | null, known: KnownStaff | null): void {
    const group = standing ?? { wishes: [], known };
    if (!standing) {
      this.groups.push(group);
      push(this.groupsByName, nameKey(wish), group);
    }
    group.wishes.push(wish);
    this.know(group, group.known ?? known);
    for (const key of keysOf(wish)) this.groupsByKey.set(key, group);
  }

  /** Whom the code and the login of a row mean. */
  byKeys(wish: Wish): Verdict {
    const { code, login } = wish.row;
    const keys = keysOf(wish);
    const known = new Set(keys.flatMap((key) => this.knownByKey.get(key) ?? []));
    const groups = new Set(
      [...keys, ...[...known].map(({ id }) => `person ${id}`)].flatMap((key) => this.groupsByKey.get(key) ?? []),
    );
    const wrong = (problem: StaffProblemCode, field: "code" | "login", text: string | null) => {
      return { problem, field, text: text ?? "" } as const;
    };
    if (known.size > 1 || groups.size > 1) return wrong("people_disagree", login === null ? "code" : "login", login);
    const [person = null] = known;
    const [group = null] = groups;
    const names = [person?.name, group?.wishes[0]?.row.name].filter((name) => name !== undefined);
    if (names.every((name) => foldKey(name) === foldKey(wish.row.name))) return { group, known: person };
    const byCode = code !== null && (this.knownByKey.has(keys[0]!) || this.groupsByKey.has(keys[0]!));
    return byCode ? wrong("other_person", "code", code) : wrong("login_taken", "login", login);
  }

  /**
   * Codes that nobody is known by: the one person of that name here who has none yet is meant. Otherwise somebody new;
   * gives the login of a namesake who might be the same after all.
   */
  recognise(group: Group): string | null {
    const wish = group.wishes[0]!;
    const { code, login } = wish.row;
    const namesakes = this.free(wish);
    const fitting = namesakes.filter((person) => {
      // somebody with another login, or another code of the same kind, is somebody else
      if (login !== null && person.login !== null) return false;
      return code === null || !person.codes.some(({ scheme }) => scheme === schemeOf(code, wish.home.id));
    });
    if (fitting.length === 1) this.know(group, fitting[0] ?? null);
    return group.known === null && login !== null ? (namesakes[0]?.login ?? null) : null;
  }

  /** Who a row without code and login is: somebody of the file, of the staff here, or new. */
  byName(wish: Wish): { group: Group | null; known: KnownStaff | null } | "ambiguous" {
    const { phone } = wish.row;
    const groups = (this.groupsByName.get(nameKey(wish)) ?? []).filter((group) => {
      const own = group.wishes.map(({ row }) => row.phone).find((one) => one !== null);
      return own === undefined || phone === null || digits(own) === digits(phone);
    });
    if (groups.length > 1) return "ambiguous";
    if (groups[0]) return { group: groups[0], known: null };
    const free = this.free(wish);
    const called = phone === null ? [] : free.filter((person) => digits(person.phone) === digits(phone));
    const [known = null, other] = called.length > 0 ? called : free;
    return other ? "ambiguous" : { group: null, known };
  }

  /** People of this name on the staff here whom no other row has claimed. */
  private free(wish: Wish): KnownStaff[] {
    return (this.staffByName.get(nameKey(wish)) ?? []).filter(({ id }) => !this.claimed.has(id));
  }

  private know(group: Group, known: KnownStaff | null): void {
    if (known === null) return;
    group.known = known;
    this.claimed.add(known.id);
    this.groupsByKey.set(`person ${known.id}`, group);
  }
}

function keysOf({ row: { code, login }, home }: Wish): string[] {
  return [
    ...(code === null ? [] : [`${schemeOf(code, home.id)} ${code}`]),
    ...(login === null ? [] : [`login ${login}`]),
  ];
}

function nameKey({ row, home }: Wish): string {
  return `${home.id} ${foldKey(row.name)}`;
}

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Numbers are compared without the signs between their digits. */
export function digits(phone: string | null): string {
  return (phone ?? "").replace(/\D/g, "").replace(/^84(?=\d{9,10}$)/, "0");
}
