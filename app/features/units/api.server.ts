/** What other features may use of units. */
export { listSchoolsOfScope, type SchoolLine } from "#db/queries/school-list.ts";
export {
  countBelow,
  findUnitRow,
  listChildren,
  listKinds,
  listPlaces,
} from "#db/queries/unit-admin.ts";
export { listChildEdges } from "#db/queries/unit-changes.ts";
export { listTreesWithSizes } from "#db/queries/unit-trees.ts";
export {
  findParent,
  findSchoolOf,
  findSchoolOfYouth,
  listTrees,
  listUnitsBelow,
  listUnitsByIds,
  type UnitRow,
} from "#db/queries/units.ts";
export { listRollTotals } from "#db/queries/units-rolls.ts";
export { listBranchesOutsideSchools, lockOpenUnits } from "#db/queries/youth-units.ts";
export { addLeaves } from "./add-leaves.server.ts";
export { ancestorsOf } from "./ancestors.server.ts";
export { type ChangeForm, unitChange } from "./change-form.server.ts";
export {
  applyChange,
  type ChangePreview,
  type ChangeResult,
  previewChange,
  writeName,
} from "./change-unit.server.ts";
export type { ChangeProblem, UnitChange } from "./changes.ts";
export { derivedId } from "./derived-id.server.ts";
export { findUnitByWords, suggestUnits } from "./find-unit.server.ts";
export {
  addGrouping,
  addKind,
  dropTree,
  groupKinds,
  type LabelResult,
  renameKind,
  renameTree,
} from "./groupings.server.ts";
export { importProvince, OtherProvinceError, type ProvinceReport } from "./import-province.server.ts";
export { importSchools, NoProvinceError, type SchoolsReport } from "./import-schools.server.ts";
export { insertProvince, UnknownProvinceError } from "./insert-province.server.ts";
export { ensureTrees, insertUnits, type NewEdge, type NewUnit, type UnitForest } from "./insert-units.server.ts";
export {
  KIND_PARTS,
  type KindPart,
  SCHOOL_YOUTH,
  TREES,
  type TreeId,
  UNIT_KINDS,
  type UnitKindId,
} from "./kinds.ts";
export { loadUnitFile } from "./load-unit-file.server.ts";
export { type Placement, placementFor, placementOfUnits, unitsOfPerson } from "./placement.server.ts";
export { applyPlanned, cancelPlanned, type PlannedChange, plannedChanges } from "./planned-changes.server.ts";
export { provinceIds, SCHEME } from "./province-forest.server.ts";
export { rebuildClosure } from "./rebuild-closure.server.ts";
export { fixRollMoment, fixRollNow, type RollInput } from "./roll.server.ts";
export { dropUnfinishedRolls, type RollMomentLine, rollMoment, rollMoments } from "./roll-moments.server.ts";
export { SchoolListError } from "./school-list.ts";
export { schoolNameOf } from "./school-name.server.ts";
export { type ProvinceFiles, readCsv } from "./unit-file.server.ts";
export { unitPage } from "./unit-page.server.ts";
export { schoolYouthUnits, unionParent, type YouthPlace, youthPlace } from "./youth-units.server.ts";
