export { syncBuiltInQuestions } from "./sync.server.ts";
export { approvedVersions, explainedKeysOf, keysOf, poolOf, type QuestionVersion } from "./versions.server.ts";
