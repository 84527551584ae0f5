/** Tests before and after a pillar: one of each for a person and school year. */
import type { Kysely } from "kysely";
import type { Database, Instant } from "../schema.ts";
import { piecesOf } from "./units-insert-rows.ts";

export type TestPhase = Database["pillar_test"]["phase"];

export interface TestOf {
  readonly person: string;
  readonly pillar: string;
  readonly year: string;
}

/** The tests of a person in a pillar: none, one or both. */
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

/** Keeps a test once; a second press, or another tab, changes nothing. */
export async function insertTest(db: Kysely<Database>, row: Database["pillar_test"]): Promise<void> {
  await db
    .insertInto("pillar_test")
    .values(row)
    .onConflict((conflict) => conflict.columns(["person", "pillar", "year", "phase"]).doNothing())
    .execute();
}

export interface TestRow {
  person: string;
  pillar: string;
  phase: TestPhase;
  right: number;
  total: number;
  doneAt: Instant;
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
