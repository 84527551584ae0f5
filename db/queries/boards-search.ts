/** Finding people of a board by name or by what they sign in with. */
import type { JoinBuilder, Kysely } from "kysely";
import type { Database } from "../schema.ts";
import { type BoardOf, listStandingsOf, type StandingRow } from "./boards.ts";
import { numberOf } from "./boards-live.ts";
import { piecesOf } from "./units-insert-rows.ts";

/** Far below the parameters that both databases allow. */
const PEOPLE_PER_STATEMENT = 5_000;

export interface StandingSearch {
  /** The beginning of the folded full name, or a whole sign-in name. */
  readonly key: string;
  /** Only people who stand in one of these units: where the viewer may look for names. */
  readonly within: readonly string[];
  readonly limit: number;
}

/** People of this board whom these words name, the best first; also those without a rank. */
export async function searchStandings(
  db: Kysely<Database>,
  board: BoardOf,
  search: StandingSearch,
): Promise<StandingRow[]> {
  if (search.within.length === 0 || search.key === "") return [];
  const byLogin = await db
    .selectFrom("account")
    .innerJoin("counted", "counted.person", "account.person")
    .innerJoin("standing", ofCounted)
    .select("account.person")
    .where("account.login_key", "=", search.key)
    .where("counted.edition", "=", numberOf(board.edition, board.scope))
    .where("counted.scope", "=", board.scope)
    .where("standing.unit", "in", [...search.within])
    .executeTakeFirst();
  const people = byLogin ? [byLogin.person] : await listNamed(db, board, search);
  return listStandingsOf(db, board, people);
}

/** The lines of whom something counts, found by the key that stands with the person. */
const ofCounted = (join: JoinBuilder<Database & { counted: Database["counted"] }, "counted" | "standing">) =>
  join
    .onRef("standing.edition", "=", "counted.edition")
    .onRef("standing.scope", "=", "counted.scope")
    .onRef("standing.sort_key", "=", "counted.sort_key")
    .onRef("standing.person", "=", "counted.person");

/** In large units from the index of names, in small ones from those who stand there. */
async function listNamed(
  db: Kysely<Database>,
  { edition, scope }: BoardOf,
  { key, within, limit }: StandingSearch,
): Promise<string[]> {
  const large = await db
    .selectFrom("standing_bucket")
    .select("unit")
    .where("edition", "=", numberOf(edition, scope))
    .where("scope", "=", scope)
    .where("unit", "in", [...within])
    .limit(1)
    .executeTakeFirst();
  if (large) {
    const rows = await db
      .selectFrom("person")
      .select("person.id")
      .where("person.name_key", ">=", key)
      .where("person.name_key", "<", `${key}\uffff`)
      .where("person.erased_at", "is", null)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom("counted")
            .innerJoin("standing", ofCounted)
            .select("counted.person")
            .where("counted.edition", "=", numberOf(edition, scope))
            .where("counted.scope", "=", scope)
            .where("standing.unit", "in", [...within])
            .whereRef("counted.person", "=", "person.id"),
        ),
      )
      .orderBy("person.name_key")
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }
  // who stands there first, then their names: in one statement PostgreSQL goes through all of the name, and through the
  // unit for each of them
  const standing = await db
    .selectFrom("standing")
    .select("person")
    .distinct()
    .where("edition", "=", numberOf(edition, scope))
    .where("scope", "=", scope)
    .where("unit", "in", [...within])
    .execute();
  const named: { id: string; name_key: string }[] = [];
  for (const piece of piecesOf(standing, PEOPLE_PER_STATEMENT)) {
    const rows = await db
      .selectFrom("person")
      .select(["id", "name_key"])
      .where(
        "id",
        "in",
        piece.map(({ person }) => person),
      )
      .where("name_key", ">=", key)
      .where("name_key", "<", `${key}\uffff`)
      .where("erased_at", "is", null)
      .orderBy("name_key")
      .limit(limit)
      .execute();
    named.push(...rows);
  }
  const inOrder = named.sort((a, b) => (a.name_key < b.name_key ? -1 : a.name_key > b.name_key ? 1 : 0));
  return inOrder.slice(0, limit).map(({ id }) => id);
}
