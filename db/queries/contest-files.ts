/** Attached notices. A file's bytes stand in pieces under their hash; contests refer to it. */
import type { Kysely, Transaction } from "kysely";
import type { Database, Instant } from "../schema.ts";

export interface ContestFile {
  id: string;
  contest: string;
  name: string;
  size: number;
  hash: string;
  addedAt: Instant;
}

const FILE_COLUMNS = ["id", "contest", "name", "size", "hash", "added_at as addedAt"] as const;

/** The notices of a contest, the first added first. */
export async function listContestFiles(db: Kysely<Database>, contest: string): Promise<ContestFile[]> {
  return db.selectFrom("contest_file").select(FILE_COLUMNS).where("contest", "=", contest).orderBy("id").execute();
}

export async function findContestFile(db: Kysely<Database>, contest: string, id: string): Promise<ContestFile | null> {
  const row = await db
    .selectFrom("contest_file")
    .select(FILE_COLUMNS)
    .where("contest", "=", contest)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes one piece; a piece that is there already is the same one. */
export async function insertFilePart(db: Kysely<Database>, row: Database["file_part"]): Promise<void> {
  await db
    .insertInto("file_part")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listFileParts(db: Kysely<Database>, hash: string): Promise<Uint8Array[]> {
  const rows = await db.selectFrom("file_part").select("bytes").where("hash", "=", hash).orderBy("pos").execute();
  return rows.map((row) => row.bytes);
}

export async function countFileParts(db: Kysely<Database>, hash: string): Promise<number> {
  const row = await db
    .selectFrom("file_part")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("hash", "=", hash)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function insertContestFile(trx: Transaction<Database>, row: Database["contest_file"]): Promise<void> {
  await trx.insertInto("contest_file").values(row).execute();
}

export async function deleteContestFile(trx: Transaction<Database>, contest: string, id: string): Promise<void> {
  await trx.deleteFrom("contest_file").where("contest", "=", contest).where("id", "=", id).execute();
}

/** Pieces that no contest refers to any more. */
export async function deleteUnusedParts(trx: Transaction<Database>, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await trx
    .deleteFrom("file_part")
    .where("hash", "in", [...hashes])
    .where("hash", "not in", (eb) => eb.selectFrom("contest_file").select("contest_file.hash"))
    .execute();
}
