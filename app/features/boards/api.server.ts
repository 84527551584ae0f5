/** What other features, routes and the server may use of the boards. */
export { applyResultChanged, applyResultsChanged, type ResultRef } from "./apply.server.ts";
export { type BoardPage, type BoardQuery, boardPage } from "./board-page.server.ts";
export { type AskedBoard, askedBoard } from "./board-request.server.ts";
export { type BoardScope, boardScopes, chooseScope, editionOf, OVERALL } from "./board-scope.server.ts";
export { stepBuild } from "./build.server.ts";
export { type ChangedRow, changedPeople, changedPeopleCsv } from "./changed-people.server.ts";
export { rebuildCommand } from "./command.server.ts";
export { drainResultChanges } from "./drain.server.ts";
export {
  editionChanges,
  namedSums,
  organiserEditions,
  publicChanges,
  publicEditions,
  type SchoolChange,
  sumOfAll,
} from "./editions-list.server.ts";
export { explainRank, type NoRank, type RankExplanation } from "./explain-rank.server.ts";
export { beginDueFreezes } from "./freeze.server.ts";
export { schoolsOfPlacements } from "./home-units.server.ts";
export {
  beginEdition,
  type EditionInput,
  type IssueResult,
  issueEdition,
  outcomeOf,
} from "./issue.server.ts";
export { type IssueProgress, issueProgress } from "./issue-progress.server.ts";
export { nameViewerOf } from "./name-viewer.server.ts";
export { beginStale, drainBoardOutbox, type StaleBuild } from "./outbox.server.ts";
export { type OwnRank, ownRanks } from "./own-ranks.server.ts";
export {
  findOwnStanding,
  nearMe,
  type PeopleBoard,
  type PeopleBoardRow,
  pagesOf,
  peopleBoard,
  searchPeople,
} from "./people-board.server.ts";
export { aloneOn, rebuildStandings } from "./rebuild.server.ts";
export { overallStandingsIf, type Standing, type StandingsIf, standingsIf } from "./standings-if.server.ts";
export { type UnitBoardRow, unitBoard } from "./unit-board.server.ts";
export { unitBoardCsv, unitBoardFileName, unitBoardSheet } from "./unit-board-file.ts";
export { unitsBelow } from "./unit-board-place.server.ts";
export { UNIT_BOARDS, type UnitBoardKind } from "./unit-boards.ts";
export { type UnitValues, unitColumns } from "./unit-columns.ts";
