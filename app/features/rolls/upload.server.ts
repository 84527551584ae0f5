/** A roll brought in by page. */
import { type ClassName, parseClassName } from "#app/domain/class-name.ts";
import { pageImport } from "#app/features/imports/api.server.ts";
import { findSchoolOf, type UnitRow } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { badRows } from "./bad-rows.ts";
import { LIST_READERS } from "./columns.ts";
import { checkFits, importRoll, type RollReport } from "./import-roll.server.ts";
import { limitToClass } from "./limit-to-class.ts";
import { branchPlaceOf } from "./places.server.ts";
import { type RollFile, rollFile } from "./roll-file.ts";
import type { RollPlace } from "./state.ts";

/** What a page brings a roll into: a school, one class of it, or branches outside schools. */
export type RollTarget = { readonly unit: UnitRow; readonly place: RollPlace } & (
  | { readonly kind: "school" | "branch" | "union" }
  | { readonly kind: "class"; readonly ownClass: ClassName }
);

/** Null for what takes no roll: areas, closed units, branches of schools (their members are ticked). */
export async function rollTarget({ db }: Pick<DatabaseHandle, "db">, unit: UnitRow): Promise<RollTarget | null> {
  const school = await findSchoolOf(db, unit.id);
  if (!school) {
    const place = await branchPlaceOf(db, unit);
    return place && { kind: place.kind, unit, place };
  }
  const place = { kind: "school", id: school.id, code: school.code, name: school.name } as const;
  if (school.id === unit.id) return { kind: "school", unit, place };
  const ownClass = unit.kind === "class" ? parseClassName(unit.name) : null;
  return ownClass ? { kind: "class", unit, place, ownClass } : null;
}

/** What is chosen under a preview: whose membership ends, and whether people leave the branch they are in. */
interface RollChoices {
  readonly endAbsent: ReadonlySet<string>;
  readonly move?: boolean;
}

/** The steps from a file that is sent to a roll that is written. */
export const rollUploads = pageImport<RollFile, RollTarget, RollChoices, RollReport>({
  kind: "roll",
  actions: { sent: "roll.upload", previewed: "roll.preview", wrongRows: "roll.bad-rows" },
  reader: ({ place }) => LIST_READERS[place.kind === "school" ? "pupils" : "members"],
  parse: (payload) => rollFile.parse(payload),
  check: (file, { place }, now) => checkFits(file, place, now),
  limit: (file, target) => (target.kind === "class" ? limitToClass(file, target.ownClass) : file),
  run(handle, { file, target, account, now, choices }) {
    const order = { file, place: target.place, now, actor: account };
    // a preview tells who would move, too
    return importRoll(handle, { ...order, ...(choices ?? { move: true, dryRun: true }) });
  },
  badRows: (file, { problems }) => badRows(file, problems),
  kept: (report) => ({ ...report, changedPupils: [], absentPupils: [], moves: [] }),
});
