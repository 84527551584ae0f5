/** The list of operations in itself: examples, problems, cursors, the days of a token. */
import { describe, expect, it, test } from "vitest";
import { isoMoment } from "#app/domain/iso-time.ts";
import { apiGuide, OPERATIONS } from "#app/features/data-api/api.server.ts";
import { csvOf } from "#app/features/data-api/csv.ts";
import { pieceOf, questionKey, readCursor, writeCursor } from "#app/features/data-api/cursor.ts";
import { PROBLEMS, problemBody } from "#app/features/data-api/problem.ts";
import { API_SCOPES, readScopes } from "#app/features/data-api/scopes.ts";
import { lastDayAfter } from "#app/features/data-api/term.ts";

describe("operations", () => {
  test.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    "%s shows a right example",
    (_id, one) => {
      const read = one.body.safeParse(one.example);
      expect(read.error?.issues ?? []).toEqual([]);
      expect(read.data).toEqual(one.example);
      expect(one.path.match(/\{\w+\}/g)?.map((part) => part.slice(1, -1)) ?? []).toEqual(Object.keys(one.parameters));
    },
  );

  it("have ids and paths of their own, and every scope has one", () => {
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
    expect(new Set(OPERATIONS.map(({ path }) => path)).size).toBe(OPERATIONS.length);
    expect(new Set(OPERATIONS.map(({ scope }) => scope))).toEqual(new Set(API_SCOPES));
  });

  it("name nobody", () => {
    const fields = apiGuide().operations.flatMap(({ fields: of }) => of.map(({ name }) => name));
    expect(fields).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/person|pupil|fullName|account$|signer/)]),
    );
  });

  it("say of every parameter and every answer what it is", () => {
    const bare = apiGuide().operations.flatMap(({ id, parameters, fields, beside }) =>
      [...parameters, ...fields, ...beside].flatMap(({ name, description }) =>
        description === "" ? [`${id}.${name}`] : [],
      ),
    );
    expect(bare).toEqual([]);
  });
});

test.each(Object.entries(PROBLEMS))("problem %s says what to do", (code, { status, detail }) => {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(detail).toMatch(/[.]$/);
  expect(problemBody({ code: code as keyof typeof PROBLEMS }, { requestId: "1-2", guide: "/g" })).toMatchObject({
    type: `/g#${code}`,
    status,
    instance: "urn:uuid:1-2",
  });
});

describe("cursors", () => {
  const key = questionKey("list", "token", { unit: "A", limit: 2, cursor: "x" });
  const cursor = { after: "Đ", at: 2, state: "live" };
  it("come back as they were, to their question alone", () => {
    expect(readCursor(key, writeCursor(key, cursor))).toEqual(cursor);
    expect(questionKey("list", "token", { limit: 5, unit: "A" })).toBe(key);
    for (const other of [
      questionKey("list", "token", { unit: "B" }),
      questionKey("list", "other", { unit: "A" }),
      questionKey("rows", "token", { unit: "A" }),
    ]) {
      expect(readCursor(other, writeCursor(key, cursor))).toBeNull();
    }
  });

  test.each(["", "x", "e30", Buffer.from("[]").toString("base64url"), Buffer.from('["a"').toString("base64url")])(
    "“%s” is none",
    (text) => expect(readCursor(key, text)).toBeNull(),
  );

  it("hold nothing that a database cannot take", () => {
    expect(readCursor(key, writeCursor(key, { ...cursor, after: "a\0" }))).toBeNull();
    expect(readCursor(key, writeCursor(key, { ...cursor, at: -1 }))).toBeNull();
  });

  test.each([
    ["the first page", null, ["a", "b"], "b"],
    ["after a row", { after: "b", at: 2 }, ["c", "d"], "d"],
    ["the last page", { after: "d", at: 4 }, ["e"], null],
    ["after a row that is gone", { after: "gone", at: 3 }, ["d", "e"], null],
    ["after the end", { after: "e", at: 5 }, [], null],
    ["when the list has become short", { after: "gone", at: 9 }, [], null],
  ])("%s", (_what, from, rows, last) => {
    const piece = pieceOf(["a", "b", "c", "d", "e"], (row) => row, {
      cursor: from && { ...from, state: "" },
      limit: 2,
    });
    expect([piece.rows, piece.next?.after ?? null]).toEqual([rows, last]);
  });
});

test("CSV names its columns, writes fractions with a comma and keeps formulas from running", () => {
  const rows = [
    {
      code: "001",
      n: 1,
      rate: 50.4,
      note: "=1",
      parents: [{ tree: "state", unit: "A" }],
      rounds: [
        { id: "R1", x: 1 },
        { id: "R2", x: 2 },
      ],
      none: null,
    },
  ];
  expect(csvOf(["code", "n", "rate", "note", "parents", "rounds", "none"], rows, { asOf: 0 })).toBe(
    '\uFEFFcode,n,rate,note,parents,rounds,none,asOf\r\n"001",1,"50,4","\'=1","state:A","R1 R2",,"1970-01-01T07:00:00.000+07:00"\r\n'.replace(
      "code,n,rate,note,parents,rounds,none,asOf",
      '"code","n","rate","note","parents","rounds","none","asOf"',
    ),
  );
});

test.each([
  ["2026-11-27", 1, "2027-11-27"],
  ["2026-11-27", 2, "2028-11-27"],
  ["2028-02-29", 1, "2029-02-28"],
  ["2026-02-28", 2, "2028-02-28"],
])("%s and %d years is %s", (day, years, expected) => {
  expect(lastDayAfter(Date.parse(`${day}T12:00:00+07:00`), years)).toBe(expected);
});

test("a moment is written in Vietnamese time", () => {
  expect(isoMoment(Date.UTC(2026, 10, 30, 20, 5))).toBe("2026-12-01T03:05:00.000+07:00");
});

test.each([
  ['["boards","units","names"]', ["units", "boards"]],
  ["[]", []],
  ["{}", []],
])("stored scopes %s are %j", (json, expected) => expect(readScopes(json)).toEqual(expected));
