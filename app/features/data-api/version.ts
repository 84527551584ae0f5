/** Counts up when something is added to the API; what would break a program becomes another address, /api/v2. */
export const API_VERSION = "1.0.0";
