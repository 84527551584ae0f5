/** What other features and routes may use of the care for content. */
export { type ContentLine, contentFilter, contentPage } from "./content-list.server.ts";
export {
  answerForm,
  answerReport,
  freshReport,
  openReports,
  reportForm,
  reportPage,
  reportSubject,
  reportsPage,
  type SentReport,
  sendReport,
  sentReport,
} from "./reports.server.ts";
