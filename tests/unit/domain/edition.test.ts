import { describe, expect, test } from "vitest";
import { publicEdition } from "#app/domain/edition.ts";

const FREEZE = 1_000;

describe("publicEdition", () => {
  test.each([
    ["long before the freeze", 0, FREEZE, 0, { edition: 0 }],
    ["a millisecond before", 0, FREEZE, FREEZE - 1, { edition: 0 }],
    ["at the freeze", 0, FREEZE, FREEZE, { settling: true }],
    ["after it, nothing issued", 0, FREEZE, FREEZE + 1_000_000, { settling: true }],
    ["once an edition is issued", 3, FREEZE, FREEZE + 1, { edition: 3 }],
    ["no freeze", 0, null, FREEZE, { edition: 0 }],
    ["no freeze, and an edition", 4, null, FREEZE, { edition: 4 }],
  ] as const)("%s", (_name, edition, freezeAt, now, expected) => {
    expect(publicEdition({ publicEdition: edition }, { freezeAt }, now)).toEqual(expected);
  });
});
