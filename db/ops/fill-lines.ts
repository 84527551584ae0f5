/**
 * The lines of some people of boards that are being made, in one message to SQLite's writer (see fill-boards). What
 * changed of them since they were written has its lines already.
 */
import { firstRow, type Op, rows } from "./op.ts";

export interface FillLinesInput {
  build: string;
  scope: string;
  /** The number that the rows carry. */
  number: number;
  /** People behind this id, up to `upto`; null = all that are left. */
  from: string;
  upto: string | null;
  to: { linesUpto: string; lined: number };
}

/** `moved`: somebody else went on, or the build is over. */
export type FillLinesResult = "written" | "moved";

export function* fillLines({ build, scope, number, from, upto, to }: FillLinesInput): Op<FillLinesResult> {
  const held = yield* firstRow(
    `select board_build.state, board_build_scope.lines_upto from board_build
     join board_build_scope on board_build_scope.build = board_build.id
     where board_build.id = $1 and board_build_scope.scope = $2`,
    [build, scope],
  );
  if (held?.state !== "filling" || held.lines_upto !== from) return "moved";
  yield* rows(linesBetween(upto !== null), upto === null ? [number, scope, from] : [number, scope, from, upto]);
  yield* rows("update board_build_scope set lines_upto = $3, lined = $4 where build = $1 and scope = $2", [
    build,
    scope,
    to.linesUpto,
    to.lined,
  ]);
  return "written";
}

/**
 * Everybody stands in the units of where the counted attempt was sat. In the order of the tree: neighbours go to the
 * same page, and all lines at once are written as they will lie.
 */
function linesBetween(bounded: boolean): string {
  return `insert into standing (edition, scope, unit, sort_key, person, group_key, grade)
    select counted.edition, counted.scope, placement_unit.unit, counted.sort_key, counted.person, counted.group_key,
      counted.grade
    from counted join placement_unit on placement_unit.placement = counted.placement
    where counted.edition = $1 and counted.scope = $2 and counted.person > $3${bounded ? " and counted.person <= $4" : ""}
    order by placement_unit.unit, counted.sort_key, counted.person
    on conflict do nothing`;
}
