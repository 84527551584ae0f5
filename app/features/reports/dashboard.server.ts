import type { Kysely } from "kysely";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import type { ContestRow } from "#app/features/contests/api.server.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listFiguresOfUnits, type UnitRole, type UnitTotalRow } from "#db/queries/boards-units.ts";
import { findRollAt, isWithinScope, listUnitDays } from "#db/queries/participation.ts";
import { type Breakdown, type BreakdownTab, breakdownOf, breakdownTabs } from "./breakdowns.server.ts";
import { type ParticipationRow, toParticipationRow } from "./participation-rows.ts";

/** Which figures of a contest: a round, or all its rounds together, live or of an edition. */
export interface FiguresOf {
  /** The round, or the contest. */
  readonly scope: string;
  readonly rollMoment: string | null;
  readonly edition: number;
}

export interface DashboardInput {
  /** Units the viewer may see participation of: `scopeOf(actor, "participation.view")`. */
  readonly scope: readonly string[];
  readonly contest: Pick<ContestRow, "rollMoment">;
  /** The round, or the contest for all its rounds. */
  readonly of: string;
  /** The unit at hand; without it the first of the scope. */
  readonly unit?: string | null;
  /** The table by units; null, or one the unit does not have = the first there is. */
  readonly table?: string | null;
  /** What it is compared with. */
  readonly before?: FiguresOf | null;
  /** For a file: all rows of a table that a page cuts off. */
  readonly whole?: boolean;
  /** The edition to read; without it the live figures. */
  readonly edition?: number;
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

export interface Before {
  readonly unit: ParticipationRow;
  readonly days: readonly DashboardDay[];
}

export interface ParticipationDashboard {
  readonly unit: ParticipationRow;
  readonly role: UnitRole;
  /** People whose counted attempt was sat there. */
  readonly ranked: number;
  /** Whether its figures read so many people that a job counts them. */
  readonly large: boolean;
  /** The units the viewer may begin from. */
  readonly choices: readonly { unit: string; name: string }[];
  /** The roll's moment; null while it is not fixed. */
  readonly rollAt: number | null;
  /** The moment the figures are told of. */
  readonly asOf: number;
  readonly days: readonly DashboardDay[];
  /** The same of an earlier period; null when there is none. */
  readonly before: Before | null;
  /** Tables by units there are; empty in a class. */
  readonly tabs: readonly BreakdownTab[];
  /** The one that is shown; null without any. */
  readonly shown: Breakdown | null;
}

/** Branches of one class or one school. */
const SMALL_BRANCHES: readonly string[] = ["chi-doan", "chi-doi", "school-union", "troop-union"];

/** Whether its figures read so many people that they are kept apart. */
export const isLargeUnit = ({ role, kind }: Pick<UnitTotalRow, "role" | "kind">) =>
  role === "area" || (role === "branch" && !SMALL_BRANCHES.includes(kind));

/**
 * Participation in one round as staff see it: the figures of a unit and of what is below it. Null for a unit that
 * is unknown or outside the scope, and for an empty scope: the three look alike.
 */
export async function participationDashboard(
  db: Kysely<Database>,
  {
    scope,
    contest,
    of,
    unit = null,
    table = null,
    before = null,
    whole = false,
    edition = LIVE_EDITION,
    now,
  }: DashboardInput,
): Promise<ParticipationDashboard | null> {
  const at = unit ?? scope[0];
  if (at === undefined || !(await isWithinScope(db, at, scope))) return null;
  const { rollMoment } = contest;
  const figures: FiguresOf = { edition, scope: of, rollMoment };
  const [own] = await listFiguresOfUnits(db, figures, [at]);
  if (!own) return null;
  const tabs = await breakdownTabs(db, own);
  const tab = tabs.find(({ id }) => id === table) ?? tabs[0];
  const choices = (await listUnitsByIds(db, scope)).sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  return {
    unit: toParticipationRow(own),
    role: own.role,
    ranked: own.ranked,
    large: isLargeUnit(own),
    choices: choices.map(({ id, name }) => ({ unit: id, name })),
    rollAt: rollMoment === null ? null : await findRollAt(db, rollMoment),
    asOf: now,
    days: await daysOf(db, figures, at),
    before: before && (await beforeOf(db, before, at)),
    tabs,
    shown: tab ? await breakdownOf(db, { figures, before, parent: own, tab, whole }) : null,
  };
}

/** Null where nobody of the unit took part then. */
async function beforeOf(db: Kysely<Database>, of: FiguresOf, unit: string): Promise<Before | null> {
  const [row] = await listFiguresOfUnits(db, of, [unit]);
  if (!row || row.turns === 0) return null;
  return { unit: toParticipationRow(row), days: await daysOf(db, of, unit) };
}

async function daysOf(db: Kysely<Database>, { edition, scope }: FiguresOf, unit: string): Promise<DashboardDay[]> {
  let peopleSoFar = 0;
  return (await listUnitDays(db, { edition, scope, unit })).map((day) => {
    peopleSoFar += day.people;
    return { ...day, peopleSoFar };
  });
}
