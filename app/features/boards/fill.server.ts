/** Writing the boards of one scope under a number that nobody reads yet, some people at a time. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";
import { ProjectionSum } from "#app/domain/projection-sum.ts";
import type { Database } from "#db/connect.ts";
import type { FillBoardsInput, FillBoardsResult } from "#db/ops/fill-boards.ts";
import { type BuildRow, type BuildScopeRow, EVERYBODY_WRITTEN, setFilled } from "#db/queries/board-builds.ts";
import { listActuals } from "#db/queries/boards-editions.ts";
import { analyzeBoards, listNumbered } from "#db/queries/boards-numbered.ts";
import { addToUnitDays, addToUnitTotals, insertCounted, upsertBases } from "#db/queries/boards-write.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import { writeChanges } from "./apply.server.ts";
import { type Actuals, formatBasis, projectStored, type StoredBasis } from "./basis.server.ts";
import { BuildMoved, type Handle, holdScope, sourceOf } from "./build-scope.server.ts";
import { fillAllLines, fillBestSums } from "./fill-lines.server.ts";
import { PlaceBook } from "./place-book.server.ts";
import type { BoardSource } from "./round-source.server.ts";
import { countedRow, dayRows, flatRows, totalRows } from "./rows.server.ts";

/**
 * A person stands in about nine units and is counted by day, or by the beginning of the key: so many people are at most
 * about 500 rows, the longest that an answer waits for.
 */
export const PEOPLE_PER_UNIT = 25;

/** More where nobody waits for the writer. */
export interface FillOptions {
  /** Of how many people one transaction writes what counts. */
  readonly people: number;
  /** Of how many people one transaction writes the lines. */
  readonly lines: number;
}

/**
 * Fills one scope to its end, a unit at each step. People come in the order of their ids and `upto` says how far the
 * build is: whoever changes results meanwhile brings those up to date that are written, and tells the build of all. What
 * is read outside the transaction is read again in it when it was told of anything in between. While one unit is being
 * written the next one is read and projected.
 */
export async function* fillScope(
  handle: Handle,
  build: BuildRow,
  scope: BuildScopeRow,
  { people: size, lines }: FillOptions,
): AsyncGenerator<void, void> {
  const { db } = handle;
  const actuals = await listActuals(db, build.number);
  const places = new PlaceBook(db);
  const source = await sourceOf(db, build, scope.scope, places);
  if (!source) return end(db, build, scope);
  const { seen: listedAt } = await current(db, build);
  const everybody = await source.people();
  const left = everybody.filter((person) => person > scope.upto);
  let { upto, filled } = scope;
  const into = { source, edition: build.number, actuals };
  const pieces = piecesOf(left, size);
  const read = (piece: string[] | undefined) => {
    const reading = piece ? prepare(db, build, into, piece) : null;
    // what failed here is met where it is awaited, or by nobody when the build moved
    reading?.catch(() => undefined);
    return reading;
  };
  let next = read(pieces[0]);
  for (const [at, piece] of pieces.entries()) {
    const { seen, rows } = await next!;
    const to = { upto: piece.at(-1)!, people: everybody.length, filled: filled + piece.length };
    const writing =
      handle.dialect === "sqlite" ? writeAtOnce(handle, build, { scope: scope.scope, seen, upto, to, rows }) : null;
    // reading holds the thread: the message to the writer goes out first
    await nextTurn();
    next = read(pieces[at + 1]);
    const way = writing ? await writing : "seen";
    if (way === "moved") throw new BuildMoved();
    // on PostgreSQL always, on SQLite where results came in between: read again within the transaction
    if (way === "seen")
      await db.transaction().execute(async (trx) => {
        const { seen: seenNow } = await holdScope(trx, build, scope, upto);
        await insertRowsOf(trx, into, seenNow === seen ? rows : await anew(trx));
        await setFilled(trx, { build: build.id, scope: scope.scope }, to);
      });
    ({ upto, filled } = to);
    yield;

    async function anew(trx: Transaction<Database>): Promise<BoardRows> {
      const within = await sourceOf(trx, build, scope.scope, places.through(trx));
      if (!within) throw new BuildMoved();
      return rowsOf({ ...into, source: within }, await within.basesOf(piece, build.cut_at));
    }
  }
  yield* fillRest(handle, build, scope, { upto, filled, size, listedAt });
  // whoever reads these rows next plans by how many there are
  if (handle.dialect === "postgres") await analyzeBoards(db, "counted");
  yield* fillAllLines(handle, build, scope, lines);
  if (handle.dialect === "postgres") await analyzeBoards(db, "orders");
  yield* fillBestSums(handle, build, scope);
  await end(db, build, scope);
}

/** The rows of some people, and what the build had been told of before they were read. */
async function prepare(
  db: Kysely<Database>,
  build: BuildRow,
  into: Into,
  piece: readonly string[],
): Promise<{ seen: number; rows: BoardRows }> {
  const { seen } = await current(db, build);
  return { seen, rows: rowsOf(into, await into.source.basesOf(piece, build.cut_at)) };
}

/**
 * Who came after the list was made, unless the build was told of nothing since. From here on every change comes to the
 * build by itself.
 */
async function* fillRest(
  handle: Handle,
  build: BuildRow,
  scope: BuildScopeRow,
  so: { upto: string; filled: number; size: number; listedAt: number },
): AsyncGenerator<void, void> {
  const { db } = handle;
  const place = { number: build.number, scope: scope.scope };
  // written by an earlier life, who came after its list is not known
  if (so.upto !== EVERYBODY_WRITTEN) {
    const nobodyCame = await db.transaction().execute(async (trx) => {
      const { seen } = await holdScope(trx, build, scope, so.upto);
      await setFilled(trx, { build: build.id, scope: scope.scope }, { upto: EVERYBODY_WRITTEN });
      return seen === so.listedAt;
    });
    if (nobodyCame) return;
  }
  const source = await sourceOf(db, build, scope.scope, new PlaceBook(db));
  const written = new Set(await listNumbered(db, place));
  const missing = ((await source?.people()) ?? []).filter((person) => !written.has(person));
  const actuals = await listActuals(db, build.number);
  for (const piece of piecesOf(missing, so.size)) {
    await db.transaction().execute(async (trx) => {
      const { lines_upto: ordered } = await holdScope(trx, build, scope, EVERYBODY_WRITTEN);
      const within = await sourceOf(trx, build, scope.scope, new PlaceBook(trx));
      if (within)
        await writeChanges(trx, within, piece, { edition: build.number, before: build.cut_at, actuals, ordered });
    });
    yield;
  }
}

async function end(db: Kysely<Database>, build: BuildRow, scope: BuildScopeRow): Promise<void> {
  await db
    .transaction()
    .execute((trx) => setFilled(trx, { build: build.id, scope: scope.scope }, { upto: EVERYBODY_WRITTEN, done: 1 }));
}

async function current(db: Kysely<Database>, { id }: BuildRow): Promise<{ seen: number }> {
  const row = await db.selectFrom("board_build").select("seen").where("id", "=", id).executeTakeFirstOrThrow();
  return row;
}

interface Unit extends Pick<FillBoardsInput, "scope" | "seen" | "upto" | "to"> {
  readonly rows: BoardRows;
}

/** The whole unit in one message to the writer. */
function writeAtOnce(
  handle: Handle,
  { id: build, number }: BuildRow,
  { rows: { counted, totals, days, results }, ...unit }: Unit,
): Promise<FillBoardsResult> {
  const input: FillBoardsInput = {
    ...{ build, number, ...unit },
    ...{ counted: flatRows(counted), totals: flatRows(totals) },
    ...{ days: flatRows(days), results: flatRows(results) },
    // a score that went elsewhere may leave nothing of a day without a turn
    daysLessened: days.filter(({ turns }) => turns <= 0).map(({ unit: of, day }) => ({ unit: of, day })),
  };
  return handle.op<FillBoardsResult>("fillBoards", input);
}

interface Into {
  readonly source: BoardSource;
  readonly edition: number;
  readonly actuals: Actuals;
}

interface BoardRows {
  readonly counted: readonly Database["counted"][];
  readonly totals: readonly Database["unit_total"][];
  readonly days: readonly Database["unit_day"][];
  readonly results: readonly Database["result"][];
}

function rowsOf(
  { source: { scope, places }, edition, actuals }: Into,
  bases: ReadonlyMap<string, StoredBasis>,
): BoardRows {
  const place = { edition, scope };
  const sum = new ProjectionSum();
  const counted: Database["counted"][] = [];
  const results: Database["result"][] = [];
  for (const [person, stored] of bases) {
    const projection = projectStored(scope, stored, places.unitsOf, actuals);
    sum.add(projection, 1);
    const row = countedRow(place, person, projection);
    if (row) counted.push(row);
    results.push({ ...place, person, basis: formatBasis(stored) });
  }
  const totals = totalRows(place, sum);
  return { counted, totals, days: dayRows(place, sum), results };
}

/** Writes people of whom this number holds nothing yet. */
async function insertRowsOf(
  trx: Transaction<Database>,
  { edition, source: { scope } }: Into,
  { counted, totals, days, results }: BoardRows,
): Promise<void> {
  const place = { edition, scope };
  await insertCounted(trx, counted);
  await addToUnitTotals(trx, place, totals);
  await addToUnitDays(trx, place, days);
  await upsertBases(trx, results);
}
