/** What a roll writes about people, whatever it is a roll of: names, codes, accounts, places, and the words for them. */
import { formatDay } from "#app/domain/vietnamese.ts";
import { displayName, spellingKey } from "#app/sheets/spelling.ts";
import { loginFor } from "./logins.ts";
import type { RollRow } from "./roll-file.ts";
import { codesOf, type KnownPerson, OWN_CODE, type PersonCodes, type RollState } from "./state.ts";

export interface PersonWrite {
  readonly id: string;
  readonly name: string;
  readonly birth: string | null;
}

export interface MembershipWrite {
  readonly person: string;
  readonly tree: "state" | "youth";
  readonly unit: string;
}

export class Writes {
  readonly counts = { new: 0, changed: 0, unchanged: 0 };
  /** What is different about people who are known, in words. */
  readonly changes: { name: string; what: string[] }[] = [];
  readonly people: PersonWrite[] = [];
  /** Who of `people` is not known yet. */
  readonly newPeople = new Set<string>();
  readonly codes: { scheme: string; code: string; person: string }[] = [];
  /** Memberships that end. */
  readonly ended: string[] = [];
  readonly memberships: MembershipWrite[] = [];
  readonly accounts: { person: string; login: string }[] = [];
  private readonly logins: Set<string>;

  constructor(
    private readonly state: RollState,
    private readonly newId: () => string,
  ) {
    this.logins = new Set(state.logins);
  }

  /** Somebody the system does not know yet, with an account; gives the id. */
  add(row: RollRow): string {
    const id = this.newId();
    const codes = codesOf(row, this.state.place);
    this.people.push({ id, name: displayName(row.name ?? ""), birth: row.birth });
    this.newPeople.add(id);
    const login = this.giveAccount(id, codes);
    const own = codes.length > 0 ? codes : [{ scheme: OWN_CODE, code: login }];
    this.codes.push(...own.map((code) => ({ ...code, person: id })));
    this.counts.new += 1;
    return id;
  }

  /** What the row says anew of somebody known; gives it in words. */
  update(row: RollRow, person: KnownPerson): string[] {
    const name = row.name !== null && spellingKey(row.name) !== spellingKey(person.name) ? displayName(row.name) : null;
    const birth = row.birth !== null && row.birth !== person.birth ? row.birth : null;
    if (name !== null || birth !== null) {
      this.people.push({ id: person.id, name: name ?? person.name, birth: birth ?? person.birth });
    }
    const codes = codesOf(row, this.state.place).filter((code) => !isKnown(code, person.codes));
    this.codes.push(...codes.map((code) => ({ ...code, person: person.id })));
    return [
      ...(name !== null ? [`họ tên thành ${name}`] : []),
      ...(birth !== null
        ? [`ngày sinh ${person.birth ? formatDay(person.birth) : "–"} thành ${formatDay(birth)}`]
        : []),
      ...(codes.length > 0 ? [`thêm mã ${codes.map(({ code }) => code).join(", ")}`] : []),
    ];
  }

  /** Sees to it that somebody known can sign in; gives it in words. */
  ensureAccount(row: RollRow, person: KnownPerson): string[] {
    if (person.hasAccount || row.left) return [];
    this.giveAccount(person.id, [...codesOf(row, this.state.place), ...person.codes]);
    return ["có tài khoản"];
  }

  /** Counts somebody known, with what has changed. */
  tell(person: KnownPerson, what: string[]): void {
    this.counts[what.length > 0 ? "changed" : "unchanged"] += 1;
    if (what.length > 0) this.changes.push({ name: person.name, what });
  }

  private giveAccount(person: string, codes: PersonCodes): string {
    const login = loginFor(codes, this.state.place, this.logins, this.newId);
    this.accounts.push({ person, login });
    return login;
  }
}

/** The same text under the scheme without a school counts as known. */
function isKnown({ scheme, code }: PersonCodes[number], known: PersonCodes): boolean {
  return known.some((one) => one.code === code && (one.scheme === scheme || scheme.startsWith(`${one.scheme}/`)));
}
