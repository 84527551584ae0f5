/** Drafts as they are stored. Apart from their types: pages must not load the checks. */
import { z } from "zod";
import { COUNTED, RANKING_KEYS, RANKING_R1, RANKING_R3, UNIT_FORMULAS } from "#app/domain/contest.ts";
import { LEVELS } from "#app/domain/question.ts";
import { type ContestDraft, GROUPINGS, USUAL } from "./draft.ts";
import { prediction, quotaLine, release } from "./rules-schema.ts";

const moment = z.int().nullable();

const draftSchema = z.object({
  title: z.string(),
  about: z.string(),
  audience: z
    .object({
      levels: z.array(z.enum(LEVELS)),
      kinds: z.array(z.string()),
      units: z.array(z.string()),
      staff: z.boolean(),
      grouping: z.enum(GROUPINGS),
    })
    .nullable(),
  time: z
    .object({
      rounds: z.array(
        z.object({
          id: z.string().nullable(),
          title: z.string(),
          rehearsal: z.boolean(),
          opensAt: moment,
          closesAt: moment,
          freezeAt: moment,
          advance: z.int().nullable(),
        }),
      ),
      closing: z.enum(["hard", "lastStart"]),
      minutes: z.int(),
      graceSeconds: z.int(),
    })
    .nullable(),
  paper: z
    .object({
      quota: z.array(quotaLine),
      points: z.int(),
      ownPools: z.boolean(),
      attempts: z.int().nullable(),
      attemptsPerDay: z.int().nullable(),
      counted: z.enum(COUNTED),
    })
    .nullable(),
  results: z
    .object({
      showScore: z.boolean(),
      release,
      prediction,
      ranking: z.array(z.enum(RANKING_KEYS)).default([...RANKING_R1]),
      onlyFull: z.boolean().default(false),
      overall: z.array(z.enum(RANKING_KEYS)).default([...RANKING_R3]),
      formula: z.enum(UNIT_FORMULAS),
      // drafts from before there was a choice had both
      moreFormulas: z.array(z.enum(UNIT_FORMULAS)).default(["C1", "C2"]),
      topPercent: z.int().default(USUAL.results.topPercent),
      bestOf: z.int().default(USUAL.results.bestOf),
      minRoll: z.int().nullable().default(null),
      sizeClasses: z.array(z.int()).default([]),
      listZeroUnits: z.boolean(),
      prizes: z.array(z.string()),
    })
    .nullable(),
}) satisfies z.ZodType<ContestDraft>;

export function parseDraft(json: string): ContestDraft {
  return draftSchema.parse(JSON.parse(json));
}
