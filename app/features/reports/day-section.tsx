import { DataTable } from "#app/components/data-table.tsx";
import { LineChart } from "#app/components/line-chart.tsx";
import { formatDateColumn, formatNumber, startOfLocalDay } from "#app/domain/vietnamese.ts";
import type { DashboardDay, ParticipationDashboard } from "./dashboard.server.ts";

interface DaySectionProps {
  readonly days: ParticipationDashboard["days"];
  readonly before: ParticipationDashboard["before"];
}

interface DayRow extends DashboardDay {
  /** People up to the day that stood as far from its first day in the earlier period; null when it had ended. */
  readonly was: number | null;
}

const dayText = (day: string) => formatDateColumn(startOfLocalDay(day));
const DAY_MS = 86_400_000;

/** Days with the earlier period laid over them, first day upon first day. */
export function besides(days: readonly DashboardDay[], before: readonly DashboardDay[]): DayRow[] {
  const since = (list: readonly DashboardDay[], day: string) =>
    Math.round((startOfLocalDay(day) - startOfLocalDay(list[0]!.day)) / DAY_MS);
  const length = before.length > 0 ? since(before, before.at(-1)!.day) : -1;
  return days.map((day) => {
    const at = since(days, day.day);
    const was = before.filter((each) => since(before, each.day) <= at).at(-1)?.peopleSoFar ?? null;
    return { ...day, was: at > length ? null : was };
  });
}

/** Participation over time as chart and table. */
export function DaySection({ days, before }: DaySectionProps) {
  const rows = besides(days, before?.days ?? []);
  const last = rows.at(-1);
  const compares = rows.some(({ was }) => was !== null);
  return (
    <section aria-labelledby="theo-ngay">
      <h2 id="theo-ngay" className="mb3">
        Theo ngày
      </h2>
      {!last ? (
        <p className="soft">Chưa có lượt thi nào được chấm.</p>
      ) : (
        <div className="grid g2">
          <LineChart
            id="nguoi-theo-ngay"
            title={`Đến hết ngày ${dayText(last.day)} có ${formatNumber(last.peopleSoFar)} người dự thi.`}
            name="người"
            rows={rows}
            label={(day) => dayText(day.day).slice(0, 5)}
            value={(day) => day.peopleSoFar}
            {...(compares && { before: { name: "kỳ trước", value: (day: DayRow) => day.was } })}
            format={formatNumber}
          />
          <DataTable
            caption="Người dự thi lần đầu và lượt thi mỗi ngày"
            rows={rows}
            rowKey={(day) => day.day}
            columns={[
              { key: "day", header: "Ngày", rowHeader: true, cell: (day) => dayText(day.day) },
              { key: "people", header: "Người mới", numeric: true, cell: (day) => formatNumber(day.people) },
              { key: "sum", header: "Cộng dồn", numeric: true, cell: (day) => formatNumber(day.peopleSoFar) },
              ...(compares
                ? [
                    {
                      key: "was",
                      header: "Kỳ trước, cùng ngày thứ",
                      numeric: true,
                      cell: (day: DayRow) => formatNumber(day.was),
                    },
                  ]
                : []),
              { key: "turns", header: "Lượt thi", numeric: true, cell: (day) => formatNumber(day.turns) },
            ]}
          />
        </div>
      )}
    </section>
  );
}
