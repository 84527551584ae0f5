import { describe, expect, it } from "vitest";
import { ChangeSums, rankChanges } from "#app/domain/rank-change.ts";

const order = (text: string) =>
  text.split(" ").map((one) => {
    const [person = "", sortKey = ""] = one.split(":");
    return { person, sortKey, score: 100 - Number(sortKey) };
  });

describe("changes between two orders of people", () => {
  it.each([
    ["nothing", "a:1 b:2", "a:1 b:2", []],
    ["two change places", "a:1 b:2 c:3", "a:2 b:1 c:3", ["a 1>2", "b 2>1"]],
    ["equals share a rank, before and after", "a:1 b:1 c:2", "a:1 b:2 c:2", ["b 1>2", "c 3>2"]],
    ["one overtakes everybody", "a:1 b:2 c:3", "a:1 b:2 c:0", ["a 1>2", "b 2>3", "c 3>1"]],
    ["one comes, one goes", "a:1 b:2", "b:2 c:3", ["a 1>-", "b 2>1", "c ->2"]],
  ])("%s", (_what, before, after, expected) => {
    const changes = rankChanges(order(before), order(after));
    expect(changes.map(({ person, was, now }) => `${person} ${was?.rank ?? "-"}>${now?.rank ?? "-"}`)).toEqual(
      expected,
    );
  });

  it("ranks within groups, as boards do", () => {
    const grouped = (text: string) => order(text).map((one) => ({ ...one, group: one.person < "c" ? "A" : "B" }));
    const changes = rankChanges(grouped("a:1 b:2 c:3 d:4"), grouped("a:1 b:2 c:5 d:4"));
    expect(changes.map(({ person, was, now }) => [person, was?.rank, now?.rank])).toEqual([
      ["c", 1, 2],
      ["d", 2, 1],
    ]);
  });

  it("tells who has another score at the same rank", () => {
    const one = [{ person: "a", sortKey: "1", score: 5 }];
    expect(rankChanges(one, [{ person: "a", sortKey: "0", score: 6 }])).toEqual([
      { person: "a", was: { score: 5, rank: 1 }, now: { score: 6, rank: 1 } },
    ]);
  });

  it("adds up per school and in all; who comes or goes has no move", () => {
    const sums = new ChangeSums();
    sums.add("S1", { was: { score: 1, rank: 9 }, now: { score: 2, rank: 2 } });
    sums.add("S1", { was: { score: 1, rank: 3 }, now: { score: 1, rank: 4 } });
    sums.add(null, { was: null, now: { score: 1, rank: 5 } });
    expect(sums.list()).toEqual([
      { school: "", people: 3, score: 2, up: 1, down: 1, most: 7 },
      { school: "-", people: 1, score: 1, up: 0, down: 0, most: 0 },
      { school: "S1", people: 2, score: 1, up: 1, down: 1, most: 7 },
    ]);
    expect(new ChangeSums().list()).toEqual([]);
  });
});
