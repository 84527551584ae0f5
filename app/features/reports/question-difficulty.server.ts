/** The hardest questions of a round in a unit: only once everybody of the round may read them with their keys. */
import type { Kysely } from "kysely";
import { FEWEST_FOR_AVERAGE } from "#app/domain/unit-formulas.ts";
import { type ContestView, publishedContests } from "#app/features/contests/api.server.ts";
import { poolOf } from "#app/features/questions/api.server.ts";
import type { Database } from "#db/connect.ts";
import { hasOpenAttempts } from "#db/queries/attempts.ts";
import { questionsSchema } from "./figure-counts.server.ts";
import { keptFigure } from "./kept-figures.server.ts";

export interface HardQuestion {
  readonly version: string;
  readonly prompt: string;
  readonly pillar: string;
  /** Papers that have it. */
  readonly n: number;
  /** Points earned of all that could be, in percent with one decimal. */
  readonly facility: number;
}

export type QuestionPart =
  | { readonly kind: "hidden" }
  /** Being counted. */
  | { readonly kind: "counting" }
  | {
      readonly kind: "hardest";
      readonly roundTitle: string;
      readonly attempts: number;
      readonly at: number | null;
      readonly questions: readonly HardQuestion[];
    };

const MOST_QUESTIONS = 10;

interface Ask {
  readonly view: ContestView;
  /** The round, or the contest: then the last round whose questions are out. */
  readonly scope: string;
  readonly unit: string;
}

export async function hardQuestions(
  db: Kysely<Database>,
  { view, scope, unit }: Ask,
  now: number,
): Promise<QuestionPart> {
  const asked = scope === view.contest.id ? [...view.rounds].reverse() : view.rounds.filter(({ id }) => id === scope);
  const released = asked.find(({ releaseAt }) => releaseAt !== null && releaseAt <= now);
  if (!released || (await hasOpenAttempts(db, released.id))) return { kind: "hidden" };
  const kept = await keptFigure(db, { unit, kind: "questions", ref: released.id }, questionsSchema, now);
  if (!kept.value) return { kind: "counting" };
  // what another round may still ask waits for that round too
  const rounds = (await publishedContests(db)).flatMap((each) => each.rounds);
  const waiting = rounds.filter(({ releaseAt }) => releaseAt === null || releaseAt > now);
  const closed = new Set<string>();
  for (const { id } of waiting) for (const { version } of await poolOf(db, id)) closed.add(version);
  const pool = new Map((await poolOf(db, released.id)).map((one) => [one.version, one]));
  const questions = kept.value.rows
    .flatMap(({ version, n, points, most }): HardQuestion[] => {
      const known = pool.get(version);
      if (!known || closed.has(version) || n < FEWEST_FOR_AVERAGE || most === 0) return [];
      const facility = Math.round((points * 1_000) / most) / 10;
      return [{ version, prompt: known.body.prompt, pillar: known.pillar, n, facility }];
    })
    .sort((a, b) => a.facility - b.facility || (a.version < b.version ? -1 : 1))
    .slice(0, MOST_QUESTIONS);
  return { kind: "hardest", roundTitle: released.title, attempts: kept.value.attempts, at: kept.at, questions };
}
