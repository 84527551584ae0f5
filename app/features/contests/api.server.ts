export { createDraft } from "./create-draft.server.ts";
export { type ContestDraft, USUAL } from "./draft.ts";
export {
  type ContestRow,
  type ContestView,
  publishedContest,
  publishedContests,
  type RoundRow,
  roundWithRules,
  withRules,
} from "./load.server.ts";
export { bankOfDraft, type LoadedDraft, loadDraft } from "./load-draft.server.ts";
export { managedContest } from "./managed.server.ts";
export { addNotice, NOTICE_FAULTS, noticeLines, openNotice, removeNotice } from "./notices.server.ts";
export { publishContest } from "./publish.server.ts";
export { checklistFor, publishDraft } from "./publish-draft.server.ts";
export { deadlinesFor, type GrantRow, planDeadlines, recomputeDeadlines } from "./recompute-deadlines.server.ts";
export { publishRevision } from "./revise.server.ts";
export { fixDueRolls } from "./roll.server.ts";
export { parseRules } from "./rules-schema.ts";
export { discardDraft, saveStep } from "./save-draft.server.ts";
