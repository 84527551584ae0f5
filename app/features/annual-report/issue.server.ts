/** Issuing a report: from here on it is a numbered version that nobody changes. */
import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Content } from "#app/content/types.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import {
  findReport,
  insertReportFilePart,
  insertReportVersion,
  listPublicEditions,
  listReportVersions,
  saveReport,
} from "#db/queries/reports.ts";
import type { Fault } from "./checks.ts";
import { reportFaults } from "./faults.server.ts";
import { reportFiles } from "./files.server.ts";
import { FILE_FORMATS } from "./formats.ts";
import { readReport } from "./load.server.ts";
import type { ReportModel } from "./model.ts";
import type { By } from "./write.server.ts";

/** Bytes of one piece: short writes, so that no answer of a running contest waits for a file. */
const PART = 256 * 1_024;

export interface IssueOrder {
  readonly report: string;
  /** The revision the officer has seen. */
  readonly rev: number;
  /** Why a corrected version is issued; needed from the second version on. */
  readonly reason: string;
}

export type Issued =
  | { ok: true; n: number }
  | { ok: false; code: "faults"; faults: Fault[] }
  /** Somebody saved meanwhile, issued it, or issued another edition of one of its contests. */
  | { ok: false; code: "changed" }
  | { ok: false; code: "reason" };

/** Makes the files and keeps them with the model in one transaction: whole or not at all. The caller has checked the right. */
export async function issueReport(
  { db }: Pick<DatabaseHandle, "db">,
  content: Pick<Content, "modules">,
  { report, rev, reason }: IssueOrder,
  { account, now }: By,
): Promise<Issued> {
  const row = await findReport(db, report);
  if (!row || row.rev !== rev || row.editing === 0) return { ok: false, code: "changed" };
  const [last] = await listReportVersions(db, report);
  if (last && reason.trim() === "") return { ok: false, code: "reason" };
  const checked = await reportFaults(db, content, readReport(row), now);
  if (!checked) return { ok: false, code: "changed" };
  if (checked.faults.length > 0) return { ok: false, code: "faults", faults: checked.faults };
  const { model } = checked.built;
  const json = JSON.stringify(model);
  const files = await reportFiles(model);
  const n = (last?.n ?? 0) + 1;
  const version = {
    id: newId(),
    report,
    n,
    model: json,
    hash: modelHash(json),
    issued_at: now,
    issued_by: account,
    replaces: last?.id ?? null,
    reason: reason.trim(),
  };
  const issued = await db
    .transaction()
    .execute(async (trx) => {
      if (!(await saveReport(trx, { id: report, rev }, { editing: 0, saved_at: now, saved_by: account }))) return false;
      if (!(await restsOn(trx, model))) throw new EditionsChanged();
      for (const format of FILE_FORMATS) {
        for (let pos = 0; pos * PART < files[format].length; pos += 1) {
          const bytes = files[format].subarray(pos * PART, (pos + 1) * PART);
          await insertReportFilePart(trx, { version: version.id, format, pos, bytes });
        }
      }
      await insertReportVersion(
        trx,
        version,
        model.editions.map(({ id }) => id),
      );
      const of = { subject: `report:${report}`, unit: row.unit, data: { n, hash: version.hash } };
      await audit(trx, { at: now, actor: account, action: "report.issue", ...of });
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof EditionsChanged) return false;
      throw error;
    });
  return issued ? { ok: true, n } : { ok: false, code: "changed" };
}

/** Rolls the issue back: a contest got another edition while the files were made. */
class EditionsChanged extends Error {}

async function restsOn(db: Kysely<Database>, { editions, live }: ReportModel): Promise<boolean> {
  const used = new Map([
    ...editions.map(({ contest, id }) => [contest, id] as const),
    ...live.map(({ contest }) => [contest, 0] as const),
  ]);
  const shown = await listPublicEditions(db, [...used.keys()]);
  return shown.every(({ contest, edition }) => used.get(contest) === edition);
}

/** The fingerprint of a version: sha-256 over its model as it is kept, 64 hexadecimal digits. */
export function modelHash(json: string): string {
  return createHash("sha256").update(json).digest("hex");
}
