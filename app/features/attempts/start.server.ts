import { roundPhase } from "#app/domain/contest.ts";
import { deadlineOf } from "#app/domain/deadline.ts";
import { drawPaper } from "#app/domain/draw.ts";
import type { Actor } from "#app/domain/permissions.ts";
import { waitingRound } from "#app/domain/waiting.ts";
import { type ContestView, publishedContest, type RoundRow } from "#app/features/contests/api.server.ts";
import { poolOf } from "#app/features/questions/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId, newSecret } from "#db/ids.ts";
import type { StartInput, StartResult } from "#db/ops/attempts.ts";
import { listAttemptsInRounds } from "#db/queries/attempts.ts";
import { listTimeGrants } from "#db/queries/contests.ts";
import { advanceOf } from "./advance.server.ts";
import { invitationOf } from "./invitation.server.ts";
import { attemptToken, tokenHashOf } from "./token.server.ts";

export type StartRefusal =
  | "no_contest"
  | "not_open"
  | "not_a_pupil"
  | "not_invited"
  | "not_advanced"
  | "settling"
  | "none_left"
  | "none_today";
/** `opensAt`: with "not_open", when the round opens that is near. */
export type StartOutcome =
  | { ok: true; attempt: string }
  | { ok: false; code: StartRefusal; opensAt?: number | undefined };

/** A deadline that changes again and again while somebody starts would be a fault of ours. */
const TRIES = 5;

/** The round that is open now, a rehearsal only where no other is; else null. */
export function openRound(view: Pick<ContestView, "rounds" | "rehearsals">, now: number): RoundRow | null {
  const isOpen = (round: RoundRow) => roundPhase(round, now) === "open";
  return view.rounds.find(isOpen) ?? view.rehearsals.find(isOpen) ?? null;
}

/** Attempts allowed in a round and on one day of it; a rehearsal has no limit. */
export function allowanceOf(view: ContestView, round: RoundRow): { perRound: number | null; perDay: number | null } {
  if (round.rehearsal) return { perRound: null, perDay: null };
  return { perRound: view.rules.attempts, perDay: view.rules.attemptsPerDay };
}

/**
 * Starts an attempt of the open round, or gives the one that is open already: pressing twice, two tabs and a retry all
 * end in the same attempt. `secret` makes the attempt's write token.
 */
export async function startAttemptOf(
  handle: DatabaseHandle,
  input: { slug: string; actor: Actor; now: number; secret: string },
): Promise<StartOutcome> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const outcome = await tryToStart(handle, input);
    if (outcome !== "clock_changed") return outcome;
  }
  throw new Error(`the deadlines of ${input.slug} changed ${TRIES} times during one start`);
}

async function tryToStart(
  handle: DatabaseHandle,
  { slug, actor, now, secret }: { slug: string; actor: Actor; now: number; secret: string },
): Promise<StartOutcome | "clock_changed"> {
  const { db } = handle;
  const view = await publishedContest(db, slug);
  if (!view) return { ok: false, code: "no_contest" };
  const round = openRound(view, now);
  if (!round) return { ok: false, code: "not_open", opensAt: waitingRound(view.rounds, now)?.opensAt };
  const invitation = await invitationOf(db, view, actor, now);
  if (!invitation.ok) return invitation;

  const earlier = await listAttemptsInRounds(
    db,
    actor.person,
    [...view.rounds, ...view.rehearsals].map(({ id }) => id),
  );
  const hasBegun = earlier.some((attempt) => attempt.round === round.id);
  const advance = hasBegun ? "in" : await advanceOf(db, view, round, actor.person);
  if (advance !== "in") return { ok: false, code: advance === "out" ? "not_advanced" : "settling" };

  const exclusions = [...new Set(earlier.flatMap((attempt) => versionsOf(attempt.paper)))].sort();
  const seed = newSecret();
  const paper = drawPaper(await poolOf(db, round.id), view.rules.quota, seed, new Set(exclusions));
  const { group, placement } = invitation;
  const grants = await listTimeGrants(db, round.id, { person: actor.person, group, units: placement.units });
  const { deadlineAt } = deadlineOf({ startedAt: now, window: round, rules: view.rules, grants });
  const { perRound, perDay } = allowanceOf(view, round);
  const id = newId();
  const result = await handle.op<StartResult>("startAttempt", {
    id,
    person: actor.person,
    round: round.id,
    rulesVersion: view.rulesVersion,
    placement: invitation.placement.id,
    seed,
    paper: JSON.stringify(paper),
    tokenHash: tokenHashOf(attemptToken(secret, id)),
    startedAt: now,
    deadlineAt,
    attemptsAllowed: perRound,
    attemptsPerDay: perDay,
    exclusions,
    group: invitation.group,
    clockRev: round.clockRev,
  } satisfies StartInput);
  if (result.status === "open") return { ok: true, attempt: result.attempt };
  return result.status === "clock_changed" ? result.status : { ok: false, code: result.status };
}

function versionsOf(paper: string): string[] {
  return (JSON.parse(paper) as { version: string }[]).map((item) => item.version);
}
