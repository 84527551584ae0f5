import { z } from "zod";
import { type ContestRules, RANKING_KEYS, UNIT_FORMULAS } from "#app/domain/contest.ts";
import { DIFFICULTIES, LEVELS, PILLARS } from "#app/domain/question.ts";

/** The rules as they are stored: a checked settings object. */
export const rulesSchema = z.object({
  levels: z.array(z.enum(LEVELS)).min(1),
  quota: z
    .array(
      z.object({ pillar: z.enum(PILLARS), difficulty: z.enum(DIFFICULTIES).optional(), n: z.int().min(1).max(100) }),
    )
    .min(1),
  minutes: z.int().min(1).max(240),
  attempts: z.int().min(1).max(100).nullable(),
  counted: z.enum(["best", "first", "last"]),
  closing: z.enum(["hard", "lastStart"]),
  graceMs: z.int().min(0).max(60_000),
  pointsPerQuestion: z.int().min(1),
  showScore: z.boolean(),
  ranking: z.array(z.enum(RANKING_KEYS)).min(1),
  unitFormulas: z.array(z.enum(UNIT_FORMULAS)).min(1),
  listZeroUnits: z.boolean(),
}) satisfies z.ZodType<ContestRules>;

export function parseRules(json: string): ContestRules {
  return rulesSchema.parse(JSON.parse(json));
}
