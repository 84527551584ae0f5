import type { Kysely } from "kysely";
import { LIVE_EDITION, publicEdition } from "#app/domain/edition.ts";
import { competitionRanks } from "#app/domain/ranking.ts";
import { type ResultSheetState, resultSheetState, scoresAreOut } from "#app/domain/result-release.ts";
import { classLessonProgress } from "#app/features/lessons/api.server.ts";
import { listClassMembers } from "#app/features/people/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { hasOpenAttempts } from "#db/queries/attempts.ts";
import { audit } from "#db/queries/audit.ts";
import { LARGEST_BOARD, listStandings } from "#db/queries/boards.ts";
import { listEditions } from "#db/queries/boards-editions.ts";
import { listCountedOfMembers, listMemberAttempts } from "#db/queries/class-view.ts";
import type { ChosenRound } from "./rounds.server.ts";

export type SatState = "none" | "open" | "done";

export interface ClassMemberLine {
  readonly name: string;
  readonly login: string | null;
  readonly state: SatState;
  readonly turns: number;
  /** When the last attempt ended; null while none has. */
  readonly finishedAt: number | null;
  /** Of the attempt that counts, in thousandths; null = none is graded, or scores are not out. */
  readonly score: number | null;
  readonly lessonsBegun: number;
  readonly lessonsDone: number;
}

/** What only the result sheet says. */
export interface ResultLine extends ClassMemberLine {
  readonly birthDate: string | null;
  /** Which attempt counts, from 1. */
  readonly countedNo: number | null;
  readonly durationMs: number | null;
  readonly receipt: string | null;
  /** In this class or branch, as the public board has it; null where that board has none. */
  readonly rank: number | null;
}

export interface ClassResults {
  readonly lines: readonly ResultLine[];
  readonly scoresOut: boolean;
  readonly sheet: ResultSheetState;
  /** The final or corrected edition that the figures are of; null while there is none: then they are the live ones. */
  readonly edition: { readonly n: number; readonly issuedAt: number } | null;
  /** Whether the board stands still and waits for the final one: then nobody has a rank. */
  readonly frozen: boolean;
}

export interface ClassView {
  readonly members: readonly ClassMemberLine[];
  readonly sat: number;
  readonly running: number;
  readonly scoresOut: boolean;
  /** Null without a round. */
  readonly sheet: ResultSheetState | null;
}

/** Who reads, and what the audit calls it. */
export interface Reading {
  readonly account: string;
  readonly now: number;
  readonly action?: "class.read" | "class.sheet";
}

/** Who of a class has sat the round and who has learnt. The caller has checked the right; the read is audited. */
export async function classView(
  handle: DatabaseHandle,
  unit: string,
  chosen: ChosenRound | null,
  by: Reading,
): Promise<ClassView> {
  const { lines, scoresOut, sheet } = await classResults(handle, unit, chosen, by);
  const members = lines.map(
    ({ name, login, state, turns, finishedAt, score, lessonsBegun, lessonsDone }): ClassMemberLine => ({
      name,
      login,
      state,
      turns,
      finishedAt,
      score,
      lessonsBegun,
      lessonsDone,
    }),
  );
  const count = (state: SatState) => members.filter((member) => member.state === state).length;
  return { members, sat: count("done"), running: count("open"), scoresOut, sheet: chosen && sheet };
}

/**
 * The same with all that is known of each attempt that counts: the page and the result sheet show these very lines. The
 * caller has checked the right; the read is audited.
 */
export async function classResults(
  { db }: DatabaseHandle,
  unit: string,
  chosen: ChosenRound | null,
  { account, now, action = "class.read" }: Reading,
): Promise<ClassResults> {
  const members = await listClassMembers(db, unit, now);
  const data = { people: members.length, round: chosen?.round.id ?? null };
  await audit(db, { at: now, actor: account, action, subject: `unit:${unit}`, unit, data });
  const attempts = chosen ? await listMemberAttempts(db, unit, chosen.round.id) : [];
  const unsettled = chosen !== null && (await isUnsettled(db, chosen.round.id, attempts));
  const figures = await figuresOf(db, unit, chosen, { now, unsettled });
  const byPerson = new Map(attempts.map((row) => [row.person, row]));
  const lessons = await classLessonProgress(
    db,
    members.map((member) => member.person),
  );
  const lines = members.map(({ person, fullName, birthDate, login }): ResultLine => {
    const own = byPerson.get(person);
    const counted = figures.counted.get(person);
    return {
      name: fullName,
      birthDate,
      login,
      state: own && own.turns > 0 ? "done" : own && own.open > 0 ? "open" : "none",
      turns: own?.turns ?? 0,
      finishedAt: own?.finishedAt ?? null,
      countedNo: counted?.no ?? null,
      score: counted?.score ?? null,
      durationMs: counted?.durationMs ?? null,
      receipt: counted?.receipt ?? null,
      rank: figures.ranks.get(person) ?? null,
      lessonsBegun: lessons.get(person)?.begun ?? 0,
      lessonsDone: lessons.get(person)?.done ?? 0,
    };
  });
  return { lines, ...figures.release };
}

/** Whether there is a result sheet of this class, or what it waits for; reads nobody's name. */
export async function classSheetState(
  { db }: DatabaseHandle,
  unit: string,
  { round, rules }: ChosenRound,
  now: number,
): Promise<ResultSheetState> {
  const attempts = await listMemberAttempts(db, unit, round.id);
  return resultSheetState(rules, round, { now, unsettled: await isUnsettled(db, round.id, attempts) });
}

async function isUnsettled(
  db: Kysely<Database>,
  round: string,
  attempts: readonly { readonly ungraded: number }[],
): Promise<boolean> {
  return attempts.some(({ ungraded }) => ungraded > 0) || (await hasOpenAttempts(db, round));
}

interface Figures {
  readonly counted: ReadonlyMap<string, { no: number; score: number; durationMs: number; receipt: string | null }>;
  readonly ranks: ReadonlyMap<string, number>;
  readonly release: Omit<ClassResults, "lines">;
}

/**
 * Counted attempts of the final edition, or of the live one while there is no final one. Ranks are those that the public
 * may read: a frozen board waits for the final one, and so do its ranks.
 */
async function figuresOf(
  db: Kysely<Database>,
  unit: string,
  chosen: ChosenRound | null,
  moment: { now: number; unsettled: boolean },
): Promise<Figures> {
  const none = { counted: new Map(), ranks: new Map() };
  if (!chosen) {
    return { ...none, release: { scoresOut: false, sheet: "running", edition: null, frozen: false } };
  }
  const { contest, round, rules } = chosen;
  const scoresOut = scoresAreOut(rules, round, moment);
  const shown = publicEdition(contest, round, moment.now);
  const last = (await listEditions(db, contest.id)).find(({ id }) => id === contest.publicEdition);
  const final = last && last.kind !== "freeze" ? last : null;
  const release = {
    scoresOut,
    sheet: resultSheetState(rules, round, moment),
    edition: final && { n: final.n, issuedAt: final.issued_at },
    frozen: !final && !("edition" in shown && shown.edition === LIVE_EDITION),
  };
  if (!scoresOut) return { ...none, release };
  const edition = final?.id ?? LIVE_EDITION;
  const rows = await listCountedOfMembers(db, { unit, host: contest.unit, edition, round: round.id });
  const board = { edition, scope: round.id, unit };
  const ranked = release.frozen ? [] : await listStandings(db, board, { limit: LARGEST_BOARD });
  const ranks = competitionRanks(ranked.map(({ sortKey }) => sortKey));
  return {
    counted: new Map(rows.map((row) => [row.person, row])),
    ranks: new Map(ranked.map(({ person }, at) => [person, ranks[at]!])),
    release,
  };
}
