/**
 * Figures that no board keeps. Those of a province or a commune read hundreds of thousands of rows: a job counts what a
 * page asked for and keeps it with its moment, and the page shows what is kept. Those of a class, a branch or a school
 * are counted at once.
 */
import type { Kysely } from "kysely";
import type { z } from "zod";
import type { Content } from "#app/content/types.ts";
import { publishedContests } from "#app/features/contests/api.server.ts";
import type { Database, DatabaseHandle } from "#db/connect.ts";
import { findProvince } from "#db/queries/installation.ts";
import {
  askKeptFigure,
  deleteUnaskedFigures,
  findKeptFigure,
  type KeptFigureKey,
  listDueKeptFigures,
  putKeptFigure,
} from "#db/queries/kept-figures.ts";
import { countAccounts, countLessons, countQuestions, lessonYear } from "./figure-counts.server.ts";

const MINUTE = 60_000;
/** So old a figure may be when somebody looks; then it is counted again. */
const FRESH_MS = 10 * MINUTE;
/** A page that is looked at all the time notes it no more often than that. */
const NOTE_MS = MINUTE;
/** Figures of units and contests that nobody looks at any more go. */
const FORGET_MS = 90 * 24 * 60 * MINUTE;
const AT_ONCE = 8;

/** `value` null: it is being counted, and there after some seconds. */
export interface Kept<T> {
  readonly value: T | null;
  /** When it was counted. */
  readonly at: number | null;
}

/** What is kept of this; asks the job for it when it is missing or old. */
export async function keptFigure<T>(
  db: Kysely<Database>,
  key: KeptFigureKey,
  schema: z.ZodType<T>,
  now: number,
): Promise<Kept<T>> {
  const row = await findKeptFigure(db, key);
  const wanted = !row || (now - (row.counted_at ?? 0) > FRESH_MS && now - row.asked_at > NOTE_MS);
  if (wanted) await askKeptFigure(db, key, now);
  if (!row?.value || row.value === "null") return { value: null, at: null };
  return { value: schema.parse(JSON.parse(row.value)), at: row.counted_at };
}

/** Figures that the job is to count now. What the first page of the day shows is asked for before anybody looks. */
export async function dueFigures({ db }: Pick<DatabaseHandle, "db">, now: number): Promise<KeptFigureKey[]> {
  await askForProvince(db, now);
  return listDueKeptFigures(db, now - FRESH_MS, AT_ONCE);
}

/** Forgets what nobody has looked at for a quarter of a year. */
export function forgetFigures({ db }: Pick<DatabaseHandle, "db">, now: number): Promise<void> {
  return deleteUnaskedFigures(db, now - FORGET_MS);
}

/** The province's accounts in the contest that runs or came last, and its lessons. */
async function askForProvince(db: Kysely<Database>, now: number): Promise<void> {
  const province = await findProvince(db);
  if (!province) return;
  const opened = (await publishedContests(db)).filter(({ rounds }) => (rounds[0]?.opensAt ?? now + 1) <= now);
  const [latest] = opened.sort((a, b) => (b.rounds[0]?.opensAt ?? 0) - (a.rounds[0]?.opensAt ?? 0));
  const keys: KeptFigureKey[] = [
    { unit: province.id, kind: "lessons", ref: lessonYear(now) },
    ...(latest ? [{ unit: province.id, kind: "accounts" as const, ref: latest.contest.id }] : []),
  ];
  for (const key of keys) if (!(await findKeptFigure(db, key))) await askKeptFigure(db, key, now);
}

/** Counts one figure and keeps it; what cannot be counted (an unknown contest) is kept as nothing until it is forgotten. */
export async function countFigure(
  { db }: Pick<DatabaseHandle, "db">,
  content: Pick<Content, "modules">,
  key: KeptFigureKey,
  now: number,
): Promise<void> {
  const value = await countOf(db, content, key, now);
  await putKeptFigure(db, key, { value: JSON.stringify(value), at: now });
}

function countOf(
  db: Kysely<Database>,
  content: Pick<Content, "modules">,
  { unit, kind, ref }: KeptFigureKey,
  now: number,
): Promise<unknown> {
  switch (kind) {
    case "accounts":
      return countAccounts(db, { unit, contest: ref });
    case "lessons":
      return countLessons(db, content, { unit, now });
    case "questions":
      return countQuestions(db, { unit, round: ref });
  }
}
