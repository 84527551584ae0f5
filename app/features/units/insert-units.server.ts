import type { Kysely } from "kysely";
import { foldKey, naturalKey } from "#app/domain/vietnamese.ts";
import type { Database } from "#db/connect.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { TREES, type TreeId, UNIT_KINDS, type UnitKindId } from "./kinds.ts";

export interface NewUnit {
  readonly id: string;
  readonly kind: UnitKindId;
  /** Official codes come back with another meaning after a reform: the scheme says which list a code is of. */
  readonly codeScheme: string;
  readonly code: string;
  readonly name: string;
  readonly attrs?: Readonly<Record<string, string | number>>;
  /** YYYY-MM-DD */
  readonly validFrom: string;
}

export interface NewEdge {
  readonly tree: TreeId;
  readonly child: string;
  readonly parent: string;
  /** YYYY-MM-DD */
  readonly validFrom: string;
}

export interface UnitForest {
  readonly units: readonly NewUnit[];
  readonly edges: readonly NewEdge[];
}

/** Sees to it that the trees and kinds this product knows stand in the database; labels changed there stay. */
export async function ensureTrees(db: Kysely<Database>): Promise<void> {
  await insertRows(db, "tree", [...TREES], { conflict: "ignore" });
  await insertRows(db, "unit_kind", [...UNIT_KINDS], { conflict: "ignore" });
}

/** Inserts units with their edges; what is there already stays. The closure is the caller's next step. */
export async function insertUnits(db: Kysely<Database>, { units, edges }: UnitForest): Promise<void> {
  await insertRows(
    db,
    "unit",
    units.map((unit) => ({
      id: unit.id,
      kind: unit.kind,
      code_scheme: unit.codeScheme,
      code: unit.code,
      name: unit.name,
      name_key: foldKey(unit.name),
      sort_key: naturalKey(unit.name),
      attrs: JSON.stringify(unit.attrs ?? {}),
      valid_from: unit.validFrom,
      valid_to: null,
    })),
    { conflict: "ignore" },
  );
  await insertRows(
    db,
    "unit_edge",
    edges.map((edge) => ({
      tree: edge.tree,
      child: edge.child,
      parent: edge.parent,
      valid_from: edge.validFrom,
      valid_to: null,
    })),
    { conflict: "ignore" },
  );
}
