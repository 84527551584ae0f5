/** The questions of a contest with their keys and how they were answered: where a wrong key shows. */
import type { Kysely } from "kysely";
import type { PaperItem } from "#app/domain/attempt.ts";
import type { QuestionBody } from "#app/domain/question.ts";
import { pointsOf } from "#app/domain/scoring.ts";
import { answersOfAttempts, parsePaper } from "#app/features/attempts/api.server.ts";
import type { RoundRow } from "#app/features/contests/api.server.ts";
import { explainedKeysOf, poolOf } from "#app/features/questions/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { findGrading } from "#db/queries/attempts.ts";
import { listRounds } from "#db/queries/contests.ts";
import { listClosedAttempts, listClosedIds } from "#db/queries/gradings.ts";
import { areAnswersCut } from "#db/queries/retention.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import { areOver } from "./ask.server.ts";
import { rulesOf } from "./plan.server.ts";

/** Enough to show a wrong key: the figures of a larger contest are of a sample, taken evenly. */
const MOST_ATTEMPTS = 2_000;
const ATTEMPTS_PER_PIECE = 200;

export interface KeyedQuestion {
  readonly version: string;
  readonly body: QuestionBody;
  readonly correct: readonly string[];
  readonly explanation: string;
  /** `bank`: as it came; otherwise what was put right. */
  readonly state: "bank" | "key" | "void";
  /** Of the attempts looked at: papers that have it, of them answered, wholly right. */
  readonly drawn: number;
  readonly answered: number;
  readonly right: number;
  /** Points earned of all that could be, in thousandths; null where no paper has it. */
  readonly facility: number | null;
  /** How often each part (an option, a verdict, a pair) or whole answer was given, the most often first. */
  readonly given: readonly (readonly [string, number])[];
}

export interface KeyedQuestions {
  /** Rounds that are not over: their questions are not among these. */
  readonly waiting: readonly string[];
  /** Rounds whose single answers are no longer kept. */
  readonly cut: readonly string[];
  /** Attempts that were looked at, of how many. */
  readonly sample: number;
  readonly attempts: number;
  readonly questions: readonly KeyedQuestion[];
}

interface Tally {
  drawn: number;
  answered: number;
  right: number;
  points: number;
  weight: number;
  readonly given: Map<string, number>;
}

/**
 * Every question whose rounds are all over, those with the least earned first. Long: for a thread of its own. Nobody but
 * who organises the contest may see it, and it is read under an audit.
 */
export async function keyedQuestions(
  { db }: Pick<DatabaseHandle, "db">,
  contest: string,
  now: number,
): Promise<KeyedQuestions> {
  const rounds = (await listRounds(db, contest)).filter(({ rehearsal }) => !rehearsal);
  const { over, waiting, hidden } = await split(db, rounds, now);
  const cut: string[] = [];
  for (const { id, title } of over) if (await areAnswersCut(db, id)) cut.push(title);
  const tallies = new Map<string, Tally>();
  const counted = await tally(db, contest, over, tallies);
  const questions: KeyedQuestion[] = [];
  for (const round of over) {
    const grading = await findGrading(db, round.id);
    const known = new Set(questions.map(({ version }) => version));
    const pool = (await poolOf(db, round.id)).filter(({ version }) => !known.has(version) && !hidden.has(version));
    const versions = pool.map(({ version }) => version);
    const keys = await explainedKeysOf(db, versions, grading?.id ?? null);
    for (const { version, body } of pool) {
      const key = keys.get(version);
      if (key) questions.push({ version, body, ...key, ...figuresOf(key, tallies.get(version)) });
    }
  }
  const hardest = (one: KeyedQuestion) => one.facility ?? 2_000;
  questions.sort((a, b) => hardest(a) - hardest(b));
  return { waiting: waiting.map(({ title }) => title), cut, ...counted, questions };
}

/** Rounds that are over and those that are not; questions that one of the latter may still ask stay closed. */
async function split(db: Kysely<Database>, rounds: readonly RoundRow[], now: number) {
  const over: RoundRow[] = [];
  const waiting: RoundRow[] = [];
  for (const round of rounds) ((await areOver(db, [round], now)) ? over : waiting).push(round);
  const hidden = new Set<string>();
  for (const { id } of waiting) for (const { version } of await poolOf(db, id)) hidden.add(version);
  return { over, waiting, hidden };
}

async function tally(
  db: Kysely<Database>,
  contest: string,
  rounds: readonly RoundRow[],
  tallies: Map<string, Tally>,
): Promise<{ sample: number; attempts: number }> {
  const rules = await rulesOf(db, contest);
  let attempts = 0;
  let sample = 0;
  for (const round of rounds) {
    const ids = await listClosedIds(db, round.id);
    const grading = await findGrading(db, round.id);
    const versions = (await poolOf(db, round.id)).map(({ version }) => version);
    const keys = await explainedKeysOf(db, versions, grading?.id ?? null);
    attempts += ids.length;
    const step = Math.max(1, Math.ceil((ids.length * rounds.length) / MOST_ATTEMPTS));
    const chosen = ids.filter((_id, at) => at % step === 0);
    for (const piece of piecesOf(chosen, ATTEMPTS_PER_PIECE)) {
      const closed = await listClosedAttempts(db, piece);
      const answered = await answersOfAttempts(db, closed, { rules, deadlineOf: ({ deadlineAt }) => deadlineAt });
      sample += closed.length;
      for (const { id, paper, rulesVersion } of closed) {
        for (const item of parsePaper(paper)) {
          const key = keys.get(item.version);
          if (!key) continue;
          const answer = answered.get(id)!.answers.get(item.version) ?? [];
          // what is void earns everybody everything: how it was answered is still judged by its key
          const points = pointsOf(item, answer, { correct: key.correct }, rules(rulesVersion));
          add(tallies, item, answer, points, rules(rulesVersion).pointsPerQuestion);
        }
      }
    }
  }
  return { sample, attempts };
}

function add(
  tallies: Map<string, Tally>,
  item: PaperItem,
  answer: readonly string[],
  points: number,
  weight: number,
): void {
  const known = tallies.get(item.version);
  const sum = known ?? { drawn: 0, answered: 0, right: 0, points: 0, weight: 0, given: new Map<string, number>() };
  if (!known) tallies.set(item.version, sum);
  sum.drawn += 1;
  sum.points += points;
  sum.weight += weight;
  if (points === weight) sum.right += 1;
  if (answer.length === 0) return;
  sum.answered += 1;
  const parts = item.kind === "ordering" ? [answer.join("→")] : answer;
  for (const part of parts) sum.given.set(part, (sum.given.get(part) ?? 0) + 1);
}

function figuresOf(key: { void?: boolean; rev: number }, sum: Tally | undefined) {
  const state = key.void ? ("void" as const) : key.rev > 1 ? ("key" as const) : ("bank" as const);
  if (!sum) return { state, drawn: 0, answered: 0, right: 0, facility: null, given: [] };
  const { drawn, answered, right, points, weight, given } = sum;
  const facility = weight === 0 ? null : Math.round((1_000 * points) / weight);
  return { state, drawn, answered, right, facility, given: [...given].sort((a, b) => b[1] - a[1]).slice(0, 20) };
}
