import type { Kysely } from "kysely";
import { localDay } from "#app/domain/vietnamese.ts";
import type { Database } from "#db/connect.ts";
import { listMembers, listPersonNames, type MemberRow } from "#db/queries/people.ts";

/** Full names by person id; unknown and erased people are missing. Who may see them is the caller's question. */
export async function findPersonNames(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await listPersonNames(db, [...new Set(ids)])).map((row) => [row.id, row.fullName]));
}

/** The pupils of a class (or members of a branch) on the day of `now`, in the order of a Vietnamese class list. */
export async function listClassMembers(db: Kysely<Database>, classUnit: string, now: number): Promise<MemberRow[]> {
  return listMembers(db, classUnit, localDay(now));
}
