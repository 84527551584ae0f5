import { z } from "zod";
import {
  COUNTED,
  type ContestRules,
  PREDICTIONS,
  RANKING_KEYS,
  RULE_DEFAULTS,
  UNIT_FORMULAS,
} from "#app/domain/contest.ts";
import { DIFFICULTIES, LEVELS, PILLARS } from "#app/domain/question.ts";

const step = z.int().min(0).max(1_000);
const creditSchema = z.object({
  statements: z
    .tuple([step, step, step, step])
    .readonly()
    .refine(
      (steps) => steps.every((one, at) => one >= (steps[at - 1] ?? 0)) && steps[3] === 1_000,
      "must rise to 1000",
    ),
  ordering: z.enum(["share", "all"]),
  matching: z.enum(["share", "all"]),
});
export const quotaLine = z.object({
  pillar: z.enum(PILLARS).optional(),
  level: z.enum(LEVELS).optional(),
  difficulty: z.enum(DIFFICULTIES).optional(),
  tag: z.string().optional(),
  n: z.int().min(1).max(100),
});
export const release = z.union([z.enum(["after_all", "each_round", "never"]), z.int()]);
export const prediction = z.enum(PREDICTIONS).nullable();
const named = z.object({ id: z.string(), name: z.string() });

/** The rules as they are stored: a checked settings object. Fields with a default came later than the first rules. */
export const rulesSchema = z.object({
  levels: z.array(z.enum(LEVELS)).min(1),
  quota: z.array(quotaLine).min(1),
  minutes: z.int().min(1).max(240),
  attempts: z.int().min(1).max(100).nullable(),
  counted: z.enum(COUNTED),
  closing: z.enum(["hard", "lastStart"]),
  graceMs: z.int().min(0).max(60_000),
  pointsPerQuestion: z.int().min(1),
  credit: creditSchema.default(RULE_DEFAULTS.credit),
  showScore: z.boolean(),
  ranking: z.array(z.enum(RANKING_KEYS)).min(1),
  onlyFull: z.boolean().default(RULE_DEFAULTS.onlyFull),
  overall: z
    .array(z.enum(RANKING_KEYS))
    .min(1)
    .default([...RULE_DEFAULTS.overall]),
  unitFormulas: z.array(z.enum(UNIT_FORMULAS)).min(1),
  listZeroUnits: z.boolean(),
  topPercent: z.int().min(1).max(100).default(RULE_DEFAULTS.topPercent),
  bestOf: z.int().min(1).max(1_000).default(RULE_DEFAULTS.bestOf),
  minRoll: z.int().min(1).nullable().default(RULE_DEFAULTS.minRoll),
  sizeClasses: z.array(z.int().min(1)).default([]),
  about: z.string().default(RULE_DEFAULTS.about),
  schoolKinds: z.array(named).default([]),
  units: z.array(named).default([]),
  staff: z.boolean().default(RULE_DEFAULTS.staff),
  groups: z.array(named.extend({ levels: z.array(z.enum(LEVELS)), kinds: z.array(z.string()) })).default([]),
  attemptsPerDay: z.int().min(1).max(100).nullable().default(RULE_DEFAULTS.attemptsPerDay),
  prediction: prediction.default(RULE_DEFAULTS.prediction),
  prizes: z.array(z.string()).default([]),
  release: release.default(RULE_DEFAULTS.release),
  ownPools: z.boolean().default(RULE_DEFAULTS.ownPools),
  schedule: z
    .array(
      z.object({
        title: z.string(),
        rehearsal: z.boolean(),
        opensAt: z.int(),
        closesAt: z.int(),
        freezeAt: z.int().nullable(),
        releaseAt: z.int().nullable(),
        advance: z.int().min(1).nullable(),
      }),
    )
    .default([]),
}) satisfies z.ZodType<ContestRules>;

/** Versions of rules never change, and every start, paper and result reads the same few: checked once each. */
const parsed = new Map<string, ContestRules>();
const MOST_KEPT = 200;

export function parseRules(json: string): ContestRules {
  const known = parsed.get(json);
  if (known) return known;
  const rules = rulesSchema.parse(JSON.parse(json));
  if (parsed.size >= MOST_KEPT) parsed.clear();
  parsed.set(json, rules);
  return rules;
}
