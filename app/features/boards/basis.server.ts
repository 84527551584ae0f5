import { z } from "zod";
import { COUNTED, RANKING_KEYS, type RankingKey } from "#app/domain/contest.ts";
import {
  type Basis,
  type Projection,
  project,
  projectOverall,
  type RankingRule,
  type UnitsOf,
} from "#app/domain/projection.ts";

/**
 * What stands in `result.basis`: all that the live boards hold of a person derives from it. The rule stands beside the
 * attempts, because the old figures can be taken away exactly only under the rule they were written with.
 */
export interface RoundBasis {
  readonly rule: RankingRule;
  readonly basis: Basis;
}

/** The same for the board over all rounds: a part for each round with attempts, in their order. */
export interface OverallBasis {
  readonly overall: readonly RankingKey[];
  readonly parts: readonly (RoundBasis & { readonly round: string })[];
}

export type StoredBasis = RoundBasis | OverallBasis;

const attemptSchema = z
  .object({
    attempt: z.string(),
    no: z.int(),
    score: z.int(),
    durationMs: z.int(),
    submittedAt: z.int(),
    startedAt: z.int().optional(),
    prediction: z.int().nullable().default(null),
    full: z.boolean(),
    // came later than the first bases
    top: z.boolean().default(false),
    placement: z.string(),
    day: z.string(),
    group: z.string().default(""),
    grade: z.int().default(0),
  })
  // Rows from before there was a start: a duration is the time from start to hand-in.
  .transform((row) => ({ ...row, startedAt: row.startedAt ?? row.submittedAt - row.durationMs }));

const ranking = z.array(z.enum(RANKING_KEYS));
const roundShape = {
  rule: z.object({ counted: z.enum(COUNTED), ranking, onlyFull: z.boolean().default(false) }),
  basis: z.object({ rollPlacement: z.string().nullable(), attempts: z.array(attemptSchema) }),
};
const schema = z.union([
  z.object(roundShape),
  z.object({ overall: ranking, parts: z.array(z.object({ round: z.string(), ...roundShape })) }),
]);

export function parseBasis(json: string): StoredBasis {
  return schema.parse(JSON.parse(json));
}

/** One text for one content: fields in a fixed order, attempts by their number. */
export function formatBasis(stored: StoredBasis): string {
  if (!("parts" in stored)) return JSON.stringify(plain(stored));
  const parts = stored.parts.map((part) => ({ round: part.round, ...plain(part) }));
  return JSON.stringify({ overall: stored.overall, parts });
}

function plain({ rule, basis }: RoundBasis) {
  const { counted, ranking: keys, onlyFull } = rule;
  return {
    rule: { counted, ranking: keys, onlyFull },
    basis: {
      rollPlacement: basis.rollPlacement,
      attempts: [...basis.attempts]
        .sort((a, b) => a.no - b.no)
        .map((one) => ({
          attempt: one.attempt,
          no: one.no,
          score: one.score,
          durationMs: one.durationMs,
          submittedAt: one.submittedAt,
          startedAt: one.startedAt,
          prediction: one.prediction,
          full: one.full,
          top: one.top,
          placement: one.placement,
          day: one.day,
          group: one.group,
          grade: one.grade,
        })),
    },
  };
}

/** The number that was to be predicted, by round; a live board has none. */
export type Actuals = ReadonlyMap<string, number>;
const NONE: Actuals = new Map();

/** Everything the boards of this scope hold of a person. */
export function projectStored(scope: string, stored: StoredBasis, unitsOf: UnitsOf, actuals = NONE): Projection {
  if (!("parts" in stored)) return project(stored.basis, stored.rule, unitsOf, actuals.get(scope) ?? null);
  const parts = stored.parts.map((part) => ({ ...part, actual: actuals.get(part.round) ?? null }));
  return projectOverall(parts, stored.overall, unitsOf);
}

/** The placements a basis mentions: attempts' and the roll's. */
export function placementsOf(stored: StoredBasis): string[] {
  if ("parts" in stored) return stored.parts.flatMap(placementsOf);
  const { attempts, rollPlacement } = stored.basis;
  const placements = attempts.map((attempt) => attempt.placement);
  return rollPlacement === null ? placements : [...placements, rollPlacement];
}
