/** What a file is by its content; its name is never believed. */
import * as XLSX from "@e965/xlsx";
import { LARGEST_FILE } from "./cells.ts";
import { SheetFileError } from "./file-error.ts";

const startsWith = (bytes: Buffer, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);

/** Throws SheetFileError for what is no spreadsheet that may be read. */
export function fileKind(bytes: Buffer): "xlsx" | "xls" | "text" {
  if (bytes.length === 0) throw new SheetFileError("empty");
  if (bytes.length > LARGEST_FILE) throw new SheetFileError("too_large");
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return "xlsx";
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oldFile(bytes);
  const utf16 = startsWith(bytes, 0xff, 0xfe);
  const head = bytes.subarray(0, 200).toString("latin1").trimStart();
  if ((!utf16 && bytes.includes(0)) || /^(\xef\xbb\xbf)?(<|%PDF|\{\\rtf)/.test(head)) {
    throw new SheetFileError("wrong_type");
  }
  return "text";
}

/** The container of .xls, also used by Word, and by Excel for a new file with a password. */
function oldFile(bytes: Buffer): "xls" {
  let names: string[];
  try {
    names = XLSX.CFB.read(bytes, { type: "buffer" }).FullPaths;
  } catch {
    throw new SheetFileError("truncated");
  }
  const has = (name: string) => names.some((path) => path.replace(/\/$/, "").endsWith(`/${name}`));
  if (has("EncryptedPackage")) throw new SheetFileError("encrypted");
  if (has("_VBA_PROJECT_CUR") || has("_VBA_PROJECT")) throw new SheetFileError("macros");
  if (!has("Workbook") && !has("Book")) throw new SheetFileError("wrong_type");
  return "xls";
}
