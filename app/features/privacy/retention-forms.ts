import { z } from "zod";
import {
  RETENTION_IDS,
  RETENTION_RULES,
  type RetentionId,
  type RetentionTerms,
  STANDARD_TERMS,
  termWords,
} from "#app/domain/retention.ts";

function termOf(id: RetentionId) {
  const { least, most } = RETENTION_RULES[id];
  const message = `Nhập số nguyên từ ${least} đến ${termWords(id, most)}.`;
  const within = z.number().int().min(least, message).max(most, message);
  return {
    within,
    typed: z
      .string(message)
      .trim()
      .regex(/^\d{1,6}$/, message)
      .transform(Number)
      .pipe(within),
  };
}

const terms = <T>(of: (id: RetentionId) => T) =>
  Object.fromEntries(RETENTION_IDS.map((id) => [id, of(id)])) as Record<RetentionId, T>;

/** Every term within its bounds. */
export const retentionForm = z.object(terms((id) => termOf(id).typed));

const stored = z.object(terms((id) => termOf(id).within)).partial();

/** The terms that were saved; what is missing or out of bounds is the standard. */
export function readTerms(json: string | null): RetentionTerms {
  if (json === null) return STANDARD_TERMS;
  const parsed = stored.safeParse(JSON.parse(json));
  return parsed.success ? { ...STANDARD_TERMS, ...parsed.data } : STANDARD_TERMS;
}
