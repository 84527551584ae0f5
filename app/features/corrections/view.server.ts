/** What the organiser's pages say of corrections: one of them with its dry run, and the history of gradings. */
import type { Kysely } from "kysely";
import { z } from "zod";
import { namedSums, type SchoolChange, sumOfAll } from "#app/features/boards/api.server.ts";
import type { RoundRow } from "#app/features/contests/api.server.ts";
import { explainedKeysOf, poolOf } from "#app/features/questions/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listNamesOfAccounts } from "#db/queries/contest-people.ts";
import { type CorrectionRow, findCorrection, listCorrections } from "#db/queries/corrections.ts";
import { listGradings } from "#db/queries/gradings.ts";
import { areOver } from "./ask.server.ts";
import type { Outcome } from "./count.server.ts";
import { keyWords } from "./key-words.ts";
import { roundsOf } from "./plan.server.ts";

const countsSchema = z.object({
  people: z.number(),
  score: z.number(),
  up: z.number(),
  down: z.number(),
  most: z.number(),
});
const outcomeSchema = z.object({
  countedAt: z.number(),
  attempts: z.number(),
  changed: z.number(),
  people: z.number(),
  sums: z.array(countsSchema.extend({ school: z.string() })),
}) satisfies z.ZodType<Outcome>;

export interface CorrectionLine {
  readonly id: string;
  readonly kind: CorrectionRow["kind"];
  readonly state: CorrectionRow["state"];
  /** The question, or the round. */
  readonly about: string;
  readonly reason: string;
  readonly askedAt: number;
  readonly by: string;
}

export interface CorrectionView extends CorrectionLine {
  readonly rounds: readonly string[];
  /** The key before and the new one, in words; null where time was the matter, and while the key is not to be seen. */
  readonly keys: { readonly was: string; readonly now: string | null } | null;
  readonly appliedAt: number | null;
  readonly doneAt: number | null;
  /** What the dry run found; null while it counts. */
  readonly found:
    | (Omit<Outcome, "sums"> & {
        readonly all: ReturnType<typeof sumOfAll>;
        readonly schools: readonly SchoolChange[];
      })
    | null;
}

/** A correction of this contest as its page shows it, or null. */
export async function correctionView(
  db: Kysely<Database>,
  contest: { readonly id: string },
  id: string,
  now: number,
): Promise<CorrectionView | null> {
  const row = await findCorrection(db, id, contest.id);
  if (!row) return null;
  const [line] = await linesOf(db, [row]);
  const plans = await roundsOf(db, row);
  const outcome = row.outcome === null ? null : outcomeSchema.parse(JSON.parse(row.outcome));
  const rounds = plans.map(({ round }) => round);
  const { sums = [], ...figures } = outcome ?? {};
  return {
    ...line!,
    rounds: rounds.map(({ title }) => title),
    keys: await keysInWords(db, row, rounds, now),
    appliedAt: row.applied_at,
    doneAt: row.done_at,
    found: outcome && {
      ...(figures as Omit<Outcome, "sums">),
      all: sumOfAll(sums),
      schools: await namedSums(db, sums),
    },
  };
}

async function keysInWords(
  db: Kysely<Database>,
  { version, answer, id }: CorrectionRow,
  rounds: readonly RoundRow[],
  now: number,
): Promise<CorrectionView["keys"]> {
  const [round] = rounds;
  if (version === null || !round || !(await areOver(db, rounds, now))) return null;
  const body = (await poolOf(db, round.id)).find((one) => one.version === version)?.body;
  const gradings = (await listGradings(db, [round.id])).sort((a, b) => b.n - a.n);
  // the grading before its own, or the newest while it has none
  const own = gradings.findIndex(({ correction }) => correction === id);
  const before = gradings[own + 1];
  const old = before && (await explainedKeysOf(db, [version], before.id)).get(version);
  if (!body || !old) return null;
  const was = old.void ? "Câu đã huỷ" : keyWords(body, old.correct);
  return { was, now: answer === null ? null : keyWords(body, z.array(z.string()).parse(JSON.parse(answer))) };
}

/** The corrections of a contest in short, the newest first. */
export async function correctionLines(db: Kysely<Database>, contest: string): Promise<CorrectionLine[]> {
  return linesOf(db, await listCorrections(db, contest, 50));
}

async function linesOf(db: Kysely<Database>, rows: readonly CorrectionRow[]): Promise<CorrectionLine[]> {
  const staff = await listNamesOfAccounts(
    db,
    rows.map(({ asked_by: by }) => by),
  );
  const lines: CorrectionLine[] = [];
  for (const row of rows) {
    const [plan] = await roundsOf(db, row);
    const question =
      plan && row.version !== null
        ? (await poolOf(db, plan.round.id)).find(({ version }) => version === row.version)?.body.prompt
        : plan?.round.title;
    lines.push({
      id: row.id,
      kind: row.kind,
      state: row.state,
      about: question ?? "–",
      reason: row.reason,
      askedAt: row.asked_at,
      by: staff.get(row.asked_by) ?? "–",
    });
  }
  return lines;
}

export interface GradingWords {
  readonly id: string;
  readonly n: number;
  readonly round: string;
  readonly at: number;
  readonly reason: string;
  readonly by: string;
  readonly correction: string | null;
}

/** Every grading of these rounds, the newest first: the first one came with the contest. */
export async function gradingWords(db: Kysely<Database>, rounds: readonly RoundRow[]): Promise<GradingWords[]> {
  const gradings = await listGradings(
    db,
    rounds.map(({ id }) => id),
  );
  const staff = await listNamesOfAccounts(
    db,
    gradings.flatMap(({ graded_by: by }) => by ?? []),
  );
  return gradings.map(({ id, n, round, at, reason, graded_by: by, correction }) => ({
    id,
    n,
    round: rounds.find((one) => one.id === round)?.title ?? "–",
    at,
    reason,
    by: by === null ? "Hệ thống" : (staff.get(by) ?? "–"),
    correction,
  }));
}
