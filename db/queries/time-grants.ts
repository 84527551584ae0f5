/** Time given to somebody in a round, with who gave it, who took it back, and why. */
import type { Kysely, Transaction } from "kysely";
import type { Database } from "../schema.ts";

/** False when a grant of this id stands already: a form that was sent twice. */
export async function insertGrant(trx: Transaction<Database>, row: Database["time_grant"]): Promise<boolean> {
  const made = await trx
    .insertInto("time_grant")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** Whether the grant of this id says the same. */
export async function isSameGrant(
  db: Kysely<Database>,
  { id, round, scope, target, kind, ms, reason }: Omit<Database["time_grant"], "at" | "granted_by">,
): Promise<boolean> {
  const row = await db
    .selectFrom("time_grant")
    .select("id")
    .where((eb) => eb.and({ id, round, scope, target, kind, ms, reason }))
    .executeTakeFirst();
  return row !== undefined;
}

/** False when the grant was taken back before. */
export async function insertGrantEnd(trx: Transaction<Database>, row: Database["time_grant_end"]): Promise<boolean> {
  const made = await trx
    .insertInto("time_grant_end")
    .values(row)
    .onConflict((conflict) => conflict.column("time_grant").doNothing())
    .returning("time_grant")
    .executeTakeFirst();
  return made !== undefined;
}

export interface GrantLine {
  id: string;
  round: string;
  scope: Database["time_grant"]["scope"];
  target: string;
  kind: "extra" | "incident";
  ms: number;
  at: number;
  reason: string;
  /** The account. */
  grantedBy: string;
  endedAt: number | null;
  endReason: string | null;
  endedBy: string | null;
}

/** Every grant of these rounds, the newest first, those taken back included. */
export async function listGrantLines(db: Kysely<Database>, rounds: readonly string[]): Promise<GrantLine[]> {
  if (rounds.length === 0) return [];
  return db
    .selectFrom("time_grant")
    .leftJoin("time_grant_end", "time_grant_end.time_grant", "time_grant.id")
    .select([
      "time_grant.id",
      "time_grant.round",
      "time_grant.scope",
      "time_grant.target",
      "time_grant.kind",
      "time_grant.ms",
      "time_grant.at",
      "time_grant.reason",
      "time_grant.granted_by as grantedBy",
      "time_grant_end.at as endedAt",
      "time_grant_end.reason as endReason",
      "time_grant_end.ended_by as endedBy",
    ])
    .where("time_grant.round", "in", [...rounds])
    .orderBy("time_grant.at", "desc")
    .orderBy("time_grant.id", "desc")
    .execute();
}

/** The grants in force that concern an attempt: everybody's, the person's, those of its group and of the units it is placed in. */
export async function listGrantsOfAttempt(
  db: Kysely<Database>,
  { round, person, placement, group_key }: Pick<Database["attempt"], "round" | "person" | "placement" | "group_key">,
): Promise<{ kind: "extra" | "incident"; ms: number }[]> {
  return db
    .selectFrom("time_grant")
    .leftJoin("time_grant_end", "time_grant_end.time_grant", "time_grant.id")
    .select(["time_grant.kind", "time_grant.ms"])
    .where("time_grant.round", "=", round)
    .where("time_grant_end.time_grant", "is", null)
    .where((eb) =>
      eb.or([
        eb("time_grant.scope", "=", "all"),
        eb.and([eb("time_grant.scope", "=", "person"), eb("time_grant.target", "=", person)]),
        eb.and([eb("time_grant.scope", "=", "group"), eb("time_grant.target", "=", group_key ?? "")]),
        eb.and([
          eb("time_grant.scope", "=", "unit"),
          eb(
            "time_grant.target",
            "in",
            eb.selectFrom("placement_unit").select("unit").where("placement_unit.placement", "=", placement),
          ),
        ]),
      ]),
    )
    .execute();
}

/** Closed, not void attempts of a round that a grant would concern: their late answers are not counted by it. */
export async function countClosedConcerned(
  db: Kysely<Database>,
  { round, scope, target }: Pick<GrantLine, "round" | "scope" | "target">,
): Promise<number> {
  const row = await db
    .selectFrom("attempt")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("round", "=", round)
    .where("state", "in", ["submitted", "expired"])
    .$if(scope === "person", (query) => query.where("person", "=", target))
    .$if(scope === "group", (query) => query.where("group_key", "=", target))
    .$if(scope === "unit", (query) =>
      query.where("placement", "in", (eb) =>
        eb.selectFrom("placement_unit").select("placement_unit.placement").where("placement_unit.unit", "=", target),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
