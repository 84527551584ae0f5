/** A contest that people have sat, with answers that tell keys apart; what tests of corrections do with it. */
import {
  attemptToken,
  expireDueAttempts,
  gradeClosedAttempts,
  startAttemptOf,
  tokenHashOf,
} from "#app/features/attempts/api.server.ts";
import { drainBoardOutbox } from "#app/features/boards/api.server.ts";
import { type ContestView, publishedContest } from "#app/features/contests/api.server.ts";
import { USUAL } from "#app/features/contests/draft.ts";
import {
  askCorrection,
  beginApplying,
  type CorrectionOrder,
  stepCorrection,
} from "#app/features/corrections/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import type { SubmitInput } from "#db/ops/attempts.ts";
import type { SaveInput } from "#db/ops/save-answers.ts";
import { DAY, MINUTE, makeProvince, personId, T0 } from "./boards-fixture.ts";
import { dumpBoards } from "./boards-happenings.ts";
import { makeBank, makePublished, roundAt, viewerOn, wholeDraft } from "./contest-fixture.ts";

const SECRET = "secret-of-the-test";
export const SLUG = "dinh-chinh";
/** The round is over and everybody is graded. */
export const AFTER = T0 + 4 * DAY;
export const BY = { account: "ORGANISER", now: AFTER };
export const REASON = "Đáp án câu này sai";

type Without<Order> = Order extends unknown ? Omit<Order, "id"> : never;
export type Wish = Without<CorrectionOrder>;

export class CorrectionWorld {
  private constructor(
    readonly handle: DatabaseHandle,
    readonly view: ContestView,
  ) {}

  /** A province with a published contest of one round of three days. */
  static async make(handle: DatabaseHandle, people = 9): Promise<CorrectionWorld> {
    await makeProvince(handle, people);
    await makeBank(handle, 1);
    const time = { ...USUAL.time, rounds: [roundAt("Vòng 1", T0, T0 + 3 * DAY)] };
    await makePublished(handle, SLUG, { time, paper: { ...wholeDraft().paper!, attempts: 2 } });
    return new CorrectionWorld(handle, (await publishedContest(handle.db, SLUG))!);
  }

  get round() {
    return this.view.rounds[0]!;
  }
  get contest() {
    return this.view.contest;
  }

  async start(n: number, at: number): Promise<string> {
    const actor = viewerOn(null, personId(n));
    const outcome = await startAttemptOf(this.handle, { slug: SLUG, actor, now: at, secret: SECRET });
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.attempt;
  }

  attempt(id: string) {
    return this.handle.db.selectFrom("attempt").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  }

  async paper(id: string): Promise<string[]> {
    return (JSON.parse((await this.attempt(id)).paper) as { version: string }[]).map(({ version }) => version);
  }

  /** Answers question after question with these letters; "" leaves one open. */
  async save(id: string, letters: string, at: number): Promise<void> {
    const events = (await this.paper(id)).flatMap((question, index) => {
      const letter = letters[index] ?? "";
      return /[a-d]/.test(letter) ? [{ seq: (at % 1_000_000) * 10 + index + 1, question, answer: [letter] }] : [];
    });
    const input = { attempt: id, tokenHash: tokenHashOf(attemptToken(SECRET, id)), clientId: "client-1", epoch: 1 };
    await this.handle.op("saveAnswers", { ...input, arrivedAt: at, events } satisfies SaveInput);
  }

  async submit(id: string, at: number): Promise<void> {
    const input = { attempt: id, tokenHash: tokenHashOf(attemptToken(SECRET, id)), arrivedAt: at };
    await this.handle.op("submitAttempt", {
      ...input,
      receipt: newId(),
      outboxId: newId(),
      latest: [],
    } satisfies SubmitInput);
  }

  /** One whole attempt, the first question answered with the first letter, and so on. */
  async sit(n: number, letters: string, at = T0): Promise<string> {
    const id = await this.start(n, at);
    await this.save(id, letters, at + MINUTE);
    await this.submit(id, at + (2 + n) * MINUTE);
    return id;
  }

  async settle(now = AFTER): Promise<void> {
    await expireDueAttempts(this.handle, now);
    await gradeClosedAttempts(this.handle, now, (error) => {
      throw error;
    });
    while ((await drainBoardOutbox(this.handle, now)) > 0);
  }

  ask(order: Wish, id = newId(), by = BY) {
    return askCorrection(this.handle, this.contest, { ...order, id } as CorrectionOrder, by);
  }

  /** Asks and counts; gives the correction's id. */
  async counted(order: Wish, now = AFTER): Promise<string> {
    const id = newId();
    const asked = await this.ask(order, id, { ...BY, now });
    if (!asked.ok) throw new Error(asked.code);
    while ((await stepCorrection(this.handle, id, now)) === "more");
    return id;
  }

  begin(id: string, now = AFTER) {
    return beginApplying(this.handle, this.contest, id, { ...BY, now });
  }

  /** The whole way, boards included. */
  async correct(order: Wish, now = AFTER): Promise<string> {
    const id = await this.counted(order, now);
    const begun = await this.begin(id, now);
    if (!begun.ok) throw new Error(begun.code);
    while ((await stepCorrection(this.handle, id, now)) === "more");
    await this.settle(now);
    return id;
  }

  correction(id: string) {
    return this.handle.db.selectFrom("correction").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  }

  /** Scores of all attempts in thousandths, by person and number. */
  async scores(): Promise<string[]> {
    const rows = await this.handle.db
      .selectFrom("attempt")
      .select(["person", "no", "score"])
      .orderBy("person")
      .orderBy("no")
      .execute();
    return rows.map(({ person, no, score }) => `${person.slice(-1)}.${no} ${score}`);
  }

  /** Everything that a result is made of: what a dry run must not touch. */
  async results(): Promise<unknown> {
    const { db } = this.handle;
    const of = async (table: "attempt" | "grade" | "grading" | "question_key" | "grading_key" | "edition" | "outbox") =>
      (
        await db
          .selectFrom(table as "attempt")
          .selectAll()
          .execute()
      )
        .map((row) => JSON.stringify(row))
        .sort();
    return {
      attempt: await of("attempt"),
      grade: await of("grade"),
      grading: await of("grading"),
      keys: [await of("question_key"), await of("grading_key")],
      edition: await of("edition"),
      outbox: await of("outbox"),
      boards: await dumpBoards(this.handle, this.round.id),
    };
  }
}
