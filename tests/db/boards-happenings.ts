/** What happens to attempts in board tests: each writes the change and the outbox row that tells of it, as one. */
import type { Kysely, Transaction } from "kysely";
import { restoreAttempt as ruleRestore, voidAttempt as ruleVoid } from "#app/features/remedies/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import type { Database } from "#db/schema.ts";
import { MINUTE, T0, type TestRound } from "./boards-fixture.ts";

export interface AttemptInput {
  readonly id?: string;
  readonly person: string;
  readonly placement: string;
  /** Thousandths; null = closed and not graded yet. */
  readonly score: number | null;
  readonly finishedAt: number;
  readonly durationMs?: number;
  readonly state?: Database["attempt"]["state"];
  readonly no?: number;
  /** The contest's group it is sat in. */
  readonly group?: string;
  readonly prediction?: number;
}

/** An attempt as grading leaves it. */
export async function addAttempt(handle: DatabaseHandle, { round }: TestRound, input: AttemptInput): Promise<string> {
  const id = input.id ?? newId();
  const { person, finishedAt, durationMs = 10 * MINUTE } = input;
  await handle.db.transaction().execute(async (trx) => {
    const last = await trx
      .selectFrom("attempt")
      .select((eb) => eb.fn.max<number | null>("no").as("no"))
      .where("person", "=", person)
      .where("round", "=", round)
      .executeTakeFirst();
    const state = input.state ?? "submitted";
    await insertRows(trx, "attempt", [
      {
        id,
        person,
        round,
        no: input.no ?? (last?.no ?? 0) + 1,
        rules_version: 1,
        placement: input.placement,
        seed: "s",
        paper: "[]",
        state,
        epoch: 1,
        token_hash: id,
        started_at: finishedAt - durationMs,
        deadline_at: finishedAt - durationMs + 20 * MINUTE,
        finished_at: state === "open" ? null : finishedAt,
        grading: input.score === null ? null : "G1",
        score: input.score,
        duration_ms: input.score === null ? null : durationMs,
        receipt: null,
        group_key: input.group ?? null,
        prediction: input.prediction ?? null,
      },
    ]);
    await tell(trx, round, person);
  });
  return id;
}

const BY = { account: "ORGANISER", now: T0 };

/** As an organiser rules it. */
export async function voidAttempt(handle: DatabaseHandle, { contest }: TestRound, attempt: string): Promise<void> {
  const order = { attempt, reason: "Thi hộ" };
  const result = await ruleVoid(handle, { id: contest, unit: "PROVINCE" }, order, BY);
  if (!result.ok) throw new Error(result.code);
}

export async function restoreAttempt(handle: DatabaseHandle, { contest }: TestRound, attempt: string): Promise<void> {
  const order = { attempt, reason: "Đã xác minh" };
  const result = await ruleRestore(handle, { id: contest, unit: "PROVINCE" }, order, BY);
  if (!result.ok) throw new Error(result.code);
}

export async function regrade(
  { db }: DatabaseHandle,
  { round }: TestRound,
  attempt: string,
  score: number,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable("attempt")
      .set({ grading: "G2", score })
      .where("id", "=", attempt)
      .returning("person")
      .executeTakeFirstOrThrow();
    await tell(trx, round, row.person);
  });
}

/** Puts a person on the roll in that placement, or takes the person off it. */
export async function changeRoll(
  { db }: DatabaseHandle,
  { round, moment }: TestRound,
  person: string,
  placement: string | null,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("roll_person").where("moment", "=", moment).where("person", "=", person).execute();
    if (placement !== null) await insertRows(trx, "roll_person", [{ moment, person, placement }]);
    await tell(trx, round, person);
  });
}

export async function tell(trx: Transaction<Database>, scope: string, person: string): Promise<void> {
  const ref = JSON.stringify({ scope, person });
  await insertRows(trx, "outbox", [
    { id: newId(), kind: "result.changed", ref, at: T0, done_at: null, tries: 0, error: null },
  ]);
}

/** The number that the live boards of a round carry at this moment. */
export async function liveNumber({ db }: DatabaseHandle, scope: string): Promise<number> {
  const row = await db.selectFrom("board_scope").select("live").where("id", "=", scope).executeTakeFirst();
  return row?.live ?? 0;
}

/** Lines of boards with what counts of whom they name. */
export const linesWithCounted = (db: Kysely<Database>) =>
  db
    .selectFrom("standing")
    .innerJoin("counted", (join) =>
      join
        .onRef("counted.edition", "=", "standing.edition")
        .onRef("counted.scope", "=", "standing.scope")
        .onRef("counted.person", "=", "standing.person"),
    );

/** Everything the boards hold of a round in an edition, in one order: two dumps are equal when the boards are. */
export async function dumpBoards(
  handle: DatabaseHandle,
  scope: string,
  edition = 0,
): Promise<Record<string, string[]>> {
  const { db } = handle;
  const number = edition === 0 ? await liveNumber(handle, scope) : edition;
  const lines = (rows: readonly object[]) =>
    rows.map((row) => JSON.stringify({ ...row, edition: undefined }, Object.keys(row).sort())).sort();
  const dump: Record<string, string[]> = {};
  for (const table of ["counted", "standing", "standing_bucket", "unit_total", "unit_day", "result"] as const) {
    if (table === "result" && edition !== 0) continue;
    dump[table] = lines(
      await db
        .selectFrom(table as "standing")
        .selectAll()
        .where("edition", "=", number)
        .where("scope", "=", scope)
        .execute(),
    );
  }
  return dump;
}
