import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { LineChart } from "#app/components/line-chart.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import { Tabs } from "#app/components/tabs.tsx";
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
  /** The table by units that is shown. */
  shown: string | null;
  /** Only units in which nobody took part. */
  missing: boolean;
}

/** Figures, participation over time as chart and table, then by school, area and branch. */
export function DashboardSheet({ dashboard, contest, shown, missing }: DashboardSheetProps) {
  const { unit, accounts, rollAt, days, breakdowns } = dashboard;
  const here = (anchor: string) => `#${anchor}`;
  const breakdown = breakdowns.find((each) => each.id === shown);
  const at = (page: string, table: string) => `${page}?cuoc-thi=${contest}&don-vi=${unit.unit}&bang=${table}`;
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
            href: breakdown ? here("theo-don-vi") : undefined,
            note:
              rollAt === null ? "Chưa có sĩ số" : `Sĩ số ${formatNumber(unit.roll)}, lấy lúc ${formatDateTime(rollAt)}`,
          },
          { label: "Lượt thi", value: formatNumber(unit.turns), href: here("theo-ngay") },
          { label: "Đã đăng nhập", value: formatNumber(accounts), note: "từ khi công bố cuộc thi" },
          { label: "Đạt điểm tối đa", value: formatNumber(unit.fullMarks), note: "người" },
        ]}
      />
      <p className="no-print">
        <MoreLink href={paths.lessonCoverage(unit.unit)}>Bài học đã dạy, đã học xong theo đơn vị</MoreLink>
      </p>
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
              name="người"
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
      {breakdown && (
        <section aria-labelledby="theo-don-vi">
          <header className="row between mb3">
            <h2 id="theo-don-vi">Theo đơn vị</h2>
            <MoreLink arrow={false} href={at(paths.departmentCsv(), breakdown.id)}>
              Tải CSV
            </MoreLink>
          </header>
          <Tabs
            label="Bảng theo đơn vị"
            items={breakdowns.map(({ id, label }) => ({
              label,
              href: `${at(paths.department(), id)}#theo-don-vi`,
              current: id === breakdown.id,
            }))}
          />
          <p className="small m3 no-print">
            {missing ? (
              <a href={`${at(paths.department(), breakdown.id)}#theo-don-vi`}>Hiện mọi đơn vị</a>
            ) : (
              <a href={`${at(paths.department(), breakdown.id)}&chi=chua-co#theo-don-vi`}>
                Chỉ hiện đơn vị chưa có ai dự thi ({formatNumber(breakdown.total.unitsWithoutAnybody)})
              </a>
            )}
          </p>
          <BreakdownTable breakdown={breakdown} contest={contest} missing={missing} />
        </section>
      )}
    </div>
  );
}
