import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import {
  findLastRoll,
  findUnitAttrs,
  listHubClasses,
  listTeachersOf,
  updateUnitAttrs,
} from "#db/queries/school-hub.ts";

type Db = Pick<DatabaseHandle, "db">;

export interface ClassTeacher {
  readonly name: string;
  readonly homeroom: boolean;
}

export interface SchoolHub {
  readonly phone: string;
  readonly lastRoll: { readonly at: number; readonly by: string | null } | null;
  readonly classes: readonly {
    readonly id: string;
    readonly name: string;
    readonly schoolYear: string | null;
    readonly pupils: number;
    readonly printed: number;
    readonly signedIn: number;
    readonly teachers: readonly ClassTeacher[];
  }[];
}

/** A school at a glance; figures and names of teachers, no pupils. */
export async function schoolHub({ db }: Db, school: string, now: number): Promise<SchoolHub> {
  const classes = await listHubClasses(db, school);
  const teachers = await teachersOf(
    { db },
    classes.map(({ id }) => id),
    now,
  );
  return {
    phone: String((await findUnitAttrs(db, school)).phone ?? ""),
    lastRoll: await findLastRoll(db, school),
    classes: classes.map(({ attrs, ...row }) => ({
      ...row,
      schoolYear: (JSON.parse(attrs) as { schoolYear?: string }).schoolYear ?? null,
      teachers: teachers.get(row.id) ?? [],
    })),
  };
}

/** Who teaches these classes today, the homeroom teacher first; classes without anybody are missing. */
export async function teachersOf(
  { db }: Db,
  classes: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, ClassTeacher[]>> {
  const teachers = new Map<string, ClassTeacher[]>();
  for (const { unit, name, homeroom } of await listTeachersOf(db, classes, localDay(now))) {
    teachers.set(unit, [...(teachers.get(unit) ?? []), { name, homeroom: homeroom === 1 }]);
  }
  return teachers;
}

/** The number that people call at a unit; "" takes it away. */
export async function setUnitPhone(
  { db }: Db,
  { unit, phone, account, now }: { unit: string; phone: string; account: string; now: number },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { phone: _old, ...attrs } = await findUnitAttrs(trx, unit);
    await updateUnitAttrs(trx, unit, phone === "" ? attrs : { ...attrs, phone });
    await audit(trx, { at: now, actor: account, action: "unit.phone", subject: `unit:${unit}`, unit });
  });
}
