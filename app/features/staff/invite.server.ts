import { makeSlips, printedSlips } from "#app/features/accounts/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { staffOf } from "./list.server.ts";
import type { By } from "./manage.server.ts";

/** Slips of one printing: twenty pages, some five seconds of hashing. */
const MOST_SLIPS = 160;

export interface Invitations {
  readonly slips: readonly (Awaited<ReturnType<typeof printedSlips>>[number] & { readonly where: string })[];
  /** How many were asked for beyond what one printing holds. */
  readonly left: number;
}

/**
 * Invitation slips for staff of a unit: for these accounts, or for all who never signed in, who has no slip yet first.
 * Only for people whom the viewer may change; who is locked gets none. Throws HashingBusyError.
 */
export async function inviteStaff(
  handle: Pick<DatabaseHandle, "db">,
  { viewer, now, unit, origin }: By & { unit: { id: string; name: string; isSchool: boolean }; origin: string },
  wanted: { readonly accounts: readonly string[] } | "never",
): Promise<Invitations> {
  const list = async (filter: { lacks: "entry" | "slip" | null; accounts?: readonly string[] }) => {
    const window = { search: "", role: null, limit: MOST_SLIPS, offset: 0, ...filter };
    const { lines, total } = await staffOf(handle, { unit: unit.id, viewer, filter: window, now });
    return { lines: lines.filter(({ account, mine, locked }) => account !== null && mine && !locked), total };
  };
  const all = wanted === "never" ? { lacks: "entry" as const } : { lacks: null, accounts: wanted.accounts };
  const first = wanted === "never" ? await list({ lacks: "slip" }) : await list(all);
  const more = wanted === "never" ? await list(all) : first;
  const lines = [...new Map([...first.lines, ...more.lines].map((line) => [line.account ?? "", line])).values()];
  const chosen = lines.slice(0, MOST_SLIPS);
  const made = await makeSlips(handle, {
    accounts: chosen.flatMap(({ account }) => account ?? []),
    unit: unit.id,
    actor: viewer.account,
    now,
  });
  const printed = await printedSlips(made, origin);
  const placeOf = new Map(chosen.map(({ account, roles }) => [account, roles[0]?.unitName]));
  const slips = printed.map((slip, at) => {
    const own = placeOf.get(made[at]?.account ?? "");
    return { ...slip, where: unit.isSchool || own === undefined ? unit.name : own };
  });
  // people of one school together, so that a pile is easy to take apart
  if (!unit.isSchool) slips.sort((a, b) => (a.where < b.where ? -1 : a.where > b.where ? 1 : 0));
  return { slips, left: Math.max(0, more.total - MOST_SLIPS) };
}
