/** A small province with a contest that is open now, made of the built-in questions, and pupils who are signed in. */
import { loadContent } from "#app/content/load.server.ts";
import type { Answer, AnswerSpace } from "#app/domain/answer.ts";
import type { ContestRules } from "#app/domain/contest.ts";
import { CHOICE_KINDS, QUESTION_KINDS, type QuestionKind } from "#app/domain/question.ts";
import { attemptSecret, attemptToken, startAttemptOf } from "#app/features/attempts/api.server.ts";
import { publishContest } from "#app/features/contests/api.server.ts";
import { syncBuiltInQuestions } from "#app/features/questions/api.server.ts";
import { type DatabaseHandle, openDatabase } from "#db/connect.ts";
import { secretHash } from "#db/ids.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { MINUTE, makeProvince, personId, RULES } from "../../db/boards-fixture.ts";

export const SLUG = "thi-thu";
const content = loadContent([new URL("../../../content", import.meta.url).pathname]);

export interface ExamOptions {
  readonly pupils: number;
  readonly now: number;
  readonly rules?: Partial<ContestRules>;
  /** Minutes from now until the round closes; an hour when nothing else is said. */
  readonly closesIn?: number;
  /** Kinds in the bank; those answered by choosing options when nothing else is said. */
  readonly kinds?: readonly QuestionKind[];
}

export { QUESTION_KINDS as ALL_KINDS };

/** An attempt that runs, with its write token and its paper. */
export interface OpenAttempt {
  readonly id: string;
  readonly token: string;
  readonly questions: readonly ExamQuestion[];
}

export interface ExamQuestion extends AnswerSpace {
  readonly id: string;
}

/** Two different answers that fit the question, in canonical form. */
export function answersTo({ kind, options, targets = [] }: AnswerSpace): readonly [Answer, Answer] {
  switch (kind) {
    case "statements":
      return [options.map((id) => `${id}:true`).sort(), options.map((id) => `${id}:false`).sort()];
    case "matching":
      return [options.map((id, at) => `${id}=${targets[at % targets.length]}`).sort(), [`${options[0]}=${targets[1]}`]];
    case "ordering":
      return [[...options], [...options].reverse()];
    case "short":
      return [["Băng Cốc"], ["năm 1967"]];
    default:
      return [[options[0]!], [options[1]!]];
  }
}

/** The cookie of the pupil with this number. */
export const cookieOfPupil = (n: number) => `goc=session-of-pupil-${n}`;

/** Makes everything in an empty database: schema, questions, province, contest, accounts with an open session each. */
export async function makeExam(handle: DatabaseHandle, options: ExamOptions): Promise<void> {
  const { pupils, now, closesIn = 60, kinds = CHOICE_KINDS } = options;
  await migrateToLatest(handle);
  const questions = content.questions.filter(({ body }) => kinds.includes(body.kind));
  await syncBuiltInQuestions(handle, questions, now);
  await makeProvince(handle, pupils);
  const numbers = Array.from({ length: pupils }, (_, n) => n);
  await insertRows(
    handle.db,
    "account",
    numbers.map((n) => ({
      id: `ACCOUNT${n}`,
      person: personId(n),
      login: `HS${n}`,
      login_key: `hs${n}`,
      password_hash: "-",
      state: "active" as const,
      created_at: now,
      first_login_at: now,
      last_login_at: now,
      password_kind: "own" as const,
    })),
  );
  await insertRows(
    handle.db,
    "session",
    numbers.map((n) => ({
      token_hash: secretHash(cookieOfPupil(n).slice("goc=".length)),
      account: `ACCOUNT${n}`,
      created_at: now,
      expires_at: now + 8 * 60 * MINUTE,
      revoked_at: null,
      stage: "full" as const,
      agent: "",
    })),
  );
  const rules: ContestRules = {
    ...RULES,
    levels: ["lower", "upper"],
    quota: [{ pillar: "common", n: 10 }],
    minutes: 50,
    ...options.rules,
  };
  const round = { title: "Vòng 1", opensAt: now - 60 * MINUTE, closesAt: now + closesIn * MINUTE, freezeAt: null };
  const published = await publishContest(
    handle,
    { unit: "PROVINCE", slug: SLUG, title: "Cuộc thi thử", rules, rounds: [round] },
    { account: "system", now },
  );
  if (!published.ok) throw new Error(published.code);
}

/** Starts an attempt for each of the first `n` pupils, as the product does. */
export async function startAttempts(handle: DatabaseHandle, n: number, now: number): Promise<OpenAttempt[]> {
  const secret = await attemptSecret(handle.db);
  const attempts: OpenAttempt[] = [];
  for (let number = 0; number < n; number += 1) attempts.push(await startOne(handle, number, now, secret));
  return attempts;
}

async function startOne(handle: DatabaseHandle, number: number, now: number, secret: string): Promise<OpenAttempt> {
  const actor = { account: `ACCOUNT${number}`, person: personId(number), grants: [] };
  const started = await startAttemptOf(handle, { slug: SLUG, actor, now, secret });
  if (!started.ok) throw new Error(started.code);
  const { paper } = await handle.db
    .selectFrom("attempt")
    .select("paper")
    .where("id", "=", started.attempt)
    .executeTakeFirstOrThrow();
  const items = JSON.parse(paper) as (AnswerSpace & { version: string })[];
  return {
    id: started.attempt,
    token: attemptToken(secret, started.attempt),
    questions: items.map(({ version, ...space }) => ({ id: version, ...space })),
  };
}

/** Makes an exam with `options.pupils` running attempts in the empty database at this address, and closes it again. */
export async function prepareExam(databaseUrl: string, options: ExamOptions): Promise<OpenAttempt[]> {
  const handle = await openDatabase({ url: databaseUrl });
  try {
    await makeExam(handle, options);
    return await startAttempts(handle, options.pupils, options.now);
  } finally {
    await handle.close();
  }
}

export interface StoredEvent {
  readonly attempt: string;
  readonly client_id: string;
  readonly seq: number;
  readonly epoch: number;
  readonly question: string;
  readonly answer: string;
  readonly arrived_at: number;
}

/** Every answer event in the database at this address. */
export async function storedEvents(databaseUrl: string): Promise<StoredEvent[]> {
  const handle = await openDatabase({ url: databaseUrl });
  try {
    return await handle.db.selectFrom("answer_event").selectAll().execute();
  } finally {
    await handle.close();
  }
}
