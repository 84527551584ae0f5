import type { Transaction } from "kysely";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import type { Projection } from "#app/domain/projection.ts";
import { ProjectionSum } from "#app/domain/projection-sum.ts";
import type { Database } from "#db/connect.ts";
import { writeBestSums } from "#db/queries/boards-best.ts";
import { lockOverall, lockRound } from "#db/queries/boards-source.ts";
import {
  addToBuckets,
  addToUnitDays,
  addToUnitTotals,
  deleteBases,
  deleteStandings,
  listBases,
  upsertBases,
  upsertStandings,
} from "#db/queries/boards-write.ts";
import { formatBasis, parseBasis, placementsOf, projectStored, type StoredBasis } from "./basis.server.ts";
import { OverallSource } from "./overall-source.server.ts";
import { type BoardSource, RoundSource } from "./round-source.server.ts";
import { bucketRows, dayRows, standingRows, totalRows } from "./rows.server.ts";

/** A person whose figures in a round may have changed, whatever the cause. */
export interface ResultRef {
  /** The round. */
  readonly scope: string;
  readonly person: string;
}

/** Brings the live boards up to what this person's attempts, grades and roll say now. */
export async function applyResultChanged(trx: Transaction<Database>, { scope, person }: ResultRef): Promise<void> {
  await applyResultsChanged(trx, scope, [person]);
}

/**
 * The same for several people of one round, and for the board over all rounds where the contest has one. Nothing is told
 * about what happened: the new state is read, the state the boards hold stands in `result.basis`, and the difference of
 * the two projections is written. So it may run any number of times, late, or for a change that was applied already.
 * Throws for an unknown round. One transaction should touch one round only, since it holds the round until it ends.
 */
export async function applyResultsChanged(
  trx: Transaction<Database>,
  round: string,
  people: readonly string[],
): Promise<void> {
  const contest = await lockRound(trx, round);
  if (!contest) throw new Error(`no round ${round}`);
  const concerned = [...new Set(people)].sort();
  await writeChanges(trx, await RoundSource.of(trx, round, contest), concerned);
  const overall = await OverallSource.of(trx, contest);
  if (!overall) return;
  await lockOverall(trx, contest.contest);
  // Also whom this round's board does not change: another round's turn may have read this round ahead of this one.
  await writeChanges(trx, overall, concerned);
}

/** Writes what became different in one scope. */
async function writeChanges(trx: Transaction<Database>, source: BoardSource, people: readonly string[]): Promise<void> {
  const { scope, places } = source;
  const before = await listBases(trx, scope, people);
  const after = await source.basesOf(people);
  const changes: { person: string; old: StoredBasis | null; new: StoredBasis | null }[] = [];
  for (const person of people) {
    const old = before.get(person);
    const now = after.get(person);
    if (old === (now && formatBasis(now))) continue;
    changes.push({ person, old: old === undefined ? null : parseBasis(old), new: now ?? null });
  }
  if (changes.length === 0) return;

  await places.learn(changes.flatMap(({ old }) => (old ? placementsOf(old) : [])));
  const place = { edition: LIVE_EDITION, scope };
  const difference = new ProjectionSum(places.isLarge);
  const standings: Database["standing"][] = [];
  const rankedIn = new Set<string>();
  for (const change of changes) {
    const old = change.old && projectStored(scope, change.old, places.unitsOf);
    const now = change.new && projectStored(scope, change.new, places.unitsOf);
    if (old) difference.add(old, -1);
    if (now) difference.add(now, 1);
    for (const unit of [...(old?.rankedIn ?? []), ...(now?.rankedIn ?? [])]) rankedIn.add(unit);
    await deleteStandings(trx, scope, change.person, unitsLeft(old, now));
    if (now) standings.push(...standingRows(place, change.person, now));
  }
  await upsertStandings(trx, standings);
  await addToBuckets(trx, scope, bucketRows(place, difference));
  await addToUnitTotals(trx, scope, totalRows(place, difference));
  await addToUnitDays(trx, scope, dayRows(place, difference));
  if (source.bestOf !== null) {
    await writeBestSums(trx, { scope, units: [...rankedIn], bestOf: source.bestOf, scoreFirst: source.scoreFirst });
  }
  await upsertBases(
    trx,
    changes.flatMap(({ person, new: now }) => (now ? [{ scope, person, basis: formatBasis(now) }] : [])),
  );
  await deleteBases(
    trx,
    scope,
    changes.filter((change) => change.new === null).map((change) => change.person),
  );
}

/** Units in which the person stood and no longer does. */
function unitsLeft(old: Projection | null, now: Projection | null): string[] {
  const still = new Set(now?.rankedIn ?? []);
  return (old?.rankedIn ?? []).filter((unit) => !still.has(unit));
}
