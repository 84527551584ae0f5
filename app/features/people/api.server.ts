/** What other features may use of people. */
export type { MemberRow } from "#db/queries/people.ts";
export { insertPeople, type NewMembership, type NewPerson } from "./insert-people.server.ts";
export { findPersonNames, listClassMembers } from "./names.server.ts";
