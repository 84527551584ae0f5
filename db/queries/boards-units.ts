/** Figures of units: totals joined with names and with the roll of the contest's moment. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

export type UnitRole = Database["unit_kind"]["role"];

export interface UnitTotalsOf {
  readonly edition: number;
  /** The round. */
  readonly scope: string;
  /** The contest's roll; null = not fixed yet, then no unit has a roll. */
  readonly rollMoment: string | null;
  /** Units below this one (itself never), in this tree. */
  readonly parent: string;
  readonly tree: string;
  /** Kinds by their role or by their ids; both given = both must hold. */
  readonly role?: UnitRole;
  readonly kinds?: readonly string[];
  /** Also units in which nobody took part. */
  readonly withZero: boolean;
}

export interface UnitTotalRow {
  unit: string;
  code: string;
  name: string;
  sortKey: string;
  kind: string;
  kindLabel: string;
  people: number;
  outside: number;
  turns: number;
  fullMarks: number;
  /** Sum of the counted scores of those ranked here, thousandths. */
  scoreSum: number;
  /** Null = no roll: unknown, not 0. */
  roll: number | null;
}

/** The units of a tree below one unit with their figures, by name. */
export async function listUnitTotals(db: Kysely<Database>, of: UnitTotalsOf): Promise<UnitTotalRow[]> {
  if (of.kinds?.length === 0) return [];
  let query = figuresOf(db, of)
    .innerJoin("unit_closure", "unit_closure.descendant", "unit.id")
    .where("unit_closure.tree", "=", of.tree)
    .where("unit_closure.ancestor", "=", of.parent)
    .where("unit_closure.depth", ">", 0);
  if (of.role) query = query.where("unit_kind.role", "=", of.role);
  if (of.kinds) query = query.where("unit.kind", "in", [...of.kinds]);
  if (!of.withZero) query = query.where("unit_total.turns", ">", 0);
  return query.orderBy("unit.sort_key").orderBy("unit.id").execute();
}

/** The figures of these very units, zero or not, by name. */
export async function listFiguresOfUnits(
  db: Kysely<Database>,
  of: Pick<UnitTotalsOf, "edition" | "scope" | "rollMoment">,
  units: readonly string[],
): Promise<UnitTotalRow[]> {
  if (units.length === 0) return [];
  return figuresOf(db, of)
    .where("unit.id", "in", [...units])
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .execute();
}

function figuresOf(
  db: Kysely<Database>,
  { edition, scope, rollMoment }: Pick<UnitTotalsOf, "edition" | "scope" | "rollMoment">,
) {
  return (
    db
      .selectFrom("unit")
      .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
      .leftJoin("unit_total", (join) =>
        join
          .onRef("unit_total.unit", "=", "unit.id")
          .on("unit_total.edition", "=", edition)
          .on("unit_total.scope", "=", scope),
      )
      // No moment matches no roll: an empty text is no id.
      .leftJoin("roll_total", (join) =>
        join.onRef("roll_total.unit", "=", "unit.id").on("roll_total.moment", "=", rollMoment ?? ""),
      )
      .select((eb) => [
        "unit.id as unit",
        "unit.code",
        "unit.name",
        "unit.sort_key as sortKey",
        "unit.kind",
        "unit_kind.label as kindLabel",
        eb.fn.coalesce("unit_total.people", eb.lit(0)).as("people"),
        eb.fn.coalesce("unit_total.outside", eb.lit(0)).as("outside"),
        eb.fn.coalesce("unit_total.turns", eb.lit(0)).as("turns"),
        eb.fn.coalesce("unit_total.full_marks", eb.lit(0)).as("fullMarks"),
        eb.fn.coalesce("unit_total.score_sum", eb.lit(0)).as("scoreSum"),
        "roll_total.n as roll",
      ])
  );
}

export interface PlacedUnit {
  placement: string;
  unit: string;
  name: string;
  role: UnitRole;
}

/** The units of these placements with name and role: what stands beside a person on a board. */
export async function listPlacedUnits(db: Kysely<Database>, placements: readonly string[]): Promise<PlacedUnit[]> {
  const found: PlacedUnit[] = [];
  for (const piece of piecesOf([...new Set(placements)], 500)) {
    const rows = await db
      .selectFrom("placement_unit")
      .innerJoin("unit", "unit.id", "placement_unit.unit")
      .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
      .select(["placement_unit.placement", "unit.id as unit", "unit.name", "unit_kind.role"])
      .where("placement_unit.placement", "in", piece)
      .execute();
    found.push(...rows);
  }
  return found;
}
