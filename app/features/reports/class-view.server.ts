import { publishedContests } from "#app/features/contests/api.server.ts";
import { classLessonProgress } from "#app/features/lessons/api.server.ts";
import { listClassMembers } from "#app/features/people/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { audit } from "#db/queries/audit.ts";
import { listMemberAttempts } from "#db/queries/class-view.ts";

export interface ClassMemberLine {
  readonly name: string;
  readonly login: string | null;
  readonly state: "none" | "open" | "done";
  readonly turns: number;
  /** Thousandths; null = no graded attempt. */
  readonly best: number | null;
  readonly lessonsBegun: number;
  readonly lessonsDone: number;
}

export interface ClassView {
  readonly contest: { slug: string; title: string; roundTitle: string; closesAt: number } | null;
  readonly members: readonly ClassMemberLine[];
  readonly sat: number;
}

/** Who of a class has sat the contest at hand and who has learnt. The caller has checked the right; the read is audited. */
export async function classView(
  { db }: DatabaseHandle,
  unit: string,
  by: { account: string; now: number },
): Promise<ClassView> {
  const views = await publishedContests(db);
  const begun = views.filter((view) => (view.rounds[0]?.opensAt ?? by.now + 1) <= by.now);
  const view = begun.find((each) => (each.rounds.at(-1)?.closesAt ?? 0) > by.now) ?? begun[0] ?? null;
  const round = view ? ([...view.rounds].reverse().find((each) => each.opensAt <= by.now) ?? null) : null;

  const members = await listClassMembers(db, unit, by.now);
  const attempts = round ? await listMemberAttempts(db, unit, round.id) : [];
  const byPerson = new Map(attempts.map((row) => [row.person, row]));
  const lessons = await classLessonProgress(
    db,
    members.map((member) => member.person),
  );
  await audit(db, {
    at: by.now,
    actor: by.account,
    action: "class.read",
    subject: `unit:${unit}`,
    unit,
    data: { people: members.length },
  });
  const lines = members.map((member): ClassMemberLine => {
    const own = byPerson.get(member.person);
    const progress = lessons.get(member.person);
    return {
      name: member.fullName,
      login: member.login,
      state: own && own.turns > 0 ? "done" : own && own.open > 0 ? "open" : "none",
      turns: own?.turns ?? 0,
      best: own?.best ?? null,
      lessonsBegun: progress?.begun ?? 0,
      lessonsDone: progress?.done ?? 0,
    };
  });
  return {
    contest: view &&
      round && {
        slug: view.contest.slug,
        title: view.contest.title,
        roundTitle: round.title,
        closesAt: round.closesAt,
      },
    members: lines,
    sat: lines.filter((line) => line.state === "done").length,
  };
}
