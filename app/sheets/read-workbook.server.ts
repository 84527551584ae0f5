/** From the bytes of .xlsx, .xls or CSV to cells. Runs in a process of its own: a hostile file costs nobody else anything. */
import * as XLSX from "@e965/xlsx";
import { decodeText, parseDelimited } from "#app/domain/delimited.ts";
import { type Cell, cleanText, dayOfSerial, MOST_COLUMNS, MOST_ROWS, type Sheet, textCell } from "./cells.ts";
import { SheetFileError } from "./file-error.ts";
import { fileKind } from "./file-kind.server.ts";
import { readZip } from "./zip-guard.server.ts";

/** Throws SheetFileError with the sentence for people. */
export function readWorkbook(bytes: Buffer): Sheet[] {
  const kind = fileKind(bytes);
  if (kind === "text") return [checked(textSheet(bytes))];
  const workbook = parse(kind === "xlsx" ? repacked(bytes) : bytes);
  const shift = workbook.Workbook?.WBProps?.date1904 ? 1_462 : 0;
  return workbook.SheetNames.flatMap((name, at) => {
    const hidden = workbook.Workbook?.Sheets?.[at]?.Hidden;
    const sheet = workbook.Sheets[name];
    return sheet && !hidden ? [checked(sheetOf(name, sheet, shift))] : [];
  });
}

/** Exactly the inflated and counted parts, without pictures and the like, for the library to read. */
function repacked(bytes: Buffer): Buffer {
  const wanted = (name: string) =>
    /^(\[Content_Types\]\.xml|_rels\/.*|xl\/(?!media|drawings|embeddings).*\.(xml|rels))$/i.test(name);
  const { names, entries } = readZip(bytes, wanted);
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) throw new SheetFileError("macros");
  if (names.includes("EncryptedPackage")) throw new SheetFileError("encrypted");
  if (!names.some((name) => /^xl\/workbook\.xml$/i.test(name))) throw new SheetFileError("wrong_type");
  const types = entries.find(({ name }) => name === "[Content_Types].xml")?.bytes.toString("utf8") ?? "";
  if (/<Override[^>]*workbook\.xml[^>]*macroEnabled/i.test(types)) throw new SheetFileError("macros");
  const container = XLSX.CFB.utils.cfb_new();
  for (const { name, bytes: content } of entries) XLSX.CFB.utils.cfb_add(container, `/${name}`, content);
  return XLSX.CFB.write(container, { fileType: "zip", type: "buffer" }) as Buffer;
}

function parse(bytes: Buffer): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: "buffer",
      dense: true,
      cellHTML: false,
      cellFormula: true,
      cellNF: true,
      cellText: true,
      sheetRows: 200_000,
    });
  } catch (error) {
    throw new SheetFileError(/password|encrypt/i.test((error as Error).message) ? "encrypted" : "truncated");
  }
}

function sheetOf(name: string, sheet: XLSX.WorkSheet, shift: number): Sheet {
  const data = (sheet as XLSX.DenseWorkSheet)["!data"] ?? [];
  const rows: { row: number; cells: (Cell | undefined)[] }[] = [];
  data.forEach((line, at) => {
    const cells = Array.from(line ?? [], (cell) => (cell ? cellOf(cell, shift) : undefined));
    if (cells.some((cell) => cell !== undefined)) rows.push({ row: at + 1, cells: trimmed(cells) });
  });
  return { name: cleanText(name), rows: withMerges(rows, sheet["!merges"] ?? []) };
}

function cellOf(cell: XLSX.CellObject, shift: number): Cell | undefined {
  const formula = cell.f !== undefined || cell.l?.Target?.startsWith("javascript:") ? { formula: true as const } : {};
  if (cell.t === "n" && typeof cell.v === "number") {
    const isDate = typeof cell.z === "string" && XLSX.SSF.is_date(cell.z);
    const day = isDate ? dayOfSerial(cell.v + shift) : null;
    const text = cleanText(cell.w ?? String(cell.v));
    return { text, number: cell.v, ...(day ? { day } : {}), ...formula };
  }
  if (cell.t === "e" || cell.t === "z") return undefined;
  const text = cleanText(String(cell.v ?? ""));
  return text === "" && cell.f === undefined ? undefined : { text, ...formula };
}

/** A heading that lies over several columns counts for each of them. */
function withMerges(
  rows: { row: number; cells: (Cell | undefined)[] }[],
  merges: readonly XLSX.Range[],
): Sheet["rows"] {
  const byRow = new Map(rows.slice(0, 60).map((row) => [row.row - 1, row.cells]));
  for (const { s: start, e: end } of merges.slice(0, 500)) {
    const cells = byRow.get(start.r);
    // wide merges are titles; they stay one text
    if (!cells || end.c === start.c || end.c - start.c > 5) continue;
    for (let column = start.c + 1; column <= end.c; column++) cells[column] ??= cells[start.c];
  }
  return rows;
}

function trimmed(cells: (Cell | undefined)[]): (Cell | undefined)[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1] === undefined) end -= 1;
  return cells.slice(0, end);
}

function textSheet(bytes: Buffer): Sheet {
  const text = decodeText(bytes);
  if (text === null) throw new SheetFileError("wrong_type");
  return {
    name: "CSV",
    rows: parseDelimited(text).map(({ line, cells }) => ({ row: line, cells: trimmed(cells.map(textCell)) })),
  };
}

function checked(sheet: Sheet): Sheet {
  if (sheet.rows.length > MOST_ROWS) throw new SheetFileError("too_many_rows");
  if (sheet.rows.some(({ cells }) => cells.length > MOST_COLUMNS)) throw new SheetFileError("too_many_columns");
  return sheet;
}
