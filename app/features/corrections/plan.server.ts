import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { z } from "zod";
import type { QuestionKey } from "#app/domain/question.ts";
import type { GradeRule } from "#app/features/attempts/api.server.ts";
import { deadlinesFor, parseRules, type RoundRow } from "#app/features/contests/api.server.ts";
import { keysOf, poolOf } from "#app/features/questions/api.server.ts";
import type { Database } from "#db/connect.ts";
import { findGrading } from "#db/queries/attempts.ts";
import { listRulesVersions } from "#db/queries/boards-source.ts";
import { listRounds } from "#db/queries/contests.ts";
import {
  type CorrectionRow,
  countRulingsOfRound,
  findNewestRevision,
  listRoundsWithVersion,
  sumOfAttempts,
} from "#db/queries/corrections.ts";
import { listGrantsOfRound } from "#db/queries/deadlines.ts";
import type { ClosedAttempt } from "#db/queries/gradings.ts";

const keySchema = z.array(z.string());

/** One round that a correction concerns. */
export interface RoundPlan {
  readonly round: RoundRow;
  /** The grading in force before. */
  readonly grading: { readonly id: string; readonly n: number };
}

/** The rounds a correction concerns: those whose papers may hold its question, or the one whose lost time counts. */
export async function roundsOf(
  db: Kysely<Database>,
  { contest, round, version }: Pick<CorrectionRow, "contest" | "round" | "version">,
): Promise<RoundPlan[]> {
  const rounds = (await listRounds(db, contest)).filter((one) => !one.rehearsal);
  const ids = rounds.map(({ id }) => id);
  const concerned = version === null ? ids.filter((id) => id === round) : await listRoundsWithVersion(db, ids, version);
  const plans: RoundPlan[] = [];
  for (const one of rounds) {
    const grading = concerned.includes(one.id) ? await findGrading(db, one.id) : null;
    if (grading) plans.push({ round: one, grading });
  }
  return plans;
}

/** The keys of a round's questions as the correction has them, over those that `grading` takes. */
export async function correctedKeys(
  db: Kysely<Database>,
  correction: Pick<CorrectionRow, "kind" | "version" | "answer">,
  { round, grading }: RoundPlan,
): Promise<Map<string, QuestionKey>> {
  const versions = (await poolOf(db, round.id)).map(({ version }) => version);
  const keys = await keysOf(db, versions, grading.id);
  const { kind, version, answer } = correction;
  const old = version === null ? undefined : keys.get(version);
  if (kind === "void" && old) keys.set(version!, { ...old, void: true });
  if (kind === "key" && old) keys.set(version!, { correct: keySchema.parse(JSON.parse(answer!)) });
  return keys;
}

/** Rules by their version, all of a contest. */
export async function rulesOf(db: Kysely<Database>, contest: string): Promise<GradeRule["rules"]> {
  const versions = new Map(
    (await listRulesVersions(db, contest)).map(({ version, rules }) => [version, parseRules(rules)]),
  );
  return (version) => {
    const rules = versions.get(version);
    if (!rules) throw new Error(`contest ${contest} without rules ${version}`);
    return rules;
  };
}

/**
 * Until when these closed attempts ran. Where time was given afterwards it is what round, rules and grants say by now,
 * and never less than the moment the attempt was closed with: nobody loses an answer by a grant that was taken back.
 */
export async function deadlinesOf(
  db: Kysely<Database>,
  kind: CorrectionRow["kind"],
  round: string,
  attempts: readonly ClosedAttempt[],
): Promise<GradeRule["deadlineOf"]> {
  if (kind !== "time") return ({ deadlineAt }) => deadlineAt;
  const deadlines = await deadlinesFor(db, round, attempts, await listGrantsOfRound(db, round));
  return ({ id, finishedAt }) => Math.max(finishedAt, deadlines.get(id)!);
}

/** Whether a correction can change the score of this attempt at all. */
export function concerns({ version }: Pick<CorrectionRow, "version">, { paper }: ClosedAttempt): boolean {
  return version === null || paper.includes(JSON.stringify(version));
}

/** Everything a dry run rests on, as one fingerprint: attempts, gradings, keys, rulings and time of its rounds. */
export async function fingerprintOf(db: Kysely<Database>, correction: CorrectionRow): Promise<string> {
  const parts: unknown[] = [];
  for (const { round, grading } of await roundsOf(db, correction)) {
    const { id, opensAt, closesAt } = round;
    const grants = (await listGrantsOfRound(db, id)).map((grant) => grant.id).sort();
    const rulings = await countRulingsOfRound(db, id);
    parts.push([
      id,
      opensAt,
      closesAt,
      grading.id,
      Object.entries(await sumOfAttempts(db, id)).sort(),
      rulings,
      grants,
    ]);
  }
  parts.push(correction.version === null ? 0 : await findNewestRevision(db, correction.version));
  parts.push((await listRulesVersions(db, correction.contest)).length);
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
