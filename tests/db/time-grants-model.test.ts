import fc from "fast-check";
import { expect, test } from "vitest";
import { deadlineOf } from "#app/domain/deadline.ts";
import { startAttemptOf } from "#app/features/attempts/api.server.ts";
import { publishedContest } from "#app/features/contests/api.server.ts";
import { USUAL } from "#app/features/contests/draft.ts";
import { giveTime, restoreAttempt, takeTimeBack, voidAttempt } from "#app/features/remedies/api.server.ts";
import { newId } from "#db/ids.ts";
import { listGrantLines } from "#db/queries/time-grants.ts";
import { eachDatabase } from "#tests/support/databases.ts";
import { homeOf, MINUTE, makeProvince, PLACEMENTS, personId, setGrades, T0 } from "./boards-fixture.ts";
import { makeBank, makePublished, roundAt, viewerOn } from "./contest-fixture.ts";

const PEOPLE = 2;
const REASON = "Một lý do nào đó";

interface Grant {
  readonly id: string;
  readonly scope: "person" | "unit" | "group" | "all";
  readonly target: string;
  readonly minutes: number;
}

const n = fc.integer({ min: 0, max: PEOPLE - 1 });
const pick = fc.nat(20);
const target = fc.oneof(
  fc.constant({ scope: "all" as const, target: "" }),
  fc.constantFrom("SCHOOL1", "CLASS12").map((unit) => ({ scope: "unit" as const, target: unit })),
  fc.constantFrom("lower", "upper").map((group) => ({ scope: "group" as const, target: group })),
  n.map((who) => ({ scope: "person" as const, target: personId(who) })),
);
const step = fc.oneof(
  fc.record({ kind: fc.constant("start" as const), n }),
  fc.record({ kind: fc.constant("give" as const), target, minutes: fc.integer({ min: 1, max: 180 }) }),
  fc.record({ kind: fc.constant("take" as const), pick }),
  fc.record({ kind: fc.constant("void" as const), n }),
  fc.record({ kind: fc.constant("restore" as const), n }),
);

eachDatabase("deadlines after any sequence of grants, starts and rulings", (open, { dialect }) => {
  test("are what the rules and the grants in force say", async () => {
    const handle = await open();
    await makeProvince(handle, PEOPLE);
    await makeBank(handle, 4);
    await setGrades(handle, { CLASS12: 9 });
    const audience = { ...USUAL.audience, levels: ["lower" as const, "upper" as const], grouping: "level" as const };
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24, size: "max" }), async (steps) => {
        runs += 1;
        const slug = `han-${runs}`;
        const time = { ...USUAL.time, rounds: [roundAt("Vòng 1", T0, T0 + 20 * MINUTE)] };
        await makePublished(handle, slug, { time, audience });
        const { contest, rules, rounds } = (await publishedContest(handle.db, slug))!;
        const round = rounds[0]!;
        let grants: Grant[] = [];
        let now = T0;
        const attemptOf = async (person: string) => {
          const rows = await handle.db
            .selectFrom("attempt")
            .select("id")
            .where("round", "=", round.id)
            .where("person", "=", person)
            .execute();
          return rows[0]?.id ?? "NONE";
        };
        const expectDeadlines = async () => {
          const rows = await handle.db
            .selectFrom("attempt")
            .select(["person", "started_at", "deadline_at"])
            .where("round", "=", round.id)
            .where("state", "=", "open")
            .execute();
          for (const { person, started_at, deadline_at } of rows) {
            const units = PLACEMENTS[homeOf(Number(person.slice(-4)))]!;
            const group = units.includes("CLASS12") ? "lower" : "upper";
            const own = grants.filter(
              ({ scope, target }) =>
                scope === "all" || [person, group].includes(target) || (scope === "unit" && units.includes(target)),
            );
            const given = own.map(({ minutes }) => ({ kind: "extra" as const, ms: minutes * MINUTE }));
            const expected = deadlineOf({ startedAt: started_at, window: round, rules, grants: given });
            expect(deadline_at, person).toBe(expected.deadlineAt);
          }
        };
        for (const each of steps) {
          now += MINUTE / 2;
          const by = { account: "ORGANISER", now };
          if (each.kind === "start") {
            const actor = viewerOn(null, personId(each.n));
            if ((await attemptOf(actor.person)) === "NONE")
              await startAttemptOf(handle, { slug, actor, now, secret: "secret" });
          } else if (each.kind === "give") {
            const grant = { id: newId(), ...each.target, minutes: each.minutes };
            await giveTime(handle, "PROVINCE", { ...grant, round, kind: "extra", reason: REASON }, by);
            grants.push(grant);
          } else if (each.kind === "take") {
            const lines = (await listGrantLines(handle.db, [round.id])).filter(({ endedAt }) => endedAt === null);
            const grant = lines[each.pick % Math.max(lines.length, 1)];
            if (!grant) continue;
            await takeTimeBack(handle, "PROVINCE", { grant, reason: REASON, ending: PEOPLE }, by);
            grants = grants.filter(({ id }) => id !== grant.id);
          } else {
            const rule = each.kind === "void" ? voidAttempt : restoreAttempt;
            await rule(handle, contest, { attempt: await attemptOf(personId(each.n)), reason: REASON }, by);
          }
          await expectDeadlines();
        }
      }),
      { numRuns: dialect === "sqlite" ? 25 : 8 },
    );
  });
});
