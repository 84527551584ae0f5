/**
 * Participation as the department's page counts it: the same function, the same rows. It reads what everybody may read of
 * the boards, live figures until they stop, then the public edition: what is pulled must not tell what a freeze keeps.
 */
import { shareOf } from "#app/domain/indicators.ts";
import { isoMoment } from "#app/domain/iso-time.ts";
import { editionOf } from "#app/features/boards/api.server.ts";
import { type ParticipationDashboard, participationDashboard } from "#app/features/reports/api.server.ts";
import { findEditionScope, listEditions } from "#db/queries/boards-editions.ts";
import { countAccountsSince } from "#db/queries/participation.ts";
import { pieceOf } from "./cursor.ts";
import { type Ask, answered, nothing, type Outcome, refused } from "./operation.ts";
import { contestInReach } from "./reach.server.ts";

interface ParticipationQuery {
  readonly contest: string;
  readonly round?: string | undefined;
  readonly unit?: string | undefined;
  readonly by?: string | undefined;
  readonly limit: number;
}

interface Found {
  readonly contest: string;
  readonly round: string;
  readonly announcedAt: number | null;
  /** The number of the public edition; null = live. */
  readonly edition: number | null;
  readonly asOf: number;
  readonly dashboard: ParticipationDashboard;
}

/** What a cursor belongs to. */
const stateOf = ({ edition }: Found) => (edition === null ? "live" : String(edition));

/** The outcome instead, for what is unknown or out of reach, while the boards settle, or when the figures have changed. */
async function dashboardOf(
  { context, reader, query, cursor, now }: Ask<Omit<ParticipationQuery, "by">>,
  table: string | null,
): Promise<Found | Outcome> {
  const { db } = context.handle;
  const view = await contestInReach(db, reader.unit, query.contest);
  if (!view) return nothing;
  const { contest, rounds } = view;
  const latest = rounds.filter(({ opensAt }) => opensAt <= now).at(-1) ?? rounds[0];
  const round = query.round === undefined ? latest : rounds.find(({ id }) => id === query.round);
  if (!round) return nothing;
  const shown = editionOf(view, now);
  if ("settling" in shown) return refused("board-settling");
  const issued = (await listEditions(db, contest.id)).find(({ id }) => id === shown.edition);
  // an edition from before a round was planned has no figures of it
  const line = issued && (await findEditionScope(db, { edition: issued.id, scope: round.id })) ? issued : null;
  const scope = [reader.unit];
  const of = { contest, of: round.id, unit: query.unit ?? null, table, whole: true };
  const dashboard = await participationDashboard(db, { scope, ...of, ...(line && { edition: line.id }), now });
  if (!dashboard) return nothing;
  const found: Found = {
    ...{ contest: contest.id, round: round.id, announcedAt: contest.announcedAt, edition: line?.n ?? null },
    asOf: line ? (line.cut_at ?? line.issued_at) : dashboard.asOf,
    dashboard,
  };
  return cursor && cursor.state !== stateOf(found) ? refused("cursor-stale") : found;
}

interface Counts {
  readonly people: number;
  readonly outside: number;
  readonly turns: number;
  readonly fullMarks: number;
  readonly roll: number | null;
}

const countsOf = ({ people, outside, turns, fullMarks, roll }: Counts) => ({
  people,
  outside,
  turns,
  fullMarks,
  roll,
  rate: shareOf(people, roll),
});

type Row = ParticipationDashboard["unit"];
const lineOf = (row: Row) => ({
  unit: row.unit,
  code: row.code,
  name: row.name,
  kindLabel: row.kindLabel,
  ...countsOf(row),
});

export async function pullParticipation(ask: Ask<ParticipationQuery>): Promise<Outcome> {
  const { query, cursor, context } = ask;
  const found = await dashboardOf(ask, query.by ?? null);
  if ("ok" in found) return found;
  const { unit, rollAt, shown } = found.dashboard;
  // what the unit has no table of is an empty list
  const table = query.by === undefined || shown?.id === query.by ? shown : null;
  const since = found.announcedAt;
  const accounts = since === null ? null : await countAccountsSince(context.handle.db, { unit: unit.unit, since });
  const { rows, next } = pieceOf(table?.rows ?? [], (row) => row.unit, {
    ...{ cursor, limit: query.limit, state: stateOf(found) },
  });
  return answered({
    asOf: found.asOf,
    more: {
      contest: found.contest,
      round: found.round,
      edition: found.edition,
      by: table?.id ?? query.by ?? null,
      unit: lineOf(unit),
      accounts,
      rollAt: rollAt === null ? null : isoMoment(rollAt),
      total: table
        ? {
            units: table.total.units,
            unitsWithoutAnybody: table.total.unitsWithoutAnybody,
            ...countsOf(table.total),
          }
        : null,
    },
    piece: { rows: rows.map(lineOf), next },
  });
}

export async function pullDays(ask: Ask<Omit<ParticipationQuery, "by">>): Promise<Outcome> {
  const found = await dashboardOf(ask, null);
  if ("ok" in found) return found;
  const { query, cursor } = ask;
  const { unit, days } = found.dashboard;
  const { asOf, contest, round, edition } = found;
  const piece = pieceOf(days, ({ day }) => day, { cursor, limit: query.limit, state: stateOf(found) });
  return answered({ asOf, more: { contest, round, edition, unit: unit.unit }, piece });
}
