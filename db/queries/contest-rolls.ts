import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

/**
 * Whether rates of a contest have something to be of: somebody on its roll, or, while that is not fixed, somebody in a
 * class or branch below its unit.
 */
export async function hasRollFor(
  db: Kysely<Database>,
  { unit, rollMoment }: { unit: string; rollMoment: string | null },
): Promise<boolean> {
  if (rollMoment !== null) {
    const total = await db.selectFrom("roll_total").select("n").where("moment", "=", rollMoment).limit(1).execute();
    return total.length > 0;
  }
  const member = await db
    .selectFrom("unit_closure")
    .innerJoin("membership", "membership.unit", "unit_closure.descendant")
    .select("membership.id")
    .where("unit_closure.ancestor", "=", unit)
    .where("membership.valid_to", "is", null)
    .limit(1)
    .execute();
  return member.length > 0;
}
