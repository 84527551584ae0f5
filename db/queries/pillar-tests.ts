/** Tests before and after a pillar: one of each for a person and school year. */
import type { Kysely } from "kysely";
import type { Database, Instant, Json } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

export type TestPhase = Database["pillar_test"]["phase"];

export interface TestOf {
  readonly person: string;
  readonly pillar: string;
  readonly year: string;
}

/** Both tests of a person in a pillar, as far as they are begun. */
export async function listOwnTests(
  db: Kysely<Database>,
  { person, pillar, year }: TestOf,
): Promise<Database["pillar_test"][]> {
  return db
    .selectFrom("pillar_test")
    .selectAll()
    .where("person", "=", person)
    .where("pillar", "=", pillar)
    .where("year", "=", year)
    .execute();
}

/** Begins a test once; a second press, or another tab, changes nothing. */
export async function insertTest(db: Kysely<Database>, row: Database["pillar_test"]): Promise<void> {
  await db
    .insertInto("pillar_test")
    .values(row)
    .onConflict((conflict) => conflict.columns(["person", "pillar", "year", "phase"]).doNothing())
    .execute();
}

/** Ends a test once, with its answers; false when it was ended before. */
export async function finishTest(
  db: Kysely<Database>,
  id: string,
  { answers, right, at }: { answers: Json; right: number; at: Instant },
): Promise<boolean> {
  const row = await db
    .updateTable("pillar_test")
    .set({ answers, right_n: right, done_at: at })
    .where("id", "=", id)
    .where("done_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export interface TestRow {
  person: string;
  pillar: string;
  phase: TestPhase;
  right: number;
  total: number;
  doneAt: Instant | null;
}

/** The tests of these people in a school year. The caller has checked whose results may be read. */
export async function listTestsOf(db: Kysely<Database>, people: readonly string[], year: string): Promise<TestRow[]> {
  const found: TestRow[] = [];
  for (const piece of piecesOf(people, 500)) {
    const rows = await db
      .selectFrom("pillar_test")
      .select(["person", "pillar", "phase", "right_n as right", "total", "done_at as doneAt"])
      .where("person", "in", piece)
      .where("year", "=", year)
      .execute();
    found.push(...rows);
  }
  return found;
}
