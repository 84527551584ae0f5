/** A school of 2,500 pupils in a round of many: its turnout costs its own pupils, not the contest. */
import { expect, test } from "vitest";
import { roundChoice, turnoutOf } from "#app/features/reports/api.server.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import { insertRows } from "#db/queries/units-insert-rows.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { makeProvince, makeRound, T0 } from "./boards-fixture.ts";

const CLASSES = 60;
const PUPILS = 2_500;
/** Of other schools, with attempts in the same round. */
const OTHERS = 12_500;
const MOST_MS = 150;

eachDatabase("the turnout of a large school", (open) => {
  test("answers in one statement within 150 ms", async () => {
    const handle = await open();
    const { db } = handle;
    await makeProvince(handle, 0);
    const { round } = await makeRound(handle, "R");
    const classes = Array.from({ length: CLASSES }, (_, n) => `BIG${String(n).padStart(2, "0")}`);
    const unit = { kind: "class", code_scheme: "test", attrs: "{}", valid_from: "2026-09-01", valid_to: null };
    await insertRows(
      db,
      "unit",
      classes.map((id) => ({ id, code: id, name: id, name_key: id, sort_key: id, ...unit })),
    );
    await insertRows(
      db,
      "unit_closure",
      classes.map((descendant) => ({ tree: "state", ancestor: "SCHOOL1", descendant, depth: 1 })),
    );
    const people = Array.from({ length: PUPILS + OTHERS }, (_, n) => `P${String(n).padStart(6, "0")}`);
    await insertRows(
      db,
      "person",
      people.map((id) => ({ id, full_name: id, name_key: id, sort_key: id, birth_date: null, erased_at: null })),
    );
    await insertRows(
      db,
      "membership",
      people.map((person, n) => ({
        id: `M${person}`,
        person,
        tree: "state",
        unit: n < PUPILS ? classes[n % CLASSES]! : "CLASS21",
        role: "pupil",
        valid_from: "2026-09-01",
        valid_to: null,
      })),
    );
    const sat = people.filter((_, n) => n % 2 === 0);
    await insertRows(
      db,
      "attempt",
      sat.map((person) => ({
        ...{ id: `A${person}`, person, round, no: 1, rules_version: 1, placement: "IN11", seed: "s", paper: "[]" },
        ...{
          state: "submitted" as const,
          epoch: 1,
          token_hash: person,
          started_at: T0,
          deadline_at: T0,
          receipt: null,
        },
        ...{ finished_at: T0, grading: "G1", score: 1_000, duration_ms: 1 },
      })),
    );
    const [school] = await listUnitsByIds(db, ["SCHOOL1"]);
    const { chosen } = (await roundChoice(db, school!, { wanted: null, now: T0 }))!;
    const times: number[] = [];
    for (let run = 0; run < 5; run++) {
      const begun = performance.now();
      const lines = await turnoutOf(handle, school!, chosen!, { order: "fewest", now: T0, phonesFor: null });
      times.push(performance.now() - begun);
      expect(lines.reduce((sum, line) => sum + line.members, 0)).toBe(PUPILS);
      expect(lines.reduce((sum, line) => sum + line.sat, 0)).toBe(PUPILS / 2);
    }
    // the machine may be busy with other tests: the best of five is what the query costs
    expect(Math.min(...times)).toBeLessThan(MOST_MS);
  });
});
