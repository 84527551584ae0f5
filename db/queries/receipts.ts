/** An attempt by the code of its receipt. */
import type { Kysely } from "kysely";
import type { Database } from "../schema.ts";

export interface ReceiptRow {
  attempt: string;
  person: string;
  fullName: string;
  state: Database["attempt"]["state"];
  receipt: string;
  placement: string;
  rulesVersion: number;
  startedAt: number;
  finishedAt: number | null;
  deadlineAt: number;
  round: string;
}

/** Whoever asks: the caller decides whether the answer may be seen. */
export async function findAttemptByReceipt(db: Kysely<Database>, receipt: string): Promise<ReceiptRow | null> {
  return (
    (await db
      .selectFrom("attempt")
      .innerJoin("person", "person.id", "attempt.person")
      .select([
        "attempt.id as attempt",
        "attempt.person",
        "person.full_name as fullName",
        "attempt.state",
        "attempt.placement",
        "attempt.rules_version as rulesVersion",
        "attempt.started_at as startedAt",
        "attempt.finished_at as finishedAt",
        "attempt.deadline_at as deadlineAt",
        "attempt.round",
      ])
      .select((eb) => eb.ref("attempt.receipt").$notNull().as("receipt"))
      .where("attempt.receipt", "=", receipt)
      .executeTakeFirst()) ?? null
  );
}

/** The open classes and branches of a person. */
export async function listUnitsOfMember(db: Kysely<Database>, person: string): Promise<string[]> {
  const rows = await db
    .selectFrom("membership")
    .select("unit")
    .where("person", "=", person)
    .where("valid_to", "is", null)
    .execute();
  return rows.map(({ unit }) => unit);
}
