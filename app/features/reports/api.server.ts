export { classSheet, classSheetFileName } from "./class-sheet.ts";
export {
  type ClassMemberLine,
  type ClassView,
  classResults,
  classSheetState,
  classView,
  type ResultLine,
} from "./class-view.server.ts";
export { type CoveragePage, coverageOfUnit, coveragePage } from "./coverage-page.server.ts";
export {
  type DashboardDay,
  isLargeUnit,
  type ParticipationDashboard,
  participationDashboard,
} from "./dashboard.server.ts";
export { type DepartmentParts, departmentParts, departmentQuery, departmentView } from "./department.server.ts";
export { type GroupList, groupLists } from "./group-lists.server.ts";
export { countFigure, dueFigures, forgetFigures } from "./kept-figures.server.ts";
export { type LessonCoverage, lessonCoverage } from "./lesson-coverage.server.ts";
export { coverageCsv } from "./lesson-coverage-csv.ts";
export { participationCsv } from "./participation-csv.ts";
export { type ChosenRound, type RoundChoice, type RoundLine, roundChoice } from "./rounds.server.ts";
export { scoresOfUnit } from "./score-part.server.ts";
export { type TurnoutLine, turnoutOf } from "./turnout.server.ts";
export { type TurnoutPage, turnoutPage } from "./turnout-page.server.ts";
