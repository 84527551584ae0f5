import type { Transaction } from "kysely";
import { BestScores } from "#app/domain/best-scores.ts";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import { ProjectionSum } from "#app/domain/projection-sum.ts";
import type { Database } from "#db/connect.ts";
import { insertEditionScope } from "#db/queries/boards-editions.ts";
import { ensureScope, findRoundContest, listBoardRounds } from "#db/queries/boards-source.ts";
import {
  insertBuckets,
  insertStandings,
  insertUnitDays,
  insertUnitTotals,
  upsertBases,
} from "#db/queries/boards-write.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import { type Actuals, formatBasis, projectStored } from "./basis.server.ts";
import type { EditionHash } from "./edition-hash.server.ts";
import { OverallSource } from "./overall-source.server.ts";
import { type BoardSource, RoundSource } from "./round-source.server.ts";
import { bucketRows, dayRows, standingRows, totalRows } from "./rows.server.ts";

/** People read and projected at once: bounds what is in memory. */
const PEOPLE_PER_PIECE = 500;

export interface WriteOptions {
  readonly edition: number;
  /** Only attempts finished before this moment; null = all. */
  readonly cutAt: number | null;
  /** The numbers that were to be predicted; a live board has none. */
  readonly actuals?: Actuals;
  /** Told every row in the canonical order. */
  readonly hash?: EditionHash;
  readonly progress?: (done: number, all: number) => void;
}

/** Writes the boards of one scope into an edition that holds nothing of it yet, from the attempts alone. */
export async function writeBoards(
  trx: Transaction<Database>,
  source: BoardSource,
  { edition, cutAt, actuals, hash, progress }: WriteOptions,
): Promise<void> {
  const { scope, places } = source;
  const place = { edition, scope };
  const people = await source.people();
  const sum = new ProjectionSum(places.isLarge);
  const best = source.bestOf === null ? null : new BestScores(source.bestOf);
  let done = 0;
  for (const piece of piecesOf(people, PEOPLE_PER_PIECE)) {
    const bases = await source.basesOf(piece, cutAt);
    const standings: Database["standing"][] = [];
    const results: Database["result"][] = [];
    for (const person of piece) {
      const stored = bases.get(person);
      if (!stored) continue;
      const projection = projectStored(scope, stored, places.unitsOf, actuals);
      sum.add(projection, 1);
      standings.push(...standingRows(place, person, projection));
      if (edition === LIVE_EDITION) results.push({ scope, person, basis: formatBasis(stored) });
    }
    for (const row of standings) {
      hash?.standing(row);
      best?.add(row.unit, row.score);
    }
    await insertStandings(trx, standings);
    await upsertBases(trx, results);
    done += piece.length;
    progress?.(done, people.length);
  }
  const totals = totalRows(place, sum).map((row) => ({ ...row, best_sum: best?.sumOf(row.unit) ?? 0 }));
  const days = dayRows(place, sum);
  for (const row of totals) hash?.total(row);
  for (const row of days) hash?.day(row);
  await insertBuckets(trx, bucketRows(place, sum));
  await insertUnitTotals(trx, totals);
  await insertUnitDays(trx, days);
}

/**
 * Writes all boards of a contest into a new edition: its rounds, then all of them together where they are parallel. The
 * numbers that were to be predicted are counted first, from the attempts within the cut, and kept with the edition.
 */
export async function writeEdition(
  trx: Transaction<Database>,
  { edition, contest, cutAt, hash }: { edition: number; contest: string; cutAt: number | null; hash: EditionHash },
): Promise<void> {
  const rounds = await listBoardRounds(trx, contest);
  const actuals = new Map<string, number>();
  const keep = async (source: BoardSource, actual: number | null) => {
    const row = { edition, scope: source.scope, actual, rule: source.ruleText };
    await insertEditionScope(trx, row);
    hash.scope(row);
    await writeBoards(trx, source, { edition, cutAt, actuals, hash });
  };
  const of = rounds[0] ? await findRoundContest(trx, rounds[0].id) : null;
  if (!of) return;
  for (const { id: round } of rounds) {
    await ensureScope(trx, { id: round, contest, kind: "round", round });
    const source = await RoundSource.of(trx, round, of);
    const actual = await source.actual(cutAt);
    if (actual !== null) actuals.set(round, actual);
    await keep(source, actual);
  }
  const overall = await OverallSource.of(trx, of);
  if (!overall) return;
  await ensureScope(trx, { id: contest, contest, kind: "overall", round: null });
  await keep(overall, null);
}
