import { Kpis } from "#app/components/kpis.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { wholeSentence } from "#app/domain/indicators.ts";
import { formatDateTime, formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { BreakdownTable } from "./breakdown-table.tsx";
import { CompareSection } from "./compare-section.tsx";
import type { ParticipationDashboard } from "./dashboard.server.ts";
import { type DashboardAddress, dashboardHref } from "./dashboard-address.ts";
import { DaySection } from "./day-section.tsx";
import type { DepartmentParts, PeriodChoice } from "./department.server.ts";
import { PillarSection } from "./pillar-section.tsx";
import { QuestionSection } from "./question-section.tsx";
import { ScoreSection } from "./score-section.tsx";
import type { ShownTable } from "./shown-rows.ts";

/** The dashboard with the rows that its page draws. */
export type ShownDashboard = Omit<ParticipationDashboard, "shown"> & { readonly shown: ShownTable | null };

interface DashboardSheetProps {
  dashboard: ShownDashboard;
  parts: DepartmentParts;
  at: DashboardAddress;
  /** The earlier period that is compared with; null = none. */
  before: PeriodChoice | null;
}

/** Figures, participation over time and by unit, the earlier period, scores, questions, lessons. */
export function DashboardSheet({ dashboard, parts, at, before }: DashboardSheetProps) {
  const { unit, days, shown, tabs } = dashboard;
  return (
    <div className="section last stack-l">
      <Kpis items={kpisOf(dashboard, parts, at)} />
      <DaySection days={days} before={dashboard.before} />
      {shown && (
        <section aria-labelledby="theo-don-vi">
          <header className="row between mb3">
            <h2 id="theo-don-vi">Theo đơn vị</h2>
            <MoreLink arrow={false} href={dashboardHref({ ...at, table: shown.id }, paths.departmentCsv())}>
              Tải CSV
            </MoreLink>
          </header>
          <Tabs
            label="Bảng theo đơn vị"
            items={tabs.map(({ id, label }) => ({
              label,
              href: `${dashboardHref({ ...at, table: id, kind: null, missing: false, sort: "ten", all: false })}#theo-don-vi`,
              current: id === shown.id,
            }))}
          />
          {shown.id !== "empty-classes" && <MissingLink shown={shown} at={at} />}
          <BreakdownTable table={shown} at={at} />
          {shown.rows.length < shown.chosen && (
            <p className="m3 no-print">
              <a href={`${dashboardHref({ ...at, all: true })}#theo-don-vi`}>
                Hiện đủ {formatNumber(shown.chosen)} dòng
              </a>
            </p>
          )}
          <RestNote unit={unit} shown={shown} />
          {shown.lacksRoll && (
            <p className="small soft m3">
              Nơi chưa có sĩ số ghi “–” và không tính vào tỷ lệ. Tỷ lệ chung là tổng chia tổng.
            </p>
          )}
        </section>
      )}
      {before && <CompareSection now={unit} before={dashboard.before} name={before.label} />}
      <ScoreSection scores={parts.scores} />
      <QuestionSection questions={parts.questions} />
      <PillarSection lessons={parts.lessons} unit={unit.unit} />
    </div>
  );
}

/** Says it when the rows do not hold everybody. */
function RestNote({ unit, shown: { id, total, lacksRoll } }: { unit: ShownDashboard["unit"]; shown: ShownTable }) {
  if (id === "empty-classes" || lacksRoll || unit.roll === null) return null;
  if (total.roll === unit.roll && total.people === unit.people) return null;
  return <p className="small soft m3">{wholeSentence({ roll: unit.roll, people: unit.people })}</p>;
}

function kpisOf({ unit, rollAt, shown, tabs }: ShownDashboard, { accounts }: DepartmentParts, at: DashboardAddress) {
  const rows = shown ? "#theo-don-vi" : undefined;
  const kept = accounts?.value ?? null;
  const zero = tabs.some(({ id }) => id === "empty-classes");
  return [
    {
      label: "Người dự thi",
      value: formatNumber(unit.people),
      href: "#theo-ngay",
      note: unit.outside > 0 ? `và ${formatNumber(unit.outside)} người ngoài sĩ số` : undefined,
    },
    {
      label: "Tỷ lệ trên sĩ số",
      value: formatPercent(unit.people, unit.roll),
      href: rows,
      note:
        rollAt === null || unit.roll === null
          ? "Chưa có sĩ số"
          : `Sĩ số ${formatNumber(unit.roll)}, lấy lúc ${formatDateTime(rollAt)}`,
    },
    { label: "Lượt thi", value: formatNumber(unit.turns), href: "#theo-ngay" },
    {
      label: "Đã đăng nhập",
      value: formatNumber(kept?.n ?? null),
      href:
        kept && tabs.some(({ id }) => id === "schools")
          ? `${dashboardHref({ ...at, table: "schools", missing: false, kind: null })}#theo-don-vi`
          : undefined,
      note:
        accounts !== null && kept === null
          ? "đang đếm, mở lại sau ít phút"
          : `từ khi công bố cuộc thi${accounts?.at && kept ? `, đếm lúc ${formatDateTime(accounts.at)}` : ""}`,
    },
    { label: "Đạt điểm tối đa", value: formatNumber(unit.fullMarks), href: rows, note: "người" },
    ...(shown && shown.leads === "unit" && shown.id !== "empty-classes"
      ? [
          {
            label: `${shown.label}: chưa có ai`,
            value: formatNumber(shown.total.unitsWithoutAnybody),
            href: `${dashboardHref({ ...at, table: shown.id, missing: true })}#theo-don-vi`,
            note: zero ? (
              <>
                hoặc xem{" "}
                <a href={`${dashboardHref({ ...at, table: "empty-classes", missing: false, kind: null })}#theo-don-vi`}>
                  từng lớp
                </a>
              </>
            ) : undefined,
          },
        ]
      : []),
  ];
}

function MissingLink({ shown, at }: { readonly shown: ShownTable; readonly at: DashboardAddress }) {
  const none = shown.total.unitsWithoutAnybody;
  return (
    <p className="small m3 no-print">
      {at.missing ? (
        <a href={`${dashboardHref({ ...at, missing: false })}#theo-don-vi`}>Hiện mọi đơn vị</a>
      ) : (
        <a href={`${dashboardHref({ ...at, missing: true })}#theo-don-vi`}>
          Chỉ hiện nơi chưa có ai dự thi ({formatNumber(none)})
        </a>
      )}
    </p>
  );
}
