/** What a job counts for the dashboard, and the page itself for a class, a branch or a school. */
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Content } from "#app/content/types.ts";
import { schoolYearOf } from "#app/domain/class-name.ts";
import { PILLARS, type Pillar } from "#app/domain/question.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { publishedContests, roundWithRules } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { countGroupsGiven, listDetailsBelow, listSchoolIdsBelow } from "#db/queries/dashboard-figures.ts";
import { countAccountsSince, listAccountsSince } from "#db/queries/participation.ts";
import { sumLearnt, sumTaught } from "#db/queries/report-figures.ts";
import { coveragePeriod } from "./lesson-coverage.server.ts";

export const accountsSchema = z.object({
  n: z.int(),
  /** By school below the unit; those without any are left out. */
  schools: z.record(z.string(), z.int()),
});
export type AccountsValue = z.output<typeof accountsSchema>;

export const lessonsSchema = z.array(
  z.object({
    pillar: z.enum(PILLARS),
    /** Lessons there are. */
    lessons: z.int(),
    /** Classes and branches to which one was given. */
    given: z.int(),
    begun: z.int(),
    finished: z.int(),
    finishes: z.int(),
    /** Noted teachings, in so many classes and branches. */
    sessions: z.int(),
    classes: z.int(),
  }),
);
export type LessonsValue = z.output<typeof lessonsSchema>;

export const questionsSchema = z.object({
  /** Attempts that were looked at. */
  attempts: z.int(),
  /** By version: papers that have it, points earned of all that could be (thousandths). */
  rows: z.array(z.object({ version: z.string(), n: z.int(), points: z.int(), most: z.int() })),
});
export type QuestionsValue = z.output<typeof questionsSchema>;

/** Accounts signed in to since the contest was announced; null for an unknown contest. */
export async function countAccounts(
  db: Kysely<Database>,
  { unit, contest }: { unit: string; contest: string },
): Promise<AccountsValue | null> {
  const view = (await publishedContests(db)).find((each) => each.contest.id === contest);
  const since = view?.contest.announcedAt ?? null;
  if (since === null) return null;
  const schools = await listSchoolIdsBelow(db, unit);
  const of = schools.length > 0 ? await listAccountsSince(db, { units: schools, since }) : new Map<string, number>();
  return { n: await countAccountsSince(db, { unit, since }), schools: Object.fromEntries(of) };
}

/** The school year whose lessons the dashboard tells of: "2026-2027". */
export const lessonYear = (now: number): string => schoolYearOf(localDay(now));

/** Lessons of the running school year by pillar: given, begun, finished and taught in class, each counted for itself. */
export async function countLessons(
  db: Kysely<Database>,
  { modules }: Pick<Content, "modules">,
  { unit, now }: { unit: string; now: number },
): Promise<LessonsValue> {
  const span = coveragePeriod("year", now);
  const value: LessonsValue = [];
  for (const pillar of new Set(modules.map((module) => module.pillar))) {
    const lessons = lessonsOf(modules, pillar);
    const moments = { since: span.from, before: span.to };
    const { sessions, classes } = await sumTaught(db, { unit, lessons, from: span.firstDay, to: span.lastDay });
    const learnt = await sumLearnt(db, { unit, lessons, ...moments });
    const given = await countGroupsGiven(db, { unit, lessons, ...moments });
    value.push({ pillar, lessons: lessons.length, given, ...learnt, sessions, classes });
  }
  return value;
}

function lessonsOf(modules: Content["modules"], pillar: Pillar): string[] {
  return modules.filter((one) => one.pillar === pillar).flatMap(({ lessons }) => lessons.map(({ id }) => id));
}

const detailSchema = z.array(z.object({ version: z.string(), points: z.int() }));
/** Each piece is put in order out of the whole round: few large ones, of some megabytes. */
const ATTEMPTS_AT_ONCE = 10_000;

/** How much each question of a round earned in a unit, under the gradings in force. Long: for a thread. */
export async function countQuestions(
  db: Kysely<Database>,
  { unit, round }: { unit: string; round: string },
): Promise<QuestionsValue> {
  const weights = new Map<number, number>();
  const sums = new Map<string, QuestionsValue["rows"][number]>();
  let [attempts, after] = [0, ""];
  for (;;) {
    const piece = await listDetailsBelow(db, { round, unit, after }, ATTEMPTS_AT_ONCE);
    for (const { version, detail } of piece) {
      const weight = weights.get(version) ?? (await roundWithRules(db, round, version)).rules.pointsPerQuestion;
      weights.set(version, weight);
      for (const { version: question, points } of detailSchema.parse(JSON.parse(detail))) {
        const sum = sums.get(question) ?? { version: question, n: 0, points: 0, most: 0 };
        sum.n += 1;
        sum.points += points;
        sum.most += weight;
        sums.set(question, sum);
      }
    }
    attempts += piece.length;
    const last = piece.at(-1);
    if (!last || piece.length < ATTEMPTS_AT_ONCE) break;
    after = last.attempt;
  }
  const rows = [...sums.values()].sort((a, b) => (a.version < b.version ? -1 : 1));
  return { attempts, rows };
}
