import type { Kysely } from "kysely";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import { UNIT_BOARDS } from "#app/features/boards/api.server.ts";
import type { ContestRow, RoundRow } from "#app/features/contests/api.server.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listFiguresOfUnits, listUnitTotals } from "#db/queries/boards-units.ts";
import { countAccountsSince, findRollAt, isWithinScope, listUnitDays } from "#db/queries/participation.ts";
import { type ParticipationRow, type ParticipationTotal, toParticipationRow, totalOf } from "./participation-rows.ts";

export interface DashboardInput {
  /** Units the viewer may see participation of: `scopeOf(actor, "participation.view")`. */
  readonly scope: readonly string[];
  readonly contest: Pick<ContestRow, "id" | "title" | "announcedAt" | "rollMoment">;
  readonly round: Pick<RoundRow, "id" | "title">;
  /** The unit at hand; without it the first of the scope. */
  readonly unit?: string | null;
  readonly now: number;
}

export interface DashboardDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly people: number;
  readonly turns: number;
  /** People up to and with this day. */
  readonly peopleSoFar: number;
}

export interface Breakdown {
  readonly id: string;
  readonly label: string;
  /** All units, those without a participant too, by name. */
  readonly rows: readonly ParticipationRow[];
  readonly total: ParticipationTotal;
}

export interface ParticipationDashboard {
  readonly unit: ParticipationRow;
  /** The units the viewer may begin from. */
  readonly choices: readonly { unit: string; name: string }[];
  /** Signed in since the announcement; null while the contest is not announced. */
  readonly accounts: number | null;
  /** The roll's moment; null while it is not fixed. */
  readonly rollAt: number | null;
  /** The moment the figures are told of. */
  readonly asOf: number;
  readonly days: readonly DashboardDay[];
  /** Only those that have a unit; empty in a class. */
  readonly breakdowns: readonly Breakdown[];
}

/**
 * Participation in one round as staff see it: the live figures of a unit and of what is below it. Null for a unit that
 * is unknown or outside the scope, and for an empty scope: the three look alike.
 */
export async function participationDashboard(
  db: Kysely<Database>,
  { scope, contest, round, unit = null, now }: DashboardInput,
): Promise<ParticipationDashboard | null> {
  const at = unit ?? scope[0];
  if (at === undefined || !(await isWithinScope(db, at, scope))) return null;
  const figures = { edition: LIVE_EDITION, scope: round.id, rollMoment: contest.rollMoment };
  const [own] = await listFiguresOfUnits(db, figures, [at]);
  if (!own) return null;

  const breakdowns: Breakdown[] = [];
  for (const { id, label, of } of UNIT_BOARDS) {
    if (id === "classes" && own.role !== "school") continue;
    // the figures of unions are those of their branches once more
    if (id === "unions" || id === "school-unions") continue;
    const rows = (await listUnitTotals(db, { ...figures, ...of, parent: at, withZero: true })).map(toParticipationRow);
    if (rows.length > 0) breakdowns.push({ id, label, rows, total: totalOf(rows) });
  }
  const choices = (await listUnitsByIds(db, scope)).sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  const { announcedAt: since, rollMoment } = contest;
  return {
    unit: toParticipationRow(own),
    choices: choices.map(({ id, name }) => ({ unit: id, name })),
    accounts: since === null ? null : await countAccountsSince(db, { unit: at, since }),
    rollAt: rollMoment === null ? null : await findRollAt(db, rollMoment),
    asOf: now,
    days: withSums(await listUnitDays(db, { edition: LIVE_EDITION, scope: round.id, unit: at })),
    breakdowns,
  };
}

function withSums(days: readonly { day: string; people: number; turns: number }[]): DashboardDay[] {
  let peopleSoFar = 0;
  return days.map((day) => {
    peopleSoFar += day.people;
    return { ...day, peopleSoFar };
  });
}
