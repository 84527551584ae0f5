/** What other features and the shell may use of rolls. */
export { LIST_READERS, type ListKind } from "./columns.ts";
export { importRoll, type RollImport, type RollReport } from "./import-roll.server.ts";
export { type BranchFound, findBranch, findSchool } from "./places.server.ts";
export type { RollProblem } from "./problems.ts";
export { type RollFile, rollFile } from "./roll-file.ts";
export { removeAbandoned } from "./stage.server.ts";
export { classesOf } from "./state.server.ts";
export type { RollPlace } from "./state.ts";
export { memberTemplate, rollTemplate } from "./template.server.ts";
export { type RollTarget, rollTarget, rollUploads } from "./upload.server.ts";
