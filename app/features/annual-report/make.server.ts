import type { Kysely } from "kysely";
import type { Content } from "#app/content/types.ts";
import type { Database } from "#db/connect.ts";
import { type BuiltReport, buildReport } from "./build.ts";
import { contestsFor, type DataPlan, reportData } from "./data.server.ts";
import { headFor, usualSubject } from "./head.server.ts";
import type { ReportHead } from "./model.ts";
import type { Texts } from "./narrative.ts";
import type { Period } from "./period.ts";

export interface MakeInput {
  readonly plan: DataPlan;
  /** Null = as reports of the unit usually have it, without number and day. */
  readonly head: ReportHead | null;
  readonly written: Partial<Texts>;
  readonly now: number;
}

/** Data, figures, sentences: the whole report short of its files. Null for an unknown unit. */
export async function makeReport(
  db: Kysely<Database>,
  content: Pick<Content, "modules">,
  { plan, head, written, now }: MakeInput,
): Promise<BuiltReport | null> {
  const data = await reportData(db, content, plan);
  if (!data) return null;
  const own = head ?? {
    ...(await headFor(db, plan.unit)),
    number: "",
    day: null,
    subject: usualSubject(plan.period),
  };
  return buildReport({ data, plan, head: own, written, now });
}

/** What a report of this unit and period tells of unless somebody chooses: every contest of it, every pillar. */
export async function usualPlan(
  db: Kysely<Database>,
  { modules }: Pick<Content, "modules">,
  { unit, period }: { unit: string; period: Period },
  now: number,
): Promise<DataPlan> {
  const contests = await contestsFor(db, { unit, period }, now);
  return {
    form: "year",
    unit,
    period,
    cutAt: now,
    contests: contests.map(({ contest }) => contest.id),
    pillars: [...new Set(modules.map(({ pillar }) => pillar))],
  };
}
