import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type AnswerEvent, answersThatCount } from "#app/domain/attempt.ts";

const UNTIL = 1_000;
/** epoch.seq, answer, arrival; all for one question. */
const event = (epoch: number, seq: number, answer: string, arrivedAt = 500, question = "q"): AnswerEvent => ({
  clientId: `client${epoch}`,
  epoch,
  seq,
  question,
  answer: answer === "" ? [] : answer.split(","),
  arrivedAt,
});

describe("answersThatCount", () => {
  test.each([
    ["one answer", [event(1, 1, "a")], "a"],
    ["the later one of an epoch", [event(1, 1, "a"), event(1, 2, "b")], "b"],
    ["the later one by sequence, not by arrival", [event(1, 2, "b", 100), event(1, 1, "a", 900)], "b"],
    ["a newer epoch over a greater sequence", [event(1, 9, "a"), event(2, 1, "b")], "b"],
    ["a newer epoch, although the older one arrives last", [event(2, 1, "b", 100), event(1, 9, "a", 900)], "b"],
    ["an older epoch where no newer one answered in time", [event(1, 1, "a"), event(2, 1, "b", UNTIL + 1)], "a"],
    ["at the last moment", [event(1, 1, "a"), event(1, 2, "b", UNTIL)], "b"],
    ["a late one does not count", [event(1, 1, "a"), event(1, 2, "b", UNTIL + 1)], "a"],
    ["only late ones", [event(1, 1, "a", UNTIL + 1)], undefined],
    ["taken back", [event(1, 1, "a"), event(1, 2, "")], undefined],
    ["taken back too late", [event(1, 1, "a"), event(1, 2, "", UNTIL + 1)], "a"],
    ["answered again after taking back", [event(1, 1, "a"), event(1, 2, ""), event(1, 3, "c")], "c"],
    ["several options", [event(1, 1, "a,c")], "a,c"],
    ["nothing", [], undefined],
  ])("%s", (_name, events, expected) => {
    expect(answersThatCount(events, UNTIL).get("q")?.join()).toBe(expected);
  });

  it("keeps questions apart", () => {
    const answers = answersThatCount(
      [event(1, 1, "a", 1, "q1"), event(1, 2, "b", 1, "q2"), event(1, 3, "", 1, "q3")],
      UNTIL,
    );
    expect([...answers]).toEqual([
      ["q1", ["a"]],
      ["q2", ["b"]],
    ]);
  });

  it("does not depend on the order in which events came, nor on their coming twice", () => {
    const events = fc.uniqueArray(
      fc.record({
        epoch: fc.integer({ min: 1, max: 3 }),
        seq: fc.integer({ min: 1, max: 5 }),
        question: fc.constantFrom("q1", "q2"),
        answer: fc.constantFrom("", "a", "b"),
        arrivedAt: fc.constantFrom(0, UNTIL, UNTIL + 1),
      }),
      { selector: ({ epoch, seq }) => `${epoch}.${seq}`, maxLength: 12 },
    );
    const given = events
      .map((list) => list.map((one) => event(one.epoch, one.seq, one.answer, one.arrivedAt, one.question)))
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length })),
      );
    fc.assert(
      fc.property(given, ([list, again]) => {
        const sorted = (one: readonly AnswerEvent[]) => [...answersThatCount(one, UNTIL)].sort();
        expect(sorted([...list, ...again].reverse())).toEqual(sorted(list));
      }),
    );
  });
});
