/** Boards of units as everybody reads them: the contest's public edition, the page's own rows, those that are the token's. */
import type { Kysely } from "kysely";
import type { UnitFormula } from "#app/domain/contest.ts";
import { isoMoment } from "#app/domain/iso-time.ts";
import { UNIT_VALUES, type UnitValue } from "#app/domain/unit-formulas.ts";
import { type BoardPage, boardPage, OVERALL, type UnitValues, unitColumns } from "#app/features/boards/api.server.ts";
import type { ContestView } from "#app/features/contests/api.server.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { isWithinScope } from "#db/queries/participation.ts";
import { listIdsWithin } from "#db/queries/units-in-scope.ts";
import { pieceOf } from "./cursor.ts";
import { type Ask, answered, nothing, type Outcome, refused } from "./operation.ts";
import { contestInReach } from "./reach.server.ts";

interface BoardQuery {
  readonly round?: string | undefined;
  readonly by: string;
  readonly unit?: string | undefined;
  readonly formula?: UnitFormula | undefined;
  readonly size?: string | undefined;
  readonly limit: number;
}

/** In addresses here: the board over all rounds. */
const ALL_ROUNDS = "overall";

export async function pullBoard(ask: Ask<BoardQuery>): Promise<Outcome> {
  const { context, reader, path, query, cursor, now } = ask;
  const { db } = context.handle;
  const view = await contestInReach(db, reader.unit, path.contest ?? "");
  if (!view || !(await mayRank(db, reader.unit, query.unit))) return nothing;
  const page = await publicPage(db, view, query, now);
  if (!page) return nothing;
  if (page.settling) return refused("board-settling");
  const board = page.units;
  if (!board) return nothing;
  const state = page.edition ? String(page.edition.n) : "live";
  if (cursor && cursor.state !== state) return refused("cursor-stale");

  const lines = [...board.units, ...board.apart];
  const units = lines.map(({ unit }) => unit);
  // who holds the contest has all of its boards: Đoàn stands in a tree of its own, below no province
  const holds = await isWithinScope(db, view.contest.unit, [reader.unit]);
  const own = holds ? new Set(units) : await listIdsWithin(db, units, [reader.unit]);
  const columns = unitColumns(board.formula, board.rule, { accounts: false });
  const figures = (values: UnitValues) =>
    Object.fromEntries(UNIT_VALUES.map((id) => [id, columns.find((one) => one.id === id)?.number(values) ?? null])) as {
      [id in UnitValue]: number | null;
    };
  const rows = lines
    .filter(({ unit }) => own.has(unit))
    .map(({ rank, unit, code, name, kindLabel, why, values }) => ({
      ...{ rank, unit, code, name, kindLabel },
      unranked: why,
      ...figures(values),
    }));
  return answered({
    asOf: page.edition ? (page.edition.cutAt ?? page.edition.issuedAt) : page.asOf,
    more: {
      contest: view.contest.id,
      round: page.round === OVERALL ? ALL_ROUNDS : page.round,
      by: board.kind,
      unit: board.parent.unit,
      formula: board.formula,
      sizes: board.sizes.map(({ id, from, to }) => ({ id, from, to })),
      size: board.size?.id ?? null,
      edition: page.edition?.n ?? null,
      editionKind: page.edition?.kind ?? null,
      issuedAt: page.edition ? isoMoment(page.edition.issuedAt) : null,
      total: rows.length === lines.length ? figures(board.total) : null,
    },
    piece: pieceOf(rows, ({ unit }) => unit, { cursor, limit: query.limit, state }),
  });
}

/** A unit may be asked for when it is the token's own, below it or above it: of what is above only the own rows are given. */
async function mayRank(db: Kysely<Database>, own: string, unit: string | undefined): Promise<boolean> {
  if (unit === undefined) return true;
  return (await isWithinScope(db, unit, [own])) || (await ancestorsOf(db, own)).includes(unit);
}

/** The board as a visitor's page has it. */
function publicPage(
  db: Kysely<Database>,
  view: ContestView,
  { round, by, unit, formula, size }: BoardQuery,
  now: number,
): Promise<BoardPage | null> {
  return boardPage(db, view, null, {
    kind: by,
    round: round === ALL_ROUNDS ? OVERALL : (round ?? null),
    unit: unit ?? null,
    group: null,
    grade: null,
    page: null,
    search: null,
    formula: formula ?? null,
    size: size ?? null,
    now,
  });
}
