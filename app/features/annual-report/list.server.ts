import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { listNamesOfAccounts } from "#db/queries/contest-people.ts";
import { listReports } from "#db/queries/reports.ts";
import type { ReportRights } from "./rights.server.ts";
import { readHead } from "./stored.ts";

export interface ReportListLine {
  readonly id: string;
  readonly subject: string;
  readonly unitName: string;
  readonly editing: boolean;
  readonly version: number | null;
  readonly savedAt: number;
  readonly savedBy: string;
}

/** A department writes a few a year: far more than one list shows. */
const MOST_REPORTS = 200;

/** The reports that may be written, the last saved first. */
export async function reportLines(db: Kysely<Database>, { whole, own }: ReportRights): Promise<ReportListLine[]> {
  const rows = await listReports(db, whole, MOST_REPORTS, own);
  const names = await listNamesOfAccounts(
    db,
    rows.map(({ savedBy }) => savedBy),
  );
  return rows.map(({ id, head, unitName, editing, version, savedAt, savedBy }) => ({
    id,
    subject: readHead(head).subject || "Chưa có trích yếu",
    unitName,
    editing: editing === 1,
    version,
    savedAt,
    savedBy: names.get(savedBy) ?? "–",
  }));
}
