/** What an organiser watches while a round is open. Each query is bounded by what happens now, not by the contest's size. */
import type { Kysely } from "kysely";
import type { Database, Instant, Json } from "../schema.ts";
import { numberOf } from "./boards-live.ts";

export type Pulse = Database["exam_pulse"];

/** Writes over what this process told before. */
export async function putPulse(db: Kysely<Database>, pulse: Pulse): Promise<void> {
  await db
    .insertInto("exam_pulse")
    .values(pulse)
    .onConflict((conflict) =>
      conflict.column("node").doUpdateSet((eb) => ({
        at: eb.ref("excluded.at"),
        ms: eb.ref("excluded.ms"),
        saves: eb.ref("excluded.saves"),
        refused: eb.ref("excluded.refused"),
      })),
    )
    .execute();
}

/** What processes have told since a moment. */
export async function listPulses(db: Kysely<Database>, since: Instant): Promise<Pulse[]> {
  return db.selectFrom("exam_pulse").selectAll().where("at", ">=", since).execute();
}

export async function deletePulsesBefore(db: Kysely<Database>, moment: Instant): Promise<void> {
  await db.deleteFrom("exam_pulse").where("at", "<", moment).execute();
}

/** Attempts of a round that are open. */
export async function countOpenAttempts(db: Kysely<Database>, round: string): Promise<number> {
  const row = await db
    .selectFrom("attempt")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("round", "=", round)
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Starts since a moment by whole minutes (epoch ms / 60,000). Who started since is open or was closed since. */
export async function listStartsByMinute(
  db: Kysely<Database>,
  round: string,
  since: Instant,
): Promise<{ minute: number; n: number }[]> {
  const rows = await db
    .selectFrom("attempt")
    .select(["started_at as at"])
    .where("round", "=", round)
    .where((eb) =>
      eb.or([
        eb("state", "=", "open"),
        eb.and([eb("state", "in", ["submitted", "expired"]), eb("finished_at", ">=", since)]),
      ]),
    )
    .where("started_at", ">=", since)
    .execute();
  const byMinute = new Map<number, number>();
  for (const { at } of rows) {
    const minute = Math.floor(at / 60_000);
    byMinute.set(minute, (byMinute.get(minute) ?? 0) + 1);
  }
  return [...byMinute].map(([minute, n]) => ({ minute, n })).sort((a, b) => a.minute - b.minute);
}

export interface WaitingSchool {
  unit: string;
  name: string;
  kind: string;
  /** People of the contest's roll; null = no roll. */
  roll: number | null;
}

/** Open schools below (or among) these units in which nobody has a closed attempt on the live boards, by name. */
export async function listSchoolsWithoutTurn(
  db: Kysely<Database>,
  { parents, round, rollMoment }: { parents: readonly string[]; round: string; rollMoment: string | null },
): Promise<WaitingSchool[]> {
  if (parents.length === 0) return [];
  return db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .leftJoin("roll_total", (join) =>
      join.onRef("roll_total.unit", "=", "unit.id").on("roll_total.moment", "=", rollMoment ?? ""),
    )
    .select(["unit.id as unit", "unit.name", "unit.kind", "roll_total.n as roll"])
    .where("unit_kind.role", "=", "school")
    .where("unit.valid_to", "is", null)
    .where("unit.id", "in", (eb) =>
      eb
        .selectFrom("unit_closure")
        .select("unit_closure.descendant")
        .where("unit_closure.ancestor", "in", [...parents]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("unit_total")
            .select("unit_total.unit")
            .where("unit_total.edition", "=", numberOf(0, round))
            .where("unit_total.scope", "=", round)
            .whereRef("unit_total.unit", "=", "unit.id")
            .where("unit_total.turns", ">", 0),
        ),
      ),
    )
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .execute();
}

/** Units in which somebody writes at this moment, in all trees. */
export async function listUnitsWithOpen(db: Kysely<Database>, round: string): Promise<string[]> {
  const rows = await db
    .selectFrom("placement_unit")
    .select("unit")
    .distinct()
    .where("placement", "in", (eb) =>
      eb.selectFrom("attempt").select("attempt.placement").where("round", "=", round).where("state", "=", "open"),
    )
    .execute();
  return rows.map((row) => row.unit);
}

/** What the open classes of these schools say of themselves, each once per school. */
export async function listClassAttrs(
  db: Kysely<Database>,
  schools: readonly string[],
): Promise<{ school: string; attrs: Json }[]> {
  if (schools.length === 0) return [];
  return db
    .selectFrom("unit_closure")
    .innerJoin("unit", "unit.id", "unit_closure.descendant")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .select(["unit_closure.ancestor as school", "unit.attrs"])
    .distinct()
    .where("unit_closure.tree", "=", "state")
    .where("unit_closure.ancestor", "in", [...schools])
    .where("unit_kind.role", "=", "class")
    .where("unit.valid_to", "is", null)
    .execute();
}

export interface SignRow {
  attempt: string;
  person: string;
  fullName: string;
  no: number;
  state: string;
  placement: string;
  epoch: number;
  score: number | null;
  durationMs: number | null;
  awayTimes: number;
  awayMs: number;
}

/**
 * Attempts that are open or were closed since, and were taken over at least so often, or whose page was out of sight so
 * often or so long, or that were closed with a score within a time that nobody reads in. The newest first.
 */
export async function listSigns(
  db: Kysely<Database>,
  round: string,
  {
    since,
    epochs,
    absences,
    absenceMs,
    fastMs,
    score,
    limit,
  }: {
    since: Instant;
    epochs: number;
    absences: number;
    absenceMs: number;
    fastMs: number;
    score: number;
    limit: number;
  },
): Promise<SignRow[]> {
  return db
    .selectFrom("attempt")
    .innerJoin("person", "person.id", "attempt.person")
    .leftJoin("attempt_absence", "attempt_absence.attempt", "attempt.id")
    .select((eb) => [
      "attempt.id as attempt",
      "attempt.person",
      "person.full_name as fullName",
      "attempt.no",
      "attempt.state",
      "attempt.placement",
      "attempt.epoch",
      "attempt.score",
      "attempt.duration_ms as durationMs",
      eb.fn.coalesce("attempt_absence.times", eb.lit(0)).as("awayTimes"),
      eb.fn.coalesce("attempt_absence.ms", eb.lit(0)).as("awayMs"),
    ])
    .where("attempt.round", "=", round)
    .where((eb) =>
      eb.or([
        eb("attempt.state", "=", "open"),
        eb.and([eb("attempt.state", "in", ["submitted", "expired"]), eb("attempt.finished_at", ">=", since)]),
      ]),
    )
    .where((eb) =>
      eb.or([
        eb("attempt.epoch", ">=", epochs),
        eb("attempt_absence.times", ">=", absences),
        eb("attempt_absence.ms", ">=", absenceMs),
        eb.and([eb("attempt.duration_ms", "<", fastMs), eb("attempt.score", ">=", score)]),
      ]),
    )
    .orderBy("attempt.started_at", "desc")
    .orderBy("attempt.id", "desc")
    .limit(limit)
    .execute();
}
