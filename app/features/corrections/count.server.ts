/**
 * The dry run of a correction: every closed attempt of its rounds graded anew from the stored answers, and what that
 * does to scores and ranks. No result is touched; what was found stands beside the correction.
 */
import type { Kysely } from "kysely";
import { ChangeSums, type Placed, rankChanges, type SchoolSum } from "#app/domain/rank-change.ts";
import { gradeAnew } from "#app/features/attempts/api.server.ts";
import {
  overallStandingsIf,
  type Standing,
  type StandingsIf,
  schoolsOfPlacements,
  standingsIf,
} from "#app/features/boards/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import {
  type CorrectionRow,
  deleteCorrectionPeople,
  findCorrection,
  insertCorrectionPeople,
  moveCorrection,
} from "#db/queries/corrections.ts";
import { listClosedAttempts, listClosedIds, listPeopleOfContest } from "#db/queries/gradings.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import {
  concerns,
  correctedKeys,
  deadlinesOf,
  fingerprintOf,
  type RoundPlan,
  roundsOf,
  rulesOf,
} from "./plan.server.ts";

const ATTEMPTS_PER_PIECE = 200;
const PEOPLE_PER_PIECE = 500;
/** What arrived in time may be stored so much later. */
const SETTLED_MS = 20_000;

/** What a dry run found, as it is kept. */
export interface Outcome {
  readonly countedAt: number;
  readonly attempts: number;
  /** Of them: another score. */
  readonly changed: number;
  /** People ranked in the rounds; who sat several rounds counts in each. */
  readonly people: number;
  /** How many people change, in all and of each school. */
  readonly sums: readonly SchoolSum[];
}

/** `wait`: attempts are not graded yet, or their new time still runs; `stopped`: the correction is not to be counted any more. */
export type CountEnd = "ready" | "wait" | "stopped";

/** Counts a correction in pieces of some milliseconds; what it yields says how far it is. */
export async function* countCorrection(
  { db }: Pick<DatabaseHandle, "db">,
  id: string,
  now: number,
): AsyncGenerator<string, CountEnd> {
  const correction = await findCorrection(db, id);
  if (correction?.state !== "counting") return "stopped";
  const { contest } = correction;
  const fingerprint = await fingerprintOf(db, correction);
  while ((await deleteCorrectionPeople(db, { correction: id, contest })) > 0) yield "Bỏ kết quả tính thử cũ";
  const sums = new ChangeSums();
  const sum = { attempts: 0, changed: 0, people: 0 };
  const all = { scores: new Map<string, number>(), people: new Map<string, boolean>() };
  for (const plan of await roundsOf(db, correction)) {
    const graded = yield* gradeRound(db, correction, plan, now);
    if (graded === null) return "wait";
    sum.attempts += graded.attempts;
    sum.changed += graded.scores.size;
    sum.people += graded.people.size;
    const board = { scope: plan.round.id, title: plan.round.title, standings: await standingsIf(db, plan.round.id) };
    yield* rankBoard(db, correction, board, graded, sums);
    for (const [attempt, score] of graded.scores) all.scores.set(attempt, score);
    for (const [person, changes] of graded.people) all.people.set(person, changes || all.people.get(person) === true);
  }
  // whoever sat only in rounds that are not corrected keeps the score and may have another rank
  const overall = all.scores.size > 0 ? await overallStandingsIf(db, contest) : null;
  if (overall) {
    for (const person of await listPeopleOfContest(db, contest)) {
      if (!all.people.has(person)) all.people.set(person, false);
    }
    yield* rankBoard(db, correction, { scope: contest, title: "Chung cuộc", standings: overall }, all, sums);
  }
  const outcome: Outcome = { countedAt: now, ...sum, sums: sums.list() };
  const to = { state: "ready" as const, fingerprint, outcome: JSON.stringify(outcome), problem: null };
  return (await moveCorrection(db, id, "counting", to)) ? "ready" : "stopped";
}

interface Graded {
  readonly attempts: number;
  /** By attempt: those whose score changes. */
  readonly scores: ReadonlyMap<string, number>;
  /** Everybody of the round, and whether a score of theirs changes. */
  readonly people: ReadonlyMap<string, boolean>;
}

async function* gradeRound(
  db: Kysely<Database>,
  correction: CorrectionRow,
  plan: RoundPlan,
  now: number,
): AsyncGenerator<string, Graded | null> {
  const { round } = plan;
  const rule = { keys: await correctedKeys(db, correction, plan), rules: await rulesOf(db, correction.contest) };
  const scores = new Map<string, number>();
  const people = new Map<string, boolean>();
  const ids = await listClosedIds(db, round.id);
  let attempts = 0;
  for (const piece of piecesOf(ids, ATTEMPTS_PER_PIECE)) {
    const closed = await listClosedAttempts(db, piece);
    if (closed.some(({ grading }) => grading === null)) return null;
    const concerned = closed.filter((attempt) => concerns(correction, attempt));
    const deadlineOf = await deadlinesOf(db, correction.kind, round.id, concerned);
    const grace = (version: number) => rule.rules(version).graceMs;
    if (concerned.some((one) => deadlineOf(one) + grace(one.rulesVersion) + SETTLED_MS > now)) return null;
    const anew = new Map((await gradeAnew(db, concerned, { ...rule, deadlineOf })).map((one) => [one.attempt, one]));
    for (const { id, person, score } of closed) {
      const now = anew.get(id)?.score ?? score;
      if (now !== score) scores.set(id, now!);
      people.set(person, (people.get(person) ?? false) || now !== score);
    }
    attempts += closed.length;
    yield `${round.title}: đã chấm thử ${attempts}/${ids.length} lượt`;
  }
  return { attempts, scores, people };
}

interface Board {
  /** The round, or the contest for all its rounds together. */
  readonly scope: string;
  readonly title: string;
  readonly standings: StandingsIf;
}

async function* rankBoard(
  db: Kysely<Database>,
  correction: CorrectionRow,
  { scope, title, standings }: Board,
  { scores, people }: Pick<Graded, "scores" | "people">,
  sums: ChangeSums,
): AsyncGenerator<string, void> {
  if (scores.size === 0) return;
  const before: Placed[] = [];
  const after: Placed[] = [];
  const placements = new Map<string, string>();
  const add = (to: Placed[], found: readonly Standing[]) => {
    for (const { person, sortKey, score, group, placement } of found) {
      to.push({ person, sortKey, score, group: group ?? "" });
      placements.set(person, placement);
    }
  };
  for (const piece of piecesOf([...people.keys()], PEOPLE_PER_PIECE)) {
    const were = await standings(piece, new Map());
    const changed = piece.filter((person) => people.get(person));
    add(before, were);
    add(
      after,
      were.filter(({ person }) => !people.get(person)),
    );
    add(after, await standings(changed, scores));
    yield `${title}: đang xếp hạng thử`;
  }
  const changes = rankChanges(before, after);
  const schools = await schoolsOfPlacements(db, [...new Set(changes.map(({ person }) => placements.get(person)!))]);
  const schoolOf = (person: string) => schools.get(placements.get(person)!)?.unit ?? null;
  for (const change of changes) sums.add(schoolOf(change.person), change);
  for (const piece of piecesOf(changes, PEOPLE_PER_PIECE)) {
    await insertCorrectionPeople(
      db,
      piece.map(({ person, was, now }) => ({
        correction: correction.id,
        round: scope,
        person,
        placement: placements.get(person)!,
        school: schoolOf(person),
        was_score: was?.score ?? null,
        now_score: now?.score ?? null,
        was_rank: was?.rank ?? null,
        now_rank: now?.rank ?? null,
      })),
    );
    yield `${title}: đang ghi kết quả tính thử`;
  }
}
