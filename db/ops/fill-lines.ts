/**
 * The orders of some people of boards that are being made, in one message to SQLite's writer (see fill-boards). What
 * changed of them since they were written has changed what counts of them, and nothing else.
 */
import { type OrderOf, orderStatements } from "../order-sql.ts";
import { firstRow, type Op, rows } from "./op.ts";

export interface FillLinesInput extends OrderOf {
  build: string;
  to: { linesUpto: string; lined: number };
}

/** `moved`: somebody else went on, or the build is over. */
export type FillLinesResult = "written" | "moved";

export function* fillLines({ build, to, ...of }: FillLinesInput): Op<FillLinesResult> {
  const held = yield* firstRow(
    `select board_build.state, board_build_scope.lines_upto from board_build
     join board_build_scope on board_build_scope.build = board_build.id
     where board_build.id = $1 and board_build_scope.scope = $2`,
    [build, of.scope],
  );
  if (held?.state !== "filling" || held.lines_upto !== of.from) return "moved";
  for (const { sql, params } of orderStatements(of)) yield* rows(sql, params);
  yield* rows("update board_build_scope set lines_upto = $3, lined = $4 where build = $1 and scope = $2", [
    build,
    of.scope,
    to.linesUpto,
    to.lined,
  ]);
  return "written";
}
