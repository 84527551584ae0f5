/**
 * A process that reads one spreadsheet: bytes on stdin, a line of JSON on stdout. It has little memory, no database and
 * no settings, and whoever started it kills it when it takes too long. What the roll does not need never leaves it.
 */
import { RollFileError } from "#app/features/rolls/problems.ts";
import { readRoll } from "#app/features/rolls/read-roll.ts";
import { readWorkbook } from "#app/features/rolls/read-workbook.server.ts";

async function main(today: string): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin) pieces.push(piece as Buffer);
  let answer: object;
  try {
    answer = { roll: readRoll(readWorkbook(Buffer.concat(pieces)), today) };
  } catch (error) {
    if (!(error instanceof RollFileError)) throw error;
    answer = { fault: error.code, message: error.message };
  }
  process.stdout.write(JSON.stringify(answer));
}

main(process.argv[2] ?? "").catch(() => {
  // what it stumbled over may hold names: the exit code is all that leaves
  process.exitCode = 1;
});
