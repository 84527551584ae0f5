import { derivedId } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { insertDemoAssignmentRows } from "#db/queries/demo.ts";
import type { Database } from "#db/schema.ts";
import { accountId } from "./accounts.server.ts";
import { dayAt, HOUR, MINUTE } from "./calendar.ts";
import type { DemoLesson } from "./lessons.server.ts";
import type { DemoPupil } from "./pupils.ts";
import type { DemoStaff } from "./staff.ts";
import { type Stream, streamOf } from "./stream.ts";
import { taughtOf } from "./taught.ts";

/** The test around a pillar: its questions with the options that are right and those that are not. */
export interface DemoTest {
  readonly pillar: string;
  /** "2026-2027". */
  readonly year: string;
  readonly questions: readonly {
    readonly key: string;
    readonly right: readonly string[];
    readonly wrong: readonly string[];
  }[];
}

interface Given {
  readonly pupils: readonly DemoPupil[];
  readonly staff: readonly DemoStaff[];
  readonly province: string;
  readonly lessons: readonly DemoLesson[];
  readonly test: DemoTest | null;
  readonly placements: ReadonlyMap<string, string>;
  /** Codes of pupils who have done nothing yet. */
  readonly fresh: readonly string[];
  readonly now: number;
}

interface Plan {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  readonly by: string;
  readonly targets: readonly string[];
  readonly items: readonly { readonly kind: "lesson" | "before" | "after"; readonly ref: string }[];
  /** Days from today. */
  readonly opens: number;
  readonly due: number | null;
  readonly late: Database["assignment"]["late"];
  /** How many of those who have it finished a lesson by now, and began it. */
  readonly done: number;
  readonly begun: number;
}

/** Lessons given by a teacher, a manager, a secretary and the department; what was taught; both tests of one class. */
export async function insertDemoAssignments({ db }: DatabaseHandle, given: Given): Promise<void> {
  if (given.lessons.length === 0) return;
  const plans = plansOf(given);
  await insertDemoAssignmentRows(db, {
    assignments: plans.map((plan) => headOf(plan, given.now)),
    items: plans.flatMap(({ key, items }) =>
      items.map(({ kind, ref }, pos) => ({ assignment: idOf(key, given.now), pos, kind, ref })),
    ),
    targets: plans.flatMap(({ key, targets }) =>
      targets.map((target) => ({ assignment: idOf(key, given.now), kind: "unit" as const, target })),
    ),
    progress: plans.flatMap((plan) => progressOf(plan, given)),
    checks: plans.flatMap((plan) => checksOf(plan, given)),
    tests: testsOf(given),
    taught: taughtOf(given),
  });
}

const idOf = (key: string, now: number) => derivedId(dayAt(now, -30, 8), "demo", "assignment", key);

function plansOf({ staff, province, lessons, test }: Given): Plan[] {
  const unitsOf = (login: string) => staff.find((one) => one.login === login)?.units ?? [];
  const some = (...places: number[]) =>
    [...new Set(places.map((at) => lessons[at % lessons.length]!.id))].map((ref) => ({ kind: "lesson" as const, ref }));
  const tests = (kind: "before" | "after") => (test ? [{ kind, ref: test.pillar }] : []);
  const own = { by: "giaovien", targets: unitsOf("giaovien"), note: "", late: "mark" as const };
  const plans: Plan[] = [
    {
      ...own,
      key: "first",
      title: "Mở đầu về ASEAN",
      note: "Đọc ở nhà, sinh hoạt lớp thứ bảy cùng nói chuyện.",
      items: some(0, 1, 2),
      opens: -12,
      due: -3,
      done: 0.7,
      begun: 0.12,
    },
    {
      ...own,
      key: "next",
      title: "Việt Nam trong ASEAN",
      items: some(5, 6, 8),
      opens: -2,
      due: 5,
      late: "accept",
      done: 0.3,
      begun: 0.2,
    },
    {
      ...own,
      key: "before",
      title: "Kiểm tra trước: Phần chung",
      items: tests("before"),
      opens: -16,
      due: -12,
      late: "accept",
      done: 0,
      begun: 0,
    },
    {
      ...own,
      key: "after",
      title: "Kiểm tra sau: Phần chung",
      items: tests("after"),
      opens: -3,
      due: 4,
      late: "accept",
      done: 0,
      begun: 0,
    },
    {
      key: "school",
      title: "Tuần lễ ASEAN của trường",
      note: "",
      by: "quanly",
      targets: unitsOf("quanly"),
      items: some(12, 20),
      opens: -5,
      due: 9,
      late: "mark",
      done: 0.22,
      begun: 0.1,
    },
    {
      key: "province",
      title: "Bài đầu tiên cho cả tỉnh",
      note: "",
      by: "canboso",
      targets: [province],
      items: some(0),
      opens: -20,
      due: null,
      late: "accept",
      done: 0,
      begun: 0,
    },
    {
      key: "union",
      title: "Sinh hoạt chi đoàn tháng tới",
      note: "",
      by: "bithu",
      targets: unitsOf("bithu"),
      items: some(5),
      opens: 1,
      due: 12,
      late: "close",
      done: 0,
      begun: 0,
    },
  ];
  return plans.filter(({ items, targets }) => items.length > 0 && targets.length > 0);
}

function headOf({ key, title, note, by, opens, due, late }: Plan, now: number): Database["assignment"] {
  const madeAt = dayAt(now, Math.min(opens, 0) - 1, 16, 20);
  return {
    id: idOf(key, now),
    title,
    note,
    opens_at: dayAt(now, opens, 7),
    due_at: due === null ? null : dayAt(now, due + 1, 0),
    late,
    made_at: madeAt,
    made_by: accountId(by, now),
    changed_at: madeAt,
    withdrawn_at: null,
    withdrawn_by: null,
  };
}

/** Who has a plan's lessons, without those who are to be found with nothing done. */
function pupilsOf({ targets }: Plan, { pupils, fresh }: Given): DemoPupil[] {
  const reached = ({ class: own, school }: DemoPupil) => targets.includes(own.id) || targets.includes(school.id);
  return pupils.filter((pupil) => reached(pupil) && !fresh.includes(pupil.code));
}

type Did = "done" | "begun" | "none";

function didOf(plan: Plan, pupil: DemoPupil, lesson: string): { did: Did; stream: Stream } {
  const stream = streamOf("assignment", plan.key, pupil.code, lesson);
  // the more active half does more than the other
  const drawn = stream.next() - (pupil.activity - 0.5) * 0.2;
  return { did: drawn < plan.done ? "done" : drawn < plan.done + plan.begun ? "begun" : "none", stream };
}

function progressOf(plan: Plan, given: Given): Database["lesson_progress"][] {
  if (plan.done === 0) return [];
  const [from, to] = [dayAt(given.now, plan.opens, 7), given.now - HOUR];
  return pupilsOf(plan, given).flatMap((pupil) =>
    plan.items.flatMap(({ ref }) => {
      const { did, stream } = didOf(plan, pupil, ref);
      if (did === "none") return [];
      // most early, some after the due time
      const begunAt = Math.min(to, from + Math.floor((stream.next() * stream.next() * 1.2 + 0.02) * (to - from)));
      const updatedAt = Math.min(given.now, begunAt + stream.int(6, 25) * MINUTE);
      const checks = given.lessons.find(({ id }) => id === ref)?.checks ?? 0;
      const right = Math.round(checks * Math.min(1, Math.max(0.3, 0.75 + pupil.skill * 0.12)));
      return [
        {
          person: pupil.person.id,
          lesson: ref,
          placement: given.placements.get(pupil.person.id) ?? null,
          state: did,
          checks_right: did === "done" ? right : Math.min(right, 1),
          checks_total: checks,
          begun_at: begunAt,
          done_at: did === "done" ? updatedAt : null,
          updated_at: updatedAt,
          section: null,
        },
      ];
    }),
  );
}

/** First answers: some questions are hard for nearly everybody. */
function checksOf(plan: Plan, given: Given): Database["check_answer"][] {
  if (plan.by !== "giaovien") return [];
  return pupilsOf(plan, given).flatMap((pupil) =>
    plan.items.flatMap(({ ref }) => {
      const questions = given.lessons.find(({ id }) => id === ref)?.questions ?? [];
      if (didOf(plan, pupil, ref).did !== "done") return [];
      return questions.map((question) => {
        const ease = 0.35 + streamOf("question", ref, question).next() * 0.6;
        const right = streamOf("check", pupil.code, ref, question).chance(ease + pupil.skill * 0.08);
        const at = dayAt(given.now, plan.opens, 19);
        return { person: pupil.person.id, lesson: ref, question, right_first: right ? (1 as const) : (0 as const), at };
      });
    }),
  );
}

/** One class did both tests, the other has hardly begun. */
function testsOf({ pupils, staff, test, placements, now }: Given): Database["pillar_test"][] {
  if (!test) return [];
  const classes = staff.find(({ login }) => login === "giaovien")?.units ?? [];
  return pupils
    .filter((pupil) => classes.includes(pupil.class.id))
    .flatMap((pupil) => {
      const stream = streamOf("pillar-test", pupil.code);
      const first = pupil.class.id === classes[0];
      const phases = [
        { phase: "before" as const, day: -13, done: stream.chance(first ? 0.9 : 0.35), share: 0.42 },
        { phase: "after" as const, day: -1, done: stream.chance(first ? 0.8 : 0.2), share: 0.6 },
      ];
      return phases.flatMap(({ phase, day, done, share }) => {
        if (!done) return [];
        const marked = test.questions.map(({ key, right, wrong }) => {
          const good = wrong.length === 0 || stream.chance(Math.min(0.95, Math.max(0.05, share + pupil.skill * 0.1)));
          return { key, good, answer: good ? [...right] : [stream.pick(wrong)] };
        });
        return [
          {
            id: derivedId(dayAt(now, day, 19), "demo", "pillar-test", pupil.code, phase),
            person: pupil.person.id,
            pillar: test.pillar,
            year: test.year,
            phase,
            placement: placements.get(pupil.person.id) ?? null,
            paper: JSON.stringify(test.questions.map(({ key }) => key)),
            answers: JSON.stringify(Object.fromEntries(marked.map(({ key, answer }) => [key, answer]))),
            right_n: marked.filter(({ good }) => good).length,
            total: test.questions.length,
            done_at: dayAt(now, day, 19, stream.int(0, 59)),
          },
        ];
      });
    });
}
