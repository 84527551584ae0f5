/** A contest whose keys and explanations are random words: whatever of them comes out is seen. */
import { randomBytes } from "node:crypto";
import { hashPassword } from "#app/auth/password.server.ts";
import type { ContestRules } from "#app/domain/contest.ts";
import { PILLARS, type QuestionKind } from "#app/domain/question.ts";
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
  readonly kind: QuestionKind;
  /** Everything that is chosen, judged, put in order or paired. */
  readonly options: readonly string[];
  readonly targets?: readonly string[];
  readonly correct: readonly string[];
  /** Fits the question and is not right. */
  readonly wrong: readonly string[];
  /** Stands only in the explanation. */
  readonly canary: string;
  /** Say what is right when they are read as they stand. */
  readonly secrets: readonly string[];
}

const word = (prefix: string) => `${prefix}${randomBytes(9).toString("hex")}`;
const KINDS = ["single", "multiple", "statements", "ordering", "matching", "short"] as const;
const PER_PILLAR = KINDS.length;

/** Makes the database and gives its questions; more than a paper needs, so that the draw matters. */
export async function makeCanaryContest(databaseUrl: string, people = 3): Promise<CanaryQuestion[]> {
  const handle = await openDatabase({ url: databaseUrl });
  try {
    await migrateToLatest(handle);
    await makeProvince(handle, people);
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

export async function makeAccount(
  { db }: DatabaseHandle,
  person: string,
  { login, password }: typeof PUPIL,
): Promise<void> {
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
      password_kind: "own" as const,
    },
  ]);
}

async function makeQuestions({ db }: DatabaseHandle): Promise<CanaryQuestion[]> {
  await insertRows(db, "bank", [{ id: "CANARY", unit: null, slug: "canary" }]);
  const made = PILLARS.flatMap((pillar) =>
    Array.from({ length: PER_PILLAR }, (_, index) => ({
      pillar,
      ...makeQuestion(`${pillar}${index}`, KINDS[index]!),
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
    made.map(({ version, kind, options, targets, pillar }) => ({
      id: version,
      question: `Q${version}`,
      n: 1,
      kind,
      // texts tell nothing either: every option of a question reads alike but for its place in the bank
      body: JSON.stringify({
        kind,
        prompt: `Câu hỏi ${version}?`,
        options: options.map((id) => ({ id, text: `Phương án ${id}` })),
        ...(targets && { targets: targets.map((id) => ({ id, text: `Phương án ${id}` })) }),
        ...(kind === "short" && { short: { compare: "unmarked" } }),
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

function makeQuestion(name: string, kind: (typeof KINDS)[number]): CanaryQuestion {
  return { version: `V${name}`, kind, canary: word("x"), secrets: [], ...PARTS[kind]() };
}

type Parts = Pick<CanaryQuestion, "options" | "correct" | "wrong"> & Partial<CanaryQuestion>;
const ids = (count: number) => Array.from({ length: count }, () => word("o"));
const rotated = <T>(list: readonly T[]) => [...list.slice(1), list[0]!];

/** Ids are random, so that the right ones look like any other, wherever they stand. */
const PARTS: Readonly<Record<(typeof KINDS)[number], () => Parts>> = {
  single() {
    const options = ids(4);
    const right = randomBytes(1)[0]! % options.length;
    return { options, correct: [options[right]!], wrong: [options[(right + 1) % options.length]!] };
  },
  multiple() {
    const options = ids(4);
    const [one, two, three] = options as [string, string, string];
    return { options, correct: [one, three].sort(), wrong: [two, three].sort() };
  },
  statements() {
    const options = ids(4);
    const correct = options.map((id, at) => `${id}:${at % 2 === 0}`).sort();
    return { options, correct, wrong: options.map((id) => `${id}:true`).sort(), secrets: correct };
  },
  ordering() {
    const options = ids(4);
    const secrets = [options.join('","'), options.join()];
    return { options: [...options].sort(), correct: options, wrong: rotated(options), secrets };
  },
  matching() {
    const [options, targets] = [ids(3), ids(4)];
    const pairs = (rights: readonly string[]) => options.map((left, at) => `${left}=${rights[at]}`).sort();
    return { options, targets, correct: pairs(targets), wrong: pairs(rotated(targets)), secrets: pairs(targets) };
  },
  short() {
    const accepted = [word("k"), word("k")];
    // the first is what the pupil writes, and comes back to the pupil's own page
    return { options: [], correct: accepted, wrong: ["khác"], secrets: accepted.slice(1) };
  },
};
