/** What other features and routes may use of countries. */
export { calendar, timelinePage } from "./calendar.server.ts";
export { comparison, countryList, countryPage } from "./pages.server.ts";
export { countStamps, ownCountries, passport, type Stamp, saveCountryProgress } from "./passport.server.ts";
export { countryOfProgress, progressId } from "./report-id.ts";
