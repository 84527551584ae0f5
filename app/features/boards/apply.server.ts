import type { Transaction } from "kysely";
import { ProjectionSum } from "#app/domain/projection-sum.ts";
import type { Database } from "#db/connect.ts";
import {
  type BuildRow,
  EVERYBODY_WRITTEN,
  findUpto,
  listFilling,
  listThoseUpto,
  lockBuild,
  noteSeen,
} from "#db/queries/board-builds.ts";
import { writeBestSums } from "#db/queries/boards-best.ts";
import { listActuals } from "#db/queries/boards-editions.ts";
import { noteLiveChange, selectLive } from "#db/queries/boards-live.ts";
import { lockOverall, lockRound, type RoundContest } from "#db/queries/boards-source.ts";
import {
  addToBuckets,
  addToUnitDays,
  addToUnitTotals,
  deleteBases,
  deleteCounted,
  deleteLines,
  insertLines,
  type Line,
  listBases,
  upsertBases,
  upsertCounted,
} from "#db/queries/boards-write.ts";
import {
  type Actuals,
  formatBasis,
  parseBasis,
  placementsOf,
  projectStored,
  type StoredBasis,
} from "./basis.server.ts";
import { OverallSource } from "./overall-source.server.ts";
import { type BoardSource, RoundSource } from "./round-source.server.ts";
import { bucketRows, countedRow, dayRows, linesOf, totalRows } from "./rows.server.ts";

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
 * Boards that are being made anew, or for an edition, follow in the same transaction with the people they have already.
 * Throws for an unknown round. One transaction should touch one round only, since it holds the round until it ends.
 */
export async function applyResultsChanged(
  trx: Transaction<Database>,
  round: string,
  people: readonly string[],
): Promise<void> {
  const contest = await lockRound(trx, round);
  if (!contest) throw new Error(`no round ${round}`);
  const wanted = [...new Set(people)].sort();
  const live = await selectLive(trx, round);
  const source = await RoundSource.of(trx, round, contest, live);
  const differs = await writeChanges(trx, source, wanted, { edition: live.number });
  const builds = await listFilling(trx, contest.contest);
  // Also whom this round's board does not change: another round's turn may have read this round ahead of this one.
  const overallDiffers = await applyOverall(trx, contest, wanted);
  if (differs || overallDiffers) await noteLiveChange(trx, round);
  for (const build of builds) {
    await noteSeen(trx, build.id, await followInBuild(trx, { build, contest, round }, wanted));
  }
}

async function applyOverall(
  trx: Transaction<Database>,
  contest: RoundContest,
  people: readonly string[],
): Promise<boolean> {
  // without a board over all rounds nothing is held
  if (!(await OverallSource.of(trx, contest))) return false;
  await lockOverall(trx, contest.contest);
  const live = await selectLive(trx, contest.contest);
  const overall = await OverallSource.of(trx, contest, live);
  return overall ? writeChanges(trx, overall, people, { edition: live.number }) : false;
}

interface InBuild {
  readonly build: BuildRow;
  readonly contest: RoundContest;
  readonly round: string;
}

/** Brings what a build has written already of these people up to date; tells whether anything was different. */
export async function followInBuild(
  trx: Transaction<Database>,
  { build, contest, round }: InBuild,
  people: readonly string[],
): Promise<boolean> {
  const fixed = { contest: contest.contest, rollMoment: build.roll_moment };
  const options = { rules: build.rules };
  const overall = await OverallSource.of(trx, fixed, options);
  if (overall) await lockOverall(trx, contest.contest);
  // held before it is asked how far it is: whoever fills holds it too
  if ((await lockBuild(trx, build.id))?.state !== "filling") return false;
  const place = { edition: build.number, before: build.cut_at, actuals: await listActuals(trx, build.number) };
  let differs = false;
  for (const source of [await RoundSource.of(trx, round, fixed, options), overall]) {
    if (!source) continue;
    const { upto, ordered } = await findUpto(trx, build.id, source.scope);
    const written = people.filter((person) => person <= upto);
    if (await writeChanges(trx, source, written, { ...place, ordered })) differs = true;
  }
  return differs;
}

export interface WritePlace {
  /** The number that the rows carry. */
  readonly edition: number;
  /** Only attempts finished before this moment; null = all. */
  readonly before?: number | null;
  /** The numbers that were to be predicted; a live board has none. */
  readonly actuals?: Actuals;
  /**
   * Up to whom people stand in the orders of units: whoever comes later is put there from what counts of them by then.
   * Everybody, but for boards that are being made.
   */
  readonly ordered?: string;
}

/** Writes what became different in one scope; tells whether anything did. */
export async function writeChanges(
  trx: Transaction<Database>,
  source: BoardSource,
  people: readonly string[],
  { edition, before = null, actuals, ordered = EVERYBODY_WRITTEN }: WritePlace,
): Promise<boolean> {
  const { scope, places } = source;
  const place = { edition, scope };
  const held = await listBases(trx, place, people);
  const after = await source.basesOf(people, before);
  const changes: { person: string; old: StoredBasis | null; new: StoredBasis | null }[] = [];
  for (const person of people) {
    const old = held.get(person);
    const now = after.get(person);
    if (old === (now && formatBasis(now))) continue;
    changes.push({ person, old: old === undefined ? null : parseBasis(old), new: now ?? null });
  }
  if (changes.length === 0) return false;

  await places.learn(changes.flatMap(({ old }) => (old ? placementsOf(old) : [])));
  const difference = new ProjectionSum(places.isLarge);
  const [counted, nothing]: [Database["counted"][], string[]] = [[], []];
  const [left, taken]: [Line[], Line[]] = [[], []];
  const rankedIn = new Set<string>();
  const changed = changes.map(({ person }) => person);
  const inOrder = new Set(await listThoseUpto(trx, changed, ordered));
  for (const change of changes) {
    const old = change.old && projectStored(scope, change.old, places.unitsOf, actuals);
    const now = change.new && projectStored(scope, change.new, places.unitsOf, actuals);
    if (old) difference.add(old, -1);
    if (now) difference.add(now, 1);
    for (const unit of [...(old?.rankedIn ?? []), ...(now?.rankedIn ?? [])]) rankedIn.add(unit);
    const row = now && countedRow(place, change.person, now);
    if (row) counted.push(row);
    else nothing.push(change.person);
    if (!inOrder.has(change.person)) continue;
    if (old) difference.addToBuckets(old, -1);
    if (now) difference.addToBuckets(now, 1);
    const was = old ? linesOf(place, change.person, old) : [];
    const is = now ? linesOf(place, change.person, now) : [];
    left.push(...without(was, is));
    taken.push(...without(is, was));
  }
  await upsertCounted(trx, counted);
  await deleteCounted(trx, place, nothing);
  await deleteLines(trx, place, left);
  await insertLines(trx, taken);
  await addToBuckets(trx, place, bucketRows(place, difference));
  await addToUnitTotals(trx, place, totalRows(place, difference));
  await addToUnitDays(trx, place, dayRows(place, difference));
  if (source.bestOf !== null) {
    const { bestOf, scoreFirst } = source;
    await writeBestSums(trx, { ...place, units: [...rankedIn], bestOf, scoreFirst });
  }
  await upsertBases(
    trx,
    changes.flatMap(({ person, new: now }) => (now ? [{ ...place, person, basis: formatBasis(now) }] : [])),
  );
  await deleteBases(
    trx,
    place,
    changes.filter((change) => change.new === null).map((change) => change.person),
  );
  return true;
}

/** The lines that are not among the others: an attempt that is no better leaves every order as it is. */
function without(lines: readonly Line[], others: readonly Line[]): Line[] {
  const textOf = ({ unit, sort_key, group_key, grade }: Line) => `${unit} ${sort_key} ${group_key} ${grade}`;
  const known = new Set(others.map(textOf));
  return lines.filter((line) => !known.has(textOf(line)));
}
