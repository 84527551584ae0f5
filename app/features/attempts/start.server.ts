import { roundPhase } from "#app/domain/contest.ts";
import { deadlineOf } from "#app/domain/deadline.ts";
import { drawPaper } from "#app/domain/draw.ts";
import type { Actor } from "#app/domain/permissions.ts";
import { type ContestView, publishedContest, type RoundRow } from "#app/features/contests/api.server.ts";
import { poolOf } from "#app/features/questions/api.server.ts";
import { placementFor } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId, newSecret } from "#db/ids.ts";
import type { StartInput, StartResult } from "#db/ops/attempts.ts";
import { findGradeOfPerson, listOwnAttempts } from "#db/queries/attempts.ts";
import { listTimeGrants } from "#db/queries/contests.ts";
import { mayEnter } from "./eligibility.ts";
import { attemptToken, tokenHashOf } from "./token.server.ts";

export type StartRefusal = "no_contest" | "not_open" | "not_a_pupil" | "not_invited" | "none_left";
export type StartOutcome = { ok: true; attempt: string } | { ok: false; code: StartRefusal };

/** The round that is open now, or else null. */
export function openRound(view: ContestView, now: number): RoundRow | null {
  return view.rounds.find((round) => roundPhase(round, now) === "open") ?? null;
}

/**
 * Starts an attempt of the open round, or gives the one that is open already: pressing twice, two tabs and a retry all
 * end in the same attempt. `secret` makes the attempt's write token.
 */
export async function startAttemptOf(
  handle: DatabaseHandle,
  input: { slug: string; actor: Actor; now: number; secret: string },
): Promise<StartOutcome> {
  const { db } = handle;
  const view = await publishedContest(db, input.slug);
  if (!view) return { ok: false, code: "no_contest" };
  const round = openRound(view, input.now);
  if (!round) return { ok: false, code: "not_open" };
  const placement = await placementFor(db, input.actor.person, input.now);
  if (!placement) return { ok: false, code: "not_a_pupil" };
  const invited =
    placement.units.includes(view.contest.unit) &&
    mayEnter(view.rules, await findGradeOfPerson(db, input.actor.person));
  if (!invited) return { ok: false, code: "not_invited" };

  const earlier = await listOwnAttempts(db, input.actor.person, round.id);
  const seen = new Set(earlier.flatMap((attempt) => versionsOf(attempt.paper)));
  const seed = newSecret();
  const paper = drawPaper(await poolOf(db, round.id), view.rules.quota, seed, seen);
  const grants = await listTimeGrants(db, round.id, input.actor.person, placement.units);
  const { deadlineAt } = deadlineOf({ startedAt: input.now, window: round, rules: view.rules, grants });
  const id = newId();
  const result = await handle.op<StartResult>("startAttempt", {
    id,
    person: input.actor.person,
    round: round.id,
    rulesVersion: view.rulesVersion,
    placement: placement.id,
    seed,
    paper: JSON.stringify(paper),
    tokenHash: tokenHashOf(attemptToken(input.secret, id)),
    startedAt: input.now,
    deadlineAt,
    attemptsAllowed: view.rules.attempts,
  } satisfies StartInput);
  return result.status === "open" ? { ok: true, attempt: result.attempt } : { ok: false, code: "none_left" };
}

function versionsOf(paper: string): string[] {
  return (JSON.parse(paper) as { version: string }[]).map((item) => item.version);
}
