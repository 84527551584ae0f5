import { type Column, DataTable } from "#app/components/data-table.tsx";
import { formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import { type DashboardAddress, dashboardHref, type Sort } from "./dashboard-address.ts";
import type { ShownRow, ShownTable } from "./shown-rows.ts";

interface BreakdownTableProps {
  table: ShownTable;
  at: DashboardAddress;
}

/** One table of the dashboard: units with their figures, each leading to its own page of figures, and the total. */
export function BreakdownTable({ table, at }: BreakdownTableProps) {
  const { rows, label, leads, id, shownTotal: total } = table;
  const compares = table.beforeTotal !== null && at.kind === null;
  const sorted = (sort: Sort): Pick<Column<ShownRow>, "sort"> => ({
    sort: {
      href: `${dashboardHref({ ...at, sort })}#theo-don-vi`,
      ...(at.sort === sort && { direction: sort === "ten" ? "ascending" : "descending" }),
    },
  });
  const href = (row: ShownRow) =>
    leads === "kind"
      ? `${dashboardHref({ ...at, table: "schools", kind: row.kind })}#theo-don-vi`
      : dashboardHref({ ...at, unit: row.unit, table: null, kind: null, missing: false, sort: "ten", all: false });
  const columns: Column<ShownRow>[] = [
    {
      key: "name",
      header: label,
      rowHeader: true,
      cell: (row) => (leads === null ? row.name : <a href={href(row)}>{row.name}</a>),
      ...sorted("ten"),
    },
    {
      key: "people",
      header: "Người dự thi",
      numeric: true,
      cell: (row) => formatNumber(row.people),
      ...sorted("nguoi"),
    },
    { key: "roll", header: "Sĩ số", numeric: true, cell: (row) => formatNumber(row.roll) },
    {
      key: "rate",
      header: "Tỷ lệ",
      numeric: true,
      cell: (row) => formatPercent(row.people, row.roll),
      ...sorted("ty-le"),
    },
    ...(compares
      ? [
          {
            key: "before",
            header: "Kỳ trước (người)",
            numeric: true,
            cell: (row: ShownRow) => formatNumber(row.before),
          },
        ]
      : []),
    ...(table.accounts !== null
      ? [
          {
            key: "accounts",
            header: "Đã đăng nhập",
            numeric: true,
            cell: (row: ShownRow) => formatNumber(row.accounts),
          },
        ]
      : []),
    { key: "outside", header: "Ngoài sĩ số", numeric: true, cell: (row) => formatNumber(row.outside) },
    { key: "turns", header: "Lượt thi", numeric: true, cell: (row) => formatNumber(row.turns), ...sorted("luot") },
    {
      key: "full",
      header: "Điểm tối đa",
      numeric: true,
      cell: (row) => formatNumber(row.fullMarks),
      ...sorted("toi-da"),
    },
  ];
  return (
    <DataTable
      caption={captionOf(table)}
      mode="fold"
      rows={rows}
      rowKey={(row) => row.unit}
      empty={at.missing ? "Đơn vị nào cũng có người dự thi." : "Chưa có dòng nào."}
      footer={{
        name: at.kind === null ? "Tổng các đơn vị" : "Tổng loại này",
        people: formatNumber(total.people),
        roll: formatNumber(total.roll),
        rate: formatPercent(total.people, total.roll),
        before: formatNumber(table.beforeTotal),
        accounts: formatNumber(table.accounts),
        outside: formatNumber(total.outside),
        turns: formatNumber(total.turns),
        full: formatNumber(total.fullMarks),
      }}
      columns={columns.filter(({ key }) => id !== "empty-classes" || key === "name" || key === "roll")}
    />
  );
}

function captionOf({ id, total, rows, chosen }: ShownTable): string {
  const first = rows.length < chosen ? `, ${formatNumber(rows.length)} dòng đầu` : "";
  if (id === "empty-classes") {
    const cut = total.units > chosen ? `, ${formatNumber(rows.length)} lớp đầu theo trường` : first;
    return `${formatNumber(total.units)} lớp có sĩ số mà chưa có ai dự thi${cut}`;
  }
  const word = id === "kinds" ? "loại" : id === "grades" ? "khối" : "đơn vị";
  const some = chosen < total.units ? `${formatNumber(chosen)} trong ` : "";
  return `${some}${formatNumber(total.units)} ${word}, ${formatNumber(total.unitsWithoutAnybody)} chưa có ai dự thi${first}`;
}
