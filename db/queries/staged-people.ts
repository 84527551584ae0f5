/**
 * People of a large roll are written ahead in pieces, so that answers are saved in between. They are members of
 * nothing and marked as staged until the import's one last transaction claims them; what nobody claims is removed.
 */
import type { Kysely, Transaction } from "kysely";
import { isDeadlock } from "../errors.ts";
import type { Database, Instant } from "../schema.ts";
import { insertRows, piecesOf } from "./units-insert-rows.ts";

export interface StagedRows {
  readonly people: readonly Database["person"][];
  readonly codes: readonly Database["person_code"][];
  readonly accounts: readonly Database["account"][];
  /** Open ones that begin when the import claims its people; their units may not stand yet. */
  readonly memberships: readonly Omit<Database["staged_membership"], "import">[];
}

/** One piece, in one short transaction. Throws the database's error when a code or a login is taken. */
export async function insertStagedPiece(
  db: Kysely<Database>,
  { people, codes, accounts, memberships }: StagedRows,
  mark: { readonly import: string; readonly at: Instant },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await insertRows(trx, "person", people);
    await insertRows(
      trx,
      "staged_person",
      people.map(({ id }) => ({ person: id, ...mark })),
    );
    await insertRows(trx, "person_code", codes);
    await insertRows(trx, "account", accounts);
    await insertRows(
      trx,
      "staged_membership",
      memberships.map((one) => ({ ...one, import: mark.import })),
    );
  });
}

/**
 * Makes the staged people of an import real, members of units that stand by now. False, with nothing changed for good
 * by a transaction that then ends, where they are no longer as many as were written ahead.
 */
export async function claimStaged(trx: Transaction<Database>, importId: string, expected: number): Promise<boolean> {
  // First of all: what is being removed at this moment is waited for here, and then is not there.
  const claimed = await trx.deleteFrom("staged_person").where("import", "=", importId).executeTakeFirst();
  if (Number(claimed.numDeletedRows) !== expected) return false;
  await trx
    .insertInto("membership")
    .columns(["id", "person", "tree", "unit", "role", "valid_from", "valid_to"])
    .expression((eb) =>
      eb
        .selectFrom("staged_membership")
        .select(["id", "person", "tree", "unit", "role", "valid_from", eb.val(null).as("valid_to")])
        .where("import", "=", importId),
    )
    .execute();
  await trx.deleteFrom("staged_membership").where("import", "=", importId).execute();
  return true;
}

/** Whether one of these people belongs to an import that is still under way. */
export async function isAnyStaged(db: Kysely<Database>, people: readonly string[]): Promise<boolean> {
  const any = await db.selectFrom("staged_person").select("person").limit(1).executeTakeFirst();
  if (!any) return false;
  for (const piece of piecesOf(people, 1_000)) {
    const found = await db.selectFrom("staged_person").select("person").where("person", "in", piece).executeTakeFirst();
    if (found) return true;
  }
  return false;
}

const PIECE = 120;

/**
 * Removes staged people of one import, or those staged before a moment, in short transactions. Who is claimed
 * meanwhile stays.
 */
export async function removeStaged(
  db: Kysely<Database>,
  which: { readonly import: string } | { readonly before: Instant },
): Promise<void> {
  for (;;) {
    const wanted = db.selectFrom("staged_person").select("person").limit(PIECE);
    const rows = await ("import" in which
      ? wanted.where("import", "=", which.import)
      : wanted.where("at", "<", which.before)
    ).execute();
    if (rows.length === 0) return;
    const found = rows.map(({ person }) => person);
    try {
      await db.transaction().execute((trx) => removeStill(trx, found));
    } catch (error) {
      // a claim of these people took them in another order; it goes on, and what it leaves is looked at anew
      if (!isDeadlock(error)) throw error;
    }
  }
}

/** Those of these people who are staged still. */
async function removeStill(trx: Transaction<Database>, found: readonly string[]): Promise<void> {
  const gone = await trx.deleteFrom("staged_person").where("person", "in", found).returning("person").execute();
  const people = gone.map(({ person }) => person);
  if (people.length === 0) return;
  await trx.deleteFrom("staged_membership").where("person", "in", people).execute();
  await trx.deleteFrom("account").where("person", "in", people).execute();
  await trx.deleteFrom("person_code").where("person", "in", people).execute();
  await trx.deleteFrom("person").where("id", "in", people).execute();
}
