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

/** The rounds of a contest that boards are made of, in their order: rehearsals are none of them. */
export async function listRoundIds(db: Kysely<Database>, contest: string): Promise<string[]> {
  const rows = await db
    .selectFrom("round")
    .select("id")
    .where("contest", "=", contest)
    .where("rehearsal", "=", 0)
    .orderBy("pos")
    .execute();
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
    // an open attempt has no grading either: so an index without all those that are done can be used
    .where("grading", "is", null)
    .where((eb) => {
      const open = eb("state", "=", "open");
      const ungraded = eb("state", "in", ["submitted", "expired"]);
      if (before === null) return eb.or([open, ungraded]);
      return eb.or([
        eb.and([open, eb("deadline_at", "<", before)]),
        eb.and([ungraded, eb("finished_at", "<", before)]),
      ]);
    })
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Whether a correction of this contest is being carried out at this moment. */
export async function isCorrecting(db: Kysely<Database>, contest: string): Promise<boolean> {
  const row = await db
    .selectFrom("correction")
    .select("id")
    .where("contest", "=", contest)
    .where("state", "=", "applying")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The issued edition that the public reads by now and that a corrected one replaces; null while the board is live. */
export async function findReplaced(db: Kysely<Database>, contest: string): Promise<number | null> {
  const row = await db
    .selectFrom("contest")
    .select("public_edition as edition")
    .where("id", "=", contest)
    .where("public_edition", "<>", 0)
    .executeTakeFirst();
  return row?.edition ?? null;
}

/** The number of a contest's next edition within it, from 1. */
export async function nextInContest(db: Kysely<Database>, contest: string): Promise<number> {
  const own = await db
    .selectFrom("edition")
    .select((eb) => eb.fn.max<number | null>("n").as("n"))
    .where("contest", "=", contest)
    .executeTakeFirst();
  return (own?.n ?? 0) + 1;
}

/** An issued edition; null while its boards are being made. */
export async function findEdition(
  db: Kysely<Database>,
  id: number,
): Promise<Pick<Database["edition"], "id" | "n" | "hash"> | null> {
  return (await db.selectFrom("edition").select(["id", "n", "hash"]).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Writes the edition's row: from here on the database refuses any change to what it holds. */
export async function insertEdition(trx: Transaction<Database>, edition: Database["edition"]): Promise<void> {
  await trx.insertInto("edition").values(edition).execute();
}

/** Keeps what the boards of one scope in an edition were made by. */
export async function insertEditionScope(trx: Transaction<Database>, row: Database["edition_scope"]): Promise<void> {
  await trx.insertInto("edition_scope").values(row).execute();
}

/** The numbers that were to be predicted, by round, of an edition that is being made or issued. */
export async function listActuals(db: Kysely<Database>, edition: number): Promise<Map<string, number>> {
  if (edition <= 0) return new Map();
  const rows = await db
    .selectFrom("edition_scope")
    .select(["scope", "actual"])
    .where("edition", "=", edition)
    .execute();
  return new Map(rows.flatMap(({ scope, actual }) => (actual === null ? [] : [[scope, actual] as const])));
}

/** The number that was to be predicted and the rule (JSON) of a scope in an issued edition; null for an older one. */
export async function findEditionScope(
  db: Kysely<Database>,
  { edition, scope }: { edition: number; scope: string },
): Promise<{ actual: number | null; rule: string } | null> {
  const row = await db
    .selectFrom("edition_scope")
    .select(["actual", "rule"])
    .where("edition", "=", edition)
    .where("scope", "=", scope)
    .executeTakeFirst();
  return row ?? null;
}

/** What the boards of an edition are made by, a row for each scope. */
export async function listEditionScopes(db: Kysely<Database>, edition: number): Promise<Database["edition_scope"][]> {
  return db.selectFrom("edition_scope").selectAll().where("edition", "=", edition).execute();
}

/** From the commit on this is what public pages read. */
export async function setPublicEdition(trx: Transaction<Database>, contest: string, edition: number): Promise<void> {
  await trx.updateTable("contest").set({ public_edition: edition }).where("id", "=", contest).execute();
}

export type EditionLine = Omit<Database["edition"], "contest">;

/** The issued editions of a contest, the newest first. */
export async function listEditions(db: Kysely<Database>, contest: string): Promise<EditionLine[]> {
  return db
    .selectFrom("edition")
    .select(["id", "n", "kind", "cut_at", "issued_at", "issued_by", "reason", "hash", "replaces"])
    .where("contest", "=", contest)
    .orderBy("n", "desc")
    .execute();
}
