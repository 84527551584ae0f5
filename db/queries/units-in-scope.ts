/** Units as programs pull them: a scope's units and everything below them, in any tree, by id. */
import type { ExpressionBuilder, Kysely } from "kysely";
import type { Database, Day } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

export interface ScopedUnitRow {
  readonly id: string;
  readonly codeScheme: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly role: Database["unit_kind"]["role"];
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** Whether the unit at hand is one of these or stands below one of them. */
const isWithin = (eb: ExpressionBuilder<Database, "unit">, scope: readonly string[]) =>
  eb.or([
    eb("unit.id", "in", [...scope]),
    eb.exists(
      eb
        .selectFrom("unit_closure")
        .select("unit_closure.depth")
        .where("unit_closure.ancestor", "in", [...scope])
        .whereRef("unit_closure.descendant", "=", "unit.id"),
    ),
  ]);

export interface UnitsAsk {
  readonly scope: readonly string[];
  readonly role?: ScopedUnitRow["role"] | undefined;
  readonly kind?: string | undefined;
  /** This one alone. */
  readonly only?: string | undefined;
  /** The last id of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** One page of them, by id; closed units too. */
export async function listUnitsWithin(
  db: Kysely<Database>,
  { scope, role, kind, only, after, limit }: UnitsAsk,
): Promise<ScopedUnitRow[]> {
  if (scope.length === 0) return [];
  return db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select([
      "unit.id",
      "unit.code_scheme as codeScheme",
      "unit.code",
      "unit.name",
      "unit.kind",
      "unit_kind.label as kindLabel",
      "unit_kind.role",
      "unit.valid_from as validFrom",
      "unit.valid_to as validTo",
    ])
    .where((eb) => isWithin(eb as ExpressionBuilder<Database, "unit">, scope))
    .$if(role !== undefined, (query) => query.where("unit_kind.role", "=", role!))
    .$if(kind !== undefined, (query) => query.where("unit.kind", "=", kind!))
    .$if(only !== undefined, (query) => query.where("unit.id", "=", only!))
    .$if(after !== null, (query) => query.where("unit.id", ">", after!))
    .orderBy("unit.id")
    .limit(limit)
    .execute();
}

/** Which of these units are the scope's or below it. */
export async function listIdsWithin(
  db: Kysely<Database>,
  units: readonly string[],
  scope: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  if (scope.length === 0) return found;
  for (const piece of piecesOf(units, 500)) {
    const rows = await db
      .selectFrom("unit")
      .select("unit.id")
      .where("unit.id", "in", piece)
      .where((eb) => isWithin(eb, scope))
      .execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** The units right above these, one a tree. */
export async function listParents(
  db: Kysely<Database>,
  units: readonly string[],
): Promise<{ unit: string; tree: string; parent: string }[]> {
  const found = [];
  for (const piece of piecesOf(units, 500)) {
    const rows = await db
      .selectFrom("unit_closure")
      .select(["descendant as unit", "tree", "ancestor as parent"])
      .where("descendant", "in", piece)
      .where("depth", "=", 1)
      .orderBy("descendant")
      .orderBy("tree")
      .execute();
    found.push(...rows);
  }
  return found;
}
