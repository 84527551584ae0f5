/** What other features and the routes may use of branches. */
export { type BranchResult, closeBranch, closingOf, makeBranch, renameBranch } from "./change.server.ts";
export { type GroupPage, groupPage } from "./filling.server.ts";
export { BranchTakenError, insertBranches, type NewBranch, type NewUnion } from "./insert.server.ts";
export { branchesOf, branchLines, type YouthChild } from "./list.server.ts";
export {
  applyTicks,
  type CandidateLine,
  classesFor,
  membersPage,
  moveKey,
  type OwnBranch,
  previewTicks,
  type TickResult,
} from "./members.server.ts";
export { changesOf, type TickPlan, ticksOf } from "./ticks.ts";
