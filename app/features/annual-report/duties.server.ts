/** The year's duties of a unit, from its contests, its reports and what it noted of lessons. */
import type { Kysely } from "kysely";
import { isBranchKind } from "#app/domain/branch.ts";
import { type Duty, type DutyContest, type DutyPlace, dutiesOf, MEMORIAL_DAYS } from "#app/domain/duties.ts";
import { localDay, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { ancestorsOf, listUnitsByIds } from "#app/features/units/api.server.ts";
import type { Database } from "#db/connect.ts";
import { listUnitRoles } from "#db/queries/boards-units.ts";
import { hasTaughtBetween } from "#db/queries/dashboard-figures.ts";
import { listReportsOfUnit } from "#db/queries/reports.ts";
import { contestsFor } from "./data.server.ts";
import { periodOf } from "./period.ts";
import { readPlan } from "./stored.ts";

/** A lesson so many days before or after a memorial day is told as one for it. */
const AROUND_DAYS = 14;
const DAY = 86_400_000;

/** Null for a class and for an unknown unit: they owe nothing. The caller has checked that it may be seen. */
export async function unitDuties(db: Kysely<Database>, unit: string, now: number): Promise<Duty[] | null> {
  const [row] = await listUnitRoles(db, [unit]);
  const place = row ? await placeOf(db, row) : null;
  if (!place) return null;
  const today = localDay(now);
  const period = periodOf(today.slice(0, 4))!;
  const contests = (await contestsFor(db, { unit, period }, startOfLocalDay(period.to) + DAY)).map(
    ({ contest, rounds }): DutyContest => {
      const closesAt = Math.max(...rounds.map((round) => round.closesAt));
      return {
        slug: contest.slug,
        title: contest.title,
        opens: localDay(Math.min(...rounds.map(({ opensAt }) => opensAt))),
        // a contest that closes at midnight closed the day before
        closes: localDay(closesAt - 1),
        closed: closesAt <= now,
        settled: contest.publicEdition > 0,
      };
    },
  );
  const reports = (await listReportsOfUnit(db, unit)).flatMap(({ id, plan, issuedAt }) => {
    const { period: about, form } = readPlan(plan);
    return form === "year"
      ? [{ id, from: about.from, to: about.to, issued: issuedAt === null ? null : localDay(issuedAt) }]
      : [];
  });
  const kept: string[] = [];
  for (const { id, monthDay } of MEMORIAL_DAYS) {
    const at = startOfLocalDay(`${today.slice(0, 4)}-${monthDay}`);
    const [from, to] = [localDay(at - AROUND_DAYS * DAY), localDay(at + AROUND_DAYS * DAY)];
    if (await hasTaughtBetween(db, { unit, from, to })) kept.push(id);
  }
  return dutiesOf({ place, today, contests, reports, kept });
}

async function placeOf(
  db: Kysely<Database>,
  { unit, role }: { unit: string; role: string },
): Promise<DutyPlace | null> {
  if (role === "school") return role;
  if (role === "branch") {
    const [row] = await listUnitsByIds(db, [unit]);
    return row && isBranchKind(row.kind) ? "chapter" : "branch";
  }
  if (role !== "area") return null;
  return (await ancestorsOf(db, unit)).length > 1 ? "area" : "province";
}
