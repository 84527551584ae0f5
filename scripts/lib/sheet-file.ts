/** What commands that bring in a spreadsheet share: reading the file, and telling what is wrong with its rows. */
import { localDay } from "#app/domain/vietnamese.ts";
import { CommandRefused } from "#app/server/commands.ts";
import type { ReadOptions } from "#app/server/read-sheet.ts";
import { LARGEST_FILE } from "#app/sheets/cells.ts";
import { SheetFileError } from "#app/sheets/file-error.ts";
import type { SheetProblem } from "#app/sheets/problem.ts";
import { bytesOf } from "./read-file.ts";

/** The content of a file named on the command line; throws CommandRefused with the sentence for people. */
export async function readSheetFile<File>(
  path: string,
  read: (bytes: Buffer, options: ReadOptions) => Promise<File>,
): Promise<File> {
  const bytes = bytesOf(path, LARGEST_FILE, new SheetFileError("too_large").message);
  try {
    return await read(bytes, { today: localDay(Date.now()) });
  } catch (error) {
    if (error instanceof SheetFileError) throw new CommandRefused(error.message);
    throw error;
  }
}

/** One line a remark: sheet, row, column and what to do. */
export function remarkLines(remarks: readonly SheetProblem[]): string[] {
  return remarks.map(({ sheet, row, column, message }) => {
    const place = [sheet ? `trang ${sheet}` : "", `dòng ${row}`, column ? `cột ${column}` : ""].filter(Boolean);
    return `  ${place.join(", ")}: ${message}`;
  });
}
