/** A contest whose paper has one question of every kind, and what is right, right in part and wrong of each. */
import { readQuestionFile } from "#app/content/question-file.server.ts";
import type { ContestRules } from "#app/domain/contest.ts";
import type { QuestionKind } from "#app/domain/question.ts";
import { publishContest } from "#app/features/contests/api.server.ts";
import { poolOf, syncBuiltInQuestions } from "#app/features/questions/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { MINUTE, makeProvince, RULES } from "./boards-fixture.ts";

export const KINDS_SLUG = "moi-loai";

const BANK = `defaults: { pillar: common, asOf: 2026-05-31, reviewBy: 2027-05-31 }
questions:
  - key: chon-mot
    kind: single
    levels: [upper]
    difficulty: recall
    prompt: Chọn số hai.
    options: [{ id: a, text: số một }, { id: b, text: số hai }, { id: c, text: số ba }]
    correct: [b]
    explanation: Hai là hai.
    facts: [FND-001]
  - key: chon-nhieu
    kind: multiple
    levels: [upper]
    difficulty: recall
    prompt: Chọn các số lẻ.
    options: [{ id: a, text: một }, { id: b, text: hai }, { id: c, text: ba }]
    correct: [a, c]
    explanation: Một và ba lẻ.
    facts: [FND-001]
  - key: dung-sai
    kind: truefalse
    levels: [upper]
    difficulty: recall
    prompt: Hai lớn hơn một.
    correct: true
    explanation: Đúng thế.
    facts: [FND-001]
  - key: bon-y
    kind: statements
    levels: [upper]
    difficulty: recall
    prompt: Mỗi ý đúng hay sai?
    statements:
      - { text: Một cộng một bằng hai., correct: true }
      - { text: Hai trừ hai bằng không., correct: true }
      - { text: Ba nhân ba bằng sáu., correct: false }
      - { text: Bốn chia hai bằng một., correct: false }
    explanation: Hai ý đầu đúng.
    facts: [FND-001]
  - key: tra-loi-ngan
    kind: short
    levels: [upper]
    difficulty: recall
    prompt: Thủ đô nào ở bên sông Hồng?
    compare: unmarked
    answers: [Hà Nội, Thăng Long]
    explanation: Hà Nội.
    facts: [FND-001]
  - key: sap-xep
    kind: ordering
    levels: [upper]
    difficulty: recall
    prompt: Xếp từ nhỏ đến lớn.
    order:
      - { text: kiến, by: 1 }
      - { text: mèo, by: 2 }
      - { text: trâu, by: 3 }
      - { text: voi, by: 4 }
    explanation: Kiến, mèo, trâu, voi.
    facts: [FND-001]
  - key: noi-cap
    kind: matching
    levels: [upper]
    difficulty: recall
    prompt: Nối con vật với tiếng kêu.
    pairs:
      - { left: chó, right: gâu gâu }
      - { left: vịt, right: cạp cạp }
      - { left: gà, right: cục tác }
    extra: [be be]
    explanation: Chó gâu gâu, vịt cạp cạp, gà cục tác.
    facts: [FND-001]
`;

export interface KindQuestion {
  readonly version: string;
  readonly kind: QuestionKind;
  /** Ids by the words of options, items, left and right sides. */
  id(text: string): string;
}
export type KindQuestions = Readonly<Record<QuestionKind, KindQuestion>>;

export interface KindsContest {
  readonly round: string;
  readonly questions: KindQuestions;
}

/** The province of the board tests with this contest, open from a minute before `now` for an hour. */
export async function makeKindsContest(
  handle: DatabaseHandle,
  { now, people, rules = {} }: { now: number; people: number; rules?: Partial<ContestRules> },
): Promise<KindsContest> {
  const { items, problems } = readQuestionFile("kinds.yaml", BANK);
  if (problems.length > 0) throw new Error(problems.map(({ line, message }) => `${line}: ${message}`).join("\n"));
  const bank = items.map(({ question }) => question!);
  await makeProvince(handle, people);
  await syncBuiltInQuestions(handle, bank, now);
  const published = await publishContest(
    handle,
    {
      unit: "PROVINCE",
      slug: KINDS_SLUG,
      title: "Mọi loại câu",
      rules: {
        ...RULES,
        levels: ["upper"],
        quota: [{ pillar: "common", n: bank.length }],
        prediction: "participants",
        ...rules,
      },
      rounds: [{ title: "Vòng thử", opensAt: now - MINUTE, closesAt: now + 60 * MINUTE, freezeAt: null }],
    },
    { account: "system", now: now - MINUTE },
  );
  if (!published.ok) throw new Error(published.code);
  const { id: round } = await handle.db
    .selectFrom("round")
    .select("id")
    .where("contest", "=", published.contest)
    .executeTakeFirstOrThrow();
  const questions = (await poolOf(handle.db, round)).map(({ version, kind, options, targets = [] }): KindQuestion => {
    const ids = new Map([...options, ...targets].map(({ id, text }) => [text, id]));
    return { version, kind, id: (text) => ids.get(text) ?? `no ${text}` };
  });
  return { round, questions: Object.fromEntries(questions.map((one) => [one.kind, one])) as unknown as KindQuestions };
}

/** The answer to each kind that is wholly right. */
export function rightAnswers({ ordering, matching }: KindQuestions): Record<QuestionKind, string[]> {
  return {
    single: ["b"],
    multiple: ["a", "c"],
    truefalse: ["true"],
    statements: ["a:true", "b:true", "c:false", "d:false"],
    short: ["hà nội"],
    ordering: ["kiến", "mèo", "trâu", "voi"].map(ordering.id),
    matching: [
      ["chó", "gâu gâu"],
      ["vịt", "cạp cạp"],
      ["gà", "cục tác"],
    ].map((pair) => pair.map(matching.id).join("=")),
  };
}
