/** The rounds that concern a class, a branch or what stands above them, and the one that is looked at. */
import type { Kysely } from "kysely";
import { concernsGroup } from "#app/domain/audience.ts";
import { isBranchKind } from "#app/domain/branch.ts";
import { parseClassName } from "#app/domain/class-name.ts";
import { type ContestRules, roundPhase } from "#app/domain/contest.ts";
import { roundsAtHand, usualRound } from "#app/domain/round-choice.ts";
import { type ContestRow, publishedContests, type RoundRow } from "#app/features/contests/api.server.ts";
import { ancestorsOf, findSchoolOfYouth, listUnitsByIds, type UnitRow } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { findUnitAttrs } from "#db/queries/school-hub.ts";
import { listAttrsBelow } from "#db/queries/turnout.ts";

/** A round as pages name it. */
export interface RoundLine {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly roundTitle: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly phase: ReturnType<typeof roundPhase>;
}

export interface ChosenRound {
  readonly line: RoundLine;
  readonly contest: ContestRow;
  readonly rules: ContestRules;
  readonly round: RoundRow;
}

export interface RoundChoice {
  /** Open, coming and lately closed ones, in the order in which they are offered. */
  readonly choices: readonly RoundLine[];
  /** Null while there is none at all. */
  readonly chosen: ChosenRound | null;
}

/** What `wanted` names, or the usual one without it. Null for a round that is unknown or does not concern this unit. */
export async function roundChoice(
  db: Kysely<Database>,
  unit: UnitRow,
  { wanted, now }: { wanted: string | null; now: number },
): Promise<RoundChoice | null> {
  // members of a school's branch sit as its pupils: what stands above the school concerns them too
  const school = await findSchoolOfYouth(db, unit.id);
  const units = [...(await ancestorsOf(db, unit.id)), ...(school ? await ancestorsOf(db, school.id) : [])];
  const kinds = (await listUnitsByIds(db, units)).map(({ kind }) => kind);
  const group = { grades: await gradesOf(db, unit), units, kinds };
  const rounds = (await publishedContests(db))
    .filter(({ contest, rules }) => units.includes(contest.unit) && concernsGroup(rules, group))
    .flatMap(({ contest, rules, rounds: each }) =>
      each.map((round) => ({ contest, rules, round, opensAt: round.opensAt, closesAt: round.closesAt })),
    );
  const atHand = roundsAtHand(rounds, now).map(
    ({ contest, rules, round }): ChosenRound => ({
      line: {
        id: round.id,
        slug: contest.slug,
        title: contest.title,
        roundTitle: round.title,
        opensAt: round.opensAt,
        closesAt: round.closesAt,
        phase: roundPhase(round, now),
      },
      contest,
      rules,
      round,
    }),
  );
  const usual = usualRound(
    atHand.map((each) => ({ ...each.line, each })),
    now,
  );
  const chosen = wanted === null ? (usual?.each ?? null) : atHand.find(({ line }) => line.id === wanted);
  return chosen === undefined ? null : { choices: atHand.map(({ line }) => line), chosen };
}

/** The grades of a class or of a school's classes; null where people of any grade may be. */
async function gradesOf(db: Kysely<Database>, unit: UnitRow): Promise<number[] | null> {
  if (isBranchKind(unit.kind)) return null;
  if (unit.kind === "class") return knownGrades([{ name: unit.name, attrs: await findUnitAttrs(db, unit.id) }]);
  const classes = await listAttrsBelow(db, { ancestor: unit.id, tree: "state", kinds: ["class"] });
  return knownGrades(classes.map(({ name, attrs }) => ({ name, attrs: JSON.parse(attrs) as Record<string, unknown> })));
}

/** Null as soon as one of them is not known: better a contest too many on the list than one missing. */
function knownGrades(classes: readonly { name: string; attrs: Record<string, unknown> }[]): number[] | null {
  const grades = classes.map(({ name, attrs }) => gradeOf(name, attrs));
  const known = grades.filter((grade) => grade !== null);
  return known.length === grades.length && known.length > 0 ? known : null;
}

/** The grade of a class by its attributes, else by its name. */
export function gradeOf(name: string, { grade }: Readonly<Record<string, unknown>>): number | null {
  return typeof grade === "number" ? grade : (parseClassName(name)?.grade ?? null);
}
