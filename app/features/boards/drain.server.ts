import { z } from "zod";
import type { DatabaseHandle } from "#db/connect.ts";
import {
  claimResultChanges,
  listOpenResultChanges,
  markResultChangeFailed,
  type OpenChange,
} from "#db/queries/boards-outbox.ts";
import { lockRound } from "#db/queries/boards-source.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import { applyResultsChanged, type ResultRef } from "./apply.server.ts";

/** Changes in one transaction: the SQLite writer serves the answers of the exam between two of them. */
const ROWS_PER_TRANSACTION = 50;

const refSchema = z.object({ scope: z.string(), person: z.string() });

/**
 * Applies open result changes to the live boards, oldest first, and gives how many rows it closed. Call again while it
 * gives `limit`. A row that cannot be applied keeps its error and stays open behind the others.
 *
 * Several processes may drain at once. Each transaction first holds the round, then marks its rows done where they are
 * still open: whoever comes second waits for the round, finds the rows closed and does nothing with them. The figures
 * are read after the round is held, so that no difference is written twice or lost, and the mark commits with them.
 */
export async function drainResultChanges(
  { db }: Pick<DatabaseHandle, "db">,
  now: number,
  limit = 200,
): Promise<number> {
  let done = 0;
  const open = await listOpenResultChanges(db, limit);
  for (const [scope, rows] of byScope(open)) {
    for (const piece of piecesOf(rows, ROWS_PER_TRANSACTION)) {
      try {
        done += await applyPiece(db, scope, piece, now);
      } catch {
        // One bad row must not hold up its neighbours.
        for (const row of piece) done += await applyAlone(db, scope, row, now);
      }
    }
  }
  return done;
}

async function applyAlone(
  db: DatabaseHandle["db"],
  scope: string | null,
  row: OpenChange,
  now: number,
): Promise<number> {
  try {
    return await applyPiece(db, scope, [row], now);
  } catch (error) {
    await markResultChangeFailed(db, row.id, error instanceof Error ? error.message : String(error));
    return 0;
  }
}

async function applyPiece(
  db: DatabaseHandle["db"],
  scope: string | null,
  rows: readonly OpenChange[],
  now: number,
): Promise<number> {
  if (scope === null) throw new Error("a reference to a result that cannot be read");
  return db.transaction().execute(async (trx) => {
    if (!(await lockRound(trx, scope))) throw new Error(`no round ${scope}`);
    const claimed = await claimResultChanges(
      trx,
      rows.map((row) => row.id),
      now,
    );
    const people = claimed.map((row) => parseRef(row.ref)!.person);
    if (people.length > 0) await applyResultsChanged(trx, scope, people);
    return claimed.length;
  });
}

/** Rows by round, in the order given; unreadable ones under null. */
function byScope(rows: readonly OpenChange[]): Map<string | null, OpenChange[]> {
  const map = new Map<string | null, OpenChange[]>();
  for (const row of rows) {
    const scope = parseRef(row.ref)?.scope ?? null;
    map.set(scope, [...(map.get(scope) ?? []), row]);
  }
  return map;
}

function parseRef(ref: string): ResultRef | null {
  try {
    return refSchema.parse(JSON.parse(ref));
  } catch {
    return null;
  }
}
