import type { Kysely } from "kysely";
import { z } from "zod";
import type { PoolItem } from "#app/domain/draw.ts";
import {
  DIFFICULTIES,
  LEVELS,
  PILLARS,
  QUESTION_KINDS,
  type QuestionBody,
  type QuestionKey,
  type QuestionKind,
  SHORT_COMPARES,
} from "#app/domain/question.ts";
import type { Database } from "#db/connect.ts";
import { type KeyRow, listApprovedVersions, listKeys, listPool, type VersionRow } from "#db/queries/questions.ts";

const optionsSchema = z.array(z.object({ id: z.string(), text: z.string(), fixed: z.boolean().optional() }));
const bodySchema = z.object({
  kind: z.enum(QUESTION_KINDS),
  prompt: z.string(),
  options: optionsSchema,
  targets: optionsSchema.optional(),
  short: z.object({ compare: z.enum(SHORT_COMPARES), unit: z.string().optional() }).optional(),
}) satisfies z.ZodType<QuestionBody>;
const keySchema = z.object({ correct: z.array(z.string()) });
const rowSchema = z.object({
  pillar: z.enum(PILLARS),
  difficulty: z.enum(DIFFICULTIES),
  levels: z.array(z.enum(LEVELS)),
  tags: z.array(z.string()),
});

/** A question version as the bank and the draw see it; it holds no key. */
export interface QuestionVersion extends PoolItem {
  readonly body: QuestionBody;
}

function toVersion(row: VersionRow): QuestionVersion {
  const body = bodySchema.parse(JSON.parse(row.body));
  const sorted = rowSchema.parse({ ...row, levels: JSON.parse(row.levels), tags: JSON.parse(row.tags) });
  const { kind, options, targets, short } = body;
  return { version: row.version, kind, ...sorted, options, targets, short, body };
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

/** The kinds of questions that a round may draw, in the order in which they are told. */
export async function kindsIn(db: Kysely<Database>, round: string): Promise<QuestionKind[]> {
  const kinds = new Set((await poolOf(db, round)).map((version) => version.kind));
  return QUESTION_KINDS.filter((kind) => kinds.has(kind));
}

/** Everything that a new contest may draw from. */
export async function approvedVersions(db: Kysely<Database>): Promise<QuestionVersion[]> {
  return (await listApprovedVersions(db)).map(toVersion);
}

const toKey = (row: KeyRow): QuestionKey => ({
  ...keySchema.parse(JSON.parse(row.answer)),
  ...(row.void === 1 && { void: true }),
});

/** Keys for grading, as one grading takes them; without one the bank's own. */
export async function keysOf(
  db: Kysely<Database>,
  versions: readonly string[],
  grading: string | null = null,
): Promise<Map<string, QuestionKey>> {
  return new Map((await listKeys(db, versions, grading)).map((row) => [row.version, toKey(row)]));
}

/** Keys with their explanations, as one grading takes them, for a page after release. */
export async function explainedKeysOf(
  db: Kysely<Database>,
  versions: readonly string[],
  grading: string | null = null,
): Promise<Map<string, QuestionKey & { explanation: string; rev: number }>> {
  return new Map(
    (await listKeys(db, versions, grading)).map((row) => [
      row.version,
      { ...toKey(row), explanation: row.explanation, rev: row.rev },
    ]),
  );
}
