import { DataTable } from "#app/components/data-table.tsx";
import { formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { Breakdown } from "./dashboard.server.ts";

interface BreakdownTableProps {
  breakdown: Breakdown;
  /** Slug of the contest, for links. */
  contest: string;
  /** Only units in which nobody took part; the total stays that of all. */
  missing: boolean;
}

/** One table of the dashboard: units with their figures, each leading to its own page of figures, and the total. */
export function BreakdownTable({ breakdown, contest, missing }: BreakdownTableProps) {
  const { rows, total, label } = breakdown;
  return (
    <DataTable
      caption={`${formatNumber(total.units)} đơn vị, ${formatNumber(total.unitsWithoutAnybody)} đơn vị chưa có ai dự thi`}
      mode="fold"
      rows={missing ? rows.filter((row) => row.turns === 0) : rows}
      rowKey={(row) => row.unit}
      footer={{
        name: "Tổng mọi đơn vị",
        people: formatNumber(total.people),
        roll: formatNumber(total.roll),
        rate: formatPercent(total.people, total.roll),
        outside: formatNumber(total.outside),
        turns: formatNumber(total.turns),
        full: formatNumber(total.fullMarks),
      }}
      columns={[
        {
          key: "name",
          header: label,
          rowHeader: true,
          cell: (row) => <a href={`${paths.department()}?cuoc-thi=${contest}&don-vi=${row.unit}`}>{row.name}</a>,
        },
        { key: "people", header: "Người dự thi", numeric: true, cell: (row) => formatNumber(row.people) },
        { key: "roll", header: "Sĩ số", numeric: true, cell: (row) => formatNumber(row.roll) },
        { key: "rate", header: "Tỷ lệ", numeric: true, cell: (row) => formatPercent(row.people, row.roll) },
        { key: "outside", header: "Ngoài sĩ số", numeric: true, cell: (row) => formatNumber(row.outside) },
        { key: "turns", header: "Lượt thi", numeric: true, cell: (row) => formatNumber(row.turns) },
        { key: "full", header: "Điểm tối đa", numeric: true, cell: (row) => formatNumber(row.fullMarks) },
      ]}
    />
  );
}
