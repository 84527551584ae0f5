/** Issued versions of reports as programs pull them; what is still written is in no answer. */
import type { Kysely } from "kysely";
import type { Database, Instant } from "../schema.ts";

export interface IssuedReportRow {
  /** Of the version; the order of issue. */
  readonly id: string;
  readonly report: string;
  readonly n: number;
  readonly unit: string;
  readonly model: string;
  readonly hash: string;
  readonly issuedAt: Instant;
  readonly reason: string;
  /** Whether it corrects an earlier one. */
  readonly corrects: boolean;
}

export interface IssuedAsk {
  readonly scope: readonly string[];
  /** Of one report alone. */
  readonly report?: string | undefined;
  /** Of that number alone. */
  readonly n?: number | undefined;
  /** Id of the last version of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** The versions of reports of the scope's units and of what is below them, the first issued first. */
export async function listIssuedReports(
  db: Kysely<Database>,
  { scope, report, n, after, limit }: IssuedAsk,
): Promise<IssuedReportRow[]> {
  if (scope.length === 0) return [];
  const rows = await db
    .selectFrom("report_version")
    .innerJoin("report", "report.id", "report_version.report")
    .select([
      "report_version.id",
      "report_version.report",
      "report_version.n",
      "report.unit",
      "report_version.model",
      "report_version.hash",
      "report_version.issued_at as issuedAt",
      "report_version.reason",
      "report_version.replaces",
    ])
    .where((eb) =>
      eb.or([
        eb("report.unit", "in", [...scope]),
        eb.exists(
          eb
            .selectFrom("unit_closure")
            .select("unit_closure.depth")
            .where("unit_closure.ancestor", "in", [...scope])
            .whereRef("unit_closure.descendant", "=", "report.unit"),
        ),
      ]),
    )
    .$if(report !== undefined, (query) => query.where("report_version.report", "=", report!))
    .$if(n !== undefined, (query) => query.where("report_version.n", "=", n!))
    .$if(after !== null, (query) => query.where("report_version.id", ">", after!))
    .orderBy("report_version.id")
    .limit(limit)
    .execute();
  return rows.map(({ replaces, ...row }) => ({ ...row, corrects: replaces !== null }));
}
