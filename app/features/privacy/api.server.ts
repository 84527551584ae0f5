/** What other features and the routes may use of privacy. */
export { type AuditFilter, type AuditLine, auditLog } from "./audit-log.server.ts";
export {
  applyConsents,
  CONSENT_HEADINGS,
  type ConsentPlan,
  consentList,
  consentPlace,
  consentSheet,
  keepConsents,
  previewConsents,
} from "./consent-import.server.ts";
export { type ConsentChange, changeConsents, openConsentKeys, publishablePeople } from "./consents.server.ts";
export { erasePerson } from "./erase.server.ts";
export { exportPerson } from "./export.server.ts";
export { type PersonAccess, type PersonView, personAccess, personView } from "./person.server.ts";
export {
  previewRetention,
  type RetentionCounts,
  type RetentionPreview,
  type RetentionRun,
  retentionRuns,
  retentionTerms,
  runRetention,
  saveRetention,
} from "./retention.server.ts";
