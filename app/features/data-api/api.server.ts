/** What routes and the server may use of the API with which programs pull figures. */
export { OPERATIONS } from "./catalogue.ts";
export { csvOf } from "./csv.ts";
export { questionKey, readCursor, writeCursor } from "./cursor.ts";
export { openApi } from "./description.ts";
export { type ApiGuide, apiGuide } from "./guide.server.ts";
export type { Answer, Operation, Outcome } from "./operation.ts";
export { isId } from "./params.ts";
export { type ParameterFault, PROBLEM_TYPE, PROBLEMS, type Problem, type ProblemCode, problemBody } from "./problem.ts";
export { type PullOrder, pull } from "./pull.server.ts";
export { makeToken, revokeToken, type TokenLine, tokenLines, tokenOf } from "./tokens.server.ts";
export { API_VERSION } from "./version.ts";
