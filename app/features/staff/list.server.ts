import type { Role } from "#app/domain/permissions.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { Viewer } from "#app/domain/viewer.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listGrantsOf, listStaff, type StaffFilter } from "#db/queries/staff.ts";
import { isRole, mayChangeStaff } from "./rights.server.ts";

export interface StaffRole {
  readonly role: Role;
  readonly unit: string;
  readonly unitName: string;
  readonly homeroom: boolean;
}

export interface StaffLine {
  readonly person: string;
  readonly account: string | null;
  readonly name: string;
  readonly login: string | null;
  readonly phone: string | null;
  readonly locked: boolean;
  readonly slip: "none" | "slip" | "own" | null;
  readonly lastLoginAt: number | null;
  /** None: on the list of staff, waiting for one. */
  readonly roles: readonly StaffRole[];
  /** Whether the viewer may change this person. */
  readonly mine: boolean;
}

/** The staff of a unit and of all below it, a page at a time. The caller has checked the right to the unit. */
export async function staffOf(
  { db }: Pick<DatabaseHandle, "db">,
  { unit, viewer, filter, now }: { unit: string; viewer: Viewer; filter: StaffFilter; now: number },
): Promise<{ lines: StaffLine[]; total: number }> {
  const day = localDay(now);
  const { rows, total } = await listStaff(db, { unit, day, filter });
  const grants = await listGrantsOf(
    db,
    rows.map((row) => row.person),
    day,
  );
  const data = { people: rows.length };
  await audit(db, { at: now, actor: viewer.account, action: "staff.read", subject: `unit:${unit}`, unit, data });
  const lines: StaffLine[] = [];
  for (const row of rows) {
    const own = grants.filter((grant) => grant.person === row.person);
    lines.push({
      person: row.person,
      account: row.account,
      name: row.name,
      login: row.login,
      phone: row.phone,
      locked: row.state === "disabled",
      slip: row.passwordKind,
      lastLoginAt: row.lastLoginAt,
      roles: own.flatMap(({ role, unit: at, unitName, homeroom }) =>
        isRole(role) ? [{ role, unit: at, unitName, homeroom: homeroom === 1 }] : [],
      ),
      mine: await mayChangeStaff(db, viewer, row.person, own),
    });
  }
  return { lines, total };
}
