import type { Kysely } from "kysely";
import { attemptsLeft } from "#app/domain/allowance.ts";
import type { ContestRules } from "#app/domain/contest.ts";
import { deadlineOf } from "#app/domain/deadline.ts";
import { allowanceOf } from "#app/features/attempts/api.server.ts";
import { type RoundRow, roundWithRules } from "#app/features/contests/api.server.ts";
import type { Database } from "#db/connect.ts";
import { type AttemptRow, listAttemptsInRounds } from "#db/queries/attempts.ts";
import { audit } from "#db/queries/audit.ts";
import { countResits, findLastVoid, hasFinalEdition } from "#db/queries/rulings.ts";
import { listGrantsOfAttempt } from "#db/queries/time-grants.ts";
import type { By } from "./by.ts";
import type { ContestPage } from "./contest-page.server.ts";
import { personChoice } from "./find-target.server.ts";
import { type RulingWords, rulingWords } from "./ruling-lines.server.ts";

export interface AttemptLine {
  readonly id: string;
  readonly round: string;
  readonly no: number;
  readonly state: AttemptRow["state"];
  /** Of a void one: what it was before, and would be again. */
  readonly was: "open" | "submitted" | "expired" | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** As the rules and grants of this moment have it; of a closed attempt as it was. */
  readonly deadlineAt: number;
  readonly score: number | null;
  readonly receipt: string | null;
}

export interface RoundLine {
  readonly id: string;
  readonly title: string;
  readonly closed: boolean;
  /** Attempts that may still be started; null = no limit. */
  readonly left: number | null;
  readonly leftToday: number | null;
  readonly resits: number;
}

export interface PersonAttempts {
  readonly person: string;
  readonly name: string;
  readonly place: string;
  readonly login: string | null;
  readonly attempts: readonly AttemptLine[];
  readonly rounds: readonly RoundLine[];
  readonly rulings: readonly RulingWords[];
  readonly counted: ContestRules["counted"];
  /** The final results are out: nothing is ruled any more. */
  readonly issued: boolean;
  /** A frozen board is out, which stays as it is until the final one. */
  readonly frozen: boolean;
}

/** What one of a contest's people did in it and what was ruled about it; null for anybody else. The read is audited. */
export async function personAttempts(
  db: Kysely<Database>,
  { view, rounds, now }: Pick<ContestPage, "view" | "rounds" | "now">,
  person: string,
  by: By,
): Promise<PersonAttempts | null> {
  const { contest } = view;
  const found = await personChoice(db, { contest, rounds }, person);
  if (!found) return null;
  const read = { action: "attempt.read", subject: `person:${person}`, unit: contest.unit };
  await audit(db, { at: by.now, actor: by.account, ...read, data: { contest: contest.id } });
  const rows = await listAttemptsInRounds(
    db,
    person,
    rounds.map(({ id }) => id),
  );
  const titles = new Map(rounds.map(({ id, title }) => [id, title]));
  const attempts = await Promise.all(rows.map((row) => lineOf(db, row, titles.get(row.round) ?? "–")));
  const roundLine = async (round: RoundRow): Promise<RoundLine> => {
    const resits = await countResits(db, { person, round: round.id });
    const begun = rows.filter((row) => row.round === round.id && row.state !== "void");
    const left = attemptsLeft(
      { ...allowanceOf(view, round), resits },
      begun.map((row) => row.started_at),
      now,
    );
    const { inRound, today } = left;
    return { id: round.id, title: round.title, closed: now >= round.closesAt, left: inRound, leftToday: today, resits };
  };
  const issued = await hasFinalEdition(db, contest.id);
  return {
    ...found,
    attempts,
    rounds: await Promise.all(view.rounds.map(roundLine)),
    rulings: await rulingWords(db, { view, rounds }, person),
    counted: view.rules.counted,
    issued,
    frozen: !issued && contest.publicEdition !== 0,
  };
}

async function lineOf(db: Kysely<Database>, row: AttemptRow, round: string): Promise<AttemptLine> {
  const was = row.state === "void" ? ((await findLastVoid(db, row.id))?.was ?? null) : null;
  return {
    id: row.id,
    round,
    no: row.no,
    state: row.state,
    was,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    deadlineAt: was === "open" ? await deadlineNow(db, row) : row.deadline_at,
    score: row.score,
    receipt: row.receipt,
  };
}

/** The deadline that an open attempt would have at this moment: that of a void one is no longer kept up. */
async function deadlineNow(db: Kysely<Database>, row: AttemptRow): Promise<number> {
  const { round, rules } = await roundWithRules(db, row.round, row.rules_version);
  const grants = await listGrantsOfAttempt(db, row);
  return deadlineOf({ startedAt: row.started_at, window: round, rules, grants }).deadlineAt;
}
