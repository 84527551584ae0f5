/** The tests before and after a pillar, and what their pairs say of a class. */
import { expect, it } from "vitest";
import {
  classGrowth,
  handInTest,
  makeAssignment,
  type TestPage,
  testPage,
} from "#app/features/assignments/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { actorOf, formOf, LIBRARY } from "./assignments-world.ts";
import { DAY, makeProvince, personId, T0 } from "./boards-fixture.ts";

const TEACHER = actorOf("teacher", "CLASS12");
const ask = (person: string, phase: "before" | "after", now = T0) => ({
  person,
  pillar: "common" as const,
  phase,
  now,
});

async function give(handle: DatabaseHandle, items: string[], late = "mark") {
  const made = await makeAssignment(handle, LIBRARY, formOf({ items, late }), { actor: TEACHER, now: T0 });
  expect(made.ok).toBe(true);
}

const keysOf = (page: TestPage | null) => (page?.state === "asked" ? page.questions.map(({ key }) => key) : []);

/** Right answers to the first `right` questions, wrong ones to the rest. */
async function sit(handle: DatabaseHandle, person: string, phase: "before" | "after", right: number, now = T0) {
  const keys = keysOf(await testPage(handle, LIBRARY, ask(person, phase, now)));
  const form = new FormData();
  for (const [at, key] of keys.entries()) form.append(key, at < right ? "a" : "b");
  return handInTest(handle, LIBRARY, ask(person, phase, now), form);
}

eachDatabase("tests around a pillar", (open) => {
  it("are there for who was given them alone, and tell nothing of the key", async () => {
    const handle = await open();
    await makeProvince(handle, 3);
    const [own, other] = [personId(1), personId(0)];
    expect(await testPage(handle, LIBRARY, ask(own, "before"))).toBeNull();
    await give(handle, ["before:common"]);
    const page = await testPage(handle, LIBRARY, ask(own, "before"));
    expect(keysOf(page)).toHaveLength(10);
    expect(JSON.stringify(page)).not.toContain("right");
    expect(await testPage(handle, LIBRARY, ask(own, "after"))).toBeNull();
    expect(await testPage(handle, LIBRARY, ask(other, "before"))).toBeNull();
    expect(await handInTest(handle, LIBRARY, ask(other, "before"), new FormData())).toBe("gone");
    expect(await handle.db.selectFrom("pillar_test").selectAll().execute()).toEqual([]);
  });

  it("ask the same questions twice, are taken once, and ask again about gaps", async () => {
    const handle = await open();
    await makeProvince(handle, 3);
    const pupil = personId(1);
    await give(handle, ["before:common", "after:common"]);
    const first = keysOf(await testPage(handle, LIBRARY, ask(pupil, "before")));
    expect(await handInTest(handle, LIBRARY, ask(pupil, "before"), new FormData())).toMatchObject({ unanswered: 10 });
    expect(await sit(handle, pupil, "before", 4)).toBe("done");
    // a second press, with better answers, changes nothing
    const again = new FormData();
    for (const key of first) again.append(key, "a");
    expect(await handInTest(handle, LIBRARY, ask(pupil, "before"), again)).toBe("done");
    expect(await testPage(handle, LIBRARY, ask(pupil, "before"))).toEqual({
      state: "done",
      right: 4,
      total: 10,
      before: null,
      wrong: [],
    });
    const second = keysOf(await testPage(handle, LIBRARY, ask(pupil, "after")));
    expect([...second].sort()).toEqual([...first].sort());
    const gaps = new FormData();
    gaps.append(second[0]!, "a");
    gaps.append("anyway", "yes");
    expect(await handInTest(handle, LIBRARY, ask(pupil, "after"), gaps)).toBe("done");
    const page = await testPage(handle, LIBRARY, ask(pupil, "after"));
    expect(page).toMatchObject({ state: "done", right: 1, before: { right: 4, total: 10 } });
    expect(page?.state === "done" && page.wrong).toHaveLength(9);
  });

  it("are too late once the one after is done, and gone once an assignment has closed", async () => {
    const handle = await open();
    await makeProvince(handle, 6);
    await give(handle, ["before:common", "after:common"], "close");
    await sit(handle, personId(1), "after", 5);
    expect(await testPage(handle, LIBRARY, ask(personId(1), "before"))).toEqual({ state: "too_late" });
    expect(await sit(handle, personId(1), "before", 5)).toBe("gone");
    expect(await testPage(handle, LIBRARY, ask(personId(4), "before", T0 + 8 * DAY))).toBeNull();
  });

  it("say something of a class from ten pairs on, and name each pupil's two results", async () => {
    const handle = await open();
    await makeProvince(handle, 36);
    await give(handle, ["before:common", "after:common"]);
    const pupils = Array.from({ length: 12 }, (_, at) => personId(1 + 3 * at));
    const growth = async () => {
      const found = await classGrowth(handle, { unit: "CLASS12", pillar: null, account: "LAN", now: T0 + DAY });
      return found;
    };
    expect((await growth()).pillars).toEqual([]);
    for (const [at, person] of pupils.entries()) {
      await sit(handle, person, "before", 3);
      if (at < 9) await sit(handle, person, "after", 6);
    }
    expect((await growth()).pillars).toMatchObject([
      { pillar: "common", once: 3, growth: { n: 9, before: 30, after: 60, verdict: "too_few", margin: null } },
    ]);
    await sit(handle, pupils[9]!, "after", 6);
    const enough = await growth();
    expect(enough.pillars).toMatchObject([{ once: 2, growth: { n: 10, change: 30, verdict: "higher", margin: 0 } }]);
    expect(enough.pupils.find(({ person }) => person === pupils[11])).toMatchObject({
      before: { right: 3 },
      after: null,
    });
    const reads = await handle.db.selectFrom("audit").select("action").where("action", "=", "growth.read").execute();
    expect(reads).toHaveLength(3);
  });
});
