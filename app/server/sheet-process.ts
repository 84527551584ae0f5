/**
 * A process that reads one spreadsheet: bytes on stdin, a line of JSON on stdout. It has little memory, no database and
 * no settings, and whoever started it kills it when it takes too long. What the list does not need never leaves it.
 */
import { readConsents } from "#app/features/privacy/consent-list.ts";
import { readRoll } from "#app/features/rolls/read-roll.ts";
import { readStaff } from "#app/features/staff-lists/read-staff.ts";
import { SheetFileError } from "#app/sheets/file-error.ts";
import { readWorkbook } from "#app/sheets/read-workbook.server.ts";

/** What can be read, by name: each takes the workbook and today's day (YYYY-MM-DD). */
const READERS: Readonly<Record<string, (book: ReturnType<typeof readWorkbook>, today: string) => unknown>> = {
  roll: (book, today) => readRoll(book, today, "pupils"),
  members: (book, today) => readRoll(book, today, "members"),
  staff: readStaff,
  consents: readConsents,
};

async function main(kind: string, today: string): Promise<void> {
  const read = READERS[kind];
  if (!read) throw new Error(`no reader for ${kind}`);
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  let answer: object;
  try {
    answer = { value: read(readWorkbook(Buffer.concat(pieces)), today) };
  } catch (error) {
    if (!(error instanceof SheetFileError)) throw error;
    answer = { fault: error.code, message: error.message };
  }
  process.stdout.write(JSON.stringify(answer));
}

main(process.argv[2] ?? "", process.argv[3] ?? "").catch(() => {
  // what it stumbled over may hold names: the exit code is all that leaves
  process.exitCode = 1;
});
