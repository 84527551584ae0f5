import { createDraft, publishContest, saveStep } from "#app/features/contests/api.server.ts";
import { approvedVersions, keysOf, type QuestionVersion } from "#app/features/questions/api.server.ts";
import { fixRollMoment } from "#app/features/units/api.server.ts";
import type { DatabaseHandle } from "#db/connect.ts";
import { findGrading } from "#db/queries/attempts.ts";
import { listRounds, setRollMoment } from "#db/queries/contests.ts";
import { DAY } from "./calendar.ts";
import { type ContestPlan, contestPlans, draftPlan, FREEZE_BEFORE_MS, rulesOf, scaledQuota } from "./contest-plan.ts";
import type { SittingRound } from "./sitting.server.ts";

export interface DemoContest {
  readonly plan: ContestPlan;
  readonly contest: string;
  /** Null for a contest that has not opened. */
  readonly roll: string | null;
  readonly round: SittingRound;
}

/** Publishes the contests of the demo and fixes the rolls of those that have opened. None without questions. */
export async function publishDemoContests(
  handle: DatabaseHandle,
  { province, organiser, now }: { province: string; organiser: string; now: number },
): Promise<DemoContest[]> {
  const versions = await approvedVersions(handle.db);
  const contests: DemoContest[] = [];
  for (const plan of contestPlans(now)) {
    const fitting = versions.filter((version) => version.levels.some((level) => plan.levels.includes(level)));
    const quota = scaledQuota((pillar) => fitting.filter((version) => version.pillar === pillar).length);
    if (quota.length === 0) continue;
    contests.push(await publishOne(handle, plan, rulesOf(plan, quota), fitting, { province, organiser, now }));
  }
  return contests;
}

/** Begins the contest that the organiser has not finished. */
export async function insertDemoDraft(
  handle: DatabaseHandle,
  { province, organiser, now }: { province: string; organiser: string; now: number },
): Promise<void> {
  const { slug, title, settings } = draftPlan(now);
  const by = { account: organiser, now: now - DAY };
  const made = await createDraft(handle, { unit: province, title, slug, about: settings.about, copy: null }, by);
  if (!made.ok) throw new Error(`demo draft ${slug} was not made: ${made.code}`);
  await saveStep(handle, made.contest, "questions", { draft: settings }, by);
}

async function publishOne(
  handle: DatabaseHandle,
  plan: ContestPlan,
  rules: ReturnType<typeof rulesOf>,
  fitting: readonly QuestionVersion[],
  { province, organiser, now }: { province: string; organiser: string; now: number },
): Promise<DemoContest> {
  const { opensAt, closesAt } = plan;
  const published = await publishContest(
    handle,
    {
      unit: province,
      slug: plan.slug,
      title: plan.title,
      rules,
      rounds: [{ title: plan.round, opensAt, closesAt, freezeAt: closesAt - FREEZE_BEFORE_MS }],
    },
    { account: organiser, now: plan.announcedAt },
  );
  if (!published.ok) throw new Error(`demo contest ${plan.slug} was not published: ${published.code}`);
  const contest = published.contest;
  let roll: string | null = null;
  if (opensAt <= now) {
    roll = await fixRollMoment(handle, { reason: "contest.open", at: opensAt, unit: province });
    const moment = roll;
    await handle.db.transaction().execute((trx) => setRollMoment(trx, contest, moment, now));
  }
  const round = (await listRounds(handle.db, contest))[0]!;
  const grading = (await findGrading(handle.db, round.id))!;
  const pool = fitting.filter((version) => rules.quota.some((line) => line.pillar === version.pillar));
  const keys = await keysOf(
    handle.db,
    pool.map((version) => version.version),
  );
  const difficulties = new Map(pool.map((version) => [version.version, version.difficulty]));
  return {
    plan,
    contest,
    roll,
    round: { key: plan.key, round: round.id, opensAt, closesAt, rules, grading: grading.id, pool, keys, difficulties },
  };
}
