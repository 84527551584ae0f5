/** What routes may use of school years. */
export { type MoveResult, receivePupil } from "./move.server.ts";
export { type PromoteResult, planYear, promoteSchool, type YearOrder, type YearPlan } from "./promote.server.ts";
