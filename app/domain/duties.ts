/** The year's duties of a unit and their state (the plans of the provinces; domain notes on the report, D.1). */

export type DutyState =
  | { readonly kind: "done"; readonly at: string | null }
  /** Days until its last day; 0 = today. */
  | { readonly kind: "due"; readonly days: number }
  /** Days since its last day. */
  | { readonly kind: "late"; readonly days: number }
  /** It passed and nothing was noted: nobody can catch up with a memorial day. */
  | { readonly kind: "passed" };

export interface Duty {
  readonly id: string;
  /** The last day on which it is in time, YYYY-MM-DD. */
  readonly day: string;
  readonly title: string;
  readonly state: DutyState;
  /** Where it is done: the id of a report or the slug of a contest, by `of`. */
  readonly of:
    | { readonly kind: "report"; readonly id: string | null }
    | { readonly kind: "contest"; readonly slug: string }
    | null;
}

/** Who is responsible: the department for its province, a commune or an area, a school, a Đoàn; a chi đoàn reports to nobody. */
export type DutyPlace = "province" | "area" | "school" | "branch" | "chapter";

export interface DutyContest {
  readonly slug: string;
  readonly title: string;
  /** The first and the last day on which it is open. */
  readonly opens: string;
  readonly closes: string;
  /** Whether it still runs at this moment. */
  readonly closed: boolean;
  /** Whether its result is an issued edition. */
  readonly settled: boolean;
}

export interface DutyReport {
  readonly id: string;
  /** The days it is about. */
  readonly from: string;
  readonly to: string;
  /** The day of its newest issued version; null = a draft. */
  readonly issued: string | null;
}

export interface DutyFacts {
  readonly place: DutyPlace;
  /** Today, YYYY-MM-DD. */
  readonly today: string;
  readonly contests: readonly DutyContest[];
  /** Yearly reports of the unit itself. */
  readonly reports: readonly DutyReport[];
  /** Memorial days (ids of MEMORIAL_DAYS) around which the unit noted a lesson. */
  readonly kept: readonly string[];
}

/** Days that the plans name for flags, posters and lessons. */
export const MEMORIAL_DAYS = [
  { id: "28-07", monthDay: "07-28", title: "Kỷ niệm ngày Việt Nam gia nhập ASEAN (28/7/1995)" },
  { id: "08-08", monthDay: "08-08", title: "Kỷ niệm ngày thành lập ASEAN (8/8/1967)" },
] as const;

interface Due {
  readonly id: string;
  readonly monthDay: string;
  readonly title: string;
  readonly places: readonly DutyPlace[];
}

/** "Before 01/12" is over when that day begins; "by 10/12" holds for the whole day. */
const REPORT_DAYS: readonly Due[] = [
  {
    id: "bao-cao-ubnd",
    monthDay: "11-30",
    title: "Gửi báo cáo năm về Ủy ban nhân dân tỉnh trước 01/12",
    places: ["province"],
  },
  { id: "bao-cao-so", monthDay: "11-30", title: "Gửi báo cáo năm của trường trước 01/12", places: ["school"] },
  {
    id: "bao-cao-tong-hop",
    monthDay: "12-10",
    title: "Gửi báo cáo để tổng hợp chung của tỉnh, ngày 10/12",
    places: ["province", "area", "branch"],
  },
];

/** How long an unfinished duty of the year before is still shown: until the end of February. */
const LAST_MONTH_OF_ARREARS = 2;

/** The duties of the calendar year of today, and reports of the year before that are still owed; by their day. */
export function dutiesOf({ place, today, contests, reports, kept }: DutyFacts): Duty[] {
  const year = Number(today.slice(0, 4));
  const memorial = MEMORIAL_DAYS.map(({ id, monthDay, title }): Duty => {
    const day = `${year}-${monthDay}`;
    const state: DutyState = kept.includes(id)
      ? { kind: "done", at: null }
      : today > day
        ? { kind: "passed" }
        : { kind: "due", days: daysBetween(today, day) };
    return { id, day, title, state, of: null };
  });
  const owed = REPORT_DAYS.filter(({ places }) => places.includes(place)).flatMap((due) => {
    const own = reportDuty(due, year, today, reports);
    const before = reportDuty(due, year - 1, today, reports);
    const arrears = Number(today.slice(5, 7)) <= LAST_MONTH_OF_ARREARS && before.state.kind === "late";
    return arrears ? [before, own] : [own];
  });
  const windows = contests
    .filter(({ opens, closes }) => opens.slice(0, 4) <= String(year) && closes.slice(0, 4) >= String(year))
    .flatMap((contest) => contestDuties(contest, today));
  return [...memorial, ...owed, ...windows].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function reportDuty(due: Due, year: number, today: string, reports: readonly DutyReport[]): Duty {
  const day = `${year}-${due.monthDay}`;
  const about = reports.filter(({ from, to }) => from <= `${year}-01-01` && to >= `${year}-12-31`);
  const issued = about.find((report) => report.issued !== null);
  const of = { kind: "report", id: (issued ?? about[0])?.id ?? null } as const;
  const state: DutyState = issued ? { kind: "done", at: issued.issued } : stateBy(day, today);
  return { id: `${due.id}-${year}`, day, title: due.title, state, of };
}

function contestDuties({ slug, title, opens, closes, closed, settled }: DutyContest, today: string): Duty[] {
  const of = { kind: "contest", slug } as const;
  const begun = today >= opens;
  return [
    {
      id: `${slug}-mo`,
      day: opens,
      title: `Mở cuộc thi “${title}”`,
      state: begun ? { kind: "done", at: opens } : { kind: "due", days: daysBetween(today, opens) },
      of,
    },
    {
      id: `${slug}-chot`,
      day: closes,
      title: `Đóng và chốt kết quả cuộc thi “${title}”`,
      state: settled
        ? { kind: "done", at: null }
        : closed
          ? { kind: "late", days: daysBetween(closes, today) }
          : { kind: "due", days: Math.max(0, daysBetween(today, closes)) },
      of,
    },
  ];
}

function stateBy(day: string, today: string): DutyState {
  return today > day ? { kind: "late", days: daysBetween(day, today) } : { kind: "due", days: daysBetween(today, day) };
}

/** Whole days from one calendar day to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** "còn 12 ngày", "trễ 3 ngày", "đã xong 28/11/2026". `dayText` writes a day out. */
export function dutyWords(state: DutyState, dayText: (day: string) => string): string {
  switch (state.kind) {
    case "done":
      return state.at === null ? "Đã xong" : `Đã xong ${dayText(state.at)}`;
    case "due":
      return state.days === 0 ? "Hạn hôm nay" : `Còn ${state.days} ngày`;
    case "late":
      return state.days === 0 ? "Chờ chốt" : `Trễ ${state.days} ngày`;
    case "passed":
      return "Đã qua, chưa ghi bài nào";
  }
}
