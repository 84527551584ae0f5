export { answersOf, eventsOf, parsePaper } from "./answers.server.ts";
export { type Entry, entryOf } from "./entry.server.ts";
export { ARRIVAL_MS, expireDueAttempts } from "./expire.server.ts";
export { gradeAttempt, gradeClosedAttempts } from "./grade.server.ts";
export { answersOfAttempts, type GradeRule, gradeAnew } from "./regrade.server.ts";
export { type AttemptResult, attemptResult } from "./result.server.ts";
export { allowanceOf, openRound, startAttemptOf } from "./start.server.ts";
export { attemptSecret, attemptToken, tokenHashOf } from "./token.server.ts";
export { attemptView } from "./view.server.ts";
