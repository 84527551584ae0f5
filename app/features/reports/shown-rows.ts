/** The rows of a table of the dashboard as its address chooses and orders them: the page and its file show the same ones. */
import type { BreakdownRow } from "./breakdowns.server.ts";
import type { DashboardAddress, Sort } from "./dashboard-address.ts";

type Choice = Pick<DashboardAddress, "missing" | "kind" | "sort">;

/** Kinds that the rows have, in their order. */
export function kindsOf(rows: readonly BreakdownRow[]): { kind: string; label: string }[] {
  const labels = new Map(rows.map(({ kind, kindLabel }) => [kind, kindLabel]));
  return [...labels].map(([kind, label]) => ({ kind, label }));
}

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
