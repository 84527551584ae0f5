/** What other features and the shell may use of rolls. */
export { LARGEST_FILE } from "./cells.ts";
export { findSchool, importRoll, type RollImport, type RollReport } from "./import-roll.server.ts";
export { RollFileError, type RollProblem } from "./problems.ts";
export { type RollFile, rollFile } from "./roll-file.ts";
