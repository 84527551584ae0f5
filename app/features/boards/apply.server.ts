import type { Transaction } from "kysely";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import { type Projection, project } from "#app/domain/projection.ts";
import { ProjectionSum } from "#app/domain/projection-sum.ts";
import type { Database } from "#db/connect.ts";
import { lockRound } from "#db/queries/boards-source.ts";
import {
  addToUnitDays,
  addToUnitTotals,
  deleteBases,
  deleteStandings,
  listBases,
  upsertBases,
  upsertStandings,
} from "#db/queries/boards-write.ts";
import { formatBasis, parseBasis, type StoredBasis } from "./basis.server.ts";
import { RoundSource } from "./round-source.server.ts";
import { dayRows, standingRows, totalRows } from "./rows.server.ts";

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
 * The same for several people of one round. Nothing is told about what happened: the new state is read, the state the
 * boards hold stands in `result.basis`, and the difference of the two projections is written. So it may run any number
 * of times, late, or for a change that was applied already. Throws for an unknown round. One transaction should touch
 * one round only, since it holds the round until it ends.
 */
export async function applyResultsChanged(
  trx: Transaction<Database>,
  scope: string,
  people: readonly string[],
): Promise<void> {
  const contest = await lockRound(trx, scope);
  if (!contest) throw new Error(`no round ${scope}`);
  const unique = [...new Set(people)].sort();
  const source = await RoundSource.of(trx, scope, contest);
  const before = await listBases(trx, scope, unique);
  const after = await source.basesOf(unique);

  const changes: { person: string; old: StoredBasis | null; new: StoredBasis | null }[] = [];
  for (const person of unique) {
    const old = before.get(person);
    const now = after.get(person);
    if (old === (now && formatBasis(now))) continue;
    changes.push({ person, old: old === undefined ? null : parseBasis(old), new: now ?? null });
  }
  if (changes.length === 0) return;

  const unitsOf = await source.unitsFor(
    changes.flatMap((change) => [change.old, change.new].filter((one) => one !== null)),
  );
  const place = { edition: LIVE_EDITION, scope };
  const difference = new ProjectionSum();
  const standings: Database["standing"][] = [];
  for (const change of changes) {
    const old = change.old && project(change.old.basis, change.old.rule, unitsOf);
    const now = change.new && project(change.new.basis, change.new.rule, unitsOf);
    if (old) difference.add(old, -1);
    if (now) difference.add(now, 1);
    await deleteStandings(trx, scope, change.person, unitsLeft(old, now));
    if (now) standings.push(...standingRows(place, change.person, now));
  }
  await upsertStandings(trx, standings);
  await addToUnitTotals(trx, scope, totalRows(place, difference));
  await addToUnitDays(trx, scope, dayRows(place, difference));
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

/** Units in which the person was ranked and no longer is. */
function unitsLeft(old: Projection | null, now: Projection | null): string[] {
  const still = new Set(now?.rankedIn ?? []);
  return (old?.rankedIn ?? []).filter((unit) => !still.has(unit));
}
