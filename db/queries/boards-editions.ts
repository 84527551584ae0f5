import type { Kysely, Transaction } from "kysely";
import type { Database, Instant } from "../schema.ts";

/** A contest for those who make its editions, held until the transaction ends; null = no such contest. */
export async function lockContest(
  trx: Transaction<Database>,
  contest: string,
): Promise<{ id: string; unit: string } | null> {
  const row = await trx
    .updateTable("contest")
    .set((eb) => ({ public_edition: eb.ref("public_edition") }))
    .where("id", "=", contest)
    .returning(["id", "unit"])
    .executeTakeFirst();
  return row ?? null;
}

/** The rounds of a contest in their order. */
export async function listRoundIds(db: Kysely<Database>, contest: string): Promise<string[]> {
  const rows = await db.selectFrom("round").select("id").where("contest", "=", contest).orderBy("pos").execute();
  return rows.map((row) => row.id);
}

/** Contests by id or slug, drafts included; all of them without a name. For commands of the operator: no scope. */
export async function listContestsNamed(
  db: Kysely<Database>,
  names: readonly string[],
): Promise<{ id: string; slug: string }[]> {
  let query = db.selectFrom("contest").select(["id", "slug"]).orderBy("id");
  if (names.length > 0) query = query.where((eb) => eb.or([eb("id", "in", [...names]), eb("slug", "in", [...names])]));
  return query.execute();
}

/**
 * Attempts that belong before the cut (null = all) and are not ready to be ranked: still open although their time ends
 * before it, or closed and not graded.
 */
export async function countUnsettled(
  db: Kysely<Database>,
  rounds: readonly string[],
  before: Instant | null,
): Promise<number> {
  if (rounds.length === 0) return 0;
  const row = await db
    .selectFrom("attempt")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("round", "in", [...rounds])
    .where((eb) => {
      const open = eb("state", "=", "open");
      const ungraded = eb.and([eb("state", "in", ["submitted", "expired"]), eb("grading", "is", null)]);
      if (before === null) return eb.or([open, ungraded]);
      return eb.or([
        eb.and([open, eb("deadline_at", "<", before)]),
        eb.and([ungraded, eb("finished_at", "<", before)]),
      ]);
    })
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The numbers a new edition gets: `id` over all contests, `n` within this one, both from 1. */
export async function nextEditionNumbers(db: Kysely<Database>, contest: string): Promise<{ id: number; n: number }> {
  const last = await db
    .selectFrom("edition")
    .select((eb) => eb.fn.max<number | null>("id").as("id"))
    .executeTakeFirst();
  const own = await db
    .selectFrom("edition")
    .select((eb) => eb.fn.max<number | null>("n").as("n"))
    .where("contest", "=", contest)
    .executeTakeFirst();
  return { id: (last?.id ?? 0) + 1, n: (own?.n ?? 0) + 1 };
}

/** Writes the edition's row: from here on the database refuses any change to what it holds. */
export async function insertEdition(trx: Transaction<Database>, edition: Database["edition"]): Promise<void> {
  await trx.insertInto("edition").values(edition).execute();
}

/** From the commit on this is what public pages read. */
export async function setPublicEdition(trx: Transaction<Database>, contest: string, edition: number): Promise<void> {
  await trx.updateTable("contest").set({ public_edition: edition }).where("id", "=", contest).execute();
}

/** The issued editions of a contest, the newest first. */
export async function listEditions(
  db: Kysely<Database>,
  contest: string,
): Promise<Omit<Database["edition"], "contest">[]> {
  return db
    .selectFrom("edition")
    .select(["id", "n", "kind", "cut_at", "issued_at", "issued_by", "reason", "hash"])
    .where("contest", "=", contest)
    .orderBy("n", "desc")
    .execute();
}
