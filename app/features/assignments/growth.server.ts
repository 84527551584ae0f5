/** Before and after a pillar, per class and pupil. */
import { schoolYearOf } from "#app/domain/class-name.ts";
import { type Growth, growthOf } from "#app/domain/growth.ts";
import { PILLARS, type Pillar } from "#app/domain/question.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { listClassMembers } from "#app/features/people/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listTestsOf, type TestRow } from "#db/queries/pillar-tests.ts";

export interface PupilGrowth {
  readonly person: string;
  readonly name: string;
  /** Right answers and questions; null = not done. */
  readonly before: { readonly right: number; readonly total: number } | null;
  readonly after: { readonly right: number; readonly total: number } | null;
}

export interface ClassGrowth {
  readonly year: string;
  /** Pillars in which somebody of the class did a test. */
  readonly pillars: readonly { readonly pillar: Pillar; readonly growth: Growth; readonly once: number }[];
  readonly chosen: Pillar | null;
  /** The pupils in the chosen pillar, in the order of the class list. */
  readonly pupils: readonly PupilGrowth[];
}

/** The caller has checked the right; the read is audited. */
export async function classGrowth(
  { db }: DatabaseHandle,
  { unit, pillar, account, now }: { unit: string; pillar: string | null; account: string; now: number },
): Promise<ClassGrowth> {
  const members = await listClassMembers(db, unit, now);
  const year = schoolYearOf(localDay(now));
  const ids = members.map(({ person }) => person);
  const tests = await listTestsOf(db, ids, year);
  const data = { people: members.length };
  await audit(db, { at: now, actor: account, action: "growth.read", subject: `unit:${unit}`, unit, data });
  const byKey = new Map(tests.map((test) => [`${test.person} ${test.pillar} ${test.phase}`, test]));
  const of = (person: string, which: Pillar, phase: "before" | "after") =>
    byKey.get(`${person} ${which} ${phase}`) ?? null;
  const pillars = PILLARS.flatMap((which) => {
    const own = ids.map((person) => ({ before: of(person, which, "before"), after: of(person, which, "after") }));
    const some = own.filter(({ before, after }) => before || after);
    if (some.length === 0) return [];
    const pairs = some.flatMap(({ before, after }) =>
      before && after ? [{ before: share(before), after: share(after) }] : [],
    );
    return [{ pillar: which, growth: growthOf(pairs), once: some.length - pairs.length }];
  });
  const chosen = pillars.find((one) => one.pillar === pillar)?.pillar ?? pillars[0]?.pillar ?? null;
  return {
    year,
    pillars,
    chosen,
    pupils:
      chosen === null
        ? []
        : members.map(({ person, fullName }) => ({
            person,
            name: fullName,
            before: resultOf(of(person, chosen, "before")),
            after: resultOf(of(person, chosen, "after")),
          })),
  };
}

const share = ({ right, total }: TestRow) => (total === 0 ? 0 : right / total);
const resultOf = (test: TestRow | null) => test && { right: test.right, total: test.total };
