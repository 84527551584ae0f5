/** Participation as the department's page shows it: the same function counts, the same rows come out. */
import { shareOf } from "#app/domain/indicators.ts";
import { isoMoment } from "#app/domain/iso-time.ts";
import { type ParticipationDashboard, participationDashboard } from "#app/features/reports/api.server.ts";
import { countAccountsSince } from "#db/queries/participation.ts";
import { pieceOf } from "./cursor.ts";
import { type Ask, answered, nothing, type Outcome } from "./operation.ts";
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
  readonly dashboard: ParticipationDashboard;
}

/** Null for a contest, a round or a unit that is unknown or out of reach. */
async function dashboardOf(
  { context, reader, query, now }: Ask<Omit<ParticipationQuery, "by">>,
  table: string | null,
): Promise<Found | null> {
  const { db } = context.handle;
  const view = await contestInReach(db, reader.unit, query.contest);
  if (!view) return null;
  const { contest, rounds } = view;
  const latest = rounds.filter(({ opensAt }) => opensAt <= now).at(-1) ?? rounds[0];
  const round = query.round === undefined ? latest : rounds.find(({ id }) => id === query.round);
  if (!round) return null;
  const scope = [reader.unit];
  const of = { contest, of: round.id, unit: query.unit ?? null, table, whole: true };
  const dashboard = await participationDashboard(db, { scope, ...of, now });
  return dashboard && { contest: contest.id, round: round.id, announcedAt: contest.announcedAt, dashboard };
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
  if (!found) return nothing;
  const { unit, rollAt, asOf, shown } = found.dashboard;
  // what the unit has no table of is an empty list
  const table = query.by === undefined || shown?.id === query.by ? shown : null;
  const since = found.announcedAt;
  const accounts = since === null ? null : await countAccountsSince(context.handle.db, { unit: unit.unit, since });
  const { rows, next } = pieceOf(table?.rows ?? [], (row) => row.unit, { cursor, limit: query.limit });
  return answered({
    asOf,
    more: {
      contest: found.contest,
      round: found.round,
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
  if (!found) return nothing;
  const { query, cursor } = ask;
  const { unit, asOf, days } = found.dashboard;
  const piece = pieceOf(days, ({ day }) => day, { cursor, limit: query.limit });
  return answered({ asOf, more: { contest: found.contest, round: found.round, unit: unit.unit }, piece });
}
