/** What routes, commands and other features may use of reports. */
export { type Fault, faultsOf, textFault } from "./checks.ts";
export { contestsFor, type DataPlan } from "./data.server.ts";
export { type Difference, differencesOf } from "./differences.ts";
export { type EditorPage, editorPage, versionLinks } from "./editor.server.ts";
export { reportFaults } from "./faults.server.ts";
export { FILE_FORMATS, type FileFormat } from "./formats.ts";
export type { Issued, IssueOrder } from "./issue.server.ts";
export { reportLines } from "./list.server.ts";
export { buildLoaded, type LoadedReport, loadReport, readReport } from "./load.server.ts";
export { type MakeInput, makeReport, usualPlan } from "./make.server.ts";
export type { ReportModel } from "./model.ts";
export { parseModel } from "./model-schema.ts";
export { type Period, periodOf, periodWords } from "./period.ts";
export { requireReport } from "./report-page.server.ts";
export { reportSlug } from "./slug.ts";
export { reportUnits } from "./units.server.ts";
export { archivedFile, versionPage } from "./version.server.ts";
export { changeReport, commentReport, correctReport, createReport, settleComment } from "./write.server.ts";
