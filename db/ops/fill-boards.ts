/**
 * One unit of boards that are being made, written at once: SQLite's writer then holds up answers for the rows alone, not
 * for the way of each statement to it and back. On PostgreSQL nobody waits for such a transaction and it is an ordinary
 * one, since here a lane of answers would wait for the round's lock.
 */
import type { Database } from "../schema.ts";
import { firstRow, type Op, rows, type SqlValue } from "./op.ts";

export interface FillBoardsInput {
  build: string;
  scope: string;
  /** What whoever made the rows saw: another one by now, and they are made anew. */
  seen: number;
  upto: string;
  to: { upto: string; people: number; filled: number };
  counted: Database["counted"][];
  lines: Database["standing"][];
  buckets: Database["standing_bucket"][];
  totals: Database["unit_total"][];
  days: Database["unit_day"][];
  results: Database["result"][];
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
  yield* insertAll("standing", input.lines);
  yield* insertAll("standing_bucket", input.buckets, ["edition", "scope", "unit", "group_key", "grade", "prefix"]);
  yield* insertAll("unit_total", input.totals, ["edition", "scope", "unit"]);
  yield* insertAll("unit_day", input.days, ["edition", "scope", "unit", "day"]);
  for (const { edition, unit, day, turns } of input.days) {
    // a score that went elsewhere may leave nothing of a day without a turn
    if (turns > 0) continue;
    yield* rows(
      `delete from unit_day where edition = $1 and scope = $2 and unit = $3 and day = $4
         and people = 0 and turns = 0 and outside = 0 and score_sum = 0 and top = 0`,
      [edition, scope, unit, day],
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
const LENGTHS = [64, 16, 4, 1];

/** Inserts rows; where one with this key stands, the other columns are added to it. */
function* insertAll(table: string, all: readonly object[], key?: readonly string[]): Op<void> {
  const first = all[0];
  if (!first) return;
  const columns = Object.keys(first);
  const added = key && columns.filter((column) => !key.includes(column));
  const ending = added
    ? ` on conflict (${key.join(", ")}) do update set ${added.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(", ")}`
    : "";
  let from = 0;
  for (const length of LENGTHS) {
    for (; all.length - from >= length; from += length) {
      const params: SqlValue[] = [];
      const tuples = all.slice(from, from + length).map((row) => {
        const values = row as Record<string, SqlValue>;
        return `(${columns.map((column) => `$${params.push(values[column] ?? null)}`).join(",")})`;
      });
      yield* rows(`insert into ${table} (${columns.join(",")}) values ${tuples.join(",")}${ending}`, params);
    }
  }
}
