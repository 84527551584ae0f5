/** What the routes and the shell may use of lists of staff. */
export { importStaff, type StaffImport, type StaffReport } from "./import-staff.server.ts";
export { type StaffFile, staffFile } from "./staff-file.ts";
export { BY_LIST } from "./state.server.ts";
export { staffTarget } from "./target.server.ts";
export { staffTemplate } from "./template.server.ts";
export { staffUploads } from "./upload.server.ts";
