/** What routes, commands and other features may use of reports. */
export { contestsFor, type DataPlan } from "./data.server.ts";
export { type MakeInput, makeReport, usualPlan } from "./make.server.ts";
export { parseModel, type ReportModel } from "./model.ts";
export { type Period, periodOf, periodWords } from "./period.ts";
export { reportSlug } from "./slug.ts";
