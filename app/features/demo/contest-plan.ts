import { type ContestRules, type QuotaLine, RANKING_R1 } from "#app/domain/contest.ts";
import type { Level, Pillar } from "#app/domain/question.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { DAY, dayAt } from "./calendar.ts";

export interface ContestPlan {
  readonly key: "closed" | "open" | "coming";
  readonly slug: string;
  readonly title: string;
  readonly round: string;
  readonly levels: readonly Level[];
  readonly minutes: number;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly announcedAt: number;
  /** Closed attempts per 6,000 pupils. */
  readonly attempts: number;
}

/** One closed and frozen, one open now, one coming; in the order they were made. */
export function contestPlans(now: number): ContestPlan[] {
  const [closedOn, openOn] = [dayAt(now, -24, 7), dayAt(now, -6, 7)];
  const [, month = ""] = localDay(closedOn).split("-");
  const year = (at: number) => localDay(at).slice(0, 4);
  return [
    {
      key: "closed",
      slug: `vong-thu-thang-${Number(month)}-${year(closedOn)}`,
      title: `Tìm hiểu ASEAN ${year(closedOn)} – Vòng thử tháng ${Number(month)}`,
      round: "Vòng thử",
      levels: ["lower", "upper"],
      minutes: 15,
      opensAt: closedOn,
      closesAt: dayAt(now, -10, 17),
      announcedAt: dayAt(now, -31, 9),
      attempts: 3_500,
    },
    {
      key: "open",
      slug: `tim-hieu-asean-${year(openOn)}`,
      title: `Tìm hiểu ASEAN ${year(openOn)}`,
      round: "Vòng chính thức",
      levels: ["lower", "upper"],
      minutes: 15,
      opensAt: openOn,
      closesAt: dayAt(now, 8, 17),
      announcedAt: dayAt(now, -13, 9),
      attempts: 1_900,
    },
    {
      key: "coming",
      slug: `hanh-trinh-qua-muoi-mot-nuoc-${year(dayAt(now, 6, 7))}`,
      title: "Hành trình qua mười một nước ASEAN",
      round: "Vòng một",
      levels: ["lower"],
      minutes: 20,
      opensAt: dayAt(now, 6, 7),
      closesAt: dayAt(now, 20, 17),
      announcedAt: dayAt(now, -1, 9),
      attempts: 0,
    },
  ];
}

/** What everybody sees stops a day before the end, so that the end stays open. */
export const FREEZE_BEFORE_MS = DAY;

const WANTED: readonly QuotaLine[] = (["security", "economy", "culture", "common"] as const).map((pillar) => ({
  pillar,
  n: 5,
}));

/** Twenty questions, five a pillar; where the bank has fewer, as many as there are. Empty without any question. */
export function scaledQuota(available: (pillar: Pillar) => number): QuotaLine[] {
  return WANTED.map((line) => ({ ...line, n: Math.min(line.n, available(line.pillar)) })).filter((line) => line.n > 0);
}

export function rulesOf(plan: ContestPlan, quota: readonly QuotaLine[]): ContestRules {
  return {
    levels: plan.levels,
    quota,
    minutes: plan.minutes,
    attempts: 2,
    counted: "best",
    closing: "hard",
    graceMs: 5_000,
    pointsPerQuestion: 1_000,
    showScore: true,
    ranking: RANKING_R1,
    unitFormulas: ["C2", "C1"],
    listZeroUnits: false,
  };
}
