import type { LoaderFunctionArgs } from "@remix-run/node";
import { BRANCH_KINDS } from "#app/domain/branch.ts";
import { can } from "#app/domain/permissions.ts";
import { rollTarget } from "#app/features/rolls/api.server.ts";
import {
  ancestorsOf,
  listBranchesOutsideSchools,
  listUnitsBelow,
  listUnitsByIds,
} from "#app/features/units/api.server.ts";
import { spreadsheet } from "#app/http/downloads.server.ts";
import { requireScope } from "#app/http/guards.server.ts";

/** The list to fill in; for a unit of the viewer's own with its classes or branches to pick from. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "roll.import");
  const { handle, viewer, tasks } = context;
  const now = context.clock.now();
  const [unit] = await listUnitsByIds(handle.db, [new URL(request.url).searchParams.get("don-vi") ?? ""]);
  const within = unit ? await ancestorsOf(handle.db, unit.id) : [];
  const own = unit && can(viewer, "roll.import", { unit: unit.id, within }) ? await rollTarget(handle, unit) : null;
  if (own?.kind === "branch" || own?.kind === "union") {
    const below = { unit: own.unit.id, kinds: BRANCH_KINDS };
    const branches = own.kind === "union" ? (await listBranchesOutsideSchools(handle.db, below)).map(nameOf) : null;
    return spreadsheet(await tasks.run("roll.memberTemplate", { branches }, { now }), "mau-doan-vien.xlsx");
  }
  const classes = own
    ? await listUnitsBelow(handle.db, { ancestor: own.unit.id, tree: "state", kinds: ["class"] })
    : [];
  return spreadsheet(await tasks.run("roll.template", { classes: classes.map(nameOf) }, { now }), "mau-danh-sach.xlsx");
}

const nameOf = ({ name }: { name: string }) => name;
