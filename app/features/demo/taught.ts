import { localDay } from "#app/domain/vietnamese.ts";
import { derivedId } from "#app/features/units/api.server.ts";
import type { Database } from "#db/schema.ts";
import { accountId } from "./accounts.server.ts";
import { DAY } from "./calendar.ts";
import type { DemoLesson } from "./lessons.server.ts";
import type { DemoPupil } from "./pupils.ts";
import type { DemoStaff } from "./staff.ts";
import { streamOf } from "./stream.ts";

interface TaughtWorld {
  readonly pupils: readonly DemoPupil[];
  readonly staff: readonly DemoStaff[];
  readonly lessons: readonly DemoLesson[];
  readonly now: number;
}

/** What teachers and the secretary of a branch gave together. */
export function taughtOf({ staff, pupils, lessons, now }: TaughtWorld): Database["taught"][] {
  const quiet = new Set(pupils.filter(({ activity }) => activity === 0).map(({ school }) => school.plan.code));
  const teachers = staff.filter(({ role, school, login }) =>
    role === "teacher" ? school !== null && !quiet.has(school) : login === "chidoan",
  );
  return teachers.flatMap(({ login, role, units }) => {
    const stream = streamOf("taught", login);
    const unit = units[0];
    const shown = login === "giaovien" || login === "chidoan";
    if (!unit || !(shown || stream.chance(0.45))) return [];
    const first = stream.int(0, lessons.length - 1);
    const times = Math.min(lessons.length, shown ? 2 : stream.int(1, 3));
    return Array.from({ length: times }, (_, at) => {
      const taughtAt = now - (3 + at * 7 + stream.int(0, 4)) * DAY;
      const lesson = lessons[(shown ? at : first + at) % lessons.length]!.id;
      return {
        id: derivedId(taughtAt, "demo", "taught", login, String(at)),
        unit,
        lesson,
        slot: role === "teacher" ? ("class" as const) : ("branch" as const),
        day: localDay(taughtAt),
        present: stream.int(role === "teacher" ? 22 : 12, role === "teacher" ? 30 : 20),
        by: accountId(login, now),
        at: taughtAt,
      };
    });
  });
}
