/**
 * One unit of boards that are being made, written at once: SQLite's writer then holds up answers for the rows alone, not
 * for the way of each statement to it and back. On PostgreSQL nobody waits for such a transaction and it is an ordinary
 * one, since here a lane of answers would wait for the round's lock.
 */
import { firstRow, type Op, rows, type SqlValue } from "./op.ts";

export interface FillBoardsInput {
  build: string;
  scope: string;
  /** The number that the rows carry. */
  number: number;
  /** What whoever made the rows saw: another one by now, and they are made anew. */
  seen: number;
  upto: string;
  to: { upto: string; people: number; filled: number };
  counted: FlatRows;
  totals: FlatRows;
  /** Units and days of which nothing may be left. */
  daysLessened: { unit: string; day: string }[];
  days: FlatRows;
  results: FlatRows;
}

/** Rows of one table, value after value: between threads a tenth of what rows with names cost. */
export interface FlatRows {
  columns: string[];
  values: SqlValue[];
}

/** `moved`: somebody else went on, or the build is over. `seen`: results came in between. */
export type FillBoardsResult = "written" | "moved" | "seen";

export function* fillBoards(input: FillBoardsInput): Op<FillBoardsResult> {
  const { build, scope, to } = input;
  const held = yield* firstRow(
    `select board_build.state, board_build.seen, board_build_scope.upto from board_build
     join board_build_scope on board_build_scope.build = board_build.id
     where board_build.id = $1 and board_build_scope.scope = $2`,
    [build, scope],
  );
  if (held?.state !== "filling" || held.upto !== input.upto) return "moved";
  if (Number(held.seen) !== input.seen) return "seen";
  yield* insertAll("counted", input.counted);
  yield* insertAll("unit_total", input.totals, ["edition", "scope", "unit"]);
  yield* insertAll("unit_day", input.days, ["edition", "scope", "unit", "day"]);
  for (const { unit, day } of input.daysLessened) {
    yield* rows(
      `delete from unit_day where edition = $1 and scope = $2 and unit = $3 and day = $4
         and people = 0 and turns = 0 and outside = 0 and score_sum = 0 and top = 0`,
      [input.number, scope, unit, day],
    );
  }
  yield* insertAll("result", input.results);
  yield* rows("update board_build_scope set upto = $3, people = $4, filled = $5 where build = $1 and scope = $2", [
    build,
    scope,
    to.upto,
    to.people,
    to.filled,
  ]);
  return "written";
}

/** Few lengths of a statement, so that each is prepared once. */
const LENGTHS = [256, 64, 16, 4, 1];

/** Inserts rows; where one with this key stands, the other columns are added to it. */
function* insertAll(table: string, { columns, values }: FlatRows, key?: readonly string[]): Op<void> {
  const width = columns.length;
  const added = key && columns.filter((column) => !key.includes(column));
  const ending = added
    ? ` on conflict (${key.join(", ")}) do update set ${added.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(", ")}`
    : "";
  const tuple = `(${columns.map(() => "?").join(",")})`;
  let from = 0;
  for (const length of LENGTHS) {
    const size = length * width;
    if (values.length - from < size || size === 0) continue;
    const tuples = Array<string>(length).fill(tuple).join(",");
    const text = `insert into ${table} (${columns.join(",")}) values ${tuples}${ending}`;
    for (; values.length - from >= size; from += size) yield* rows(text, values.slice(from, from + size));
  }
}
