/** Who of the demo world sits a contest, how often and when. */
import { DAY, dayAt, HOUR, MINUTE } from "./calendar.ts";
import type { ContestPlan } from "./contest-plan.ts";
import type { DemoPupil } from "./pupils.ts";
import type { ShownPupil } from "./shown-pupils.ts";
import { type Stream, streamOf } from "./stream.ts";

export interface PlannedSitting {
  readonly pupil: DemoPupil;
  readonly no: number;
  readonly startedAt: number;
}

/** Share of participants who use their second attempt. */
const SECOND_ATTEMPT = 0.3;
/** Pupils who sit with their class in one lesson; the others sit when they like. */
const WITH_CLASS = 0.6;
/** Schools below this activity have not begun with the open contest yet. */
const BEGUN_FROM = 0.32;
/** From one start to the next: longer than a sitting. */
const BETWEEN_MS = 25 * MINUTE;
const LESSON_HOURS = [7, 8, 9, 10, 13, 14, 15, 16];
/** The target numbers are for a world of so many pupils. */
const FULL_WORLD = 6_000;

/** Every sitting that is over by `now`, the first attempt of a pupil before the second. */
export function planSittings(
  plan: ContestPlan,
  pupils: readonly DemoPupil[],
  shown: readonly ShownPupil[],
  now: number,
): PlannedSitting[] {
  const limit = Math.min(plan.closesAt, now) - (plan.minutes + 2) * MINUTE;
  const invited = pupils.filter((pupil) => plan.levels.includes(pupil.class.grade >= 10 ? "upper" : "lower"));
  const willing = (pupil: DemoPupil) => (plan.key === "open" && pupil.activity < BEGUN_FROM ? 0 : pupil.activity);
  const expected = invited.reduce((sum, pupil) => sum + willing(pupil), 0) * (1 + SECOND_ATTEMPT);
  const factor = expected === 0 ? 0 : (plan.attempts * (pupils.length / FULL_WORLD)) / expected;
  const fixed = new Map(shown.map((one) => [one.pupil.code, one.attempts[plan.key]]));
  const sessions = new Map<string, number>();

  return invited.flatMap((pupil) => {
    const stream = streamOf("sitting", plan.key, pupil.code);
    const joins = stream.next() < Math.min(0.97, willing(pupil) * factor);
    const again = stream.chance(SECOND_ATTEMPT);
    const times = fixed.get(pupil.code) ?? (joins ? (again ? 2 : 1) : 0);
    const sittings: PlannedSitting[] = [];
    const session = sessionOf(sessions, plan, pupil, limit);
    for (let no = 1; no <= times; no++) {
      const last = sittings.at(-1);
      const withClass = !last && session <= limit && stream.chance(WITH_CLASS);
      const startedAt = withClass
        ? session + stream.int(0, 6 * MINUTE)
        : ownMoment(stream, plan, last ? last.startedAt + BETWEEN_MS : plan.opensAt, limit);
      if (startedAt === null || startedAt > limit) break;
      sittings.push({ pupil, no, startedAt });
    }
    return sittings;
  });
}

/** The lesson in which a class goes to the computer room: a weekday of the contest, the same for all of the class. */
function sessionOf(sessions: Map<string, number>, plan: ContestPlan, pupil: DemoPupil, limit: number): number {
  const known = sessions.get(pupil.class.id);
  if (known !== undefined) return known;
  const stream = streamOf("session", plan.key, pupil.school.plan.code, pupil.class.name);
  let moment = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 12 && (moment > limit || moment < plan.opensAt || isSunday(moment)); tries++) {
    moment = dayAt(plan.opensAt, daysIn(stream, plan, limit), stream.pick(LESSON_HOURS), stream.pick([0, 15, 30]));
  }
  if (isSunday(moment)) moment = Number.POSITIVE_INFINITY;
  sessions.set(pupil.class.id, moment);
  return moment;
}

/** A moment of one's own: in the day, or in the evening at home; null when nothing fits between the two bounds. */
function ownMoment(stream: Stream, plan: ContestPlan, from: number, limit: number): number | null {
  for (let tries = 0; tries < 12; tries++) {
    const hour = stream.chance(0.5) ? stream.int(7, 16) : stream.int(19, 21);
    const moment = dayAt(plan.opensAt, daysIn(stream, plan, limit), hour) + stream.int(0, HOUR - 1);
    if (moment >= from && moment <= limit) return moment;
  }
  return null;
}

function daysIn(stream: Stream, plan: ContestPlan, limit: number): number {
  return stream.int(0, Math.max(0, Math.floor((limit - plan.opensAt) / DAY)));
}

function isSunday(moment: number): boolean {
  return Number.isFinite(moment) && new Date(moment + 7 * HOUR).getUTCDay() === 0;
}
