/** Reports as they are written, what is said about them, and their issued versions. */
import type { Kysely, Transaction } from "kysely";
import type { Database, Instant } from "../schema.ts";

export type ReportRow = Database["report"];

export async function insertReport(trx: Transaction<Database>, row: ReportRow): Promise<void> {
  await trx.insertInto("report").values(row).execute();
}

/** A report by id. Whether it may be seen is the caller's question: its unit says whose it is. */
export async function findReport(db: Kysely<Database>, id: string): Promise<ReportRow | null> {
  return (await db.selectFrom("report").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

export interface ReportLine {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly plan: string;
  readonly head: string;
  readonly editing: 0 | 1;
  readonly savedAt: Instant;
  readonly savedBy: string;
  /** Number of the newest issued version; null while there is none. */
  readonly version: number | null;
  readonly issuedAt: Instant | null;
}

/** Reports of the scope's units and of what is below them, and those of the `own` units alone; the last saved first. */
export async function listReports(
  db: Kysely<Database>,
  scope: readonly string[],
  limit: number,
  own: readonly string[] = [],
): Promise<ReportLine[]> {
  if (scope.length + own.length === 0) return [];
  const rows = await db
    .selectFrom("report")
    .innerJoin("unit", "unit.id", "report.unit")
    .leftJoin(
      (eb) =>
        eb
          .selectFrom("report_version")
          .select((of) => ["report", of.fn.max<number>("n").as("n"), of.fn.max<number>("issued_at").as("issuedAt")])
          .groupBy("report")
          .as("last"),
      (join) => join.onRef("last.report", "=", "report.id"),
    )
    .select([
      "report.id",
      "report.unit",
      "unit.name as unitName",
      "report.plan",
      "report.head",
      "report.editing",
      "report.saved_at as savedAt",
      "report.saved_by as savedBy",
      "last.n as version",
      "last.issuedAt",
    ])
    .where((eb) =>
      eb.or([
        eb("report.unit", "in", [...scope, ...own]),
        eb.exists(
          eb
            .selectFrom("unit_closure")
            .select("unit_closure.depth")
            .where("unit_closure.ancestor", "in", scope.length > 0 ? [...scope] : [""])
            .whereRef("unit_closure.descendant", "=", "report.unit"),
        ),
      ]),
    )
    .orderBy("report.saved_at", "desc")
    .orderBy("report.id")
    .limit(limit)
    .execute();
  return rows;
}

/** The reports of this very unit with their plans, and when the newest version was issued (null = never). */
export async function listReportsOfUnit(
  db: Kysely<Database>,
  unit: string,
): Promise<{ id: string; plan: string; issuedAt: Instant | null }[]> {
  return db
    .selectFrom("report")
    .select((eb) => [
      "report.id",
      "report.plan",
      eb
        .selectFrom("report_version")
        .select((of) => of.fn.max<number | null>("issued_at").as("at"))
        .whereRef("report_version.report", "=", "report.id")
        .as("issuedAt"),
    ])
    .where("report.unit", "=", unit)
    .orderBy("report.id")
    .execute();
}

/** Writes upon the revision that was read; false when somebody saved meanwhile, or when it is issued. */
export async function saveReport(
  trx: Transaction<Database>,
  { id, rev }: { id: string; rev: number },
  change: Partial<Pick<ReportRow, "plan" | "head" | "texts" | "editing">> & Pick<ReportRow, "saved_at" | "saved_by">,
): Promise<boolean> {
  const row = await trx
    .updateTable("report")
    .set({ ...change, rev: rev + 1 })
    .where("id", "=", id)
    .where("rev", "=", rev)
    .where("editing", "=", 1)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Opens an issued report for a corrected version; false when it is open already. */
export async function reopenReport(
  trx: Transaction<Database>,
  { id, at, by }: { id: string; at: Instant; by: string },
): Promise<boolean> {
  const row = await trx
    .updateTable("report")
    .set((eb) => ({ editing: 1 as const, saved_at: at, saved_by: by, rev: eb("rev", "+", 1) }))
    .where("id", "=", id)
    .where("editing", "=", 0)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertReportComment(trx: Transaction<Database>, row: Database["report_comment"]): Promise<void> {
  await trx.insertInto("report_comment").values(row).execute();
}

/** What was said about a report, the first first. */
export async function listReportComments(db: Kysely<Database>, report: string): Promise<Database["report_comment"][]> {
  return db.selectFrom("report_comment").selectAll().where("report", "=", report).orderBy("at").orderBy("id").execute();
}

/** Marks a remark as dealt with; false for an unknown one and for one that is. */
export async function closeReportComment(
  trx: Transaction<Database>,
  { id, report, at, by }: { id: string; report: string; at: Instant; by: string },
): Promise<boolean> {
  const row = await trx
    .updateTable("report_comment")
    .set({ done_at: at, done_by: by })
    .where("id", "=", id)
    .where("report", "=", report)
    .where("done_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export type VersionLine = Omit<Database["report_version"], "model">;

/** The issued versions of a report, the newest first, without what is in them. */
export async function listReportVersions(db: Kysely<Database>, report: string): Promise<VersionLine[]> {
  return db
    .selectFrom("report_version")
    .select(["id", "report", "n", "hash", "issued_at", "issued_by", "replaces", "reason"])
    .where("report", "=", report)
    .orderBy("n", "desc")
    .execute();
}

export async function findReportVersion(
  db: Kysely<Database>,
  report: string,
  n: number,
): Promise<Database["report_version"] | null> {
  const row = await db
    .selectFrom("report_version")
    .selectAll()
    .where("report", "=", report)
    .where("n", "=", n)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertReportFilePart(trx: Transaction<Database>, row: Database["report_file"]): Promise<void> {
  await trx.insertInto("report_file").values(row).execute();
}

/** From here on the database refuses any change: its editions and files are written before. */
export async function insertReportVersion(
  trx: Transaction<Database>,
  row: Database["report_version"],
  editions: readonly number[],
): Promise<void> {
  for (const edition of editions) {
    await trx.insertInto("report_version_edition").values({ version: row.id, edition }).execute();
  }
  await trx.insertInto("report_version").values(row).execute();
}

/** The archived bytes of a version's file, piece by piece; empty for a format it does not have. */
export async function listReportFileParts(
  db: Kysely<Database>,
  version: string,
  format: string,
): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom("report_file")
    .select("bytes")
    .where("version", "=", version)
    .where("format", "=", format)
    .orderBy("pos")
    .execute();
  return rows.map((row) => row.bytes);
}

/** The edition that each of these contests shows by now; 0 while its boards are live. */
export async function listPublicEditions(
  db: Kysely<Database>,
  contests: readonly string[],
): Promise<{ contest: string; edition: number }[]> {
  if (contests.length === 0) return [];
  return db
    .selectFrom("contest")
    .select(["id as contest", "public_edition as edition"])
    .where("id", "in", [...contests])
    .execute();
}
