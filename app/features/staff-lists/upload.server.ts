/** A list of staff brought in by page. */
import type { Viewer } from "#app/domain/viewer.ts";
import { pageImport } from "#app/features/imports/api.server.ts";
import { gatherBadRows } from "#app/sheets/bad-rows.server.ts";
import { importStaff, type StaffReport } from "./import-staff.server.ts";
import { type StaffFile, staffFile } from "./staff-file.ts";
import type { StaffTarget } from "./state.server.ts";

/** The steps from a file that is sent to people who have their roles. */
export const staffUploads = pageImport<StaffFile, StaffTarget & { viewer: Viewer }, object, StaffReport>({
  kind: "staff",
  actions: { sent: "staff.upload", previewed: "staff.preview", wrongRows: "staff.bad-rows" },
  reader: () => "staff",
  parse: (payload) => staffFile.parse(payload),
  run: (handle, { file, target, now, choices }) =>
    importStaff(handle, { file, target, now, actor: target.viewer, ...(choices ?? { dryRun: true }) }),
  badRows: (file, { problems }) => gatherBadRows([...file.bad, ...file.good], problems),
  kept: (report) => ({ ...report, people: [], unnamed: [] }),
});
