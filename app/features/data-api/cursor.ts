/**
 * Where a program goes on reading. To it a cursor is a word without meaning; it holds after which row to go on, and which
 * question and which state of the figures it belongs to. It opens nothing: what may be read is asked of the token again.
 */
import { createHash } from "node:crypto";

export interface Cursor {
  /** Id of the last row that was given. */
  readonly after: string;
  /** How many rows were given before: where to go on when that row is gone. */
  readonly at: number;
  /** What the figures are of, such as the number of an edition; other figures begin anew. */
  readonly state: string;
}

/** The question without where it goes on: a cursor fits no other. */
export function questionKey(operation: string, token: string, query: Readonly<Record<string, unknown>>): string {
  const asked = Object.entries(query)
    .filter(([name, value]) => name !== "cursor" && name !== "limit" && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([operation, token, asked]))
    .digest("base64url")
    .slice(0, 12);
}

export function writeCursor(question: string, { after, at, state }: Cursor): string {
  return Buffer.from(JSON.stringify([question, after, at, state]), "utf8").toString("base64url");
}

/** Null for what is no cursor of this question. */
export function readCursor(question: string, text: string): Cursor | null {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts.length !== 4) return null;
  const [of, after, at, state] = parts as unknown[];
  // PostgreSQL takes no text with a zero in it
  const fits = of === question && typeof after === "string" && !after.includes("\0") && typeof state === "string";
  return fits && Number.isSafeInteger(at) && (at as number) >= 0 ? { after, at: at as number, state } : null;
}

export interface Piece<Row> {
  readonly rows: readonly Row[];
  /** Null on the last page. */
  readonly next: Cursor | null;
}

/** A page of a list that stands whole in memory. */
export function pieceOf<Row>(
  all: readonly Row[],
  idOf: (row: Row) => string,
  { cursor, limit, state = "" }: { readonly cursor: Cursor | null; readonly limit: number; readonly state?: string },
): Piece<Row> {
  const found = cursor ? all.findIndex((row) => idOf(row) === cursor.after) : -1;
  const from = cursor ? (found >= 0 ? found + 1 : Math.min(cursor.at, all.length)) : 0;
  const rows = all.slice(from, from + limit);
  const last = rows.at(-1);
  const more = last !== undefined && from + rows.length < all.length;
  return { rows, next: more ? { after: idOf(last), at: from + rows.length, state } : null };
}

/** A page of a list that was read from the database by id, one row more than is given. */
export function pieceRead<Row>(
  read: readonly Row[],
  idOf: (row: Row) => string,
  { cursor, limit }: { readonly cursor: Cursor | null; readonly limit: number },
): Piece<Row> {
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  const next = last !== undefined && read.length > limit;
  return { rows, next: next ? { after: idOf(last), at: (cursor?.at ?? 0) + rows.length, state: "" } : null };
}
