/** Opens the zip of an .xlsx file with every inflated byte counted, before a spreadsheet library sees any of it. */
import { inflateRawSync } from "node:zlib";
import { SheetFileError } from "./file-error.ts";

/** Room for 20,000 rows of 60 columns as XML; a bomb stops here. */
const MOST_INFLATED = 120 * 1024 * 1024;
const MOST_ENTRIES = 2_000;

const END_RECORD = 0x06054b50;
const DIRECTORY_RECORD = 0x02014b50;

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The entries whose names `wanted` accepts, inflated. Throws SheetFileError: truncated, encrypted or bomb. */
export function readZip(file: Buffer, wanted: (name: string) => boolean): { names: string[]; entries: ZipEntry[] } {
  try {
    return readDirectory(file, wanted);
  } catch (error) {
    if (error instanceof SheetFileError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new SheetFileError(code === "ERR_BUFFER_TOO_LARGE" ? "bomb" : "truncated");
  }
}

function readDirectory(file: Buffer, wanted: (name: string) => boolean): { names: string[]; entries: ZipEntry[] } {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new SheetFileError("bomb");
  const names: string[] = [];
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  let left = MOST_INFLATED;
  for (let entry = 0; entry < count; entry++) {
    if (file.readUInt32LE(at) !== DIRECTORY_RECORD) throw new SheetFileError("truncated");
    if (file.readUInt16LE(at + 8) & 1) throw new SheetFileError("encrypted");
    const method = file.readUInt16LE(at + 10);
    const size = file.readUInt32LE(at + 20);
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((place) => file.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const name = file.toString("utf8", at + 46, at + 46 + nameSize).replaceAll("\\", "/");
    names.push(name);
    if (wanted(name)) {
      const bytes = contentAt(file, file.readUInt32LE(at + 42), size, method, left);
      left -= bytes.length;
      entries.push({ name, bytes });
    }
    at += 46 + nameSize + extraSize + commentSize;
  }
  return { names, entries };
}

/** Where the end record begins: at most a comment of 64 KB before the end of the file. */
function endOf(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at--) {
    if (file.readUInt32LE(at) === END_RECORD) return at;
  }
  throw new SheetFileError("truncated");
}

function contentAt(file: Buffer, local: number, size: number, method: number, left: number): Buffer {
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (from + size > file.length) throw new SheetFileError("truncated");
  const packed = file.subarray(from, from + size);
  if (method === 0) {
    if (packed.length > left) throw new SheetFileError("bomb");
    return packed;
  }
  if (method !== 8 || left <= 0) throw new SheetFileError(method === 8 ? "bomb" : "truncated");
  return inflateRawSync(packed, { maxOutputLength: left });
}
