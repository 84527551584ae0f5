/** Figures of units: totals joined with names and with the roll of the contest's moment. */
import type { Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { numberOf } from "./boards-live.ts";
import { piecesOf } from "./units-insert-rows.ts";

export type UnitRole = Database["unit_kind"]["role"];

export interface UnitTotalsOf {
  readonly edition: number;
  /** The round. */
  readonly scope: string;
  /** The contest's roll; null = not fixed yet, then no unit has a roll. */
  readonly rollMoment: string | null;
  /** Units below this one (itself never) in this tree; null = every unit that the round or its roll touches. */
  readonly parent: string | null;
  /** Where the parent has no place in the tree (branches of a school): the leaves its people belong to there. */
  readonly tree: string;
  /** Kinds by their role or by their ids; both given = both must hold. */
  readonly role?: UnitRole;
  readonly kinds?: readonly string[];
  /** Kinds that are left out. */
  readonly notKinds?: readonly string[];
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
  role: UnitRole;
  people: number;
  outside: number;
  turns: number;
  fullMarks: number;
  /** Sum of the counted scores of those ranked here, thousandths. */
  scoreSum: number;
  /** People whose counted attempt was sat here, and how many of them have a top result. */
  ranked: number;
  top: number;
  /** Sum of the best counted scores, as many as the rule says; 0 where no formula asks for it. */
  bestSum: number;
  /** Null = no roll: unknown, not 0. */
  roll: number | null;
}

/** The units of a tree below one unit with their figures, by name. */
export async function listUnitTotals(db: Kysely<Database>, of: UnitTotalsOf): Promise<UnitTotalRow[]> {
  if (of.kinds?.length === 0) return [];
  const { parent } = of;
  let query = figuresOf(db, of);
  const below = parent === null ? 0 : await countSomeBelow(db, of.tree, parent);
  if (parent === null) {
    query = query.where((eb) => eb.or([eb("roll_total.n", "is not", null), eb("unit_total.turns", "is not", null)]));
  } else if (below > 0 && below <= FEW) {
    query = query.where("unit.id", "in", (eb) =>
      eb
        .selectFrom("unit_closure")
        .select("unit_closure.descendant")
        .where("unit_closure.tree", "=", of.tree)
        .where("unit_closure.ancestor", "=", parent)
        .where("unit_closure.depth", ">", 0),
    );
  } else if (below > 0) {
    // asked of each unit of the kind: a province has far more units below it than a board has rows
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("unit_closure")
          .select("unit_closure.depth")
          .where("unit_closure.tree", "=", of.tree)
          .where("unit_closure.ancestor", "=", parent)
          .whereRef("unit_closure.descendant", "=", "unit.id")
          .where("unit_closure.depth", ">", 0),
      ),
    );
  } else {
    query = query
      .where("unit.id", "in", (eb) =>
        eb
          .selectFrom("placement_unit as inside")
          .innerJoin("placement_unit as leaf", "leaf.placement", "inside.placement")
          .select("leaf.unit")
          .where("inside.unit", "=", parent)
          .whereRef("leaf.unit", "<>", "inside.unit")
          .where("leaf.tree", "=", of.tree)
          .where("leaf.depth", "=", 0),
      )
      // Placements of other years name units that have nothing to do with this contest.
      .where((eb) => eb.or([eb("roll_total.n", "is not", null), eb("unit_total.turns", "is not", null)]));
  }
  if (of.role) query = query.where("unit_kind.role", "=", of.role);
  if (of.kinds) query = query.where("unit.kind", "in", [...of.kinds]);
  if (of.notKinds) query = query.where("unit.kind", "not in", [...of.notKinds]);
  if (!of.withZero) query = query.where("unit_total.turns", ">", 0);
  return query.orderBy("unit.sort_key").orderBy("unit.id").execute();
}

/** So many units are gone through one by one rather than all of a kind. */
const FEW = 500;

/** How many units of this tree are below this one, itself among them: no more than FEW + 1 are counted; 0 = not in it. */
async function countSomeBelow(db: Kysely<Database>, tree: string, unit: string): Promise<number> {
  const row = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("unit_closure")
        .select("descendant")
        .where("tree", "=", tree)
        .where("ancestor", "=", unit)
        .limit(FEW + 1)
        .as("below"),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Whether the unit has a place in this tree. */
export async function standsInTree(db: Kysely<Database>, tree: string, unit: string): Promise<boolean> {
  const row = await db
    .selectFrom("unit_closure")
    .select("depth")
    .where("tree", "=", tree)
    .where("ancestor", "=", unit)
    .where("descendant", "=", unit)
    .executeTakeFirst();
  return row !== undefined;
}

/** The trees in which the unit has a place, by name. */
export async function listTreesOfUnit(db: Kysely<Database>, unit: string): Promise<string[]> {
  const rows = await db
    .selectFrom("unit_closure")
    .select("tree")
    .where("ancestor", "=", unit)
    .where("descendant", "=", unit)
    .orderBy("tree")
    .execute();
  return rows.map((row) => row.tree);
}

/** Name and role of these units, by id; unknown ones are left out. */
export async function listUnitRoles(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<{ unit: string; name: string; role: UnitRole }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit.id as unit", "unit.name", "unit_kind.role"])
    .where("unit.id", "in", [...ids])
    .orderBy("unit.id")
    .execute();
}

/** What one day added to the figures of these units; units without anything that day are left out. */
export async function listDayOfUnits(
  db: Kysely<Database>,
  { edition, scope, day }: { edition: number; scope: string; day: Day },
  units: readonly string[],
): Promise<Pick<Database["unit_day"], "unit" | "people" | "outside" | "turns" | "score_sum" | "top">[]> {
  const found = [];
  for (const piece of piecesOf(units, 500)) {
    const rows = await db
      .selectFrom("unit_day")
      .select(["unit", "people", "outside", "turns", "score_sum", "top"])
      .where("edition", "=", numberOf(edition, scope))
      .where("scope", "=", scope)
      .where("day", "=", day)
      .where("unit", "in", piece)
      .execute();
    found.push(...rows);
  }
  return found;
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
          .on("unit_total.edition", "=", numberOf(edition, scope))
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
        "unit_kind.role",
        eb.fn.coalesce("unit_total.people", eb.lit(0)).as("people"),
        eb.fn.coalesce("unit_total.outside", eb.lit(0)).as("outside"),
        eb.fn.coalesce("unit_total.turns", eb.lit(0)).as("turns"),
        eb.fn.coalesce("unit_total.full_marks", eb.lit(0)).as("fullMarks"),
        eb.fn.coalesce("unit_total.score_sum", eb.lit(0)).as("scoreSum"),
        eb.fn.coalesce("unit_total.ranked", eb.lit(0)).as("ranked"),
        eb.fn.coalesce("unit_total.top", eb.lit(0)).as("top"),
        eb.fn.coalesce("unit_total.best_sum", eb.lit(0)).as("bestSum"),
        "roll_total.n as roll",
      ])
  );
}
