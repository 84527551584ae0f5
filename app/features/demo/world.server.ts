import { join } from "node:path";
import { localDay } from "#app/domain/vietnamese.ts";
import { insertPeople } from "#app/features/people/api.server.ts";
import { insertProvince, insertUnits, rebuildClosure } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { insertRoleGrants } from "#db/queries/demo.ts";
import { calendarOf, type DemoCalendar } from "./calendar.ts";
import { readDemoFiles } from "./files.server.ts";
import { buildMembers, type DemoMember } from "./members.ts";
import { nameMaker } from "./names.ts";
import { buildPupils, type DemoPupil } from "./pupils.ts";
import { buildSchools } from "./schools.ts";
import { buildStaff, type DemoStaff } from "./staff.ts";

/** The province of the demo: An Giang. Its communes are real, everything below them is invented. */
const PROVINCE = "91";

export interface DemoWorld {
  readonly province: string;
  readonly calendar: DemoCalendar;
  readonly pupils: readonly DemoPupil[];
  /** Of branches outside schools. */
  readonly members: readonly DemoMember[];
  readonly staff: readonly DemoStaff[];
}

/** Units, pupils and staff with their roles. `share` < 1 makes smaller classes. */
export async function insertWorld(
  handle: DatabaseHandle,
  { now, contentFolder, share }: { now: number; contentFolder: string; share: number },
): Promise<DemoWorld> {
  const { db } = handle;
  const calendar = calendarOf(now);
  const files = readDemoFiles(join(contentFolder, "demo"));
  const { files: units, province } = await insertProvince(handle, PROVINCE, now, join(contentFolder, "units"));
  const districtOf = (commune: string) => units.districtsOfCommune.get(commune)?.[0];
  const { schools, forest } = buildSchools(files, { province: PROVINCE, districtOf }, calendar);
  const names = nameMaker(files);
  const outside = buildMembers(names, calendar);
  await insertUnits(db, forest);
  await insertUnits(db, outside.forest);
  await db.transaction().execute((trx) => rebuildClosure(trx, localDay(now)));

  const pupils = buildPupils(schools, names, calendar, share);
  const staff = buildStaff(schools, units.province, names, calendar);
  await insertPeople(
    db,
    [...pupils, ...outside.members, ...staff].map((one) => one.person),
  );
  await insertRoleGrants(
    db,
    staff.flatMap(({ person, role, units: on }) =>
      on.map((unit, at) => ({
        // The person's id is unique and one person here has one role: the place in the list tells the grants apart.
        id: `${person.id.slice(0, 24)}${String(at).padStart(2, "0")}`,
        person: person.id,
        role,
        unit,
        valid_from: calendar.since,
        valid_to: null,
        // everybody has one class of their own and helps in the next
        homeroom: role === "teacher" && at === 0 ? (1 as const) : (0 as const),
      })),
    ),
  );
  return { province, calendar, pupils, members: outside.members, staff };
}
