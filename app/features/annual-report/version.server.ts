import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import { listNamesOfAccounts } from "#db/queries/contest-people.ts";
import { findReportVersion, listReportFileParts } from "#db/queries/reports.ts";
import { type Difference, differencesOf } from "./differences.ts";
import type { FileFormat } from "./formats.ts";
import type { ReportModel } from "./model.ts";
import { parseModel } from "./model-schema.ts";

export interface VersionPage {
  readonly n: number;
  readonly model: ReportModel;
  readonly hash: string;
  readonly issuedAt: number;
  readonly by: string;
  readonly reason: string;
  /** Number of the version it corrects; null for the first. */
  readonly replaces: number | null;
  readonly differences: readonly Difference[];
}

/** An issued version of a report; null for a number it does not have. The caller has checked the right. */
export async function versionPage(db: Kysely<Database>, report: string, n: number): Promise<VersionPage | null> {
  const version = Number.isSafeInteger(n) ? await findReportVersion(db, report, n) : null;
  if (!version) return null;
  const before = version.replaces === null ? null : await findReportVersion(db, report, n - 1);
  const names = await listNamesOfAccounts(db, [version.issued_by]);
  const model = parseModel(version.model);
  return {
    n,
    model,
    hash: version.hash,
    issuedAt: version.issued_at,
    by: names.get(version.issued_by) ?? "–",
    reason: version.reason,
    replaces: before?.n ?? null,
    differences: before ? differencesOf(parseModel(before.model), model) : [],
  };
}

/** A file of an issued version, byte by byte as it was archived, with its model; null for what there is not. */
export async function archivedFile(
  db: Kysely<Database>,
  report: string,
  { n, format }: { n: number; format: FileFormat },
): Promise<{ model: ReportModel; bytes: Buffer } | null> {
  const version = Number.isSafeInteger(n) ? await findReportVersion(db, report, n) : null;
  if (!version) return null;
  const parts = await listReportFileParts(db, version.id, format);
  return parts.length === 0 ? null : { model: parseModel(version.model), bytes: Buffer.concat(parts) };
}
