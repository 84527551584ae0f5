import type { Actor } from "#app/domain/permissions.ts";
import type { ContestView } from "#app/features/contests/api.server.ts";
import { placementFor } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { findGradeOfPerson, listOwnAttempts } from "#db/queries/attempts.ts";
import { mayEnter } from "./eligibility.ts";
import { openRound } from "./start.server.ts";

/** What a contest's page offers this person. */
export type Entry =
  | { kind: "sign_in" }
  | { kind: "not_open" }
  | { kind: "not_invited" }
  | { kind: "start"; left: number | null; deadlineAt: number }
  | { kind: "resume"; attempt: string; deadlineAt: number }
  | { kind: "none_left" };

export interface EntryView {
  readonly entry: Entry;
  readonly attempts: readonly {
    id: string;
    no: number;
    state: string;
    startedAt: number;
    finishedAt: number | null;
    score: number | null;
    durationMs: number | null;
  }[];
}

/** Decides the one action of the page and lists the person's attempts. `deadlineAt` is told before the start. */
export async function entryOf(
  { db }: DatabaseHandle,
  view: ContestView,
  actor: Actor | null,
  now: number,
): Promise<EntryView> {
  const round = openRound(view, now);
  if (!actor) return { entry: { kind: round ? "sign_in" : "not_open" }, attempts: [] };
  const own = (await Promise.all(view.rounds.map((each) => listOwnAttempts(db, actor.person, each.id)))).flat();
  const attempts = own.map((attempt) => ({
    id: attempt.id,
    no: attempt.no,
    state: attempt.state,
    startedAt: attempt.started_at,
    finishedAt: attempt.finished_at,
    score: view.rules.showScore ? attempt.score : null,
    durationMs: attempt.duration_ms,
  }));
  if (!round) return { entry: { kind: "not_open" }, attempts };
  const open = own.find((attempt) => attempt.state === "open");
  if (open) return { entry: { kind: "resume", attempt: open.id, deadlineAt: open.deadline_at }, attempts };
  const placement = await placementFor(db, actor.person, now);
  const invited =
    placement?.units.includes(view.contest.unit) && mayEnter(view.rules, await findGradeOfPerson(db, actor.person));
  if (!invited) return { entry: { kind: "not_invited" }, attempts };
  const used = own.filter((attempt) => attempt.round === round.id && attempt.state !== "void").length;
  const left = view.rules.attempts === null ? null : view.rules.attempts - used;
  if (left !== null && left <= 0) return { entry: { kind: "none_left" }, attempts };
  const ownTime = now + view.rules.minutes * 60_000;
  const deadlineAt = view.rules.closing === "hard" ? Math.min(ownTime, round.closesAt) : ownTime;
  return { entry: { kind: "start", left, deadlineAt }, attempts };
}
