/** What other features, routes and the server may use of the boards. */
export { applyResultChanged, applyResultsChanged, type ResultRef } from "./apply.server.ts";
export { type BoardPage, boardPage } from "./board-page.server.ts";
export { rebuildCommand } from "./command.server.ts";
export { issueDueFreezes } from "./freeze.server.ts";
export { type EditionInput, type IssueResult, issueEdition } from "./issue.server.ts";
export { nameViewerOf } from "./name-viewer.server.ts";
export { drainBoardOutbox } from "./outbox.server.ts";
export { type OwnRank, ownRanks } from "./own-ranks.server.ts";
export { findOwnStanding, nearMe, type PeopleBoard, type PeopleBoardRow, peopleBoard } from "./people-board.server.ts";
export { rebuildStandings } from "./rebuild.server.ts";
export { UNIT_BOARDS, type UnitBoardKind, type UnitBoardRow, unitBoard } from "./unit-board.server.ts";
