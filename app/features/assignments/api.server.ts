/** What routes and later features may use of assignments. */
export { type AssignmentLine, type ClassMatrix, classMatrix, type MatrixColumn } from "./class-matrix.server.ts";
export {
  type AssignmentDetail,
  type AssignmentGroups,
  type AssignmentListLine,
  assignmentDetail,
  assignmentGroups,
  assignmentList,
} from "./detail.server.ts";
export { type AssignValues, assignValues, readDue } from "./form.ts";
export { type AssignPage, assignPage } from "./form-page.server.ts";
export { type ClassGrowth, classGrowth, type PupilGrowth } from "./growth.server.ts";
export {
  changeAssignment,
  dropAssignment,
  endExtension,
  extendFor,
  makeAssignment,
  type OwnAssignment,
  openAssignment,
} from "./make.server.ts";
export { matrixReminder } from "./matrix-reminder.ts";
export { matrixCsv, matrixFileName, matrixSheet } from "./matrix-sheet.ts";
export { type OwnAssignments, type OwnItem, ownAssignments, ownAssignmentsWords } from "./own.server.ts";
export { handInTest, type TestPage, testPage } from "./pillar-test.server.ts";
export { questionsOf, testPaper } from "./pillar-test.ts";
