/**
 * The administrator's acts on units, each from a day on: looked at first, then carried out in one transaction. A day that
 * is over changes history from that day on but no attempt and no published figure, which keep their placement; a day
 * still to come waits (planned-changes.server.ts).
 */
import type { Transaction } from "kysely";
import { parseClassName, schoolYearOf } from "#app/domain/class-name.ts";
import { foldKey, formatDay, localDay, naturalKey, startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { audit } from "#db/queries/audit.ts";
import { moveUnit } from "#db/queries/schools.ts";
import { countBelow, findUnitRow, updateUnitRow } from "#db/queries/unit-admin.ts";
import { endEdge, endGrantsOn, findOpenEdge, insertPlanned, listChildEdges } from "#db/queries/unit-changes.ts";
import { listUnitsByIds } from "#db/queries/units.ts";
import { changeProblem, cleanName } from "./change-problems.server.ts";
import type { ChangeProblem, UnitChange } from "./changes.ts";
import { derivedId } from "./derived-id.server.ts";
import { insertUnits, type NewUnit } from "./insert-units.server.ts";
import type { TreeId, UnitKindId } from "./kinds.ts";
import { SCHEME, unitId } from "./province-forest.server.ts";
import { rebuildClosure } from "./rebuild-closure.server.ts";

type Db = Pick<DatabaseHandle, "db">;
type Trx = Transaction<Database>;
type Touches = Awaited<ReturnType<typeof countBelow>>;
type Actor = { readonly account: string; readonly now: number };

export interface ChangePreview {
  /** Why it cannot be done; null when it can. */
  readonly problem: ChangeProblem | null;
  readonly touches: Touches;
  /** What moves, in words. */
  readonly lines: readonly string[];
}

/** What a change would touch, and why it cannot be, if so. */
export async function previewChange({ db }: Db, change: UnitChange, now: number): Promise<ChangePreview> {
  const problem = await changeProblem(db, change, { now, today: localDay(now) });
  return { problem, touches: await touchesOf(db, change), lines: problem ? [] : await linesOf(db, change) };
}

const NOTHING: Touches = { children: 0, schools: 0, classes: 0, people: 0, grants: 0 };

/** What lies at or below the units that get another place or end. A new name and a new unit move nothing. */
async function touchesOf(db: Db["db"], change: UnitChange): Promise<Touches> {
  if (change.act === "rename" || change.act === "add") return NOTHING;
  if (change.act !== "join" && change.act !== "leave") return countBelow(db, change.unit);
  const sum = { ...NOTHING };
  for (const school of change.units) {
    for (const [key, n] of Object.entries(await countBelow(db, school))) sum[key as keyof Touches] += n;
  }
  return { ...sum, schools: change.units.length };
}

async function linesOf(db: Db["db"], change: UnitChange): Promise<string[]> {
  switch (change.act) {
    case "merge":
      return (await listChildEdges(db, change.unit)).map(({ name }) => name);
    case "leave":
      return (await listUnitsByIds(db, change.units)).map(({ name }) => name);
    case "join": {
      const lines: string[] = [];
      for (const { id, name } of await listUnitsByIds(db, change.units)) {
        const edge = await findOpenEdge(db, change.tree, id);
        const [from] = edge ? await listUnitsByIds(db, [edge.parent]) : [];
        lines.push(from?.id === change.unit ? `${name}: đã ở đây` : from ? `${name}: từ ${from.name}` : name);
      }
      return lines;
    }
    default:
      return [];
  }
}

export type ChangeResult = { problem: ChangeProblem } | { problem: null; planned: boolean };

/** Carries a change out, or keeps it for its day; the problem when it cannot be. Names of before stay in the history. */
export async function applyChange({ db }: Db, change: UnitChange, by: Actor): Promise<ChangeResult> {
  const today = localDay(by.now);
  return db.transaction().execute(async (trx): Promise<ChangeResult> => {
    const problem = await changeProblem(trx, change, { now: by.now, today });
    if (problem) return { problem };
    if (change.day <= today) {
      await carryOut(trx, change, by);
      return { problem: null, planned: false };
    }
    const row = { unit: change.unit, detail: JSON.stringify(change), day: change.day };
    await insertPlanned(trx, { id: newId(), ...row, made_at: by.now, made_by: by.account });
    await note(trx, change, by, "unit.plan", { act: change.act, day: change.day });
    return { problem: null, planned: true };
  });
}

function note(trx: Trx, { unit }: UnitChange, by: Actor, action: string, data: Record<string, string | number> = {}) {
  return audit(trx, { at: by.now, actor: by.account, action, subject: `unit:${unit}`, unit, data });
}

/** A change that was checked in this transaction, whose day is today or over. */
export async function carryOut(trx: Trx, change: UnitChange, by: Actor): Promise<void> {
  const today = localDay(by.now);
  const { day } = change;
  switch (change.act) {
    case "rename":
      await rename(trx, change);
      return note(trx, change, by, "unit.rename", { day });
    case "move":
      await moveUnit(trx, { tree: change.tree, child: change.unit, parent: change.parent, day });
      await rebuildClosure(trx, today);
      return note(trx, change, by, "unit.move", { tree: change.tree, parent: change.parent, day });
    case "merge":
      for (const { tree, child, validFrom } of await listChildEdges(trx, change.unit)) {
        // what came later than the day of the merger goes from its own day on
        await moveUnit(trx, { tree, child, parent: change.into, day: validFrom > day ? validFrom : day });
      }
      await end(trx, change, by);
      await rebuildClosure(trx, today);
      return note(trx, change, by, "unit.merge", { into: change.into, day });
    case "close":
      await end(trx, change, by);
      return note(trx, change, by, "unit.close", { day });
    case "add": {
      const made = newUnit(change);
      await insertUnits(trx, {
        units: [made],
        edges: [{ tree: change.tree as TreeId, child: made.id, parent: change.unit, validFrom: day }],
      });
      await rebuildClosure(trx, today);
      return note(trx, change, by, "unit.add", { child: made.id, day });
    }
    case "join":
      for (const child of change.units) {
        const edge = await findOpenEdge(trx, change.tree, child);
        if (edge?.parent !== change.unit) {
          await moveUnit(trx, { tree: change.tree, child, parent: change.unit, day });
        }
      }
      await rebuildClosure(trx, today);
      return note(trx, change, by, "unit.join", { tree: change.tree, units: change.units.length, day });
    case "leave":
      for (const child of change.units) await endEdge(trx, { tree: change.tree, child, day });
      await rebuildClosure(trx, today);
      return note(trx, change, by, "unit.leave", { tree: change.tree, units: change.units.length, day });
  }
}

async function rename(trx: Trx, change: Extract<UnitChange, { act: "rename" }>): Promise<void> {
  await writeName(trx, (await findUnitRow(trx, change.unit))!, cleanName(change.name), change.day);
}

/** Gives a unit a name from `day` on, with `more` for its attributes; undefined takes one away. */
export async function writeName(
  trx: Trx,
  unit: Database["unit"],
  name: string,
  day: string,
  more: Readonly<Record<string, string | number | undefined>> = {},
): Promise<void> {
  const attrs = JSON.parse(unit.attrs) as { formerNames?: { name: string; until: string }[] };
  const formerNames = [...(attrs.formerNames ?? []), { name: unit.name, until: day }];
  const keys = { name_key: foldKey(name), sort_key: naturalKey(name) };
  await updateUnitRow(trx, unit.id, { name, ...keys, attrs: JSON.stringify({ ...attrs, ...more, formerNames }) });
}

/** The unit ends on its day; roles on it end today, since they were held until now. */
async function end(trx: Trx, change: UnitChange, by: Actor): Promise<void> {
  await updateUnitRow(trx, change.unit, { valid_to: change.day });
  for (const { person, role } of await endGrantsOn(trx, change.unit, localDay(by.now))) {
    const entry = { at: by.now, actor: by.account, action: "role.end", subject: `person:${person}`, unit: change.unit };
    await audit(trx, { ...entry, data: { role } });
  }
}

function newUnit({ unit, kind, name: typed, code, day }: Extract<UnitChange, { act: "add" }>): NewUnit {
  const name = cleanName(typed);
  const parsed = kind === "class" ? parseClassName(name) : null;
  if (parsed) {
    // as a roll that is brought in makes them
    const schoolYear = schoolYearOf(day);
    return {
      id: derivedId(startOfLocalDay(day), "class", unit, schoolYear, parsed.key),
      kind: "class",
      codeScheme: "lop",
      code: `${unit}/${schoolYear}/${parsed.key}`,
      name: parsed.name,
      attrs: { grade: parsed.grade, schoolYear },
      validFrom: day,
    };
  }
  const own = newId();
  const named = code === "" ? { id: own, codeScheme: SCHEME.own, code: own } : schoolOf(code);
  return { ...named, kind: kind as UnitKindId, name, validFrom: day };
}

/** The id that the Ministry's list of schools gives it too. */
const schoolOf = (code: string) => ({ id: unitId(SCHEME.school, code), codeScheme: SCHEME.school, code });

/** "Cụm 1 → Cụm 2, từ 01/12/2026" */
export function changeWords(change: UnitChange, names: ReadonlyMap<string, string>): string {
  const nameOf = (id: string) => names.get(id) ?? "–";
  const day = `từ ${formatDay(change.day)}`;
  switch (change.act) {
    case "rename":
    case "add":
      return `“${cleanName(change.name)}”, ${day}`;
    case "move":
      return `sang ${nameOf(change.parent)}, ${day}`;
    case "merge":
      return `vào ${nameOf(change.into)}, ${day}`;
    case "close":
      return day;
    case "join":
    case "leave":
      return `${change.units.length} trường, ${day}`;
  }
}
