/** Errors in lessons and profiles that readers tell of. No report holds who sent it. */
import type { Kysely, Transaction } from "kysely";
import type { Database, Instant } from "../schema.ts";

export type ContentReport = Database["content_report"];
export type ReportState = ContentReport["state"];

export type NewContentReport = Pick<ContentReport, "id" | "kind" | "subject" | "section" | "words" | "source" | "at">;

/** Writes a report once: the same id again changes nothing. */
export async function insertContentReport(db: Kysely<Database>, report: NewContentReport): Promise<void> {
  await db
    .insertInto("content_report")
    .values({ ...report, state: "new", reply: null, version: 0, changed_at: null, changed_by: null })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

export async function findContentReport(db: Kysely<Database>, id: string): Promise<ContentReport | null> {
  return (await db.selectFrom("content_report").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

export interface ReportWindow {
  /** Reports in one of these states. */
  readonly states: readonly ReportState[];
  readonly limit: number;
  readonly offset: number;
}

/** The newest first. */
export async function listContentReports(
  db: Kysely<Database>,
  { states, limit, offset }: ReportWindow,
): Promise<ContentReport[]> {
  if (states.length === 0) return [];
  return db
    .selectFrom("content_report")
    .selectAll()
    .where("state", "in", [...states])
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many reports are in each state; states without any are left out. */
export async function countContentReports(db: Kysely<Database>): Promise<{ state: ReportState; n: number }[]> {
  const rows = await db
    .selectFrom("content_report")
    .select((eb) => ["state", eb.fn.countAll<number>().as("n")])
    .groupBy("state")
    .execute();
  return rows.map(({ state, n }) => ({ state, n: Number(n) }));
}

export interface ReportAnswer {
  readonly id: string;
  /** The version that was on the page of who answers. */
  readonly version: number;
  readonly state: ReportState;
  readonly reply: string | null;
  readonly by: string;
  readonly at: Instant;
}

/** Sets state and reply; false when somebody else changed the report meanwhile, or it is not there. */
export async function answerContentReport(
  trx: Transaction<Database>,
  { id, version, state, reply, by, at }: ReportAnswer,
): Promise<boolean> {
  const row = await trx
    .updateTable("content_report")
    .set({ state, reply, version: version + 1, changed_at: at, changed_by: by })
    .where("id", "=", id)
    .where("version", "=", version)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
