/** Giving time to a person, a unit or everybody of a round, and taking it back (product §5). */
import type { Kysely } from "kysely";
import { planDeadlines, type RoundRow, recomputeDeadlines } from "#app/features/contests/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { bumpClock, listGrantsOfRound } from "#db/queries/deadlines.ts";
import {
  countClosedConcerned,
  type GrantLine,
  insertGrant,
  insertGrantEnd,
  isSameGrant,
} from "#db/queries/time-grants.ts";
import type { By } from "./by.ts";

type Db = Pick<DatabaseHandle, "db">;

export interface GrantOrder {
  /** Made with the form: a form that is sent twice gives time once. */
  readonly id: string;
  readonly round: RoundRow;
  readonly scope: GrantLine["scope"];
  /** Person or unit; empty for everybody. */
  readonly target: string;
  readonly kind: GrantLine["kind"];
  readonly minutes: number;
}

/** What a change of deadlines does to who is writing at this moment. */
export interface RunningEffect {
  readonly running: number;
  /** The earliest and the latest new deadline; null when nobody is concerned. */
  readonly from: number | null;
  readonly to: number | null;
  /** Attempts whose new deadline is over already: they end at once. */
  readonly ending: number;
}

export interface GrantEffect extends RunningEffect {
  /** Attempts that are closed: late answers there count only by a correction. */
  readonly closed: number;
}

function effectOf(deadlines: readonly number[], now: number): RunningEffect {
  return {
    running: deadlines.length,
    from: deadlines.length === 0 ? null : Math.min(...deadlines),
    to: deadlines.length === 0 ? null : Math.max(...deadlines),
    ending: deadlines.filter((deadline) => deadline <= now).length,
  };
}

/** What giving this time would do; nothing is written. */
export async function previewTime({ db }: Db, order: GrantOrder, now: number): Promise<GrantEffect> {
  const { id, round, scope, target, kind, minutes } = order;
  const grants = await listGrantsOfRound(db, round.id);
  const changes = await planDeadlines(db, round.id, [...grants, { id, scope, target, kind, ms: minutes * 60_000 }]);
  const closed = await countClosedConcerned(db, { round: round.id, scope, target });
  const deadlines = changes.map(({ to }) => to);
  return { ...effectOf(deadlines, now), closed };
}

/** `other`: the form was sent before, and said something else. */
export type GiveResult = { ok: true; deadlines: number } | { ok: false; code: "other" };

/** Gives the time and moves the deadlines of who is writing, as one; a form that is sent twice gives it once. */
export async function giveTime(
  { db }: Db,
  unit: string,
  order: GrantOrder & { readonly reason: string },
  by: By,
): Promise<GiveResult> {
  const { id, round, scope, target, kind, minutes, reason } = order;
  return db.transaction().execute(async (trx): Promise<GiveResult> => {
    const row = { id, round: round.id, scope, target, kind, ms: minutes * 60_000, reason };
    if (!(await insertGrant(trx, { ...row, at: by.now, granted_by: by.account })))
      return (await isSameGrant(trx, row)) ? { ok: true, deadlines: 0 } : { ok: false, code: "other" };
    const deadlines = await recomputeDeadlines(trx, round.id);
    await audit(trx, {
      at: by.now,
      actor: by.account,
      action: "time.give",
      subject: `round:${round.id}`,
      unit,
      data: { grant: id, scope, target, kind, minutes, deadlines },
    });
    return { ok: true, deadlines };
  });
}

/** What taking a grant back would do to who is writing; nothing is written. */
export async function previewTakingBack(
  db: Kysely<Database>,
  grant: Pick<GrantLine, "id" | "round">,
  now: number,
): Promise<RunningEffect> {
  const left = (await listGrantsOfRound(db, grant.round)).filter(({ id }) => id !== grant.id);
  const changes = await planDeadlines(db, grant.round, left);
  return effectOf(
    changes.map(({ to }) => to),
    now,
  );
}

export type TakeBackResult =
  | { ok: true; deadlines: number }
  /** More attempts would end at once than whoever takes it back was told. */
  | { ok: false; code: "more_ending" };

/** Takes a grant back. `ending`: how many attempts the page said would end at once; never do more without a word. */
export async function takeTimeBack(
  { db }: Db,
  unit: string,
  order: { readonly grant: GrantLine; readonly reason: string; readonly ending: number },
  by: By,
): Promise<TakeBackResult> {
  const { grant, reason, ending } = order;
  return db.transaction().execute(async (trx): Promise<TakeBackResult> => {
    // from here on no attempt of the round starts and no other grant comes between what is looked at and what is done
    await bumpClock(trx, grant.round);
    const effect = await previewTakingBack(trx, grant, by.now);
    if (effect.ending > ending) return { ok: false, code: "more_ending" };
    const end = { time_grant: grant.id, at: by.now, reason, ended_by: by.account };
    if (!(await insertGrantEnd(trx, end))) return { ok: true, deadlines: 0 };
    const deadlines = await recomputeDeadlines(trx, grant.round);
    await audit(trx, {
      at: by.now,
      actor: by.account,
      action: "time.end",
      subject: `round:${grant.round}`,
      unit,
      data: { grant: grant.id, deadlines, ending: effect.ending },
    });
    return { ok: true, deadlines };
  });
}
