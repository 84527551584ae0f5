import type { Kysely } from "kysely";
import { z } from "zod";
import type { PoolItem } from "#app/domain/draw.ts";
import {
  DIFFICULTIES,
  LEVELS,
  type Level,
  PILLARS,
  QUESTION_KINDS,
  type QuestionBody,
  type QuestionKey,
} from "#app/domain/question.ts";
import type { Database } from "#db/connect.ts";
import { listApprovedVersions, listKeys, listPool, type VersionRow } from "#db/queries/questions.ts";

const bodySchema = z.object({
  kind: z.enum(QUESTION_KINDS),
  prompt: z.string(),
  options: z.array(z.object({ id: z.string(), text: z.string(), fixed: z.boolean().optional() })),
});
const keySchema = z.object({ correct: z.array(z.string()) });
const rowSchema = z.object({
  pillar: z.enum(PILLARS),
  difficulty: z.enum(DIFFICULTIES),
  levels: z.array(z.enum(LEVELS)),
});

/** A question version as the bank and the draw see it; it holds no key. */
export interface QuestionVersion extends PoolItem {
  readonly body: QuestionBody;
  readonly levels: readonly Level[];
}

function toVersion(row: VersionRow): QuestionVersion {
  const body = bodySchema.parse(JSON.parse(row.body));
  const { pillar, difficulty, levels } = rowSchema.parse({ ...row, levels: JSON.parse(row.levels) });
  return { version: row.version, kind: body.kind, pillar, difficulty, levels, options: body.options, body };
}

/** Versions are insert-only and a published round's pool is pinned, so both may stay in memory. */
const pools = new Map<string, readonly QuestionVersion[]>();

/** The pinned pool of a published round. */
export async function poolOf(db: Kysely<Database>, round: string): Promise<readonly QuestionVersion[]> {
  const known = pools.get(round);
  if (known) return known;
  const pool = (await listPool(db, round)).map(toVersion);
  if (pool.length > 0) pools.set(round, pool);
  return pool;
}

/** Everything that a new contest may draw from. */
export async function approvedVersions(db: Kysely<Database>): Promise<QuestionVersion[]> {
  return (await listApprovedVersions(db)).map(toVersion);
}

/** Keys for grading. */
export async function keysOf(db: Kysely<Database>, versions: readonly string[]): Promise<Map<string, QuestionKey>> {
  const rows = await listKeys(db, versions);
  return new Map(rows.map((row) => [row.version, keySchema.parse(JSON.parse(row.answer))]));
}

/** Keys with their explanations, for a page after release. */
export async function explainedKeysOf(
  db: Kysely<Database>,
  versions: readonly string[],
): Promise<Map<string, QuestionKey & { explanation: string }>> {
  const rows = await listKeys(db, versions);
  return new Map(
    rows.map((row) => [row.version, { ...keySchema.parse(JSON.parse(row.answer)), explanation: row.explanation }]),
  );
}
