import { type ContestRules, type Prediction, type QuotaLine, RANKING_R1, RULE_DEFAULTS } from "#app/domain/contest.ts";
import type { Level, Pillar } from "#app/domain/question.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { type ContestDraft, USUAL } from "#app/features/contests/api.server.ts";
import { DAY, dayAt, HOUR } from "./calendar.ts";

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
  readonly prediction: Prediction | null;
  /** How its units are ranked. */
  readonly units: Pick<ContestRules, "unitFormulas" | "minRoll" | "sizeClasses">;
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
      prediction: null,
      units: { unitFormulas: ["C2", "C6", "C7"], minRoll: 80, sizeClasses: [200] },
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
      prediction: "participants",
      units: { unitFormulas: ["C2", "C1", "C4", "BK"], minRoll: null, sizeClasses: [] },
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
      prediction: "full",
      units: { unitFormulas: ["C2", "C1"], minRoll: null, sizeClasses: [] },
    },
  ];
}

/** What everybody sees stops a day before the end, so that the end stays open. */
export const FREEZE_BEFORE_MS = DAY;

const WANTED: readonly (QuotaLine & { readonly pillar: Pillar })[] = (
  ["security", "economy", "culture", "common"] as const
).map((pillar) => ({
  pillar,
  n: 5,
}));

/** Twenty questions, five a pillar; where the bank has fewer, as many as there are. Empty without any question. */
export function scaledQuota(available: (pillar: Pillar) => number): QuotaLine[] {
  return WANTED.map((line) => ({ ...line, n: Math.min(line.n, available(line.pillar)) })).filter((line) => line.n > 0);
}

export function rulesOf(plan: ContestPlan, quota: readonly QuotaLine[]): ContestRules {
  return {
    ...RULE_DEFAULTS,
    levels: plan.levels,
    quota,
    minutes: plan.minutes,
    attempts: 2,
    counted: "best",
    closing: "hard",
    graceMs: 5_000,
    pointsPerQuestion: 1_000,
    prediction: plan.prediction,
    showScore: true,
    ranking: RANKING_R1,
    ...plan.units,
    listZeroUnits: false,
    about: ABOUT,
    prizes: PRIZES,
  };
}

const ABOUT = "Sở GDĐT phối hợp Tỉnh đoàn tổ chức. Hỏi thêm: số điện thoại hỗ trợ ở cuối trang.";
const PRIZES = [
  "1 giải Nhất: giấy khen và 1.000.000 đồng",
  "3 giải Nhì: giấy khen và 700.000 đồng",
  "5 giải Ba: giấy khen và 500.000 đồng",
  "3 trường có tỷ lệ dự thi cao nhất: cờ lưu niệm",
];

export interface DraftPlan {
  readonly slug: string;
  readonly title: string;
  readonly settings: Omit<ContestDraft, "title">;
}

/** A contest that the organiser has not finished: two weeks and a rehearsal, the last step still open. */
export function draftPlan(now: number): DraftPlan {
  const opensOn = (week: number) => dayAt(now, 30 + 7 * week, 7);
  const week = (at: number) => ({
    id: null,
    title: `Tuần ${at + 1}`,
    rehearsal: false,
    opensAt: opensOn(at),
    closesAt: opensOn(at) + 5 * DAY + 10 * HOUR,
    freezeAt: null,
    advance: null,
  });
  const year = localDay(opensOn(0)).slice(0, 4);
  return {
    slug: `asean-tung-tuan-${year}`,
    title: `ASEAN từng tuần ${year}`,
    settings: {
      about: ABOUT,
      audience: { ...USUAL.audience, grouping: "level" },
      time: {
        ...USUAL.time,
        rounds: [
          {
            id: null,
            title: "Thi thử",
            rehearsal: true,
            opensAt: dayAt(now, 27, 7),
            closesAt: dayAt(now, 28, 17),
            freezeAt: null,
            advance: null,
          },
          week(0),
          week(1),
        ],
      },
      paper: USUAL.paper,
      results: null,
    },
  };
}
