import type { Kysely } from "kysely";
import type { UnitFormula } from "#app/domain/contest.ts";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import type { UnitRule } from "#app/domain/unit-formulas.ts";
import type { SizeClass } from "#app/domain/unit-sizes.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import type { ContestRow, ContestView, RoundRow } from "#app/features/contests/api.server.ts";
import { paths } from "#app/paths.ts";
import type { Database } from "#db/connect.ts";
import type { UnitTotalRow } from "#db/queries/boards-units.ts";
import { listAccountsSince } from "#db/queries/participation.ts";
import { fairBoard } from "./unit-board.server.ts";
import { type BoardParent, unitsBelow } from "./unit-board-place.server.ts";
import type { UnitBoardKind } from "./unit-boards.ts";
import type { UnitValues } from "./unit-columns.ts";
import { totalValues, type UnitLine, unitLine } from "./unit-lines.ts";

/** What an address asks of the boards of units. */
export interface UnitBoardQuery {
  readonly kind: string;
  /** A further formula of the contest; null = its first. */
  readonly formula: string | null;
  readonly size: string | null;
}

export interface UnitBoardView {
  readonly kind: UnitBoardKind["id"];
  readonly label: string;
  /** What addresses say of the round; null where there is no choice. */
  readonly round: string | null;
  readonly parent: { readonly unit: string; readonly name: string };
  readonly whole: boolean;
  readonly formula: UnitFormula;
  readonly formulas: readonly UnitFormula[];
  readonly sizes: readonly SizeClass[];
  readonly size: SizeClass | null;
  /** The settings behind formulas and sizes. */
  readonly rule: UnitRule;
  /** Whether least roll and classes by size matter: they are of schools. */
  readonly bySize: boolean;
  /** By rank; those without one last. */
  readonly units: readonly UnitLine[];
  /** Without a rank because of their size, by name. */
  readonly apart: readonly UnitLine[];
  readonly total: UnitValues;
  /** The day whose close the movement is told against, YYYY-MM-DD; null = no movement is told. */
  readonly movedSince: string | null;
  /** Units without anybody are among them. */
  readonly withZero: boolean;
  readonly withAccounts: boolean;
}

interface Ask {
  readonly view: ContestView;
  /** The round, or all rounds together under the id of the contest. */
  readonly round: Pick<RoundRow, "id" | "opensAt" | "closesAt">;
  /** What addresses say of the round; null where there is no choice. */
  readonly param: string | null;
  readonly parent: BoardParent;
  readonly query: UnitBoardQuery;
  readonly edition: number;
  readonly now: number;
}

const DAY_MS = 86_400_000;
/** Accounts are counted while somebody waits up to so many people. */
const MOST_MEMBERS = 20_000;

/** A board of units as this reader may see it; null for what is unknown or not the reader's. */
export async function unitBoardView(db: Kysely<Database>, ask: Ask): Promise<UnitBoardView | null> {
  const { contest, rules } = ask.view;
  const { query, parent, round, edition, now } = ask;
  const board = parent.boards.find(({ id }) => id === query.kind);
  const formula = rules.unitFormulas.find((each) => each === (query.formula ?? rules.unitFormulas[0]));
  if (!board || !formula) return null;

  const { topPercent, bestOf, minRoll, sizeClasses } = rules;
  const today = localDay(now);
  const moves = edition === LIVE_EDITION && localDay(round.opensAt) < today && now < round.closesAt + DAY_MS;
  const withZero = parent.staff || rules.listZeroUnits;
  const of = await unitsBelow(db, board, parent);
  const found = await fairBoard(db, {
    of: { edition, scope: round.id, rollMoment: contest.rollMoment, ...of, withZero },
    formula,
    rule: query.kind === "schools" ? rules : null,
    size: query.size,
    today: moves ? today : null,
  });
  const all = [...found.ranked, ...found.apart];
  const accounts = parent.staff ? await accountsOf(db, contest, all) : null;
  const context = {
    rule: rules,
    moves: found.moves,
    own: parent.own,
    accounts,
    hrefOf: (unit: UnitTotalRow) => boardBelow(contest.slug, { parent, round: ask.param }, board.id, unit),
  };
  return {
    kind: board.id,
    label: board.label,
    round: ask.param,
    parent: { unit: parent.unit, name: parent.name },
    whole: parent.whole,
    formula,
    formulas: rules.unitFormulas.filter((each, at, all) => all.indexOf(each) === at),
    sizes: found.sizes,
    size: found.size,
    rule: { topPercent, bestOf, minRoll, sizeClasses },
    bySize: query.kind === "schools",
    units: found.ranked.map((unit) => unitLine(unit, context)),
    apart: found.apart.map((unit) => unitLine(unit, context)),
    total: totalValues(all, accounts),
    movedSince: found.moves && localDay(now - DAY_MS),
    withZero,
    withAccounts: accounts !== null,
  };
}

/** Signing in is counted by members, not by attempts: no part of an edition, so for staff alone, and of some thousands. */
async function accountsOf(
  db: Kysely<Database>,
  { announcedAt: since, rollMoment }: ContestRow,
  units: readonly UnitTotalRow[],
): Promise<ReadonlyMap<string, number> | null> {
  const members = units.reduce((sum, { roll }) => sum + (roll ?? 0), 0);
  if (since === null || rollMoment === null || members > MOST_MEMBERS) return null;
  return listAccountsSince(db, { units: units.map(({ unit }) => unit), since });
}

/** Where the name of a unit leads: to the board of what is below it. */
function boardBelow(
  slug: string,
  { parent, round }: { parent: BoardParent; round: string | null },
  board: UnitBoardKind["id"],
  { unit, role, kind }: UnitTotalRow,
): string | null {
  if (role === "area") return paths.unitBoard(slug, { kind: "schools", round, unit });
  if (role === "school")
    return parent.mayClasses(unit) ? paths.unitBoard(slug, { kind: "classes", round, unit }) : null;
  // a union of a commune has unions of schools below it, any other one its branches
  if (board === "unions" && kind === "communal-union") {
    return paths.unitBoard(slug, { kind: "school-unions", round, unit });
  }
  return board === "unions" || board === "school-unions"
    ? paths.unitBoard(slug, { kind: "branches", round, unit })
    : null;
}
