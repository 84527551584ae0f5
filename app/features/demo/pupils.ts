import { localDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { NewPerson } from "#app/features/people/api.server.ts";
import { derivedId } from "#app/features/units/api.server.ts";
import { DAY, type DemoCalendar } from "./calendar.ts";
import type { NameMaker, Sex } from "./names.ts";
import type { DemoClass, DemoSchool } from "./schools.ts";
import { type Stream, streamOf } from "./stream.ts";

export interface DemoPupil {
  readonly person: NewPerson;
  /** Code and login: AG260001. */
  readonly code: string;
  readonly school: DemoSchool;
  readonly class: DemoClass;
  /** How likely the pupil is to take part, 0–1. */
  readonly activity: number;
  /** How well the pupil knows ASEAN: 0 is average, 1 a standard deviation above it. */
  readonly skill: number;
}

/** One school is so small that it has a single class of seven. */
const SMALLEST_CLASS = 7;

/** Pupils of all classes, class by class. `share` < 1 makes smaller classes of the same names, for tests. */
export function buildPupils(
  schools: readonly DemoSchool[],
  names: NameMaker,
  calendar: DemoCalendar,
  share = 1,
): DemoPupil[] {
  const pupils: DemoPupil[] = [];
  for (const school of schools) {
    const schoolSkill = streamOf("school", school.plan.code).gauss() * 0.35;
    for (const unit of school.classes) {
      const stream = streamOf("class", school.plan.code, unit.name);
      const size = school.plan.style === "single" ? SMALLEST_CLASS : stream.int(24, 33);
      const mood = stream.gauss() * 0.15;
      for (let at = 0; at < Math.max(1, Math.round(size * share)); at++) {
        const code = `AG${String(calendar.schoolYear).slice(2)}${String(pupils.length + 1).padStart(4, "0")}`;
        const activity =
          school.plan.activity === 0 ? 0 : clamp(school.plan.activity + mood + stream.gauss() * 0.1, 0.02, 0.97);
        const person = buildPerson(stream, code, unit, names, calendar);
        const skill = schoolSkill + stream.gauss() + (unit.grade - 9) * 0.08;
        pupils.push({ person, code, school, class: unit, activity, skill });
      }
    }
  }
  return pupils;
}

function buildPerson(
  stream: Stream,
  code: string,
  unit: DemoClass,
  names: NameMaker,
  calendar: DemoCalendar,
): NewPerson {
  const sex: Sex = stream.chance(0.5) ? "f" : "m";
  const fullName = names.make(stream, sex, "pupil");
  const repeated = stream.chance(0.02) ? 1 : 0;
  const born = startOfLocalDay(`${calendar.schoolYear - unit.grade - 5 - repeated}-01-01`) + stream.int(0, 364) * DAY;
  const id = derivedId(startOfLocalDay(calendar.since), "demo", "person", code);
  const belongs = stream.chance(unit.grade >= 10 ? 0.82 : 0.95);
  // "16 tuổi" of the Đoàn's statute means fifteen years and a day; below that it is the Đội's age.
  const old = localDay(born) < yearsBefore(localDay(calendar.now), 15);
  const inBranch = belongs && (unit.grade >= 10 ? old : !old);
  const membership = (tree: string, of: string, role: string) => ({
    id: derivedId(startOfLocalDay(calendar.since), "demo", "membership", tree, code),
    tree,
    unit: of,
    role,
    validFrom: calendar.since,
  });
  return {
    id,
    fullName,
    birthDate: localDay(born),
    codes: [
      { scheme: "ma-hoc-sinh", code },
      // Ten digits like the Ministry's, invented.
      { scheme: "moet", code: `0091${code.slice(2)}` },
    ],
    memberships: [
      membership("state", unit.id, "pupil"),
      ...(inBranch ? [membership("youth", unit.branch, unit.grade >= 10 ? "union-member" : "troop-member")] : []),
    ],
  };
}

function yearsBefore(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
