export { syncBuiltInQuestions } from "./sync.server.ts";
export { approvedVersions, explainedKeysOf, keysOf, kindsIn, poolOf, type QuestionVersion } from "./versions.server.ts";
