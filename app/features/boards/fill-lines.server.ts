/** The second half of writing boards: everybody's place in the orders of units, and what is read from those. */
import type { FillLinesInput, FillLinesResult } from "#db/ops/fill-lines.ts";
import { type BuildRow, type BuildScopeRow, EVERYBODY_WRITTEN, setFilled } from "#db/queries/board-builds.ts";
import { writeBestSums } from "#db/queries/boards-best.ts";
import { listNumberedUnits } from "#db/queries/boards-numbered.ts";
import { insertOrders, nextStretch, sortInMemory } from "#db/queries/boards-write.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import { BuildMoved, type Handle, holdScope, sourceOf } from "./build-scope.server.ts";
import { PlaceBook } from "./place-book.server.ts";

const UNITS_PER_UNIT = 50;
/** People whose rows PostgreSQL would put in order on disk. */
const MANY = 5_000;

/** The lines and buckets of everybody, a stretch of people at each step. */
export async function* fillAllLines(
  handle: Handle,
  build: BuildRow,
  scope: BuildScopeRow,
  size: number,
): AsyncGenerator<void, void> {
  const { db } = handle;
  const place = { number: build.number, scope: scope.scope };
  const source = await sourceOf(db, build, scope.scope, new PlaceBook(db));
  if (!source) return;
  let { lines_upto: from, lined } = scope;
  while (from !== EVERYBODY_WRITTEN) {
    const { upto, n } = await nextStretch(db, { edition: build.number, scope: scope.scope }, from, size);
    const order = { ...place, from, upto, digits: source.bucketDigits };
    const to = { linesUpto: upto ?? EVERYBODY_WRITTEN, lined: lined + n };
    if (handle.dialect === "sqlite") {
      const input: FillLinesInput = { build: build.id, ...order, to };
      if ((await handle.op<FillLinesResult>("fillLines", input)) === "moved") throw new BuildMoved();
    } else {
      await db.transaction().execute(async (trx) => {
        const own = await holdScope(trx, build, scope, EVERYBODY_WRITTEN);
        if (own.lines_upto !== from) throw new BuildMoved();
        if (n > MANY) await sortInMemory(trx);
        await insertOrders(trx, order);
        await setFilled(trx, { build: build.id, scope: scope.scope }, { lines_upto: to.linesUpto, lined: to.lined });
      });
    }
    ({ linesUpto: from, lined } = to);
    yield;
  }
}

/** The sums of the best scores of each unit, where a formula asks for them. */
export async function* fillBestSums({ db }: Handle, build: BuildRow, scope: BuildScopeRow): AsyncGenerator<void, void> {
  const place = { number: build.number, scope: scope.scope };
  const source = await sourceOf(db, build, scope.scope, new PlaceBook(db));
  if (source?.bestOf == null) return;
  const { bestOf, scoreFirst } = source;
  for (const units of piecesOf(await listNumberedUnits(db, place), UNITS_PER_UNIT)) {
    await db.transaction().execute(async (trx) => {
      await holdScope(trx, build, scope, EVERYBODY_WRITTEN);
      await writeBestSums(trx, { edition: build.number, scope: scope.scope, units, bestOf, scoreFirst });
    });
    yield;
  }
}
