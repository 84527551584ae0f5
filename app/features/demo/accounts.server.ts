import { foldKey } from "#app/domain/vietnamese.ts";
import { derivedId } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { insertAccounts } from "#db/queries/demo.ts";
import { DAY, dayAt, HOUR, MINUTE } from "./calendar.ts";
import type { DemoPupil } from "./pupils.ts";
import type { DemoStaff } from "./staff.ts";
import { streamOf } from "./stream.ts";
import type { DemoWorld } from "./world.server.ts";

/** How long before loading the login slips were printed. */
const PRINTED_DAYS_AGO = 35;
/** Share of a school's activity by which pupils signed in who have not sat anything. */
const LOOKED_AROUND = 0.25;

/** The id of the account behind a login of the demo. */
export function accountId(login: string, now: number): string {
  return derivedId(dayAt(now, -PRINTED_DAYS_AGO, 8), "demo", "account", login);
}

/**
 * An account for everybody, all with the one password of the demo. Who sat a contest signed in a little before, some
 * others looked around; nobody of a school that does not take part ever signed in.
 */
export async function insertDemoAccounts(
  { db }: DatabaseHandle,
  { pupils, members, staff, calendar }: DemoWorld,
  { passwordHash, firstStart }: { passwordHash: string; firstStart: ReadonlyMap<string, number> },
): Promise<void> {
  const { now } = calendar;
  const quiet = new Set(pupils.filter((pupil) => pupil.activity === 0).map((pupil) => pupil.school.plan.code));
  const row = (person: string, login: string, signedIn: number | null) => ({
    id: accountId(login, now),
    person,
    login,
    login_key: foldKey(login),
    password_hash: passwordHash,
    state: "active" as const,
    created_at: dayAt(now, -PRINTED_DAYS_AGO, 8),
    first_login_at: signedIn,
    last_login_at: signedIn,
    password_kind: "own" as const,
  });
  await insertAccounts(db, [
    ...pupils.map((pupil) => row(pupil.person.id, pupil.code, firstLogin(pupil, firstStart, now))),
    ...members.map(({ person, code }) => row(person.id, code, null)),
    ...staff.map((one) => row(one.person.id, one.login, staffLogin(one, quiet, now))),
  ]);
}

function firstLogin(pupil: DemoPupil, firstStart: ReadonlyMap<string, number>, now: number): number | null {
  const stream = streamOf("login", pupil.code);
  const started = firstStart.get(pupil.person.id);
  if (started !== undefined) return started - stream.int(1, 12) * MINUTE;
  if (!stream.chance(pupil.activity * LOOKED_AROUND)) return null;
  return now - stream.int(1, 12) * DAY - stream.int(0, 5) * HOUR;
}

function staffLogin(one: DemoStaff, quiet: ReadonlySet<string>, now: number): number | null {
  const stream = streamOf("login", one.login);
  if (one.school !== null && (quiet.has(one.school) || !stream.chance(0.8))) return null;
  return now - stream.int(13, 33) * DAY - stream.int(0, 5) * HOUR;
}
