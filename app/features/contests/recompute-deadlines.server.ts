import type { Kysely, Transaction } from "kysely";
import type { ContestRules } from "#app/domain/contest.ts";
import { deadlineOf } from "#app/domain/deadline.ts";
import type { Database } from "#db/connect.ts";
import { listUnitsOfPlacements } from "#db/queries/boards-source.ts";
import { findRound, findRules } from "#db/queries/contests.ts";
import {
  bumpClock,
  type GrantRow,
  listGrantsOfRound,
  listRunningAttempts,
  type RunningAttempt,
  updateDeadlines,
} from "#db/queries/deadlines.ts";
import { parseRules } from "./rules-schema.ts";

export type { GrantRow } from "#db/queries/deadlines.ts";

/** The deadline of one running attempt that becomes another one. */
export interface DeadlineChange {
  readonly attempt: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Reckons the deadlines of a round's running attempts anew and gives how many changed. Whoever changes a round's times or
 * a time grant calls this in the same transaction, after the change: an attempt that is being started meanwhile notices
 * by the round's counter and reckons again. Browsers learn the new deadline with their next acknowledgement.
 */
export async function recomputeDeadlines(trx: Transaction<Database>, roundId: string): Promise<number> {
  await bumpClock(trx, roundId);
  const changes = await planDeadlines(trx, roundId, await listGrantsOfRound(trx, roundId));
  await updateDeadlines(
    trx,
    changes.map(({ attempt, to }) => ({ attempt, deadlineAt: to })),
  );
  return changes.length;
}

/** Which deadlines of a round's running attempts would change if these were the grants; nothing is written. */
export async function planDeadlines(
  db: Kysely<Database>,
  roundId: string,
  grants: readonly GrantRow[],
): Promise<DeadlineChange[]> {
  const running = await listRunningAttempts(db, roundId);
  const deadlines = await deadlinesFor(db, roundId, running, grants);
  return running.flatMap(({ id, deadlineAt: from }) => {
    const to = deadlines.get(id)!;
    return to === from ? [] : [{ attempt: id, from, to }];
  });
}

/** What the deadline depends on, of an attempt that runs or has ended. */
export type TimedAttempt = Omit<RunningAttempt, "deadlineAt">;

/** The deadline of each of these attempts of a round, if these were the grants. Throws for an unknown round. */
export async function deadlinesFor(
  db: Kysely<Database>,
  roundId: string,
  attempts: readonly TimedAttempt[],
  grants: readonly GrantRow[],
): Promise<Map<string, number>> {
  const round = await findRound(db, roundId);
  if (!round) throw new Error(`no round ${roundId}`);
  const grantsOf = await grantsByAttempt(db, attempts, grants);
  const rules = new Map<number, ContestRules>();
  const deadlines = new Map<string, number>();
  for (const attempt of attempts) {
    if (!rules.has(attempt.rulesVersion)) {
      const found = await findRules(db, round.contest, attempt.rulesVersion);
      if (!found) throw new Error(`contest ${round.contest} without rules ${attempt.rulesVersion}`);
      rules.set(attempt.rulesVersion, parseRules(found.rules));
    }
    const { deadlineAt } = deadlineOf({
      startedAt: attempt.startedAt,
      window: round,
      rules: rules.get(attempt.rulesVersion)!,
      grants: grantsOf(attempt),
    });
    deadlines.set(attempt.id, deadlineAt);
  }
  return deadlines;
}

/** The grants that concern each attempt: everybody's, the person's own, those of its group and of the units it is placed in. */
async function grantsByAttempt(
  db: Kysely<Database>,
  running: readonly TimedAttempt[],
  grants: readonly GrantRow[],
): Promise<(attempt: TimedAttempt) => GrantRow[]> {
  const ofUnits = grants.some(({ scope }) => scope === "unit");
  const placements = [...new Set(running.map(({ placement }) => placement))];
  const units = ofUnits ? await listUnitsOfPlacements(db, placements) : new Map<string, string[]>();
  return (attempt) =>
    grants.filter(({ scope, target }) => {
      if (scope === "all") return true;
      if (scope === "person") return target === attempt.person;
      if (scope === "group") return target === attempt.group;
      return units.get(attempt.placement)?.includes(target) ?? false;
    });
}
