/** The passport: a stamp for all questions of a profile right, kept for good, each person's own. */
import { expect, it } from "vitest";
import type { Content } from "#app/content/types.ts";
import type { CountryId } from "#app/domain/asean.ts";
import {
  countryOfProgress,
  countStamps,
  ownCountries,
  passport,
  progressId,
  saveCountryProgress,
} from "#app/features/countries/api.server.ts";
import { eachDatabase, type TestDatabase } from "#tests/support/databases.ts";

const T0 = Date.UTC(2026, 10, 30, 2);
const country = (id: string, questions: number) => ({ id, name: id, checks: Array.from({ length: questions }) });
const contentOf = (...countries: ReturnType<typeof country>[]) =>
  ({ countries }) as unknown as Pick<Content, "countries">;
const CONTENT = contentOf(country("brunei", 3), country("lao", 3), country("viet-nam", 0));

const save = (handle: TestDatabase, id: string, right: number, now = T0, { person = "AN", content = CONTENT } = {}) =>
  saveCountryProgress(handle.db, content, { person, country: id as CountryId, right, now });

async function withPeople(handle: TestDatabase): Promise<TestDatabase> {
  for (const id of ["AN", "BINH"]) {
    await handle.db
      .insertInto("person")
      .values({
        id,
        full_name: id,
        name_key: id,
        sort_key: id,
        birth_date: null,
        erased_at: null,
      })
      .execute();
  }
  return handle;
}

it.each<[string, string | null]>([
  [progressId("lao"), "lao"],
  ["lao", null],
  ["nuoc:atlantis", null],
  ["mot-bai-hoc", null],
])("a report about %s", (id, found) => expect(countryOfProgress(id)).toBe(found));

eachDatabase("the passport", (open) => {
  it("is stamped when every question is right, whatever the page says it counted", async () => {
    const handle = await withPeople(await open());
    expect(await save(handle, "lao", 0)).toBe("begun");
    expect(await save(handle, "lao", 2)).toBe("begun");
    expect(await save(handle, "brunei", 1_000)).toBe("done");
    expect(await save(handle, "lao", 3, T0 + 5)).toBe("done");
    // a profile without questions gives no stamp, a country without a profile is not there
    expect(await save(handle, "viet-nam", 0)).toBe("begun");
    expect(await save(handle, "malaysia", 3)).toBeNull();
    expect(await passport(handle.db, CONTENT, "AN")).toEqual([
      { id: "brunei", name: "brunei", at: T0, rightSoFar: 3, questions: 3 },
      { id: "lao", name: "lao", at: T0 + 5, rightSoFar: 3, questions: 3 },
      { id: "viet-nam", name: "viet-nam", at: null, rightSoFar: 0, questions: 0 },
    ]);
    expect(await countStamps(handle.db, CONTENT, "AN")).toBe(2);
  });

  it("keeps a stamp and its moment: reading again takes nothing away", async () => {
    const handle = await withPeople(await open());
    await save(handle, "lao", 3);
    expect(await save(handle, "lao", 0, T0 + 9)).toBe("done");
    expect((await passport(handle.db, CONTENT, "AN"))[1]).toMatchObject({ at: T0, rightSoFar: 3 });
    // the profile has more questions since: the stamp stays
    const longer = contentOf(country("lao", 5));
    expect(await save(handle, "lao", 1, T0 + 10, { content: longer })).toBe("done");
    expect((await passport(handle.db, longer, "AN"))[0]).toMatchObject({ at: T0, rightSoFar: 3, questions: 5 });
    // and fewer: no more are right than there are
    const shorter = contentOf(country("lao", 2));
    await save(handle, "lao", 1, T0 + 11, { content: shorter });
    expect((await passport(handle.db, shorter, "AN"))[0]).toMatchObject({ rightSoFar: 2, questions: 2 });
  });

  it("is each person's own", async () => {
    const handle = await withPeople(await open());
    await Promise.all([save(handle, "lao", 3), save(handle, "lao", 1, T0, { person: "BINH" }), save(handle, "lao", 3)]);
    expect(await ownCountries(handle.db, "AN")).toEqual({ "nuoc:lao": { state: "done", section: null } });
    expect(await ownCountries(handle.db, "BINH")).toEqual({ "nuoc:lao": { state: "begun", section: null } });
    expect(await ownCountries(handle.db, "NOBODY")).toEqual({});
  });
});
