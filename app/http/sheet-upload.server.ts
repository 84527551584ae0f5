import type { AppLoadContext } from "@remix-run/node";
import { SheetFileError } from "#app/sheets/file-error.ts";

export type SentFile = { ok: true; file: { name: string; bytes: Buffer } } | { ok: false; error: string };

/** The spreadsheet that a form brought, unread; otherwise the sentence to stand beside the field. */
export function sentFile({ upload }: AppLoadContext): SentFile {
  if (upload?.tooLarge) return { ok: false, error: new SheetFileError("too_large").message };
  if (!upload?.file) return { ok: false, error: "Chưa chọn tệp. Chọn tệp .xlsx, .xls hoặc .csv." };
  return { ok: true, file: upload.file };
}
