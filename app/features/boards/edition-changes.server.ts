import type { Kysely } from "kysely";
import { ChangeSums, rankChanges } from "#app/domain/rank-change.ts";
import { UNRANKED } from "#app/domain/ranking.ts";
import type { Database } from "#db/connect.ts";
import { insertEditionChanges, insertEditionSums, listOrder } from "#db/queries/result-changes.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import { schoolsOfPlacements } from "./home-units.server.ts";

interface Replaced {
  readonly edition: number;
  /** The edition that the public read until now. */
  readonly replaces: number;
  /** The contest's own unit: its board has everybody. */
  readonly unit: string;
  readonly scopes: readonly string[];
}

/**
 * Keeps whose score or rank in a corrected edition differs from the edition it replaces, a unit at each step. Its boards
 * are written and its own row is not: from that row on nothing is added. Person ids and figures only; names join when
 * read.
 */
export async function* writeEditionChanges(
  db: Kysely<Database>,
  { edition, replaces, unit, scopes }: Replaced,
): AsyncGenerator<void, void> {
  const sums = new ChangeSums();
  for (const scope of scopes) {
    const ranked = async (of: number) =>
      (await listOrder(db, { edition: of, scope, unit })).filter(({ sortKey }) => !sortKey.startsWith(UNRANKED));
    const [before, after] = [await ranked(replaces), await ranked(edition)];
    const placements = new Map([...before, ...after].map(({ person, placement }) => [person, placement]));
    const changes = rankChanges(before, after);
    const schools = await schoolsOfPlacements(db, [...new Set(changes.map(({ person }) => placements.get(person)!))]);
    const schoolOf = (person: string) => schools.get(placements.get(person)!)?.unit ?? null;
    for (const change of changes) sums.add(schoolOf(change.person), change);
    for (const piece of piecesOf(changes, 500)) {
      await insertEditionChanges(
        db,
        piece.map(({ person, was, now }) => ({
          edition,
          scope,
          person,
          placement: placements.get(person)!,
          school: schoolOf(person),
          was_score: was?.score ?? null,
          now_score: now?.score ?? null,
          was_rank: was?.rank ?? null,
          now_rank: now?.rank ?? null,
        })),
      );
      yield;
    }
  }
  await insertEditionSums(
    db,
    sums.list().map((sum) => ({ edition, ...sum })),
  );
}
