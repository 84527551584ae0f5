import { describe, expect, test } from "vitest";
import { ERASED_NAME } from "#app/domain/consent.ts";
import {
  boardName,
  NAME_RELATIONS,
  NAME_SURFACES,
  type NameRelation,
  type NameViewer,
  nameRelation,
  nameShown,
} from "#app/domain/name-visibility.ts";

/** The whole table: public board, board for the signed-in, roster. */
const EXPECTED: Record<NameRelation, readonly [string, string, string]> = {
  visitor: ["none", "none", "none"],
  signedIn: ["none", "masked", "none"],
  staffElsewhere: ["none", "masked", "none"],
  sameSchool: ["none", "full", "none"],
  self: ["none", "full", "none"],
  staffAbove: ["none", "full", "full"],
};

describe("viewer × surface", () => {
  test.each(NAME_RELATIONS)("%s", (relation) => {
    expect(NAME_SURFACES.map((surface) => nameShown(relation, surface))).toEqual(EXPECTED[relation]);
  });
});

const ROW = { person: "P1", fullName: "Nguyễn Văn An", within: ["class", "school", "commune", "province"] };
const viewer = (parts: Partial<NameViewer>): NameViewer => ({
  person: "P2",
  schools: [],
  nameScope: [],
  staff: false,
  day: "2026-11-23",
  ...parts,
});

describe("how a viewer stands to a person", () => {
  test.each([
    ["not signed in", null, "visitor"],
    ["a pupil of another school", viewer({ schools: ["school2"] }), "signedIn"],
    ["somebody of no school", viewer({}), "signedIn"],
    ["a pupil of the same school", viewer({ schools: ["school"] }), "sameSchool"],
    ["the person", viewer({ person: "P1", schools: ["school"] }), "self"],
    ["the person, at another school by now", viewer({ person: "P1", schools: ["school2"] }), "self"],
    ["staff of the class", viewer({ nameScope: ["class"], staff: true }), "staffAbove"],
    ["staff of the province", viewer({ nameScope: ["province"], staff: true }), "staffAbove"],
    ["staff of another school", viewer({ nameScope: ["school2"], staff: true }), "staffElsewhere"],
    ["staff without the right to names", viewer({ staff: true }), "staffElsewhere"],
    ["staff of another school who learns in this one", viewer({ schools: ["school"], staff: true }), "sameSchool"],
  ] as const)("%s", (_name, who, relation) => expect(nameRelation(who, ROW)).toBe(relation));
});

describe("boardName", () => {
  test.each([
    [null, "board", null],
    [viewer({}), "board", "Nguyễn V. A."],
    [viewer({ schools: ["school"] }), "board", "Nguyễn Văn An"],
    [viewer({ schools: ["school"] }), "publicBoard", null],
    [viewer({ schools: ["school"] }), "roster", null],
    [viewer({ nameScope: ["school"], staff: true }), "roster", "Nguyễn Văn An"],
  ] as const)("%#", (who, surface, expected) => expect(boardName(who, ROW, surface)).toBe(expected));

  test("consents open the name on boards and nowhere else; erased people have none", () => {
    const consented = { ...ROW, consented: true };
    expect(boardName(viewer({}), consented)).toBe("Nguyễn Văn An");
    expect(boardName(null, consented)).toBeNull();
    expect(boardName(viewer({}), consented, "publicBoard")).toBeNull();
    expect(boardName(viewer({}), consented, "roster")).toBeNull();
    expect(boardName(viewer({}), { ...ROW, fullName: ERASED_NAME })).toBe(ERASED_NAME);
  });
});
