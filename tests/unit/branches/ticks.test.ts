/** Ticks of one page, and what they mean for people as they are by then. */
import { describe, expect, test } from "vitest";
import { changesOf, planTicks, ticksOf } from "#app/features/branches/ticks.ts";

const row = (person: string, branch: string | null) => ({
  person,
  name: person,
  birthDate: null,
  className: "10A1",
  youth: branch && `m-${person}`,
  branch,
  branchName: branch,
});
/** Own, in none, in a sibling that may be taken from, in one that may not. */
const PEOPLE = [row("an", "own"), row("binh", null), row("chi", "open"), row("dung", "closed")];

describe("what was changed on the page", () => {
  test.each<[string, string[], string[], string[], string[], string[]]>([
    ["a new tick", ["a", "b"], ["a"], ["a", "b"], ["b"], []],
    ["a tick taken away", ["a", "b"], ["a"], [], [], ["a"]],
    ["nothing", ["a", "b"], ["a"], ["a"], [], []],
    ["people who were not on the page", ["a"], [], ["a", "z"], ["a"], []],
    ["a name sent twice", ["a", "a"], [], ["a", "a"], ["a"], []],
  ])("%s", (_what, shown, was, on, join, leave) => {
    expect(ticksOf({ shown, was, on })).toEqual({ join, leave });
  });
});

describe("what ticks mean now", () => {
  const names = (lines: readonly { name: string }[]) => lines.map(({ name }) => name);
  const plan = (join: string[], leave: string[]) => {
    const found = planTicks("own", { join, leave }, PEOPLE, (branch) => branch === "open");
    const { joins, leaves, moves, refused } = found;
    return [names(joins), names(leaves), names(moves), names(refused), changesOf(found)];
  };

  test.each<[string, string[], string[], unknown[]]>([
    ["who is in none joins", ["binh"], [], [["binh"], [], [], [], 1]],
    ["who is here already stays", ["an"], [], [[], [], [], [], 0]],
    ["who is here leaves", [], ["an"], [[], ["an"], [], [], 1]],
    ["who left meanwhile does not leave again", [], ["binh", "chi"], [[], [], [], [], 0]],
    ["who is elsewhere moves, or is refused", ["chi", "dung"], [], [[], [], ["chi"], ["dung"], 1]],
    ["nobody's pupil is ticked", ["zoe"], ["zoe"], [[], [], [], [], 0]],
  ])("%s", (_what, join, leave, expected) => expect(plan(join, leave)).toEqual(expected));
});
