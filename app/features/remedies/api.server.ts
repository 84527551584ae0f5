/** What routes may use of putting right what went wrong in a contest. */
export { requireContest, usualRound } from "./contest-page.server.ts";
export { findReceipt, type ReceiptFound } from "./find-receipt.server.ts";
export { giveTime, previewTakingBack, previewTime, takeTimeBack } from "./give-time.server.ts";
export { grantWords } from "./grant-lines.server.ts";
export { type PersonAttempts, personAttempts } from "./person-attempts.server.ts";
export { type ContestResits, personResits } from "./person-resits.server.ts";
export { onePerson, readGrant } from "./read-grant.server.ts";
export { allowResit, type RulingResult, restoreAttempt, voidAttempt } from "./rule.server.ts";
export { contestRulings } from "./ruling-lines.server.ts";
export { timeGroups } from "./time-groups.ts";
