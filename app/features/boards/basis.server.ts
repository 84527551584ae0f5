import { z } from "zod";
import { type ContestRules, RANKING_KEYS } from "#app/domain/contest.ts";
import type { Basis } from "#app/domain/projection.ts";

/** The part of the rules that projections depend on. */
export type BoardRule = Pick<ContestRules, "counted" | "ranking">;

/**
 * What stands in `result.basis`: all that the live boards hold of a person derives from it. The rule stands beside the
 * attempts, because the old figures can be taken away exactly only under the rule they were written with.
 */
export interface StoredBasis {
  readonly rule: BoardRule;
  readonly basis: Basis;
}

const schema = z.object({
  rule: z.object({ counted: z.enum(["best", "first", "last"]), ranking: z.array(z.enum(RANKING_KEYS)) }),
  basis: z.object({
    rollPlacement: z.string().nullable(),
    attempts: z.array(
      z.object({
        attempt: z.string(),
        no: z.int(),
        score: z.int(),
        durationMs: z.int(),
        submittedAt: z.int(),
        placement: z.string(),
        day: z.string(),
        full: z.boolean(),
      }),
    ),
  }),
});

export function parseBasis(json: string): StoredBasis {
  return schema.parse(JSON.parse(json));
}

/** One text for one content: fields in a fixed order, attempts by their number. */
export function formatBasis({ rule, basis }: StoredBasis): string {
  return JSON.stringify({
    rule: { counted: rule.counted, ranking: rule.ranking },
    basis: {
      rollPlacement: basis.rollPlacement,
      attempts: [...basis.attempts]
        .sort((a, b) => a.no - b.no)
        .map(({ attempt, no, score, durationMs, submittedAt, placement, day, full }) => ({
          attempt,
          no,
          score,
          durationMs,
          submittedAt,
          placement,
          day,
          full,
        })),
    },
  });
}

/** The placements a basis mentions: attempts' and the roll's. */
export function placementsOf({ basis }: StoredBasis): string[] {
  const placements = basis.attempts.map((attempt) => attempt.placement);
  return basis.rollPlacement === null ? placements : [...placements, basis.rollPlacement];
}
