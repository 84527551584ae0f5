/** A contest whose keys and explanations are random words: whatever of them comes out is seen. */
import { randomBytes } from "node:crypto";
import { hashPassword } from "#app/auth/password.server.ts";
import type { ContestRules } from "#app/domain/contest.ts";
import { PILLARS } from "#app/domain/question.ts";
import { publishContest } from "#app/features/contests/api.server.ts";
import { type DatabaseHandle, openDatabase } from "#db/connect.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { MINUTE, makeProvince, personId, RULES } from "../../db/boards-fixture.ts";

export const SLUG = "canary";
export const PUPIL = { login: "CANARY01", password: "mat-khau-cua-hoc-sinh" };
export const ORGANISER = { login: "canary-btc", password: "mat-khau-cua-ban-to-chuc" };

export interface CanaryQuestion {
  readonly version: string;
  readonly kind: "single" | "multiple";
  readonly options: readonly string[];
  readonly correct: readonly string[];
  /** Stands only in the explanation. */
  readonly canary: string;
}

const word = (prefix: string) => `${prefix}${randomBytes(9).toString("hex")}`;
const PER_PILLAR = 6;

/** Makes the database and gives its questions; more than a paper needs, so that the draw matters. */
export async function makeCanaryContest(databaseUrl: string): Promise<CanaryQuestion[]> {
  const handle = await openDatabase({ url: databaseUrl });
  try {
    await migrateToLatest(handle);
    await makeProvince(handle, 3);
    await makeAccount(handle, personId(0), PUPIL);
    await makeAccount(handle, personId(1), ORGANISER);
    await insertRows(handle.db, "role_grant", [
      {
        id: "GRANT",
        person: personId(1),
        role: "organiser",
        unit: "PROVINCE",
        valid_from: "2026-01-01",
        valid_to: null,
      },
    ]);
    const questions = await makeQuestions(handle);
    const now = Date.now();
    const rules: ContestRules = {
      ...RULES,
      levels: ["upper"],
      quota: PILLARS.map((pillar) => ({ pillar, n: 5 })),
      attempts: 2,
    };
    const rounds = [{ title: "Vòng 1", opensAt: now - MINUTE, closesAt: now + 60 * MINUTE, freezeAt: null }];
    const published = await publishContest(
      handle,
      { unit: "PROVINCE", slug: SLUG, title: "Cuộc thi thử", rules, rounds },
      { account: ORGANISER.login, now: now - MINUTE },
    );
    if (!published.ok) throw new Error(`not published: ${published.code}`);
    return questions;
  } finally {
    await handle.close();
  }
}

async function makeAccount({ db }: DatabaseHandle, person: string, { login, password }: typeof PUPIL): Promise<void> {
  await insertRows(db, "account", [
    {
      id: login,
      person,
      login,
      login_key: login.toLowerCase(),
      password_hash: await hashPassword(password),
      state: "active" as const,
      created_at: 0,
      first_login_at: null,
      last_login_at: null,
    },
  ]);
}

async function makeQuestions({ db }: DatabaseHandle): Promise<CanaryQuestion[]> {
  await insertRows(db, "bank", [{ id: "CANARY", unit: null, slug: "canary" }]);
  const made = PILLARS.flatMap((pillar) =>
    Array.from({ length: PER_PILLAR }, (_, index) => ({
      pillar,
      ...makeQuestion(`${pillar}${index}`, index % 3 === 2),
    })),
  );
  await insertRows(
    db,
    "question",
    made.map(({ version }) => ({ id: `Q${version}`, bank: "CANARY", source_key: version, state: "approved" as const })),
  );
  await insertRows(
    db,
    "question_version",
    made.map(({ version, kind, options, pillar }) => ({
      id: version,
      question: `Q${version}`,
      n: 1,
      kind,
      // texts tell nothing either: every option of a question reads alike but for its place in the bank
      body: JSON.stringify({
        kind,
        prompt: `Câu hỏi ${version}?`,
        options: options.map((id) => ({ id, text: `Phương án ${id}` })),
      }),
      pillar,
      levels: '["upper"]',
      difficulty: "recall",
      tags: "[]",
      as_of: "2026-11-01",
      review_by: "2027-11-01",
      hash: version,
      created_at: 0,
    })),
  );
  await insertRows(
    db,
    "question_key",
    made.map(({ version, correct, canary }) => ({
      version,
      rev: 1,
      answer: JSON.stringify({ correct }),
      explanation: `Vì sao: ${canary}.`,
      reason: "",
      created_at: 0,
    })),
  );
  return made.map(({ pillar: _pillar, ...question }) => question);
}

function makeQuestion(name: string, several: boolean): CanaryQuestion {
  const options = Array.from({ length: 4 }, () => word("o"));
  // the right one stands at any place, and its id is as random as the others
  const start = randomBytes(1)[0]! % options.length;
  const correct = [options[start]!, ...(several ? [options[(start + 2) % options.length]!] : [])];
  return {
    version: `V${name}`,
    kind: several ? "multiple" : "single",
    options,
    correct: correct.sort(),
    canary: word("x"),
  };
}
