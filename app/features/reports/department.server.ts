/** The dashboard as an address asks for it. */
import type { Content } from "#app/content/types.ts";
import { hasOverall } from "#app/domain/contest.ts";
import { LIVE_EDITION } from "#app/domain/edition.ts";
import { type ContestView, publishedContests } from "#app/features/contests/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { type FiguresOf, type ParticipationDashboard, participationDashboard } from "./dashboard.server.ts";
import { ALL_ROUNDS, NO_PERIOD } from "./dashboard-address.ts";
import {
  type AccountsValue,
  accountsSchema,
  countAccounts,
  countLessons,
  type LessonsValue,
  lessonsSchema,
  lessonYear,
} from "./figure-counts.server.ts";
import { type Kept, keptFigure } from "./kept-figures.server.ts";
import { hardQuestions, type QuestionPart } from "./question-difficulty.server.ts";
import { type ScorePart, scorePart } from "./score-part.server.ts";

/** What the address says; null = not said. */
export interface DepartmentQuery {
  readonly contest: string | null;
  /** A round by its place from 1, or "tat-ca" for all rounds together. */
  readonly round: string | null;
  readonly unit: string | null;
  readonly table: string | null;
  /** A round to compare with, by id; "khong" = nothing. */
  readonly before: string | null;
}

/** An empty choice of a form is none. */
export function departmentQuery(query: URLSearchParams): DepartmentQuery {
  const of = (name: string) => query.get(name) || null;
  return { contest: of("cuoc-thi"), round: of("vong"), unit: of("don-vi"), table: of("bang"), before: of("so-voi") };
}

export interface PeriodChoice {
  /** As the address names it. */
  readonly value: string;
  readonly label: string;
}

export interface DepartmentView {
  readonly contests: readonly { slug: string; title: string }[];
  /** The contest shown; null while none has opened. */
  readonly contest: {
    readonly slug: string;
    readonly title: string;
    readonly roundTitle: string;
    readonly round: string;
  } | null;
  /** Rounds of the contest that have opened, and all of them together where there is such a board. */
  readonly rounds: readonly PeriodChoice[];
  /** Earlier rounds of other contests, the latest first. */
  readonly periods: readonly PeriodChoice[];
  /** The one compared with. */
  readonly before: PeriodChoice | null;
  readonly dashboard: ParticipationDashboard | null;
}

interface Chosen {
  readonly view: ContestView;
  /** As the address names the round. */
  readonly round: string;
  /** The round, or the contest. */
  readonly scope: string;
  readonly title: string;
  readonly opensAt: number;
}

interface Picked {
  readonly opened: readonly ContestView[];
  /** Null while no contest has opened. */
  readonly chosen: Chosen | null;
}

/** A contest that has opened (the one that runs, or the latest, when none is named) and a round of it. */
function pick(views: readonly ContestView[], ask: DepartmentQuery, now: number): Picked | null {
  const opened = views.filter(({ rounds }) => (rounds[0]?.opensAt ?? now + 1) <= now);
  const running = opened.find((view) => (view.rounds.at(-1)?.closesAt ?? 0) > now) ?? opened[0];
  const view = ask.contest ? opened.find(({ contest }) => contest.slug === ask.contest) : running;
  if (!view) return ask.contest ? null : { opened, chosen: null };
  const all = choicesOf(view, now);
  // a form that changes the contest still names a round of the one before
  const chosen = all.find(({ round }) => round === ask.round) ?? all.filter(({ round }) => round !== ALL_ROUNDS).at(-1);
  return chosen ? { opened, chosen } : null;
}

function choicesOf(view: ContestView, now: number): Chosen[] {
  const opened = view.rounds.filter(({ opensAt }) => opensAt <= now);
  const rounds = opened.map(({ id, title, opensAt }, at) => ({
    view,
    round: String(at + 1),
    scope: id,
    title,
    opensAt,
  }));
  if (!hasOverall(view.rounds)) return rounds;
  const opensAt = opened[0]?.opensAt ?? 0;
  return [...rounds, { view, round: ALL_ROUNDS, scope: view.contest.id, title: "Mọi vòng", opensAt }];
}

/** Rounds of other contests that opened before, the latest first. */
function earlier(opened: readonly ContestView[], { view, opensAt }: Chosen, now: number): Chosen[] {
  return opened
    .filter(({ contest }) => contest.id !== view.contest.id)
    .flatMap((each) => choicesOf(each, now).filter(({ opensAt: at }) => at < opensAt))
    .sort((a, b) => b.opensAt - a.opensAt);
}

const figuresBefore = ({ view: { contest }, scope }: Chosen): FiguresOf => ({
  scope,
  rollMoment: contest.rollMoment,
  edition: contest.publicEdition > 0 ? contest.publicEdition : LIVE_EDITION,
});

/** Null when the contest or the unit is unknown or outside the scope; an unknown round, period or table is the usual one. */
export async function departmentView(
  { db }: DatabaseHandle,
  ask: DepartmentQuery & { readonly scope: readonly string[]; readonly now: number; readonly whole?: boolean },
): Promise<DepartmentView | null> {
  const { scope, now } = ask;
  const picked = pick(await publishedContests(db), ask, now);
  if (!picked) return null;
  const { opened, chosen } = picked;
  const contests = opened.map(({ contest }) => ({ slug: contest.slug, title: contest.title }));
  if (!chosen) return { contests, contest: null, rounds: [], periods: [], before: null, dashboard: null };
  const periods = earlier(opened, chosen, now);
  const usual = periods.find(({ scope: each }) => each === ask.before) ?? periods[0] ?? null;
  const before = ask.before === NO_PERIOD ? null : usual;
  const { contest } = chosen.view;
  const dashboard = await participationDashboard(db, {
    ...{ scope, contest, of: chosen.scope, unit: ask.unit, table: ask.table, whole: ask.whole, now },
    before: before && figuresBefore(before),
  });
  if (!dashboard) return null;
  return {
    contests,
    contest: { slug: contest.slug, title: contest.title, roundTitle: chosen.title, round: chosen.round },
    rounds: choicesOf(chosen.view, now).map(({ round, title }) => ({ value: round, label: title })),
    periods: periods.map(periodChoice),
    before: before && periodChoice(before),
    dashboard,
  };
}

function periodChoice({ view, scope, title }: Chosen): PeriodChoice {
  const label = view.rounds.length > 1 ? `${view.contest.title}, ${title}` : view.contest.title;
  return { value: scope, label };
}

export interface DepartmentParts {
  /** Null before the announcement. */
  readonly accounts: Kept<AccountsValue> | null;
  readonly lessons: Kept<LessonsValue>;
  readonly scores: ScorePart;
  readonly questions: QuestionPart;
}

/** What stands below participation: accounts, lessons, scores, questions. The unit has been checked. */
export async function departmentParts(
  { db }: DatabaseHandle,
  content: Pick<Content, "modules">,
  { contest, dashboard }: Pick<DepartmentView, "contest" | "dashboard">,
  now: number,
): Promise<DepartmentParts | null> {
  if (!contest || !dashboard) return null;
  const query = { contest: contest.slug, round: contest.round, unit: null, table: null, before: null };
  const chosen = pick(await publishedContests(db), query, now)?.chosen;
  if (!chosen) return null;
  const { view, scope } = chosen;
  const { unit, large, ranked } = dashboard;
  const at = unit.unit;
  const live = <T>(value: T | null): Kept<T> => ({ value, at: now });
  const ofAccounts = { unit: at, contest: view.contest.id };
  const accounts = large
    ? await keptFigure(db, { unit: at, kind: "accounts", ref: view.contest.id }, accountsSchema, now)
    : live<AccountsValue>(await countAccounts(db, ofAccounts));
  const lessons = large
    ? await keptFigure(db, { unit: at, kind: "lessons", ref: lessonYear(now) }, lessonsSchema, now)
    : live(await countLessons(db, content, { unit: at, now }));
  return {
    accounts: view.contest.announcedAt === null ? null : accounts,
    lessons,
    scores: await scorePart(db, { view, scope, unit: at, large, ranked }, now),
    questions: await hardQuestions(db, { view, scope, unit: at }, now),
  };
}
