/** What the page on which a report is written shows. */
import type { Kysely } from "kysely";
import type { Content } from "#app/content/types.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { listNamesOfAccounts } from "#db/queries/contest-people.ts";
import { listReportComments, listReportVersions } from "#db/queries/reports.ts";
import type { Fault } from "./checks.ts";
import { reportFaults } from "./faults.server.ts";
import type { LoadedReport } from "./load.server.ts";
import type { ReportModel } from "./model.ts";
import type { Texts } from "./narrative.ts";

export interface CommentLine {
  readonly id: string;
  readonly part: string;
  readonly text: string;
  readonly at: number;
  readonly by: string;
  readonly done: { readonly at: number; readonly by: string } | null;
}

export interface VersionLink {
  readonly n: number;
  readonly hash: string;
  readonly issuedAt: number;
  readonly by: string;
  readonly reason: string;
}

export interface EditorPage {
  readonly id: string;
  readonly rev: number;
  readonly editing: boolean;
  readonly savedAt: number;
  readonly savedBy: string;
  /** Without the tables of its annexes: those stand on the page for printing. */
  readonly model: ReportModel;
  readonly texts: Texts;
  readonly faults: readonly Fault[];
  readonly comments: readonly CommentLine[];
  readonly versions: readonly VersionLink[];
}

/** Null when the unit of the report is gone. */
export async function editorPage(
  { db }: Pick<DatabaseHandle, "db">,
  content: Pick<Content, "modules">,
  loaded: LoadedReport,
  now: number,
): Promise<EditorPage | null> {
  const checked = await reportFaults(db, content, loaded, now);
  if (!checked) return null;
  const { row } = loaded;
  const { faults, built } = checked;
  const comments = await listReportComments(db, row.id);
  const versions = await versionLinks(db, row.id);
  const names = await listNamesOfAccounts(db, [
    row.saved_by,
    ...comments.flatMap((one) => [one.written_by, one.done_by ?? one.written_by]),
  ]);
  const name = (account: string) => names.get(account) ?? "–";
  return {
    id: row.id,
    rev: row.rev,
    editing: row.editing === 1,
    savedAt: row.saved_at,
    savedBy: name(row.saved_by),
    model: withoutAnnexes(built.model),
    texts: built.texts,
    faults,
    comments: comments.map((one) => ({
      id: one.id,
      part: one.part,
      text: one.text,
      at: one.at,
      by: name(one.written_by),
      done: one.done_at === null || one.done_by === null ? null : { at: one.done_at, by: name(one.done_by) },
    })),
    versions,
  };
}

export async function versionLinks(db: Kysely<Database>, report: string): Promise<VersionLink[]> {
  const versions = await listReportVersions(db, report);
  const names = await listNamesOfAccounts(
    db,
    versions.map((version) => version.issued_by),
  );
  return versions.map(({ n, hash, issued_at: issuedAt, issued_by: by, reason }) => ({
    n,
    hash,
    issuedAt,
    by: names.get(by) ?? "–",
    reason,
  }));
}

function withoutAnnexes(model: ReportModel): ReportModel {
  const shown = new Set(
    model.sections.flatMap(({ blocks }) => blocks.flatMap((block) => ("table" in block ? [block.table] : []))),
  );
  return { ...model, tables: model.tables.filter(({ id }) => shown.has(id)), annexes: [] };
}
