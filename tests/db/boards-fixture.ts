/** A small province for board tests, written straight into the tables, and the few things that happen to a contestant. */
import { type ContestRules, RULE_DEFAULTS } from "#app/domain/contest.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import type { Database } from "#db/schema.ts";

export const T0 = Date.UTC(2026, 10, 16, 1); // 08:00 on 16/11/2026 in Viet Nam
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export const RULES: ContestRules = {
  ...RULE_DEFAULTS,
  levels: ["lower"],
  quota: [{ pillar: "common", n: 10 }],
  minutes: 20,
  attempts: null,
  counted: "best",
  closing: "hard",
  graceMs: 5_000,
  pointsPerQuestion: 1_000,
  showScore: true,
  ranking: ["score", "duration", "submitted"],
  unitFormulas: ["C1", "C2"],
  listZeroUnits: false,
};

const UNITS: Record<string, { kind: string; state?: string; youth?: string; former?: string }> = {
  PROVINCE: { kind: "province" },
  COMMUNE1: { kind: "commune", state: "PROVINCE" },
  COMMUNE2: { kind: "commune", state: "PROVINCE" },
  DISTRICT: { kind: "former-district", former: "PROVINCE" },
  SCHOOL1: { kind: "school", state: "COMMUNE1", former: "DISTRICT" },
  SCHOOL2: { kind: "school", state: "COMMUNE2", former: "DISTRICT" },
  SCHOOL3: { kind: "school", state: "COMMUNE2" },
  CLASS11: { kind: "class", state: "SCHOOL1" },
  CLASS12: { kind: "class", state: "SCHOOL1" },
  CLASS21: { kind: "class", state: "SCHOOL2" },
  CLASS31: { kind: "class", state: "SCHOOL3" },
  UNION: { kind: "union" },
  BRANCH11: { kind: "branch", youth: "UNION" },
  BRANCH21: { kind: "branch", youth: "UNION" },
};

/** Where one can be: the class (and branch) whose units make the placement of that name. */
export const PLACEMENTS: Record<string, readonly string[]> = {
  IN11: ["CLASS11", "SCHOOL1", "COMMUNE1", "PROVINCE", "DISTRICT", "BRANCH11", "UNION"],
  IN12: ["CLASS12", "SCHOOL1", "COMMUNE1", "PROVINCE", "DISTRICT"],
  IN21: ["CLASS21", "SCHOOL2", "COMMUNE2", "PROVINCE", "DISTRICT", "BRANCH21", "UNION"],
};
const HOME = ["IN11", "IN12", "IN21"];

export const personId = (n: number) => `PERSON${String(n).padStart(4, "0")}`;
/** Where person n sits when nothing else is said: in turn 11, 12, 21. */
export const homeOf = (n: number) => HOME[n % HOME.length]!;

/** Trees, kinds, units, closure, placements and `people` persons with a class membership each. */
export async function makeProvince({ db }: DatabaseHandle, people: number): Promise<void> {
  const trees = ["state", "youth", "former-district"];
  await insertRows(
    db,
    "tree",
    trees.map((id, pos) => ({ id, label: id, grouping: id === "former-district" ? (1 as const) : (0 as const), pos })),
  );
  const roles = {
    province: "area",
    commune: "area",
    "former-district": "area",
    school: "school",
    class: "class",
  } as const;
  await insertRows(db, "unit_kind", [
    ...Object.entries(roles).map(([id, role], rank) => ({ id, label: id, rank, role })),
    { id: "union", label: "union", rank: 8, role: "branch" as const },
    { id: "branch", label: "branch", rank: 9, role: "branch" as const },
  ]);
  await insertRows(
    db,
    "unit",
    Object.entries(UNITS).map(([id, { kind }]) => ({
      id,
      kind,
      code_scheme: "test",
      code: id,
      name: `Tên ${id}`,
      name_key: id.toLowerCase(),
      sort_key: id.toLowerCase(),
      attrs: "{}",
      valid_from: "2026-09-01",
      valid_to: null,
    })),
  );
  await insertRows(db, "unit_closure", closure());
  await insertRows(
    db,
    "placement",
    Object.keys(PLACEMENTS).map((id) => ({ id, hash: id })),
  );
  await insertRows(
    db,
    "placement_unit",
    Object.entries(PLACEMENTS).flatMap(([placement, units]) =>
      units.map((unit) => {
        const tree = UNITS[unit]!.kind === "branch" || unit === "UNION" ? "youth" : "state";
        return { placement, unit, tree, depth: /^(CLASS|BRANCH)/.test(unit) ? 0 : 1 };
      }),
    ),
  );
  const numbers = Array.from({ length: people }, (_, n) => n);
  await insertRows(
    db,
    "person",
    numbers.map((n) => ({
      id: personId(n),
      full_name: `Nguyễn Văn Số${n}`,
      name_key: `so ${n}`,
      sort_key: `so ${n}`,
      birth_date: null,
      erased_at: null,
    })),
  );
  await insertRows(
    db,
    "membership",
    numbers.map((n) => ({
      id: `MEMBER${n}`,
      person: personId(n),
      tree: "state",
      unit: PLACEMENTS[homeOf(n)]![0]!,
      role: "pupil",
      valid_from: "2026-09-01",
      valid_to: null,
    })),
  );
}

function closure(): Database["unit_closure"][] {
  const rows: Database["unit_closure"][] = [];
  for (const tree of ["state", "youth", "former"] as const) {
    const name = tree === "former" ? "former-district" : tree;
    const parents = new Set(Object.values(UNITS).map((unit) => unit[tree]));
    for (const descendant of Object.keys(UNITS)) {
      // A unit without an edge in a tree has no place in it.
      if (!UNITS[descendant]![tree] && !parents.has(descendant)) continue;
      let depth = 0;
      for (let at: string | undefined = descendant; at; at = UNITS[at]![tree]) {
        rows.push({ tree: name, ancestor: at, descendant, depth });
        depth += 1;
      }
    }
  }
  return rows;
}

/** One more official round of a contest, held after the others. */
export async function addRound({ db }: DatabaseHandle, of: TestRound, name: string): Promise<TestRound> {
  const round = `ROUND${name}`;
  const row = { id: round, contest: of.contest, pos: 2, title: name, freeze_at: null, release_at: null };
  await insertRows(db, "round", [
    { ...row, opens_at: T0 + 11 * DAY, closes_at: T0 + 20 * DAY, rehearsal: 0, advance: null },
  ]);
  await insertRows(db, "round_clock", [{ round, rev: 0 }]);
  return { ...of, round };
}

/** Gives classes their grades: none has one otherwise. */
export async function setGrades({ db }: DatabaseHandle, grades: Readonly<Record<string, number>>): Promise<void> {
  for (const [unit, grade] of Object.entries(grades)) {
    await db
      .updateTable("unit")
      .set({ attrs: JSON.stringify({ grade }) })
      .where("id", "=", unit)
      .execute();
  }
}

export interface TestRound {
  readonly contest: string;
  readonly round: string;
  readonly moment: string;
}

export interface RoundSettings {
  readonly rules?: Partial<ContestRules>;
  readonly freezeAt?: number | null;
  /** Placement on the roll by person number; who is not named is not on it. Default: everybody at home. */
  readonly roll?: ReadonlyMap<number, string>;
  readonly people?: number;
}

/** A published contest of one round that runs for ten days from T0, with its roll fixed. */
export async function makeRound(
  { db }: DatabaseHandle,
  name: string,
  settings: RoundSettings = {},
): Promise<TestRound> {
  const { contest, round, moment } = { contest: `CONTEST${name}`, round: `ROUND${name}`, moment: `MOMENT${name}` };
  await insertRows(db, "roll_moment", [{ id: moment, at: T0, reason: "contest.open" }]);
  const roll = settings.roll ?? new Map(Array.from({ length: settings.people ?? 0 }, (_, n) => [n, homeOf(n)]));
  await insertRows(
    db,
    "roll_person",
    [...roll].map(([n, placement]) => ({ moment, person: personId(n), placement })),
  );
  const totals = new Map<string, number>();
  for (const placement of roll.values()) {
    for (const unit of PLACEMENTS[placement]!) totals.set(unit, (totals.get(unit) ?? 0) + 1);
  }
  await insertRows(
    db,
    "roll_total",
    [...totals].map(([unit, n]) => ({ moment, unit, n })),
  );
  await insertRows(db, "contest", [
    {
      id: contest,
      unit: "PROVINCE",
      slug: name.toLowerCase(),
      title: name,
      state: "published",
      created_at: T0 - DAY,
      announced_at: T0 - DAY,
      roll_moment: moment,
      public_edition: 0,
    },
  ]);
  await insertRows(db, "contest_rules", [
    {
      contest,
      version: 1,
      rules: JSON.stringify({ ...RULES, ...settings.rules }),
      reason: "",
      published_at: T0 - DAY,
      published_by: null,
    },
  ]);
  await insertRows(db, "round", [
    {
      id: round,
      contest,
      pos: 1,
      title: name,
      opens_at: T0,
      closes_at: T0 + 10 * DAY,
      freeze_at: settings.freezeAt ?? null,
      release_at: null,
      rehearsal: 0,
    },
  ]);
  await insertRows(db, "round_clock", [{ round, rev: 0 }]);
  return { contest, round, moment };
}
