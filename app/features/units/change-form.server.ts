import type { Kysely } from "kysely";
import type { Database } from "#db/connect.ts";
import type { ChangeProblem, UnitChange } from "./changes.ts";
import { findUnitByWords } from "./find-unit.server.ts";
import { SCHOOL_CODE, schoolCode } from "./school-list.ts";

/** What the form of an act holds; `ticked` are ids of units below. */
export interface ChangeForm {
  readonly values: Readonly<Record<string, string>>;
  readonly ticked: readonly string[];
}

/** Lines of one form that a group takes at once. */
const MOST_LINES = 500;

/** The change that a form asks for; other units are named by code or by their whole name. */
export async function unitChange(
  db: Kysely<Database>,
  unit: string,
  { values, ticked }: ChangeForm,
): Promise<UnitChange | ChangeProblem> {
  const { act, day = "", name = "", tree = "state", kind = "", target = "" } = values;
  switch (act) {
    case "rename":
      return { act, unit, day, name };
    case "move":
    case "merge": {
      const found = await findUnitByWords(db, target, unit);
      if ("problem" in found) return { field: "target", message: found.problem };
      return act === "move" ? { act, unit, day, tree, parent: found.id } : { act, unit, day, into: found.id };
    }
    case "close":
      return { act, unit, day };
    case "add":
      return { act, unit, day, tree, kind, name, code: writtenCode(values.code ?? "") };
    case "join":
      return joinOf(db, unit, values);
    case "leave":
      return { act, unit, day, tree, units: [...ticked] };
    default:
      return { field: "unit", message: "Chọn việc cần làm." };
  }
}

async function joinOf(
  db: Kysely<Database>,
  unit: string,
  { day = "", tree = "", codes = "" }: ChangeForm["values"],
): Promise<UnitChange | ChangeProblem> {
  const lines = codes.split(/\r?\n/).map((line) => line.trim());
  if (lines.length > MOST_LINES) return { field: "codes", message: `Mỗi lần không quá ${MOST_LINES} dòng.` };
  const units = new Set<string>();
  for (const [at, line] of lines.entries()) {
    if (line === "") continue;
    const found = await findUnitByWords(db, writtenCode(line), unit);
    if ("problem" in found) return { field: "codes", message: `Dòng ${at + 1}: ${found.problem}` };
    units.add(found.id);
  }
  return { act: "join", unit, day, tree, units: [...units] };
}

/** "54/1" is 54/001; anything else stays as it was typed. */
function writtenCode(text: string): string {
  const [, province, school] = SCHOOL_CODE.exec(text.trim()) ?? [];
  return province && school ? schoolCode(province, school) : text.trim();
}
