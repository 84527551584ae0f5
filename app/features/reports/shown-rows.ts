/** The rows of a table of the dashboard as its address chooses and orders them: the page and its file show the same ones. */
import type { Breakdown, BreakdownRow } from "./breakdowns.server.ts";
import type { DashboardAddress, Sort } from "./dashboard-address.ts";
import { type ParticipationTotal, totalOf } from "./participation-rows.ts";

type Choice = Pick<DashboardAddress, "missing" | "kind" | "sort">;

export function shownRows(rows: readonly BreakdownRow[], { missing, kind, sort }: Choice): BreakdownRow[] {
  const chosen = rows.filter((row) => (!missing || row.turns === 0) && (kind === null || row.kind === kind));
  const value = VALUES[sort];
  // rows come by name, and equal ones stay so
  return value ? [...chosen].sort((a, b) => value(b) - value(a)) : chosen;
}

const VALUES: Readonly<Record<Sort, ((row: BreakdownRow) => number) | null>> = {
  ten: null,
  nguoi: (row) => row.people,
  // unknown rates stand last
  "ty-le": (row) => (row.roll ? row.people / row.roll : -1),
  luot: (row) => row.turns,
  "toi-da": (row) => row.fullMarks,
};

export interface ShownRow extends BreakdownRow {
  /** Accounts that signed in; null where they are not known or not told. */
  readonly accounts: number | null;
}

export interface ShownTable extends Omit<Breakdown, "rows"> {
  /** The first ones of those that are chosen, or all when somebody asks. */
  readonly rows: readonly ShownRow[];
  /** How many are chosen. */
  readonly chosen: number;
  /** Of all units, of one kind when one is chosen. */
  readonly shownTotal: ParticipationTotal;
  readonly accounts: number | null;
  /** Kinds of schools to choose from; empty in other tables. */
  readonly kinds: readonly { readonly kind: string; readonly label: string }[];
  /** Whether some unit has no roll. */
  readonly lacksRoll: boolean;
}

/** As many rows as a page draws at once: a province has hundreds of schools. */
const ROWS_AT_FIRST = 100;

/** `accounts` by school; null while they are not known. */
export function tableOf(
  { rows, ...breakdown }: Breakdown,
  at: DashboardAddress,
  accounts: Readonly<Record<string, number>> | null,
): ShownTable {
  const all = shownRows(rows, at);
  const told = breakdown.id === "schools" ? accounts : null;
  const ofKind = at.kind === null ? rows : rows.filter(({ kind }) => kind === at.kind);
  return {
    ...breakdown,
    rows: (at.all ? all : all.slice(0, ROWS_AT_FIRST)).map((row) => ({
      ...row,
      accounts: told && (told[row.unit] ?? 0),
    })),
    chosen: all.length,
    shownTotal: at.kind === null ? breakdown.total : totalOf(ofKind),
    accounts: told && ofKind.reduce((sum, { unit }) => sum + (told[unit] ?? 0), 0),
    kinds: breakdown.id === "schools" ? kindsOf(rows) : [],
    lacksRoll: rows.some(({ roll }) => roll === null),
  };
}

/** Kinds that the rows have, in their order. */
function kindsOf(rows: readonly BreakdownRow[]): { kind: string; label: string }[] {
  const labels = new Map(rows.map(({ kind, kindLabel }) => [kind, kindLabel]));
  return [...labels].map(([kind, label]) => ({ kind, label }));
}
