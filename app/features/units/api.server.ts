/** What other features may use of units. */
export { listUnitsBelow, listUnitsByIds, type UnitRow } from "#db/queries/units.ts";
export { listRollTotals } from "#db/queries/units-rolls.ts";
export { addLeaves } from "./add-leaves.server.ts";
export { ancestorsOf } from "./ancestors.server.ts";
export { derivedId } from "./derived-id.server.ts";
export { importProvince, OtherProvinceError, type ProvinceReport } from "./import-province.server.ts";
export { importSchools, NoProvinceError, type SchoolsReport } from "./import-schools.server.ts";
export { insertProvince, UnknownProvinceError } from "./insert-province.server.ts";
export { ensureTrees, insertUnits, type NewEdge, type NewUnit, type UnitForest } from "./insert-units.server.ts";
export { TREES, type TreeId, UNIT_KINDS, type UnitKindId } from "./kinds.ts";
export { loadUnitFile } from "./load-unit-file.server.ts";
export { type Placement, placementFor, placementOfUnits, unitsOfPerson } from "./placement.server.ts";
export { provinceIds, SCHEME } from "./province-forest.server.ts";
export { rebuildClosure } from "./rebuild-closure.server.ts";
export { fixRollMoment, type RollInput } from "./roll.server.ts";
export { SchoolListError } from "./school-list.ts";
export { type ProvinceFiles, readCsv } from "./unit-file.server.ts";
