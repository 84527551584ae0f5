/** The address of the dashboard: every choice stands in it. */
import { paths } from "#app/paths.ts";

/** All rounds together, and nothing to compare with, as the address names them. */
export const ALL_ROUNDS = "tat-ca";
export const NO_PERIOD = "khong";

export const SORTS = ["ten", "nguoi", "ty-le", "luot", "toi-da"] as const;
export type Sort = (typeof SORTS)[number];

export interface DashboardAddress {
  readonly contest: string;
  readonly round: string;
  readonly unit: string;
  readonly table: string | null;
  /** Null = as usual. */
  readonly before: string | null;
  /** Only units in which nobody took part. */
  readonly missing: boolean;
  /** A kind of school; null = all. */
  readonly kind: string | null;
  readonly sort: Sort;
  /** All rows of a long table. */
  readonly all: boolean;
}

/** The dashboard, or its file, with these choices. */
export function dashboardHref(at: DashboardAddress, page = paths.department()): string {
  const query = new URLSearchParams({ "cuoc-thi": at.contest, vong: at.round, "don-vi": at.unit });
  if (at.before !== null) query.set("so-voi", at.before);
  if (at.table !== null) query.set("bang", at.table);
  if (at.kind !== null) query.set("loai", at.kind);
  if (at.missing) query.set("chi", "chua-co");
  if (at.sort !== "ten") query.set("xep", at.sort);
  if (at.all) query.set("hien", "het");
  return `${page}?${query}`;
}

/** What stands in the address besides what `departmentView` has decided. */
export function addressOf(
  query: URLSearchParams,
  view: {
    readonly contest: { readonly slug: string; readonly round: string } | null;
    readonly dashboard: {
      readonly unit: { readonly unit: string };
      readonly shown: { readonly id: string } | null;
    } | null;
  },
): DashboardAddress {
  const sort = SORTS.find((each) => each === query.get("xep")) ?? "ten";
  return {
    contest: view.contest?.slug ?? "",
    round: view.contest?.round ?? "",
    unit: view.dashboard?.unit.unit ?? "",
    table: query.get("bang") ? (view.dashboard?.shown?.id ?? null) : null,
    before: query.get("so-voi"),
    missing: query.get("chi") === "chua-co",
    kind: query.get("loai") || null,
    sort,
    all: query.get("hien") === "het",
  };
}
