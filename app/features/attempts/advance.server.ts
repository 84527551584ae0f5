import type { Kysely } from "kysely";
import type { ContestView, RoundRow } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { findRankInSchool, isSettled } from "#db/queries/advancement.ts";

/** Whether a person may enter a round, as far as the round before decides: `settling` = its ranks are not final yet. */
export async function advanceOf(
  db: Kysely<Database>,
  { rounds }: Pick<ContestView, "rounds">,
  round: RoundRow,
  person: string,
): Promise<"in" | "out" | "settling"> {
  const before = rounds[rounds.findIndex((each) => each.id === round.id) - 1];
  if (round.rehearsal || round.advance === null || !before) return "in";
  if (!(await isSettled(db, before.id))) return "settling";
  const rank = await findRankInSchool(db, { round: before.id, person, most: round.advance });
  return rank !== null && rank <= round.advance ? "in" : "out";
}
