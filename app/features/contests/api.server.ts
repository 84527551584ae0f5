export {
  type ContestRow,
  type ContestView,
  publishedContest,
  publishedContests,
  type RoundRow,
  roundWithRules,
} from "./load.server.ts";
export { publishContest } from "./publish.server.ts";
export { fixDueRolls } from "./roll.server.ts";
export { parseRules } from "./rules-schema.ts";
