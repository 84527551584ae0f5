/** Reports from the shell: a draft of a period, or an issued one as it was archived. */
import { z } from "zod";
import {
  archivedFile,
  buildLoaded,
  FILE_FORMATS,
  makeReport,
  periodOf,
  readReport,
  reportSlug,
  usualPlan,
  versionPage,
} from "#app/features/annual-report/api.server.ts";
import { findProvince } from "#db/queries/installation.ts";
import { listUnitsByCode } from "#db/queries/report-figures.ts";
import { findReport, listReportVersions } from "#db/queries/reports.ts";
import { type Command, type CommandContext, CommandRefused } from "./command.ts";

const exportArgs = z.object({
  report: z.string().nullable(),
  period: z.string().nullable(),
  unit: z.string().nullable(),
});

/** What a shell gets to write: names without folders, bytes as base64. */
export interface ExportedFiles {
  readonly unit: string;
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
}

export const reportCommands = {
  async "report:export"(context, args): Promise<ExportedFiles> {
    const { report, period, unit } = exportArgs.parse(args);
    if (report !== null) return keptFiles(context, report);
    return draftFiles(context, period ?? "", unit);
  },
} satisfies Record<string, Command>;

async function draftFiles(
  { handle, now, content, progress }: CommandContext,
  typed: string,
  code: string | null,
): Promise<ExportedFiles> {
  const period = periodOf(typed);
  if (!period) throw new CommandRefused(`Kỳ báo cáo “${typed}” chưa đúng. Ghi năm (2026) hoặc năm học (2026-2027).`);
  const unit = await unitOf(handle.db, code);
  progress("Đếm số liệu…");
  const plan = await usualPlan(handle.db, content, { unit: unit.id, period }, now);
  const made = await makeReport(handle.db, content, { plan, head: null, written: {}, now });
  if (!made) throw new CommandRefused("Không lập được báo cáo cho đơn vị này.");
  progress("Viết tệp…");
  const { reportFiles } = await import("#app/features/annual-report/files.server.ts");
  const files = await reportFiles(made.model);
  const name = reportSlug(made.model);
  return {
    unit: unit.name,
    title: made.model.head.subject,
    files: Object.fromEntries(
      Object.entries(files).map(([format, bytes]) => [`${name}-nhap.${format}`, Buffer.from(bytes).toString("base64")]),
    ),
  };
}

/** The newest issued version as it was archived; of a report that has none, the draft as it stands. */
async function keptFiles({ handle, now, content, progress }: CommandContext, id: string): Promise<ExportedFiles> {
  const row = await findReport(handle.db, id);
  if (!row) throw new CommandRefused(`Không có báo cáo ${id}.`);
  const [version] = await listReportVersions(handle.db, id);
  const files: Record<string, string> = {};
  if (version) {
    for (const format of FILE_FORMATS) {
      const found = await archivedFile(handle.db, id, { n: version.n, format });
      if (!found) throw new CommandRefused(`Bản ${version.n} của báo cáo ${id} thiếu tệp ${format}.`);
      files[`${reportSlug(found.model)}-ban-${version.n}.${format}`] = found.bytes.toString("base64");
    }
    const { unit, head } = (await versionPage(handle.db, id, version.n))!.model;
    return { unit: unit.name, title: head.subject, files };
  }
  progress("Đếm số liệu…");
  const built = await buildLoaded(handle.db, content, readReport(row), now);
  if (!built) throw new CommandRefused("Đơn vị của báo cáo này không còn.");
  const { reportFiles } = await import("#app/features/annual-report/files.server.ts");
  for (const [format, bytes] of Object.entries(await reportFiles(built.model))) {
    files[`${reportSlug(built.model)}-nhap.${format}`] = Buffer.from(bytes).toString("base64");
  }
  return { unit: built.model.unit.name, title: built.model.head.subject, files };
}

async function unitOf(db: CommandContext["handle"]["db"], code: string | null): Promise<{ id: string; name: string }> {
  if (code === null) {
    const province = await findProvince(db);
    if (!province) throw new CommandRefused("Chưa có đơn vị nào. Khai báo tỉnh trước: npm run units:import.");
    return province;
  }
  const found = await listUnitsByCode(db, code);
  const [only, ...others] = found;
  if (!only) throw new CommandRefused(`Không có đơn vị nào mã ${code}.`);
  if (others.length > 0) {
    const names = found.map(({ name, id }) => `${name} (${id})`).join(", ");
    throw new CommandRefused(`Mã ${code} là của nhiều đơn vị: ${names}. Ghi mã trong ngoặc.`);
  }
  return only;
}
