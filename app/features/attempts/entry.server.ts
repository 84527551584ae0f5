import { attemptsLeft, refusalOf } from "#app/domain/allowance.ts";
import { deadlineOf, grantedMs } from "#app/domain/deadline.ts";
import type { Actor } from "#app/domain/permissions.ts";
import { startSpreadMs, waitingRound } from "#app/domain/waiting.ts";
import type { ContestView, RoundRow } from "#app/features/contests/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { type AttemptRow, listAttemptsInRounds } from "#db/queries/attempts.ts";
import { listTimeGrants } from "#db/queries/contests.ts";
import { countResits } from "#db/queries/rulings.ts";
import { advanceOf } from "./advance.server.ts";
import { invitationOf } from "./invitation.server.ts";
import { allowanceOf, openRound } from "./start.server.ts";

/** What a contest's page offers this person. `rehearsal`: the round at hand is a thi thử. */
export type Entry =
  /** `opensAt`: the round is not open yet, but near. */
  | { kind: "sign_in"; opensAt: number | null }
  /** The round opens soon and this person may start then. */
  | { kind: "waiting"; opensAt: number; opensInMs: number; spreadMs: number }
  | { kind: "not_open" }
  | { kind: "not_invited" }
  | { kind: "not_advanced"; advance: number }
  | { kind: "settling" }
  | {
      kind: "start";
      left: number | null;
      leftToday: number | null;
      deadlineAt: number;
      extraMs: number;
      rehearsal: boolean;
    }
  | { kind: "resume"; attempt: string; deadlineAt: number }
  | { kind: "none_left" }
  | { kind: "none_today" };

export interface EntryView {
  readonly entry: Entry;
  readonly attempts: readonly {
    id: string;
    no: number;
    /** Title of its round; null where the contest has only one. */
    round: string | null;
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
  const next = waitingRound(view.rounds, now);
  const round = next ?? openRound(view, now);
  if (!actor) {
    return { entry: round ? { kind: "sign_in", opensAt: next?.opensAt ?? null } : { kind: "not_open" }, attempts: [] };
  }
  const rounds = new Map([...view.rehearsals, ...view.rounds].map((each) => [each.id, each]));
  const own = await listAttemptsInRounds(db, actor.person, [...rounds.keys()]);
  const attempts = own.map((attempt) => {
    const { title, rehearsal } = rounds.get(attempt.round)!;
    return {
      id: attempt.id,
      no: attempt.no,
      round: rounds.size > 1 ? title : null,
      state: attempt.state,
      startedAt: attempt.started_at,
      finishedAt: attempt.finished_at,
      score: view.rules.showScore || rehearsal ? attempt.score : null,
      durationMs: attempt.duration_ms,
    };
  });
  const open = own.find((attempt) => attempt.state === "open");
  if (open && now < open.deadline_at) {
    return { entry: { kind: "resume", attempt: open.id, deadlineAt: open.deadline_at }, attempts };
  }
  if (!round) return { entry: { kind: "not_open" }, attempts };
  // whoever waits is told now what would stand in the way at the bell
  const entry = await startEntry(db, view, round, { actor, own, now: Math.max(now, round.opensAt) });
  if (!next || entry.kind !== "start") return { entry, attempts };
  const opensInMs = next.opensAt - now;
  const spreadMs = startSpreadMs(next, view.rules);
  return { entry: { kind: "waiting", opensAt: next.opensAt, opensInMs, spreadMs }, attempts };
}

async function startEntry(
  db: DatabaseHandle["db"],
  view: ContestView,
  round: RoundRow,
  { actor, own, now }: { actor: Actor; own: readonly AttemptRow[]; now: number },
): Promise<Entry> {
  const invitation = await invitationOf(db, view, actor, now);
  if (!invitation.ok) return { kind: "not_invited" };
  const counted = own.filter((attempt) => attempt.round === round.id && attempt.state !== "void");
  if (counted.length === 0) {
    const advance = await advanceOf(db, view, round, actor.person);
    if (advance === "settling") return { kind: "settling" };
    if (advance === "out") return { kind: "not_advanced", advance: round.advance ?? 0 };
  }
  const resits = await countResits(db, { person: actor.person, round: round.id });
  const left = attemptsLeft(
    { ...allowanceOf(view, round), resits },
    counted.map((attempt) => attempt.started_at),
    now,
  );
  const refusal = refusalOf(left);
  if (refusal) return { kind: refusal };
  const { group, placement } = invitation;
  const grants = await listTimeGrants(db, round.id, { person: actor.person, group, units: placement.units });
  const { deadlineAt } = deadlineOf({ startedAt: now, window: round, rules: view.rules, grants });
  return {
    kind: "start",
    left: left.inRound,
    leftToday: left.today,
    deadlineAt,
    extraMs: grantedMs(grants),
    rehearsal: round.rehearsal,
  };
}
