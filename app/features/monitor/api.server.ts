/** What routes and the server may use of the organisers' monitor. */
export { type Monitor, monitorOf, signLines } from "./monitor.server.ts";
