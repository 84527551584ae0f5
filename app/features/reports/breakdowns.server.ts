/** The tables of the dashboard by what stands below a unit: units, kinds of schools, grades, classes without anybody. */
import type { Kysely } from "kysely";
import { UNIT_BOARDS, type UnitBoardKind, unitsBelow } from "#app/features/boards/api.server.ts";
import { ancestorsOf, SCHOOL_YOUTH } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listTreesOfUnit, listUnitTotals, standsInTree, type UnitTotalRow } from "#db/queries/boards-units.ts";
import {
  countEmptyClasses,
  hasUnitsBelow,
  listEmptyClasses,
  sumClassesByAttrs,
} from "#db/queries/dashboard-figures.ts";
import { listUnionsOfSchool } from "#db/queries/youth-units.ts";
import type { FiguresOf } from "./dashboard.server.ts";
import { type ParticipationRow, type ParticipationTotal, toParticipationRow, totalOf } from "./participation-rows.ts";

type TabId = UnitBoardKind["id"] | "kinds" | "grades" | "empty-classes";

export interface BreakdownTab {
  readonly id: TabId;
  readonly label: string;
}

export interface BreakdownRow extends ParticipationRow {
  /** How many took part in the earlier period; null where it is not told. */
  readonly before: number | null;
}

export interface Breakdown extends BreakdownTab {
  /** Where a row leads: to the unit's own figures, to the schools of the kind, nowhere. */
  readonly leads: "unit" | "kind" | null;
  /** All units, those without a participant too, by name; of `empty-classes` the first ones. */
  readonly rows: readonly BreakdownRow[];
  /** Of all rows, of those that are cut off too. */
  readonly total: ParticipationTotal;
  readonly beforeTotal: number | null;
}

type Parent = Pick<UnitTotalRow, "unit" | "role" | "kind">;

/** Empty classes that one page lists; of how many, it says. */
const MOST_EMPTY_CLASSES = 300;
/** More than a province has. */
const ALL_CLASSES = 100_000;

const LABELS: Readonly<Record<"kinds" | "grades" | "empty-classes", string>> = {
  kinds: "Cấp, loại trường",
  grades: "Khối",
  "empty-classes": "Lớp chưa có ai",
};

const boardOf = (id: UnitBoardKind["id"]) => UNIT_BOARDS.find((each) => each.id === id)!;

/** Unit boards by what a unit is. The Đoàn tree of a commune is another than the commune's: only the province has all. */
async function boardsOf(db: Kysely<Database>, { unit, role }: Parent): Promise<UnitBoardKind["id"][]> {
  switch (role) {
    case "area": {
      const whole = (await ancestorsOf(db, unit)).length <= 1;
      return [
        "schools",
        "areas",
        "former-districts",
        "clusters",
        ...(whole ? (["unions", "school-unions"] as const) : []),
      ];
    }
    case "school":
      return ["classes", "branches"];
    case "branch":
      return ["unions", "school-unions", "branches"];
    default:
      return [];
  }
}

async function hasRows(db: Kysely<Database>, board: UnitBoardKind, parent: Parent): Promise<boolean> {
  // schools stand in every tree, areas and groupings each in one of their own
  const grouped = parent.role === "area" && board.of.role === "area";
  if (grouped && !(await standsInTree(db, board.of.tree, parent.unit))) return false;
  // branches hang on a school through its Đoàn and Đội
  if (board.id === "branches" && parent.role === "school") {
    return (await listUnionsOfSchool(db, parent.unit)).length > 0;
  }
  const { parent: above, ...kinds } = await unitsBelow(db, board, parent);
  return above === null || hasUnitsBelow(db, { ...kinds, parent: above });
}

/** The tables a unit has something to show in. */
export async function breakdownTabs(db: Kysely<Database>, parent: Parent): Promise<BreakdownTab[]> {
  const tabs: BreakdownTab[] = [];
  for (const id of await boardsOf(db, parent)) {
    // of a province's union the branches are as many as classes: each union shows its own
    if (id === "branches" && parent.kind === "province-union") continue;
    const board = boardOf(id);
    if (!(await hasRows(db, board, parent))) continue;
    tabs.push({ id, label: board.label });
    if (id === "schools") {
      for (const more of ["kinds", "grades", "empty-classes"] as const) tabs.push({ id: more, label: LABELS[more] });
    }
    if (id === "classes") tabs.push({ id: "grades", label: LABELS.grades });
  }
  return tabs;
}

interface Ask {
  readonly figures: FiguresOf;
  readonly before: FiguresOf | null;
  readonly parent: Parent;
  readonly tab: BreakdownTab;
  /** For a file: however many rows there are. */
  readonly whole: boolean;
}

export async function breakdownOf(db: Kysely<Database>, ask: Ask): Promise<Breakdown> {
  const { tab, figures, parent } = ask;
  switch (tab.id) {
    case "kinds": {
      const schools = await unitRows(db, { ...ask, tab: boardOf("schools") });
      return summed(tab, "kind", byKind(schools), ask.before !== null);
    }
    case "grades":
      return summed(tab, null, await byGrade(db, figures, parent), false);
    case "empty-classes":
      return emptyClasses(db, ask);
    default:
      return summed(tab, "unit", await unitRows(db, ask), ask.before !== null);
  }
}

function summed(
  { id, label }: BreakdownTab,
  leads: Breakdown["leads"],
  rows: readonly BreakdownRow[],
  compares: boolean,
): Breakdown {
  const beforeTotal = compares ? rows.reduce((sum, { before }) => sum + (before ?? 0), 0) : null;
  return { id, label, leads, rows, total: totalOf(rows), beforeTotal };
}

async function unitRows(db: Kysely<Database>, { figures, before, parent, tab }: Ask): Promise<BreakdownRow[]> {
  const board = boardOf(tab.id as UnitBoardKind["id"]);
  const below = await unitsBelow(db, board, parent);
  const rows = await listUnitTotals(db, { ...figures, ...below, withZero: true });
  const were = before ? await listUnitTotals(db, { ...before, ...below, withZero: false }) : [];
  const then = new Map(were.map((row) => [row.unit, row.people + row.outside]));
  return rows
    .filter(({ unit }) => unit !== parent.unit)
    .map((row) => ({ ...toParticipationRow(row), before: before ? (then.get(row.unit) ?? 0) : null }));
}

function byKind(schools: readonly BreakdownRow[]): BreakdownRow[] {
  const kinds = new Map<string, BreakdownRow[]>();
  for (const school of schools) kinds.set(school.kind, [...(kinds.get(school.kind) ?? []), school]);
  return [...kinds].map(([kind, rows]) => {
    const { kindLabel } = rows[0]!;
    const before = rows[0]!.before === null ? null : rows.reduce((sum, row) => sum + (row.before ?? 0), 0);
    return { ...sumRow(kind, kindLabel, totalOf(rows)), kind, before };
  });
}

const sumRow = (unit: string, name: string, { people, outside, turns, fullMarks, roll }: ParticipationTotal) => ({
  ...{ unit, code: unit, name, kind: "", kindLabel: "", people, outside, turns, fullMarks, roll },
});

/** Grades stand in the attributes of classes; those without one come last, together. */
async function byGrade(db: Kysely<Database>, figures: FiguresOf, parent: Parent): Promise<BreakdownRow[]> {
  const sums = await sumClassesByAttrs(db, { ...figures, parent: parent.unit, tree: await treeOf(db, parent) });
  const grades = new Map<number, ParticipationRow[]>();
  for (const { attrs, ...sum } of sums) {
    const { grade } = JSON.parse(attrs) as { grade?: unknown };
    const key = typeof grade === "number" ? grade : Number.POSITIVE_INFINITY;
    const row = { unit: "", code: "", name: "", kind: "", kindLabel: "", ...sum };
    grades.set(key, [...(grades.get(key) ?? []), row]);
  }
  return [...grades]
    .sort(([a], [b]) => a - b)
    .map(([grade, rows]) => {
      const known = Number.isFinite(grade);
      const row = sumRow(known ? `khoi-${grade}` : "khac", known ? `Khối ${grade}` : "Lớp chưa rõ khối", totalOf(rows));
      return { ...row, before: null };
    });
}

async function emptyClasses(db: Kysely<Database>, { figures, parent, tab, whole }: Ask): Promise<Breakdown> {
  const most = whole ? ALL_CLASSES : MOST_EMPTY_CLASSES;
  const of = { ...figures, parent: parent.unit, tree: await treeOf(db, parent) };
  const classes = await listEmptyClasses(db, of, most);
  const units = classes.length < most ? classes.length : await countEmptyClasses(db, of);
  const rows = classes.map(
    ({ unit, name, schoolName, roll }): BreakdownRow => ({
      ...{ unit, code: "", name: `${name}, ${schoolName}`, kind: "class", kindLabel: "Lớp", roll, before: null },
      ...{ people: 0, outside: 0, turns: 0, fullMarks: 0 },
    }),
  );
  return { ...summed(tab, "unit", rows, false), total: { ...totalOf(rows), units, unitsWithoutAnybody: units } };
}

/** The tree a unit stands in beside that of the Đoàn. */
async function treeOf(db: Kysely<Database>, { unit }: Parent): Promise<string> {
  const trees = (await listTreesOfUnit(db, unit)).filter((tree) => tree !== "youth" && tree !== SCHOOL_YOUTH);
  return trees.includes("state") ? "state" : (trees[0] ?? "state");
}
