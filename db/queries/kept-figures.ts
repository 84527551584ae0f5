/** Figures of the dashboard that a job counts and the page reads (see the migration of kept_figure). */
import type { Kysely } from "kysely";
import type { Database, Instant } from "../schema.ts";

export type KeptFigureRow = Database["kept_figure"];
export type KeptFigureKey = Pick<KeptFigureRow, "unit" | "kind" | "ref">;

/** Null when nobody asked for it before. */
export async function findKeptFigure(
  db: Kysely<Database>,
  { unit, kind, ref }: KeptFigureKey,
): Promise<KeptFigureRow | null> {
  const row = await db
    .selectFrom("kept_figure")
    .selectAll()
    .where("unit", "=", unit)
    .where("kind", "=", kind)
    .where("ref", "=", ref)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes that a page wants this figure; what was counted before stays. */
export async function askKeptFigure(db: Kysely<Database>, { unit, kind, ref }: KeptFigureKey, at: Instant) {
  await db
    .insertInto("kept_figure")
    .values({ unit, kind, ref, value: null, counted_at: null, asked_at: at })
    .onConflict((conflict) => conflict.columns(["unit", "kind", "ref"]).doUpdateSet({ asked_at: at }))
    .execute();
}

/** Figures that are wanted and were never counted, or not since `before`; the longest waiting first. */
export async function listDueKeptFigures(
  db: Kysely<Database>,
  before: Instant,
  limit: number,
): Promise<KeptFigureKey[]> {
  return db
    .selectFrom("kept_figure")
    .select(["unit", "kind", "ref"])
    .where((eb) =>
      eb.or([
        eb("counted_at", "is", null),
        eb.and([eb("counted_at", "<", before), eb("asked_at", ">", eb.ref("counted_at"))]),
      ]),
    )
    .orderBy("asked_at")
    .orderBy("unit")
    .orderBy("kind")
    .orderBy("ref")
    .limit(limit)
    .execute();
}

/** Writes what was counted at that moment. */
export async function putKeptFigure(
  db: Kysely<Database>,
  { unit, kind, ref }: KeptFigureKey,
  { value, at }: { value: string; at: Instant },
): Promise<void> {
  await db
    .updateTable("kept_figure")
    .set({ value, counted_at: at })
    .where("unit", "=", unit)
    .where("kind", "=", kind)
    .where("ref", "=", ref)
    .execute();
}

/** Forgets what nobody has looked at since that moment. */
export async function deleteUnaskedFigures(db: Kysely<Database>, before: Instant): Promise<void> {
  await db.deleteFrom("kept_figure").where("asked_at", "<", before).execute();
}
