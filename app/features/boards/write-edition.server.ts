import type { Transaction } from "kysely";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import { project } from "#app/domain/projection.ts";
import { ProjectionSum } from "#app/domain/projection-sum.ts";
import type { Database } from "#db/connect.ts";
import { findRoundContest, listContestants } from "#db/queries/boards-source.ts";
import { insertStandings, insertUnitDays, insertUnitTotals, upsertBases } from "#db/queries/boards-write.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import { formatBasis } from "./basis.server.ts";
import type { EditionHash } from "./edition-hash.server.ts";
import { RoundSource } from "./round-source.server.ts";
import { dayRows, standingRows, totalRows } from "./rows.server.ts";

/** People read and projected at once: bounds what is in memory. */
const PEOPLE_PER_PIECE = 500;

export interface WriteOptions {
  readonly edition: number;
  readonly scope: string;
  /** Only attempts finished before this moment; null = all. */
  readonly cutAt: number | null;
  /** Told every row in the canonical order. */
  readonly hash?: EditionHash;
  readonly progress?: (done: number, all: number) => void;
}

/** Writes the boards of a round into an edition that holds nothing of it yet, from its attempts alone. */
export async function writeRoundBoards(
  trx: Transaction<Database>,
  { edition, scope, cutAt, hash, progress }: WriteOptions,
): Promise<void> {
  const contest = await findRoundContest(trx, scope);
  if (!contest) throw new Error(`no round ${scope}`);
  const source = await RoundSource.of(trx, scope, contest);
  const place = { edition, scope };
  const people = await listContestants(trx, scope);
  const sum = new ProjectionSum();
  let done = 0;
  for (const piece of piecesOf(people, PEOPLE_PER_PIECE)) {
    const bases = await source.basesOf(piece, cutAt);
    const unitsOf = await source.unitsFor(bases.values());
    const standings: Database["standing"][] = [];
    const results: Database["result"][] = [];
    for (const person of piece) {
      const stored = bases.get(person);
      if (!stored) continue;
      const projection = project(stored.basis, stored.rule, unitsOf);
      sum.add(projection, 1);
      standings.push(...standingRows(place, person, projection));
      results.push({ scope, person, basis: formatBasis(stored) });
    }
    for (const row of standings) hash?.standing(row);
    await insertStandings(trx, standings);
    if (edition === LIVE_EDITION) await upsertBases(trx, results);
    done += piece.length;
    progress?.(done, people.length);
  }
  const [totals, days] = [totalRows(place, sum), dayRows(place, sum)];
  for (const row of totals) hash?.total(row);
  for (const row of days) hash?.day(row);
  await insertUnitTotals(trx, totals);
  await insertUnitDays(trx, days);
}
