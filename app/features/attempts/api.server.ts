export { type Entry, entryOf } from "./entry.server.ts";
export { expireDueAttempts } from "./expire.server.ts";
export { gradeAttempt, gradeClosedAttempts } from "./grade.server.ts";
export { type AttemptResult, attemptResult } from "./result.server.ts";
export { openRound, startAttemptOf } from "./start.server.ts";
export { attemptSecret, attemptToken, tokenHashOf } from "./token.server.ts";
export { attemptView } from "./view.server.ts";
