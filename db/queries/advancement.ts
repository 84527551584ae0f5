/** Who of a school may enter a round for the best of the round before: read from the live boards of that round. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";
import { isCorrecting } from "./boards-editions.ts";
import { numberOf } from "./boards-live.ts";

const LIVE = 0;
/** Keys from here on are of people without a rank (UNRANKED in app/domain/ranking.ts). */
const WITHOUT_RANK = "~";

/** Whether every attempt of a round is closed, graded and on the boards. */
export async function isSettled(db: Kysely<Database>, round: string): Promise<boolean> {
  const waiting = await db
    .selectFrom("attempt")
    .select("id")
    .where("round", "=", round)
    .where((eb) =>
      eb.or([
        eb("state", "=", "open"),
        eb.and([eb("state", "in", ["submitted", "expired"]), eb("grading", "is", null)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (waiting) return false;
  const row = await db.selectFrom("round").select("contest").where("id", "=", round).executeTakeFirst();
  if (row && (await isCorrecting(db, row.contest))) return false;
  const behind = await db
    .selectFrom("outbox")
    .select("id")
    .where("done_at", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([eb("kind", "=", "result.changed"), eb("ref", "like", `%"${round}"%`)]),
        eb.and([eb("kind", "=", "boards.stale"), eb("ref", "like", `%"${row?.contest ?? ""}"%`)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return behind === undefined;
}

/**
 * The rank of a person in the school of the counted attempt, among those of the same group; equals share a rank. Who
 * belongs to no school is ranked in the own branch. Null for who has no rank; ranks beyond `most` are told as `most` + 1.
 */
export async function findRankInSchool(
  db: Kysely<Database>,
  { round, person, most }: { round: string; person: string; most: number },
): Promise<number | null> {
  const own = await db
    .selectFrom("counted")
    .innerJoin("placement_unit", "placement_unit.placement", "counted.placement")
    .innerJoin("unit", "unit.id", "placement_unit.unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["placement_unit.unit", "counted.sort_key as sortKey", "counted.group_key as groupKey", "unit_kind.role"])
    .where("counted.edition", "=", numberOf(LIVE, round))
    .where("counted.scope", "=", round)
    .where("counted.person", "=", person)
    .where((eb) =>
      eb.or([
        eb("unit_kind.role", "=", "school"),
        eb.and([eb("unit_kind.role", "=", "branch"), eb("placement_unit.depth", "=", 0)]),
      ]),
    )
    .execute();
  const place = own.find(({ role }) => role === "school") ?? own[0];
  if (!place || place.sortKey >= WITHOUT_RANK) return null;
  const before = await db
    .selectFrom("standing")
    .select("standing.person")
    .where("standing.edition", "=", numberOf(LIVE, round))
    .where("standing.scope", "=", round)
    .where("standing.unit", "=", place.unit)
    .where("standing.sort_key", "<", place.sortKey)
    .$if(place.groupKey !== "", (query) => query.where("standing.group_key", "=", place.groupKey))
    .limit(most)
    .execute();
  return before.length + 1;
}
