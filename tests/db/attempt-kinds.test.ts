/** Every kind of question through the writer, the grading and the result, on both databases; and the prediction. */
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { normaliseAnswer } from "#app/domain/answer.ts";
import { drawPaper } from "#app/domain/draw.ts";
import { PREDICTION } from "#app/domain/prediction.ts";
import { QUESTION_KINDS, type QuestionKind } from "#app/domain/question.ts";
import { attemptResult, attemptView, gradeAttempt } from "#app/features/attempts/api.server.ts";
import { roundWithRules } from "#app/features/contests/api.server.ts";
import { exportPerson } from "#app/features/privacy/api.server.ts";
import { poolOf } from "#app/features/questions/api.server.ts";
import { newId, secretHash } from "#db/ids.ts";
import type { ClaimInput, ClaimResult, StartInput, StartResult, SubmitInput } from "#db/ops/attempts.ts";
import type { SaveEvent, SaveInput, SaveResult } from "#db/ops/save-answers.ts";
import { listEvents } from "#db/queries/attempts.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";
import { MINUTE, personId, T0 } from "./boards-fixture.ts";
import { type KindsContest, makeKindsContest, rightAnswers } from "./kinds-fixture.ts";

const TOKEN = secretHash("token-of-the-attempt");
const PUPIL = personId(1);

eachDatabase("kinds of questions", (open) => {
  let handle: TestDatabase;
  let contest: KindsContest;
  let right: Record<QuestionKind, string[]>;

  const begin = async (rules?: Parameters<typeof makeKindsContest>[1]["rules"]) => {
    contest = await makeKindsContest(handle, { now: T0, people: 3, rules });
    right = rightAnswers(contest.questions);
  };
  beforeEach(async () => {
    handle = await open();
  });

  const start = async () => {
    const id = newId();
    const { rules } = await roundWithRules(handle.db, contest.round, 1);
    const input: StartInput = {
      id,
      person: PUPIL,
      round: contest.round,
      rulesVersion: 1,
      placement: "IN11",
      seed: id,
      paper: JSON.stringify(drawPaper(await poolOf(handle.db, contest.round), rules.quota, id)),
      tokenHash: TOKEN,
      startedAt: T0,
      deadlineAt: T0 + 20 * MINUTE,
      attemptsAllowed: null,
    };
    await handle.op<StartResult>("startAttempt", input);
    return id;
  };
  let seq = 0;
  const event = (kind: QuestionKind, answer: unknown): SaveEvent => {
    seq += 1;
    return { seq, question: contest.questions[kind].version, answer };
  };
  const predict = (answer: unknown): SaveEvent => {
    seq += 1;
    return { seq, question: PREDICTION, answer };
  };
  const save = (attempt: string, events: readonly SaveEvent[], over: Partial<SaveInput> = {}) =>
    handle.op<SaveResult>("saveAnswers", {
      attempt,
      tokenHash: TOKEN,
      clientId: "client-1",
      epoch: 1,
      arrivedAt: T0 + MINUTE,
      events,
      ...over,
    } satisfies SaveInput);
  /** Another page takes over: from then on there is a newer epoch. */
  const claim = (attempt: string) =>
    handle.op<ClaimResult>("claimAttempt", { attempt, tokenHash: TOKEN, clientId: null } satisfies ClaimInput);
  const submit = (attempt: string) =>
    handle.op("submitAttempt", {
      attempt,
      tokenHash: TOKEN,
      arrivedAt: T0 + 5 * MINUTE,
      receipt: newId(),
      outboxId: newId(),
      latest: [],
    } satisfies SubmitInput);
  const stored = async (attempt: string) =>
    Object.fromEntries((await listEvents(handle.db, attempt)).map((row) => [row.seq, JSON.parse(row.answer)]));
  const row = (attempt: string) =>
    handle.db.selectFrom("attempt").selectAll().where("id", "=", attempt).executeTakeFirstOrThrow();

  it("draws every kind, holds no key in the paper, and stores what it takes to rebuild it", async () => {
    await begin();
    const { paper, seed } = await row(await start());
    const pool = await poolOf(handle.db, contest.round);
    const { rules } = await roundWithRules(handle.db, contest.round, 1);
    expect(drawPaper(pool, rules.quota, seed)).toEqual(JSON.parse(paper));
    const items = JSON.parse(paper) as { kind: QuestionKind; targets?: string[] }[];
    expect(items.map(({ kind }) => kind).sort()).toEqual([...QUESTION_KINDS].sort());
    for (const secret of ["Hà Nội", "Thăng Long", right.ordering.join('","'), right.matching[0]!]) {
      expect(paper).not.toContain(secret);
    }
    expect(items.filter(({ targets }) => targets)).toHaveLength(1);
  });

  it("stores answers in one form, however they were sent", async () => {
    await begin();
    const attempt = await start();
    const [first, second] = right.ordering as [string, string];
    const events = [
      event("multiple", ["c", "a", "c"]),
      event("statements", ["d:false", "a:true"]),
      event("short", ["  Hà\u00a0 Nội ".normalize("NFD")]),
      event("ordering", [second, "", first]),
      event("matching", [...right.matching].reverse()),
      event("short", [""]),
    ];
    const numbers = events.map((one) => one.seq);
    expect(await save(attempt, events)).toMatchObject({ saved: numbers, refused: [] });
    // the same again, otherwise written: known already
    expect(await save(attempt, [{ ...events[2]!, answer: ["Hà Nội"] }])).toMatchObject({ saved: [numbers[2]] });
    expect(Object.values(await stored(attempt))).toEqual([
      ["a", "c"],
      ["a:true", "d:false"],
      ["Hà Nội"],
      [second, "", first, ""],
      [...right.matching].sort(),
      [],
    ]);
  });

  it.each<[string, QuestionKind, (ids: Record<QuestionKind, string[]>) => unknown, string]>([
    ["an option of another question", "single", () => ["true"], "unknown_option"],
    ["no list", "single", () => "b", "malformed"],
    ["a list of lists", "single", () => [["b"]], "malformed"],
    ["nothing", "single", () => undefined, "malformed"],
    ["both verdicts on one statement", "statements", () => ["a:true", "a:false"], "two_values"],
    ["an unknown statement", "statements", () => ["e:true"], "unknown_option"],
    ["an item twice", "ordering", ({ ordering }) => [ordering[0], ordering[0]], "repeated_option"],
    ["an unknown item", "ordering", () => ["voi"], "unknown_option"],
    ["more items than there are", "ordering", ({ ordering }) => [...ordering, ""], "too_many_options"],
    [
      "two partners of one",
      "matching",
      ({ matching: [a, b] }) => [a, `${a!.split("=")[0]}=${b!.split("=")[1]}`],
      "two_values",
    ],
    ["sides changed over", "matching", ({ matching: [a] }) => [a!.split("=").reverse().join("=")], "unknown_option"],
    ["too many words", "short", () => ["a".repeat(61)], "too_long"],
    ["a megabyte", "short", () => ["a".repeat(1_000_000)], "too_long"],
    ["two answers", "short", () => ["Hà Nội", "Huế"], "two_values"],
  ])("refuses %s and keeps the other answers of the batch", async (_name, kind, make, code) => {
    await begin();
    const attempt = await start();
    const bad = event(kind, make(right));
    const good = event("truefalse", ["true"]);
    const result = await save(attempt, [bad, good]);
    expect(result).toMatchObject({ saved: [good.seq], refused: [{ seq: bad.seq, code }] });
    expect(await stored(attempt)).toEqual({ [good.seq]: ["true"] });
  });

  it("grades every kind, in part where it has parts, and the result adds up", async () => {
    await begin();
    const attempt = await start();
    const [kien, meo, trau, voi] = right.ordering as [string, string, string, string];
    await save(attempt, [
      event("single", right.single),
      event("multiple", ["a"]),
      event("truefalse", ["true"]),
      event("statements", ["a:true", "b:true", "c:true"]),
      event("short", ["ha noi"]),
      event("ordering", [kien, trau, meo, voi]),
      event("matching", right.matching.slice(0, 2)),
      predict(["4.200"]),
    ]);
    await submit(attempt);
    await gradeAttempt(handle, attempt, T0 + 6 * MINUTE);
    const expected = { single: 1_000, multiple: 0, truefalse: 1_000, statements: 250, short: 1_000, ordering: 500 };
    expect(await row(attempt)).toMatchObject({ score: 3_750 + 666, prediction: 4_200 });

    const before = (await attemptResult(handle, attempt, PUPIL, T0 + 7 * MINUTE))!;
    expect(before).toMatchObject({ answered: 7, questions: 7, review: null });
    expect(before.prediction).toEqual({ asks: "participants", number: 4_200 });
    expect(JSON.stringify(before)).not.toContain("Thăng Long");

    const after = (await attemptResult(handle, attempt, PUPIL, T0 + 120 * MINUTE))!;
    const of = (kind: QuestionKind) =>
      after.review!.find(({ prompt }) => prompt === PROMPTS[kind]) ?? { rows: [], points: -1 };
    const points = Object.fromEntries(QUESTION_KINDS.map((kind) => [kind, of(kind).points]));
    expect(points).toEqual({ ...expected, matching: 666 });
    const said = (kind: QuestionKind) =>
      of(kind)
        .rows.map(({ text, tone, say }) => [text, tone, say])
        .sort(([a], [b]) => (a! < b! ? -1 : 1));
    expect(said("statements")).toEqual([
      ["Ba nhân ba bằng sáu.", "wrong", "Đáp án đúng: Sai, bạn chọn Đúng"],
      ["Bốn chia hai bằng một.", "wrong", "Đáp án đúng: Sai, bạn để trống"],
      ["Hai trừ hai bằng không.", "right", "Đáp án đúng: Đúng, bạn chọn Đúng"],
      ["Một cộng một bằng hai.", "right", "Đáp án đúng: Đúng, bạn chọn Đúng"],
    ]);
    expect(of("ordering").rows.map(({ text, say }) => `${text}: ${say}`)).toEqual([
      "kiến: Bạn xếp đúng chỗ",
      "mèo: Đáp án đúng: thứ 2, bạn xếp thứ 3",
      "trâu: Đáp án đúng: thứ 3, bạn xếp thứ 2",
      "voi: Bạn xếp đúng chỗ",
    ]);
    expect(said("matching")).toEqual([
      ["chó", "right", "Bạn nối đúng: gâu gâu"],
      ["gà", "wrong", "Đáp án đúng: cục tác. Bạn chưa nối."],
      ["vịt", "right", "Bạn nối đúng: cạp cạp"],
    ]);
    expect(said("short")).toEqual([["ha noi", "right", "Đáp án đúng, bạn viết"]]);
  });

  it("gives the full score for what is wholly right, and tells what was wrong of a short answer", async () => {
    await begin({ credit: { statements: [0, 0, 0, 1_000], ordering: "all", matching: "all" } });
    const full = await start();
    await save(
      full,
      QUESTION_KINDS.map((kind) => event(kind, right[kind])),
    );
    await submit(full);
    await gradeAttempt(handle, full, T0 + 6 * MINUTE);
    expect(await row(full)).toMatchObject({ score: 7_000, prediction: null });

    const half = await start();
    await save(half, [
      event("statements", right.statements.slice(1)),
      event("ordering", right.ordering.slice(0, 2)),
      event("matching", right.matching.slice(1)),
      event("short", ["Huế"]),
    ]);
    await submit(half);
    await gradeAttempt(handle, half, T0 + 6 * MINUTE);
    expect(await row(half)).toMatchObject({ score: 0 });
    const { review } = (await attemptResult(handle, half, PUPIL, T0 + 120 * MINUTE))!;
    const short = review!.find(({ prompt }) => prompt === PROMPTS.short)!;
    expect(short.rows.map(({ text, tone, say }) => [text, tone, say])).toEqual([
      ["Huế", "wrong", "Bạn viết"],
      ["Hà Nội", "right", "Đáp án đúng"],
    ]);
  });

  it("shows the page what was saved, and no key", async () => {
    await begin();
    const attempt = await start();
    await save(attempt, [event("ordering", right.ordering), event("short", ["Huế"]), predict(["12"])]);
    const view = (await attemptView(handle, attempt, PUPIL))!;
    const shown = (kind: QuestionKind) => view.questions.find((question) => question.kind === kind)!;
    expect(shown("ordering").chosen).toEqual(right.ordering);
    expect(shown("short")).toMatchObject({ chosen: ["Huế"], options: [], short: { compare: "unmarked" } });
    expect(
      shown("matching")
        .targets.map(({ text }) => text)
        .sort(),
    ).toEqual(["be be", "cạp cạp", "cục tác", "gâu gâu"]);
    expect(view.prediction).toEqual({ asks: "participants", number: 12 });
    expect(view.questions).toHaveLength(7);
    expect(JSON.stringify(view)).not.toMatch(/Hà Nội|Thăng Long|correct/);
  });

  it.each<[string, unknown, string]>([
    ["a word", ["nhiều"], "not_a_number"],
    ["a part of a person", ["1,5"], "not_a_number"],
    ["two numbers", ["1", "2"], "not_a_number"],
    ["more than there are people", ["9999999999"], "not_a_number"],
  ])("refuses %s as a prediction", async (_name, answer, code) => {
    await begin();
    const attempt = await start();
    const bad = predict(answer);
    expect(await save(attempt, [bad])).toMatchObject({ saved: [], refused: [{ seq: bad.seq, code }] });
  });

  it("keeps the last prediction of the newest holder that came in time, and none after the submit", async () => {
    await begin();
    const attempt = await start();
    await save(attempt, [predict(["100"])]);
    await claim(attempt);
    await save(attempt, [predict(["200"])], { epoch: 2, clientId: "client-2" });
    await save(attempt, [predict(["300"])], { arrivedAt: T0 + 2 * MINUTE });
    await claim(attempt);
    await save(attempt, [predict(["400"])], { epoch: 3, clientId: "client-3", arrivedAt: T0 + 20 * MINUTE + 5_001 });
    await submit(attempt);
    const late = predict(["500"]);
    expect(await save(attempt, [late])).toMatchObject({ saved: [], refused: [{ code: "not_open" }] });
    await gradeAttempt(handle, attempt, T0 + 6 * MINUTE);
    expect(await row(attempt)).toMatchObject({ prediction: 200 });
  });

  it("takes a prediction back, and counts it as no answer", async () => {
    await begin();
    const attempt = await start();
    await save(attempt, [predict(["100"]), predict([""])]);
    await submit(attempt);
    await gradeAttempt(handle, attempt, T0 + 6 * MINUTE);
    expect(await row(attempt)).toMatchObject({ prediction: null, score: 0 });
    expect(await attemptResult(handle, attempt, PUPIL, T0 + 7 * MINUTE)).toMatchObject({
      answered: 0,
      prediction: { asks: "participants", number: null },
    });
  });

  it("knows no prediction where the contest asks for none", async () => {
    await begin({ prediction: null });
    const attempt = await start();
    expect(await save(attempt, [predict(["100"])])).toMatchObject({ refused: [{ code: "unknown_question" }] });
    expect(await attemptView(handle, attempt, PUPIL)).toMatchObject({ prediction: null });
    await submit(attempt);
    expect(await attemptResult(handle, attempt, PUPIL, T0 + 7 * MINUTE)).toMatchObject({ prediction: null });
  });

  it("gives out what a person answered, the prediction apart", async () => {
    await begin();
    const attempt = await start();
    await save(attempt, [event("short", ["Huế"]), predict(["1.500"])]);
    const access = { person: PUPIL, unit: "CLASS11", self: true } as unknown as Parameters<typeof exportPerson>[1];
    const file = (await exportPerson(handle, access, { account: "system", now: T0 + 2 * MINUTE })) as {
      luotThi: { duDoan: { so: number }[]; cauTraLoi: { cau: string; traLoi: string[] }[] }[];
    };
    expect(file.luotThi[0]!.duDoan.map(({ so }) => so)).toEqual([1_500]);
    expect(file.luotThi[0]!.cauTraLoi.map(({ cau, traLoi }) => [cau, traLoi])).toEqual([
      [contest.questions.short.version, ["Huế"]],
    ]);
  });

  it("converges for every kind, whatever is repeated or comes out of order", async () => {
    await begin();
    const [kien, meo] = right.ordering as [string, string];
    const choices = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant<QuestionKind>("short"), answer: fc.constantFrom([""], ["a"], [" A  b"]) }),
        fc.record({
          kind: fc.constant<QuestionKind>("ordering"),
          answer: fc.constantFrom([meo, kien], ["", kien], []),
        }),
        fc.record({
          kind: fc.constant<QuestionKind>("statements"),
          answer: fc.constantFrom(["b:true", "a:false"], ["a:true"], []),
        }),
      ),
      { minLength: 1, maxLength: 8 },
    );
    const sent = choices.chain((list) =>
      fc.record({ list: fc.constant(list), again: fc.array(fc.nat({ max: list.length - 1 }), { maxLength: 12 }) }),
    );
    await fc.assert(
      fc.asyncProperty(sent, async ({ list, again }) => {
        const attempt = await start();
        const events = list.map(({ kind, answer }) => event(kind, answer));
        for (const index of [...again, ...events.keys()].reverse()) await save(attempt, [events[index]!]);
        const view = (await attemptView(handle, attempt, PUPIL))!;
        // what was sent last by number counts, as one would write it down by hand
        const last = new Map(list.map(({ kind, answer }) => [kind, answer]));
        for (const question of view.questions) {
          const { kind, options } = question;
          const read = normaliseAnswer({ kind, options: options.map(({ id }) => id) }, last.get(kind) ?? []);
          expect(read).toEqual({ ok: true, answer: question.chosen });
        }
        await handle.db.updateTable("attempt").set({ state: "void" }).where("id", "=", attempt).execute();
      }),
      { numRuns: 8 },
    );
  });
});

const PROMPTS: Record<QuestionKind, string> = {
  single: "Chọn số hai.",
  multiple: "Chọn các số lẻ.",
  truefalse: "Hai lớn hơn một.",
  statements: "Mỗi ý đúng hay sai?",
  short: "Thủ đô nào ở bên sông Hồng?",
  ordering: "Xếp từ nhỏ đến lớn.",
  matching: "Nối con vật với tiếng kêu.",
};
