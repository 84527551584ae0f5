/** Step one of a report: everything counted, nothing worded. */
import type { Kysely } from "kysely";
import type { Content } from "#app/content/types.ts";
import { hasOverall, paperSize } from "#app/domain/contest.ts";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import type { Pillar } from "#app/domain/question.ts";
import { type ScoreSpread, scoreSpread } from "#app/domain/score-bands.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { UNIT_BOARDS, type UnitBoardKind, unitsBelow } from "#app/features/boards/api.server.ts";
import { type ContestView, publishedContests } from "#app/features/contests/api.server.ts";
import { isLargeUnit, scoresOfUnit } from "#app/features/reports/api.server.ts";
import { ancestorsOf } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { type EditionLine, listEditions } from "#db/queries/boards-editions.ts";
import {
  listFiguresOfUnits,
  listUnitRoles,
  listUnitTotals,
  type UnitRole,
  type UnitTotalRow,
} from "#db/queries/boards-units.ts";
import { countAccountsSince, findRollAt, isWithinScope, listUnitDays } from "#db/queries/participation.ts";
import {
  countSchoolsBelow,
  type LearntSums,
  sumLearnt,
  sumTaught,
  type TaughtSums,
} from "#db/queries/report-figures.ts";
import { unitsAround } from "./around.server.ts";
import type { ReportForm } from "./narrative.ts";
import { momentsOf, type Period } from "./period.ts";

export interface DataPlan {
  readonly form: ReportForm;
  readonly unit: string;
  readonly period: Period;
  readonly cutAt: number;
  /** Contests by id, in the order in which they are told of. */
  readonly contests: readonly string[];
  readonly pillars: readonly Pillar[];
}

export interface LessonFigures extends TaughtSums, LearntSums {
  /** Null = all pillars of the report together. */
  readonly pillar: Pillar | null;
  /** Lessons there are. */
  readonly lessons: number;
}

export interface RoundFigures {
  readonly title: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly own: UnitTotalRow;
}

export interface ContestFigures {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly opensAt: number;
  readonly closesAt: number;
  /** Null while the figures are live. */
  readonly edition: EditionLine | null;
  readonly rollAt: number | null;
  readonly own: UnitTotalRow;
  readonly accounts: number | null;
  readonly rounds: readonly RoundFigures[];
  readonly days: readonly { readonly day: string; readonly people: number; readonly turns: number }[];
  /** Of a school its classes, of a Đoàn its branches. */
  readonly schools: readonly UnitTotalRow[];
  readonly areas: readonly UnitTotalRow[];
  readonly unions: readonly UnitTotalRow[];
  /** How it was sat, as the rules in force say. */
  readonly rules: {
    readonly minutes: number;
    readonly questions: number;
    readonly attempts: number | null;
    readonly announcedAt: number | null;
  };
  /** How the counted scores spread; null where it may not be told, or is not known. */
  readonly spread: ScoreSpread | null;
  /** As the rules promise them. */
  readonly prizes: readonly string[];
}

export interface ReportData {
  readonly unit: { readonly id: string; readonly code: string; readonly name: string; readonly role: UnitRole };
  readonly schools: number;
  readonly contests: readonly ContestFigures[];
  /** By pillar, in the order of the content; the last one is all of them. */
  readonly lessons: readonly LessonFigures[];
}

/** Contests that a report of this unit and period may tell of: held above, in or below it, and open at some time of it. */
export async function contestsFor(
  db: Kysely<Database>,
  { unit, period }: { unit: string; period: Period },
  now: number,
): Promise<ContestView[]> {
  const { since, before } = momentsOf(period, now);
  const above = await unitsAround(db, unit);
  const found: ContestView[] = [];
  for (const view of (await publishedContests(db)).reverse()) {
    const { rounds, contest } = view;
    if (!rounds.some(({ opensAt, closesAt }) => opensAt < before && closesAt > since)) continue;
    if (above.includes(contest.unit) || (await isWithinScope(db, contest.unit, [unit]))) found.push(view);
  }
  return found;
}

/** Counts; null for an unknown unit. The caller has checked the right and that the contests are among `contestsFor`. */
export async function reportData(
  db: Kysely<Database>,
  content: Pick<Content, "modules">,
  { form, unit, period, cutAt, contests, pillars }: DataPlan,
): Promise<ReportData | null> {
  const [role] = await listUnitRoles(db, [unit]);
  const [own] = await listFiguresOfUnits(db, { edition: LIVE_EDITION, scope: "", rollMoment: null }, [unit]);
  if (!role || !own) return null;
  const views = await contestsFor(db, { unit, period }, cutAt);
  const told = contests.flatMap((id) => views.find(({ contest }) => contest.id === id) ?? []);
  const at = { unit, role: role.role };
  const figures: ContestFigures[] = [];
  for (const view of told) figures.push(await contestFigures(db, view, at));
  return {
    unit: { id: unit, code: own.code, name: own.name, role: role.role },
    schools: await countSchoolsBelow(db, unit),
    contests: figures,
    lessons: form === "contest" ? [] : await lessonFigures(db, content, { unit, period, cutAt, pillars }),
  };
}

async function contestFigures(
  db: Kysely<Database>,
  { contest, rounds, rules }: ContestView,
  at: { unit: string; role: UnitRole },
): Promise<ContestFigures> {
  const edition = (await listEditions(db, contest.id)).find(({ id }) => id === contest.publicEdition) ?? null;
  const of = { edition: edition?.id ?? LIVE_EDITION, rollMoment: contest.rollMoment };
  // rounds that choose who goes on: everybody who took part was in the first one
  const scope = hasOverall(rounds) ? contest.id : rounds[0]!.id;
  const below = async (id: UnitBoardKind["id"]) => {
    const board = UNIT_BOARDS.find((each) => each.id === id)!;
    return listUnitTotals(db, { ...of, scope, ...(await unitsBelow(db, board, at)), withZero: true });
  };
  const perRound: RoundFigures[] = [];
  for (const { id, title, opensAt, closesAt } of rounds) {
    const [own] = await listFiguresOfUnits(db, { ...of, scope: id }, [at.unit]);
    perRound.push({ title, opensAt, closesAt, own: own! });
  }
  const [own] = await listFiguresOfUnits(db, { ...of, scope }, [at.unit]);
  const since = contest.announcedAt;
  const isArea = at.role === "area";
  return {
    id: contest.id,
    slug: contest.slug,
    title: contest.title,
    opensAt: Math.min(...rounds.map((round) => round.opensAt)),
    closesAt: Math.max(...rounds.map((round) => round.closesAt)),
    edition,
    rollAt: contest.rollMoment === null ? null : await findRollAt(db, contest.rollMoment),
    own: own!,
    accounts: since === null ? null : await countAccountsSince(db, { unit: at.unit, since }),
    rounds: perRound,
    days: await listUnitDays(db, { edition: of.edition, scope, unit: at.unit }),
    schools: isArea ? await below("schools") : await below(at.role === "school" ? "classes" : "branches"),
    areas: isArea ? (await below("areas")).filter(({ unit }) => unit !== at.unit) : [],
    unions: await unionsBelow(db, { ...of, scope }, at),
    rules: {
      minutes: rules.minutes,
      questions: paperSize(rules).questions,
      attempts: rules.attempts,
      announcedAt: contest.announcedAt,
    },
    spread: edition && (await spreadOf(db, { rules, rounds }, { edition: edition.id, scope, own: own! })),
    prizes: rules.prizes,
  };
}

/** Of an issued edition: while the figures are live, scores may still be closed. */
async function spreadOf(
  db: Kysely<Database>,
  { rules, rounds }: Pick<ContestView, "rules" | "rounds">,
  { edition, scope, own }: { edition: number; scope: string; own: UnitTotalRow },
): Promise<ScoreSpread | null> {
  const overall = hasOverall(rounds);
  const [first] = overall ? rules.overall : rules.ranking;
  if (first !== "score" || (rules.onlyFull && !overall)) return null;
  const counts = await scoresOfUnit(db, { edition, scope, unit: own.unit }, isLargeUnit(own));
  return scoreSpread(counts, paperSize(rules).full * (overall ? rounds.length : 1));
}

/** The Đoàn of communes and what stands directly below the province; only of the province, which holds that whole tree. */
async function unionsBelow(
  db: Kysely<Database>,
  of: { edition: number; rollMoment: string | null; scope: string },
  at: { unit: string; role: UnitRole },
): Promise<UnitTotalRow[]> {
  if (at.role !== "area" || (await ancestorsOf(db, at.unit)).length > 1) return [];
  const board = UNIT_BOARDS.find(({ id }) => id === "unions")!;
  return listUnitTotals(db, { ...of, ...(await unitsBelow(db, board, at)), withZero: true });
}

async function lessonFigures(
  db: Kysely<Database>,
  { modules }: Pick<Content, "modules">,
  { unit, period, cutAt, pillars }: Omit<DataPlan, "contests" | "form">,
): Promise<LessonFigures[]> {
  const moments = momentsOf(period, cutAt);
  const today = localDay(cutAt);
  const days = { from: period.from, to: period.to < today ? period.to : today };
  const count = async (pillar: Pillar | null, lessons: readonly string[]): Promise<LessonFigures> => ({
    pillar,
    lessons: lessons.length,
    ...(await sumTaught(db, { unit, lessons, ...days })),
    ...(await sumLearnt(db, { unit, lessons, ...moments })),
  });
  const told = modules.filter(({ pillar }) => pillars.includes(pillar));
  const idsOf = (pillar: Pillar) =>
    told.filter((one) => one.pillar === pillar).flatMap(({ lessons }) => lessons.map(({ id }) => id));
  const present = [...new Set(told.map(({ pillar }) => pillar))];
  const figures: LessonFigures[] = [];
  for (const pillar of present) figures.push(await count(pillar, idsOf(pillar)));
  return [...figures, await count(null, present.flatMap(idsOf))];
}
