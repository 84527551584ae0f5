import { readFileSync, statSync } from "node:fs";
import { CommandRefused } from "#app/server/commands.ts";

/** The bytes of a file named on the command line; one that is too large is never read into memory. */
export function bytesOf(path: string, largest: number, tooLarge: string): Buffer {
  let size: number;
  try {
    size = statSync(path).size;
    if (size <= largest) return readFileSync(path);
  } catch {
    throw new CommandRefused(`Không đọc được tệp ${path}.`);
  }
  throw new CommandRefused(tooLarge);
}
