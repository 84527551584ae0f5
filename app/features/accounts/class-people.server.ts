import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listClassPeople } from "#db/queries/slips.ts";

/** How far a person is on the way to signing in by themselves. */
export type SlipState = "none" | "printed" | "own" | "disabled" | "no_account" | "staff";

export interface ClassPersonLine {
  readonly person: string;
  readonly account: string | null;
  readonly name: string;
  readonly login: string | null;
  readonly birthDate: string | null;
  readonly slip: SlipState;
  readonly lastLoginAt: number | null;
}

/** The people of a class or branch with the state of their slips. The caller has checked the right; the read is audited. */
export async function classPeople(
  { db }: Pick<DatabaseHandle, "db">,
  unit: string,
  by: { account: string; now: number },
): Promise<ClassPersonLine[]> {
  const rows = await listClassPeople(db, unit, localDay(by.now));
  await audit(db, {
    at: by.now,
    actor: by.account,
    action: "class.people",
    subject: `unit:${unit}`,
    unit,
    data: { people: rows.length },
  });
  return rows.map(({ person, account, name, login, birthDate, lastLoginAt, staff, state, passwordKind }) => {
    const password = passwordKind === "slip" ? "printed" : passwordKind === "own" ? "own" : "none";
    const slip = staff ? "staff" : account === null ? "no_account" : state === "disabled" ? "disabled" : password;
    return { person, account, name, login, birthDate, lastLoginAt, slip };
  });
}

/** Which of the ticked accounts may get a slip from here: members of this unit, without a role of their own. */
export function slipAccounts(people: readonly ClassPersonLine[], ticked: readonly string[]): string[] {
  const may = new Set(
    people.flatMap(({ account, slip }) =>
      account !== null && (slip === "none" || slip === "printed" || slip === "own") ? [account] : [],
    ),
  );
  return [...new Set(ticked)].filter((account) => may.has(account));
}
