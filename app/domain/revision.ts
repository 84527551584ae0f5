/** What may still change about a contest after it was published: never what attempts already rest on. */
import type { ContestRules, ScheduledRound } from "./contest.ts";

/** So long before the first round opens its questions stay as they are: papers are drawn from then on. */
export const QUESTIONS_FIXED_MS = 10 * 60_000;

export interface PublishedRound extends ScheduledRound {
  readonly id: string;
  /** Whether anybody has an attempt in it. */
  readonly sat: boolean;
}

/** A published contest as it stands. */
export interface Published {
  readonly rules: ContestRules;
  readonly rounds: readonly PublishedRound[];
  /** `frozen`: a stopped board was issued; `final`: the results are out. */
  readonly boards: "live" | "frozen" | "final";
}

/** Why something is closed to change. */
export type Lock = "sat" | "soon" | "begun" | "released" | "frozen" | "final" | "own_pools";

export interface Locks {
  /** Quota, points and pools. */
  readonly questions: Lock | null;
  /** Groups, the staff's group, the attempt that counts, the prediction, the order of ranking. */
  readonly basis: Lock | null;
  readonly freeze: Lock | null;
  readonly newRounds: Lock | null;
  /** Moments of published rounds, by id; what is not named may change. */
  readonly opens: ReadonlyMap<string, Lock>;
  readonly closes: ReadonlyMap<string, Lock>;
}

export const NO_LOCKS: Locks = {
  questions: null,
  basis: null,
  freeze: null,
  newRounds: null,
  opens: new Map(),
  closes: new Map(),
};

export function locksOf({ rules, rounds, boards }: Published, now: number): Locks {
  const sat = rounds.some((round) => round.sat);
  const soon = rounds.some((round) => round.opensAt - QUESTIONS_FIXED_MS <= now);
  const questions = sat ? "sat" : soon ? "soon" : null;
  const opens = new Map<string, Lock>();
  const closes = new Map<string, Lock>();
  for (const round of rounds) {
    if (boards === "final") {
      opens.set(round.id, "final");
      closes.set(round.id, "final");
      continue;
    }
    if (round.sat) opens.set(round.id, "sat");
    else if (round.opensAt <= now) opens.set(round.id, "begun");
    if (round.releaseAt !== null && round.releaseAt <= now) closes.set(round.id, "released");
  }
  const keysAreOut = rounds.some(({ rehearsal, releaseAt }) => !rehearsal && releaseAt !== null && releaseAt <= now);
  const newRounds = (): Lock | null => {
    if (boards !== "live") return boards;
    if (rules.ownPools) return questions && "own_pools";
    return keysAreOut ? "released" : null;
  };
  return {
    questions,
    basis: rounds.some((round) => round.sat && !round.rehearsal) ? "sat" : null,
    freeze: boards === "live" ? null : boards,
    newRounds: newRounds(),
    opens,
    closes,
  };
}

/** What is asked for and may not be. `round` is the place among the new rounds. */
export interface RevisionFault {
  readonly what:
    | "questions"
    | "basis"
    | "round_gone"
    | "rehearsal_changed"
    | "new_round"
    | "new_rehearsal"
    | "opens"
    | "opens_past"
    | "closes"
    | "closes_past"
    | "freeze"
    | "freeze_past";
  readonly round: number | null;
  readonly lock: Lock | null;
}

type NextRound = Omit<ScheduledRound, "releaseAt"> & { readonly id: string | null };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Everything about these rules and rounds that may not follow the published ones; empty when all may. */
export function revisionFaults(
  published: Published,
  next: { readonly rules: ContestRules; readonly rounds: readonly NextRound[] },
  now: number,
): RevisionFault[] {
  const locks = locksOf(published, now);
  const faults: RevisionFault[] = [];
  const complain = (what: RevisionFault["what"], lock: Lock | null, round: number | null = null) =>
    faults.push({ what, lock, round });

  const questionsOf = ({ quota, pointsPerQuestion, ownPools }: ContestRules) => [
    quota.map(({ pillar, level, difficulty, tag, n }) => [pillar, level, difficulty, tag, n]),
    pointsPerQuestion,
    ownPools,
  ];
  if (locks.questions && !same(questionsOf(published.rules), questionsOf(next.rules))) {
    complain("questions", locks.questions);
  }
  const basisOf = ({ groups, staff, counted, prediction, ranking, onlyFull, overall }: ContestRules) => [
    groups.map(({ id }) => id),
    staff,
    counted,
    prediction,
    ranking,
    onlyFull,
    overall,
  ];
  if (locks.basis && !same(basisOf(published.rules), basisOf(next.rules))) complain("basis", locks.basis);

  const known = new Map(published.rounds.map((round) => [round.id, round]));
  if ([...known.keys()].some((id) => !next.rounds.some((round) => round.id === id))) complain("round_gone", null);
  for (const [at, round] of next.rounds.entries()) {
    const before = round.id === null ? undefined : known.get(round.id);
    if (!before) {
      if (locks.newRounds) complain("new_round", locks.newRounds, at);
      else if (round.rehearsal && locks.questions) complain("new_rehearsal", locks.questions, at);
      if (round.opensAt <= now) complain("opens_past", null, at);
    } else {
      if (before.rehearsal !== round.rehearsal) complain("rehearsal_changed", null, at);
      if (before.opensAt !== round.opensAt) {
        const lock = locks.opens.get(before.id);
        if (lock) complain("opens", lock, at);
        else if (round.opensAt <= now) complain("opens_past", null, at);
      }
      if (before.closesAt !== round.closesAt) {
        const lock = locks.closes.get(before.id);
        if (lock) complain("closes", lock, at);
        else if (round.closesAt <= now) complain("closes_past", null, at);
      }
    }
    const frozenBefore = before?.freezeAt ?? null;
    if (frozenBefore !== round.freezeAt) {
      if (locks.freeze) complain("freeze", locks.freeze, at);
      else if (round.freezeAt !== null && round.freezeAt <= now) complain("freeze_past", null, at);
    }
  }
  return faults;
}

/** Whether the questions must be pinned anew: other ones are asked for, or other rounds ask for them. */
export function needsNewPools(
  published: Published,
  next: { readonly rules: ContestRules; readonly rounds: readonly NextRound[] },
): boolean {
  const ofRules = ({ quota, ownPools, levels }: ContestRules) => [quota, ownPools, levels];
  return (
    !same(ofRules(published.rules), ofRules(next.rules)) ||
    next.rounds.some((round) => round.id === null && (round.rehearsal || next.rules.ownPools))
  );
}
