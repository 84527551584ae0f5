/** What the administrator's page of one unit shows, and which choices its forms have. */
import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { countBelow, findUnitRow, listKinds, listPlaces } from "#db/queries/unit-admin.ts";
import { listChildEdges } from "#db/queries/unit-changes.ts";
import { listTrees } from "#db/queries/units.ts";
import { SCHOOL_YOUTH } from "./kinds.ts";
import { plannedChanges } from "./planned-changes.server.ts";
import { youthPlace } from "./youth-units.server.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Null for an unknown unit. */
export async function unitPage({ db }: Pick<DatabaseHandle, "db">, id: string, now: number) {
  const row = await findUnitRow(db, id);
  if (!row) return null;
  const kinds = await listKinds(db);
  const kind = kinds.find((one) => one.id === row.kind);
  const trees = await listTrees(db);
  const places = await listPlaces(db, id);
  const open = new Set(places.filter(({ validTo }) => validTo === null).map(({ tree }) => tree));
  const groupings = trees.filter(({ id: tree, grouping }) => grouping === 1 && tree !== SCHOOL_YOUTH);
  const choice = ({ id: value, label }: { id: string; label: string }): Choice => ({ value, label });
  const [top, school] = [row.kind === "province", kind?.role === "school"];
  // a school may be put into any grouping; the groups themselves are added below the province or another group
  const union = (await youthPlace(db, id))?.level === "union";
  const movable = trees.filter(({ id: tree, grouping }) =>
    tree === SCHOOL_YOUTH ? union : open.has(tree) || (school && grouping === 1),
  );
  const others = trees.filter((tree) => tree.id !== SCHOOL_YOUTH);
  const addable = top ? others : others.filter((tree) => open.has(tree.id) && !(school && tree.grouping === 1));
  const group = kind?.role === "area" && !top ? groupings.find((tree) => open.has(tree.id)) : undefined;
  const attrs = JSON.parse(row.attrs) as { formerNames?: { name: string; until: string }[] };
  return {
    id,
    name: row.name,
    code: row.code,
    kind: kind?.label ?? row.kind,
    top,
    /** Whether branches hang below it. */
    isUnion: union,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    formerNames: attrs.formerNames ?? [],
    places,
    below: await countBelow(db, id),
    planned: await plannedChanges({ db }, id, now),
    today: localDay(now),
    trees: movable.map(choice),
    addTrees: addable.map(choice),
    kinds: kinds.filter(({ rank }) => rank > (kind?.rank ?? 0)).map(choice),
    group: group
      ? {
          tree: choice(group),
          schools: (await listChildEdges(db, id, group.id)).map(({ child, name }) => ({ id: child, name })),
        }
      : null,
  };
}
