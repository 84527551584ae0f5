/** What other features and routes may use of countries. */
export { calendar, timelinePage } from "./calendar.server.ts";
export { comparison, countryList, countryPage } from "./pages.server.ts";
