/** Large rolls are written ahead in pieces: until the end nobody belongs anywhere, and what dies half-way leaves nothing. */
import { expect, test } from "vitest";
import { removeAbandoned } from "#app/features/rolls/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { newId } from "#db/ids.ts";
import { insertStagedPiece } from "#db/queries/staged-people.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { bring, insertSchools, NOW, rollOf } from "./rolls-school.ts";

const HEAD = ["STT", "Mã định danh Bộ GD&ĐT", "Họ và tên", "Ngày sinh", "Lớp"];
const MANY = 300;
const pupil = (n: number) => [String(n), String(7_000_000_000 + n), "Nguyễn Thị An", "07/02/2012", `9A${n % 7}`];
const many = rollOf(HEAD, ...Array.from({ length: MANY }, (_, n) => pupil(n + 1)));

/** People, codes, accounts, open memberships, what is staged. */
async function counts({ db }: DatabaseHandle): Promise<number[]> {
  const count = async (
    table: "person" | "person_code" | "account" | "membership" | "staged_person" | "staged_membership",
  ) => {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  };
  return [
    await count("person"),
    await count("person_code"),
    await count("account"),
    await count("membership"),
    (await count("staged_person")) + (await count("staged_membership")),
  ];
}

/** What an import that was killed leaves: one person written ahead, under a code of the file. */
async function leaveStaged({ db }: DatabaseHandle, at: number): Promise<void> {
  const person = newId();
  const row = { id: person, full_name: "Nguyễn Thị An", name_key: "nguyen thi an", sort_key: "an", erased_at: null };
  await insertStagedPiece(
    db,
    {
      people: [{ ...row, birth_date: "2012-02-07" }],
      codes: [{ scheme: "moet", code: "7000000001", person }],
      accounts: [],
      memberships: [
        { id: newId(), person, tree: "state", unit: "A-CLASS-TO-BE", role: "pupil", valid_from: "2026-09-01" },
      ],
    },
    { import: newId(), at },
  );
}

eachDatabase("large rolls", (open) => {
  test("a large roll ends as a small one does, and a second time changes nothing", async () => {
    const handle = await open();
    await insertSchools(handle);
    const first = await bring(handle, many);
    expect([first.new, first.problems.length, first.written]).toEqual([MANY, 0, true]);
    expect(await counts(handle)).toEqual([MANY, MANY, MANY, MANY, 0]);
    const again = await bring(handle, many);
    expect([again.new, again.changed, again.unchanged, again.written]).toEqual([0, 0, MANY, false]);
  });

  test("two large imports at once end as one after the other", async () => {
    const handle = await open();
    await insertSchools(handle);
    const reports = await Promise.all([
      bring(handle, many),
      bring(handle, many),
      bring(handle, many, { code: "54/002" }),
    ]);
    expect(reports.reduce((sum, report) => sum + report.new, 0)).toBe(MANY);
    const [people, codes, accounts, , staged] = await counts(handle);
    expect([people, codes, accounts, staged]).toEqual([MANY, MANY, MANY, 0]);
    const open_ = await handle.db.selectFrom("membership").select("id").where("valid_to", "is", null).execute();
    expect(open_.length).toBe(MANY);
  });

  test("what a dead import left goes when it is old, and stands in nobody's way for long", async () => {
    const handle = await open();
    await insertSchools(handle);
    await leaveStaged(handle, NOW);
    await removeAbandoned(handle.db, NOW + 9_999);
    expect(await counts(handle)).toEqual([1, 1, 0, 0, 2]);
    await removeAbandoned(handle.db, NOW + 10_001);
    expect(await counts(handle)).toEqual([0, 0, 0, 0, 0]);

    await leaveStaged(handle, NOW - 9_700);
    const report = await bring(handle, many);
    expect([report.new, report.written]).toEqual([MANY, true]);
    expect(await counts(handle)).toEqual([MANY, MANY, MANY, MANY, 0]);
  });

  test("an import whose people were taken for abandoned begins again", async () => {
    const handle = await open();
    await insertSchools(handle);
    const importing = bring(handle, many);
    const removing = Promise.all([1, 2, 3].map(() => removeAbandoned(handle.db, NOW + 60_000)));
    const [report] = await Promise.all([importing, removing]);
    expect(report.written).toBe(true);
    expect(await counts(handle)).toEqual([MANY, MANY, MANY, MANY, 0]);
  });
});
