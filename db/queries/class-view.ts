/** A class as its teacher sees it; every query takes the scope the viewer was granted. */
import type { Kysely } from "kysely";
import type { Database, Instant } from "../schema.ts";
import { numberOf } from "./boards-live.ts";

export interface ClassRow {
  id: string;
  name: string;
  kindLabel: string;
  schoolName: string | null;
  members: number;
}

export interface ClassListPage {
  /** Folded words that the name of the class or of its school holds; "" = all. */
  readonly search: string;
  readonly limit: number;
  readonly offset: number;
}

/** Open classes and branches at or below the units of this scope, by school and name: one page and how many there are. */
export async function listClassesOfScope(
  db: Kysely<Database>,
  scope: readonly string[],
  { search, limit, offset }: ClassListPage,
): Promise<{ rows: ClassRow[]; total: number }> {
  if (scope.length === 0) return { rows: [], total: 0 };
  const found = db
    .selectFrom("unit")
    .innerJoin("unit_kind", "unit_kind.id", "unit.kind")
    .leftJoin("unit_edge", (join) =>
      join
        .onRef("unit_edge.child", "=", "unit.id")
        .on("unit_edge.tree", "in", ["state", "youth"])
        .on("unit_edge.valid_to", "is", null),
    )
    .leftJoin("unit as parent", "parent.id", "unit_edge.parent")
    // unions without members of their own only hold others
    .where((eb) =>
      eb.or([
        eb("unit_kind.role", "=", "class"),
        eb("unit.kind", "in", ["chi-doan", "chi-doi"]),
        eb.and([
          eb("unit_kind.role", "=", "branch"),
          eb.exists(
            eb
              .selectFrom("membership")
              .select("membership.id")
              .whereRef("membership.unit", "=", "unit.id")
              .where("membership.valid_to", "is", null),
          ),
        ]),
      ]),
    )
    .where("unit.valid_to", "is", null)
    .where("unit.id", "in", (eb) =>
      eb.selectFrom("unit_closure").select("unit_closure.descendant").where("unit_closure.ancestor", "in", scope),
    )
    .$if(search !== "", (query) =>
      query.where((eb) =>
        eb.or([eb("unit.name_key", "like", `%${search}%`), eb("parent.name_key", "like", `%${search}%`)]),
      ),
    );
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .select((eb) => [
      "unit.id",
      "unit.name",
      "unit_kind.label as kindLabel",
      "parent.name as schoolName",
      eb
        .selectFrom("membership")
        .select((e) => e.fn.countAll<number>().as("n"))
        .whereRef("membership.unit", "=", "unit.id")
        .where("membership.valid_to", "is", null)
        .as("members"),
    ])
    .orderBy("parent.sort_key")
    .orderBy("parent.id")
    .orderBy("unit.sort_key")
    .orderBy("unit.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows: rows.map((row) => ({ ...row, members: Number(row.members ?? 0) })), total: Number(total) };
}

export interface MemberAttempts {
  person: string;
  turns: number;
  open: number;
  /** When the last closed attempt was finished; null without one. */
  finishedAt: Instant | null;
  /** Closed attempts that wait for their grade. */
  ungraded: number;
}

/** Per member of the unit: closed attempts of the round, whether one runs, when the last one ended. */
export async function listMemberAttempts(db: Kysely<Database>, unit: string, round: string): Promise<MemberAttempts[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("attempt", "attempt.person", "membership.person")
    .select((eb) => [
      "membership.person",
      eb.fn.count<number>("attempt.id").filterWhere("attempt.state", "in", ["submitted", "expired"]).as("turns"),
      eb.fn.count<number>("attempt.id").filterWhere("attempt.state", "=", "open").as("open"),
      eb.fn.max("attempt.finished_at").filterWhere("attempt.state", "in", ["submitted", "expired"]).as("finishedAt"),
      eb.fn
        .count<number>("attempt.id")
        .filterWhere("attempt.state", "in", ["submitted", "expired"])
        .filterWhere("attempt.grading", "is", null)
        .as("ungraded"),
    ])
    .where("membership.unit", "=", unit)
    .where("membership.valid_to", "is", null)
    .where("attempt.round", "=", round)
    .groupBy("membership.person")
    .execute();
  return rows.map((row) => ({
    person: row.person,
    turns: Number(row.turns),
    open: Number(row.open),
    finishedAt: row.finishedAt === null ? null : Number(row.finishedAt),
    ungraded: Number(row.ungraded),
  }));
}

export interface CountedAttempt {
  person: string;
  attempt: string;
  /** Which attempt of this person counts, from 1. */
  no: number;
  /** Thousandths. */
  score: number;
  durationMs: number;
  receipt: string | null;
}

/**
 * Per member of the unit the attempt that counts, as an edition of the boards has it in the contest's host unit: whoever
 * came from another class is there too.
 */
export async function listCountedOfMembers(
  db: Kysely<Database>,
  { unit, host, edition, round }: { unit: string; host: string; edition: number; round: string },
): Promise<CountedAttempt[]> {
  return db
    .selectFrom("membership")
    .innerJoin("counted", "counted.person", "membership.person")
    .innerJoin("standing", (join) =>
      join
        .onRef("standing.edition", "=", "counted.edition")
        .onRef("standing.scope", "=", "counted.scope")
        .onRef("standing.sort_key", "=", "counted.sort_key")
        .onRef("standing.person", "=", "counted.person"),
    )
    .innerJoin("attempt", "attempt.id", "counted.attempt")
    .select([
      "membership.person",
      "counted.attempt",
      "attempt.no",
      "counted.score",
      "counted.duration_ms as durationMs",
      "attempt.receipt",
    ])
    .where("membership.unit", "=", unit)
    .where("membership.valid_to", "is", null)
    .where("counted.edition", "=", numberOf(edition, round))
    .where("counted.scope", "=", round)
    .where("standing.unit", "=", host)
    .execute();
}
