/** Gradings of rounds: the keys they take, and grading many closed attempts anew in short units. */
import { CompiledQuery, type Kysely, type Transaction } from "kysely";
import { newId } from "../ids.ts";
import type { Database, Instant } from "../schema.ts";
import { insertRows, piecesOf } from "./units-insert-rows.ts";

const CLOSED = ["submitted", "expired"] as const;
const IDS_PER_STATEMENT = 500;

export type GradingLine = Database["grading"];

/** Every grading of these rounds, the newest first. */
export async function listGradings(db: Kysely<Database>, rounds: readonly string[]): Promise<GradingLine[]> {
  if (rounds.length === 0) return [];
  return db
    .selectFrom("grading")
    .selectAll()
    .where("round", "in", [...rounds])
    .orderBy("at", "desc")
    .orderBy("n", "desc")
    .orderBy("round")
    .execute();
}

export async function findGradingById(db: Kysely<Database>, id: string): Promise<GradingLine | null> {
  return (await db.selectFrom("grading").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** What a grading takes otherwise than the bank's own keys, by version. */
export async function listGradingKeys(
  db: Kysely<Database>,
  grading: string,
): Promise<{ version: string; rev: number; void: 0 | 1 }[]> {
  return db
    .selectFrom("grading_key")
    .select(["version", "rev", "void"])
    .where("grading", "=", grading)
    .orderBy("version")
    .execute();
}

/** A new grading with its keys; attempts carry it one by one afterwards. */
export async function insertGrading(
  trx: Transaction<Database>,
  grading: GradingLine,
  keys: readonly { version: string; rev: number; void: 0 | 1 }[],
): Promise<void> {
  await trx.insertInto("grading").values(grading).execute();
  await insertRows(
    trx,
    "grading_key",
    keys.map((key) => ({ grading: grading.id, ...key })),
  );
}

/** A round that is added with the questions of another takes its keys as that one does by now. */
export async function copyGradingKeys(trx: Transaction<Database>, from: string, to: string): Promise<void> {
  const newest = (round: string) =>
    trx
      .selectFrom("grading")
      .select("id")
      .where("round", "=", round)
      .orderBy("n", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
  const keys = await listGradingKeys(trx, (await newest(from)).id);
  const { id } = await newest(to);
  await insertRows(
    trx,
    "grading_key",
    keys.map((key) => ({ grading: id, ...key })),
  );
}

/** One more revision of a key; gives its number. */
export async function insertKeyRevision(
  trx: Transaction<Database>,
  key: Omit<Database["question_key"], "rev">,
): Promise<number> {
  const last = await trx
    .selectFrom("question_key")
    .select((eb) => eb.fn.max<number>("rev").as("rev"))
    .where("version", "=", key.version)
    .executeTakeFirstOrThrow();
  const rev = Number(last.rev) + 1;
  await trx
    .insertInto("question_key")
    .values({ ...key, rev })
    .execute();
  return rev;
}

/** Closed, not void attempts of a round, by id; with `without` only those that do not carry that grading yet. */
export async function listClosedIds(
  db: Kysely<Database>,
  round: string,
  without: string | null = null,
): Promise<string[]> {
  const rows = await db
    .selectFrom("attempt")
    .select("id")
    .where("round", "=", round)
    .where("state", "in", CLOSED)
    .$if(without !== null, (query) =>
      query.where((eb) => eb.or([eb("grading", "is", null), eb("grading", "<>", without!)])),
    )
    .execute();
  return rows.map(({ id }) => id).sort();
}

export interface ClosedAttempt {
  id: string;
  person: string;
  placement: string;
  group: string | null;
  rulesVersion: number;
  startedAt: Instant;
  deadlineAt: Instant;
  finishedAt: Instant;
  paper: string;
  grading: string | null;
  score: number | null;
}

/** What grading anew reads of these attempts; those that are not closed by now are left out. */
export async function listClosedAttempts(db: Kysely<Database>, ids: readonly string[]): Promise<ClosedAttempt[]> {
  const found: ClosedAttempt[] = [];
  for (const piece of piecesOf(ids, IDS_PER_STATEMENT)) {
    const rows = await db
      .selectFrom("attempt")
      .select(["id", "person", "placement", "paper", "grading", "score", "rules_version as rulesVersion"])
      .select(["group_key as group", "started_at as startedAt", "deadline_at as deadlineAt"])
      .select((eb) => eb.ref("finished_at").$notNull().as("finishedAt"))
      .where("id", "in", piece)
      .where("state", "in", CLOSED)
      .where("finished_at", "is not", null)
      .orderBy("id")
      .execute();
    found.push(...rows);
  }
  return found;
}

/** The answer events of these attempts. */
export async function listEventsOfAttempts(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Database["answer_event"][]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("answer_event")
    .selectAll()
    .where("attempt", "in", [...ids])
    .execute();
}

/** The points per question under an earlier grading, as JSON by attempt. */
export async function listGradeDetails(
  db: Kysely<Database>,
  grading: string,
  attempts: readonly string[],
): Promise<Map<string, string>> {
  if (attempts.length === 0) return new Map();
  const rows = await db
    .selectFrom("grade")
    .select(["attempt", "detail"])
    .where("grading", "=", grading)
    .where("attempt", "in", [...attempts])
    .execute();
  return new Map(rows.map(({ attempt, detail }) => [attempt, detail]));
}

export interface Regrade {
  readonly attempt: string;
  readonly score: number;
  readonly prediction: number | null;
  readonly deadlineAt: Instant;
  /** JSON of the points per question. */
  readonly detail: string;
}

/**
 * Gives these attempts another grading: the grade is added, the attempt switches to it, the boards are told, all as one.
 * At most 150 attempts, so that no unit writes more than 500 rows. Those that carry the grading or were made void
 * meanwhile stay as they are; gives how many switched.
 */
export async function regradeAttempts(
  trx: Transaction<Database>,
  { grading, round, now }: { grading: string; round: string; now: Instant },
  rows: readonly Regrade[],
): Promise<number> {
  if (rows.length === 0) return 0;
  if (rows.length > 150) throw new Error("too many attempts in one unit");
  const values: (string | number | null)[] = [grading];
  const bind = (value: string | number | null) => `$${values.push(value)}`;
  const ids = rows.map(({ attempt }) => bind(attempt));
  const cases = (column: string, of: (row: Regrade) => number | null) =>
    `"${column}" = case "id" ${rows.map((row, at) => `when ${ids[at]} then ${bind(of(row))}`).join(" ")} else "${column}" end`;
  const text = `update "attempt" set "grading" = $1, ${cases("score", (row) => row.score)},
    ${cases("prediction", (row) => row.prediction)}, ${cases("deadline_at", (row) => row.deadlineAt)},
    "duration_ms" = "finished_at" - "started_at"
    where "id" in (${ids.join(",")}) and "state" in ('submitted', 'expired')
      and ("grading" is null or "grading" <> $1) returning "id", "person"`;
  const { rows: done } = await trx.executeQuery(CompiledQuery.raw(text, values));
  const switched = new Map((done as { id: string; person: string }[]).map(({ id, person }) => [id, person]));
  await insertRows(
    trx,
    "grade",
    rows
      .filter(({ attempt }) => switched.has(attempt))
      .map(({ attempt, score, detail }) => ({ grading, attempt, score, detail })),
    { conflict: "ignore" },
  );
  await insertRows(
    trx,
    "outbox",
    [...new Set(switched.values())].map((person) => ({
      id: newId(),
      kind: "result.changed",
      ref: JSON.stringify({ scope: round, person }),
      at: now,
      done_at: null,
      tries: 0,
      error: null,
    })),
  );
  return switched.size;
}

/** Everybody with a closed, not void attempt in a round of a contest, rehearsals left out. */
export async function listPeopleOfContest(db: Kysely<Database>, contest: string): Promise<string[]> {
  const rows = await db
    .selectFrom("attempt")
    .innerJoin("round", "round.id", "attempt.round")
    .select("attempt.person")
    .distinct()
    .where("round.contest", "=", contest)
    .where("round.rehearsal", "=", 0)
    .where("attempt.state", "in", ["submitted", "expired"])
    .execute();
  return rows.map(({ person }) => person);
}
