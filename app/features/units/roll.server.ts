import { setImmediate } from "node:timers/promises";
import { localDay } from "#app/domain/vietnamese.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { listDescendantIds } from "#db/queries/units.ts";
import { piecesOf } from "#db/queries/units-insert-rows.ts";
import { listMembersOfUnits, listOpenMemberships } from "#db/queries/units-placements.ts";
import {
  closeRollMoment,
  insertRollMoment,
  insertRollPeople,
  insertRollTotals,
  listRollPage,
} from "#db/queries/units-rolls.ts";
import { type Placement, placementOfUnits } from "./placement.server.ts";

/** People read at once when counting. */
const PAGE = 2_000;

export interface RollInput {
  /** Why it was fixed, such as "contest.open". */
  readonly reason: string;
  /** Memberships of this moment's day count. */
  readonly at: number;
  /** Everybody in a class or branch below this unit, in any tree. */
  readonly unit: string;
  readonly id?: string;
}

/**
 * Fixes a roll: who belongs where at a moment, and how many per unit. Every rate derives from it (product §2). Written
 * in pieces of 500 people so that answers are saved in between; the id is given back, and worth using, only when all of
 * it stands. From then on the database refuses to change it.
 */
export async function fixRollMoment(
  { db }: Pick<DatabaseHandle, "db">,
  { id = newId(), ...input }: RollInput,
): Promise<string> {
  const { reason, at, unit } = input;
  await insertRollMoment(db, { id, at, reason, unit, fixed_by: null, done_at: null });
  await fillRoll(db, { id, at, unit });
  return id;
}

interface RollOrder {
  /** Made by the form: pressed twice it is still one roll. */
  readonly id: string;
  readonly unit: string;
  /** In the words of who fixes it. */
  readonly reason: string;
  readonly account: string;
  readonly now: number;
}

/** Fixes a roll on somebody's word, such as for a report; false when the same order was given before. */
export async function fixRollNow({ db }: Pick<DatabaseHandle, "db">, order: RollOrder): Promise<boolean> {
  const { id, unit, reason, account, now } = order;
  const begun = await db.transaction().execute(async (trx) => {
    const row = { id, at: now, reason, unit, fixed_by: account, done_at: null };
    if (!(await insertRollMoment(trx, row))) return false;
    await audit(trx, { at: now, actor: account, action: "roll.fix", subject: `roll:${id}`, unit });
    return true;
  });
  if (begun) await fillRoll(db, { id, at: now, unit });
  return begun;
}

async function fillRoll(
  db: DatabaseHandle["db"],
  { id, at, unit }: Required<Omit<RollInput, "reason">>,
): Promise<void> {
  const day = localDay(at);
  const placements = new Map<string, Placement | null>();
  const placementOf = async (units: readonly string[]) => {
    const key = units.join("|");
    const known = placements.get(key);
    if (known !== undefined) return known;
    const made = await placementOfUnits(db, units);
    placements.set(key, made);
    return made;
  };
  for (const units of piecesOf(await listDescendantIds(db, unit), 40)) {
    for (const people of piecesOf(await listMembersOfUnits(db, units, day), 500)) {
      const unitsOf = new Map<string, string[]>();
      for (const row of await listOpenMemberships(db, people, day)) {
        unitsOf.set(row.person, [...(unitsOf.get(row.person) ?? []), row.unit]);
      }
      const rows: { moment: string; person: string; placement: string }[] = [];
      for (const [person, memberOf] of unitsOf) {
        const placement = await placementOf(memberOf);
        if (placement !== null) rows.push({ moment: id, person, placement: placement.id });
      }
      await insertRollPeople(db, rows);
    }
  }
  const unitsOf = new Map([...placements.values()].flatMap((one) => (one ? [[one.id, one.units] as const] : [])));
  await insertRollTotals(db, await totalsOf(db, id, unitsOf));
  await closeRollMoment(db, id, at);
}

/** People per unit, from the rows as they stand: who is in a class and a branch was written once. */
async function totalsOf(
  db: DatabaseHandle["db"],
  moment: string,
  unitsOf: ReadonlyMap<string, readonly string[]>,
): Promise<{ moment: string; unit: string; n: number }[]> {
  const totals = new Map<string, number>();
  for (let after = ""; ; ) {
    const page = await listRollPage(db, moment, { after, limit: PAGE });
    for (const { placement } of page) {
      for (const unit of unitsOf.get(placement) ?? []) totals.set(unit, (totals.get(unit) ?? 0) + 1);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return [...totals].map(([unit, n]) => ({ moment, unit, n }));
    after = last.person;
    // A read on SQLite ends within the same turn: without a pause the pages together would hold up every request.
    await setImmediate();
  }
}
