import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { LineChart } from "#app/components/line-chart.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import {
  formatDateColumn,
  formatDateTime,
  formatNumber,
  formatPercent,
  startOfLocalDay,
} from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { BreakdownTable } from "./breakdown-table.tsx";
import type { ParticipationDashboard } from "./dashboard.server.ts";

interface DashboardSheetProps {
  dashboard: ParticipationDashboard;
  /** Slug of the contest, for links. */
  contest: string;
}

/** Figures, participation over time as chart and table, then by school, area and branch. */
export function DashboardSheet({ dashboard, contest }: DashboardSheetProps) {
  const { unit, accounts, rollAt, days, breakdowns } = dashboard;
  const here = (anchor: string) => `#${anchor}`;
  return (
    <div className="section last stack-l">
      <Kpis
        items={[
          {
            label: "Người dự thi",
            value: formatNumber(unit.people),
            href: here("theo-ngay"),
            note: unit.outside > 0 ? `và ${formatNumber(unit.outside)} người ngoài sĩ số` : undefined,
          },
          {
            label: "Tỷ lệ trên sĩ số",
            value: formatPercent(unit.people, unit.roll),
            href: breakdowns[0] ? here(breakdowns[0].id) : undefined,
            note:
              rollAt === null ? "Chưa có sĩ số" : `Sĩ số ${formatNumber(unit.roll)}, lấy lúc ${formatDateTime(rollAt)}`,
          },
          { label: "Lượt thi", value: formatNumber(unit.turns), href: here("theo-ngay") },
          { label: "Đã đăng nhập", value: formatNumber(accounts), note: "từ khi công bố cuộc thi" },
          { label: "Đạt điểm tối đa", value: formatNumber(unit.fullMarks), note: "người" },
        ]}
      />
      <section aria-labelledby="theo-ngay">
        <h2 id="theo-ngay" className="mb3">
          Theo ngày
        </h2>
        {days.length === 0 ? (
          <p className="soft">Chưa có lượt thi nào được chấm.</p>
        ) : (
          <div className="grid g2">
            <LineChart
              id="nguoi-theo-ngay"
              title={`Đến hết ngày ${formatDateColumn(startOfLocalDay(days.at(-1)!.day))} có ${formatNumber(days.at(-1)!.peopleSoFar)} người dự thi.`}
              name="Người dự thi, cộng dồn"
              rows={days}
              label={(day) => formatDateColumn(startOfLocalDay(day.day)).slice(0, 5)}
              value={(day) => day.peopleSoFar}
              format={formatNumber}
            />
            <DataTable
              caption="Người dự thi lần đầu và lượt thi mỗi ngày"
              rows={days}
              rowKey={(day) => day.day}
              columns={[
                {
                  key: "day",
                  header: "Ngày",
                  rowHeader: true,
                  cell: (day) => formatDateColumn(startOfLocalDay(day.day)),
                },
                { key: "people", header: "Người mới", numeric: true, cell: (day) => formatNumber(day.people) },
                { key: "sum", header: "Cộng dồn", numeric: true, cell: (day) => formatNumber(day.peopleSoFar) },
                { key: "turns", header: "Lượt thi", numeric: true, cell: (day) => formatNumber(day.turns) },
              ]}
            />
          </div>
        )}
      </section>
      {breakdowns.map((breakdown) => (
        <section key={breakdown.id} aria-labelledby={breakdown.id}>
          <header className="row between mb3">
            <h2 id={breakdown.id}>{breakdown.label}</h2>
            <MoreLink
              arrow={false}
              href={`${paths.departmentCsv()}?cuoc-thi=${contest}&don-vi=${unit.unit}&bang=${breakdown.id}`}
            >
              Tải CSV<span className="hide"> {breakdown.label}</span>
            </MoreLink>
          </header>
          <BreakdownTable breakdown={breakdown} contest={contest} />
        </section>
      ))}
    </div>
  );
}
