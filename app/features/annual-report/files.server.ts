/** The last step of a report: its files. All are made from the one model. */

import { reportCsv } from "./csv.ts";
import { FILE_FORMATS, type FileFormat } from "./formats.ts";
import type { ReportModel } from "./model.ts";
import { wordFile } from "./word/document.server.ts";
import { workbookFile } from "./workbook.server.ts";

export type ReportFiles = Readonly<Record<FileFormat, Uint8Array>>;

/** One file of a report. */
export async function reportFile(model: ReportModel, format: FileFormat): Promise<Uint8Array> {
  switch (format) {
    case "docx":
      return wordFile(model);
    case "xlsx":
      return workbookFile(model);
    case "csv":
      return Buffer.from(reportCsv(model), "utf8");
    case "json":
      return Buffer.from(`${JSON.stringify(model, null, 1)}\n`, "utf8");
  }
}

export async function reportFiles(model: ReportModel): Promise<ReportFiles> {
  const files: Partial<Record<FileFormat, Uint8Array>> = {};
  for (const format of FILE_FORMATS) files[format] = await reportFile(model, format);
  return files as ReportFiles;
}
