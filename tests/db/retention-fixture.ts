/** A contest that ended long ago, and attempts of it, for the tests of retention. */
import { startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import type { Database } from "#db/schema.ts";
import { NOW } from "./units-forest.ts";

export const DAY = 86_400_000;
export const RUN = { now: NOW, account: null } as const;

/** The border of a term of so many years. */
export const longAgo = (years: number) => startOfLocalDay(`${2026 - years}-11-22`);

/** One round, or two of which the second ended yesterday; gives the first. */
export async function endedContest(
  { db }: DatabaseHandle,
  { closesAt = longAgo(3), laterRound = false }: { closesAt?: number; laterRound?: boolean },
): Promise<string> {
  const contest = { id: "C", unit: "province", slug: "c", title: "C", state: "published" as const, created_at: 0 };
  await insertRows(db, "contest", [{ ...contest, announced_at: 0, roll_moment: null, public_edition: 0 }]);
  const round = (id: string, pos: number, ends: number) => ({
    rehearsal: 0 as const,
    advance: null,
    ...{ id, contest: "C", pos, title: id, opens_at: ends - DAY, closes_at: ends, freeze_at: null, release_at: ends },
  });
  await insertRows(db, "round", [round("R1", 1, closesAt), ...(laterRound ? [round("R2", 2, NOW - DAY)] : [])]);
  await insertRows(db, "grading", [{ id: "G", round: "R1", n: 1, reason: "", graded_by: null, at: closesAt }]);
  await insertRows(db, "placement", [{ id: "P", hash: "P" }]);
  return "R1";
}

interface NewAttempt {
  readonly id: string;
  readonly round: string;
  readonly no?: number;
  readonly person?: string;
  readonly state?: Database["attempt"]["state"];
  readonly grading?: string | null;
}

/** An attempt with three answers. */
export async function gradedAttempt({ db }: DatabaseHandle, attempt: NewAttempt): Promise<void> {
  const { id, round, no = 1, person = "person-qt", state = "submitted", grading = "G" } = attempt;
  const closed = state !== "open";
  await insertRows(db, "attempt", [
    {
      ...{ id, person, round, no, rules_version: 1, placement: "P", seed: "s", paper: "[]", state, epoch: 1 },
      ...{ token_hash: "t", started_at: 0, deadline_at: 1, finished_at: closed ? 1 : null },
      ...{
        grading: closed ? grading : null,
        score: closed ? 9_000 : null,
        duration_ms: closed ? 1 : null,
        receipt: null,
      },
    },
  ]);
  const event = { attempt: id, client_id: "c", epoch: 1, question: "q", answer: "[]", arrived_at: 0 };
  await insertRows(
    db,
    "answer_event",
    [1, 2, 3].map((seq) => ({ ...event, seq })),
  );
}
