import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema.ts";

export interface VersionRow {
  version: string;
  kind: string;
  body: string;
  pillar: string;
  difficulty: string;
  levels: string;
  tags: string;
}

const VERSION_COLUMNS = [
  "question_version.id as version",
  "question_version.kind",
  "question_version.body",
  "question_version.pillar",
  "question_version.difficulty",
  "question_version.levels",
  "question_version.tags",
] as const;

/** The newest version of every approved question. Keys are in a table that this query does not know. */
export async function listApprovedVersions(db: Kysely<Database>): Promise<VersionRow[]> {
  return db
    .selectFrom("question_version")
    .innerJoin("question", "question.id", "question_version.question")
    .select(VERSION_COLUMNS)
    .where("question.state", "=", "approved")
    .where("question_version.n", "=", (eb) =>
      eb
        .selectFrom("question_version as newer")
        .select((e) => e.fn.max("newer.n").as("n"))
        .whereRef("newer.question", "=", "question_version.question"),
    )
    .orderBy("question_version.id")
    .execute();
}

/** The versions pinned for a round. */
export async function listPool(db: Kysely<Database>, round: string): Promise<VersionRow[]> {
  return db
    .selectFrom("round_pool")
    .innerJoin("question_version", "question_version.id", "round_pool.version")
    .select(VERSION_COLUMNS)
    .where("round_pool.round", "=", round)
    .orderBy("round_pool.pos")
    .execute();
}

export interface KeyRow {
  version: string;
  rev: number;
  answer: string;
  explanation: string;
  void: 0 | 1;
}

/**
 * The key of each version as this grading takes it: the revision it names, or the first one, which is the bank's own;
 * null = the bank's own of all. For grading, and for nothing that answers a browser before release.
 */
export async function listKeys(
  db: Kysely<Database>,
  versions: readonly string[],
  grading: string | null = null,
): Promise<KeyRow[]> {
  if (versions.length === 0) return [];
  return db
    .selectFrom("question_key")
    .leftJoin("grading_key", (join) =>
      join.onRef("grading_key.version", "=", "question_key.version").on("grading_key.grading", "=", grading ?? ""),
    )
    .select(["question_key.version", "question_key.rev", "question_key.answer", "question_key.explanation"])
    .select((eb) => eb.fn.coalesce("grading_key.void", eb.lit(0)).as("void"))
    .where("question_key.version", "in", [...versions])
    .where((eb) => eb("question_key.rev", "=", eb.fn.coalesce("grading_key.rev", eb.lit(1))))
    .execute() as Promise<KeyRow[]>;
}

export async function findQuestion(
  db: Kysely<Database>,
  bank: string,
  sourceKey: string,
): Promise<{ id: string; n: number; hash: string | null } | null> {
  const row = await db
    .selectFrom("question")
    .leftJoin("question_version", "question_version.question", "question.id")
    .select(["question.id", "question_version.n", "question_version.hash"])
    .where("question.bank", "=", bank)
    .where("question.source_key", "=", sourceKey)
    .orderBy("question_version.n", "desc")
    .executeTakeFirst();
  return row ? { id: row.id, n: row.n ?? 0, hash: row.hash } : null;
}

export async function insertVersion(
  trx: Transaction<Database>,
  version: Database["question_version"],
  key: Pick<Database["question_key"], "answer" | "explanation">,
): Promise<void> {
  await trx.insertInto("question_version").values(version).execute();
  await trx
    .insertInto("question_key")
    .values({ version: version.id, rev: 1, ...key, reason: "", created_at: version.created_at })
    .execute();
}
