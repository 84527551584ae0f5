import { DataTable } from "#app/components/data-table.tsx";
import { Rank } from "#app/components/rank.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import type { UnitLine } from "./board-page.server.ts";

/** A board of units: rank, name, people, roll, rate with its bar. */
export function UnitBoardTable({ units, caption }: { units: readonly UnitLine[]; caption: string }) {
  return (
    <DataTable
      caption={caption}
      hideCaption
      mode="lines"
      rows={units}
      rowKey={(row) => row.unit}
      isOwn={(row) => row.own}
      empty={
        <EmptyState title="Chưa có ai dự thi">
          <p>Bảng tự cập nhật khi có bài thi đầu tiên được nộp.</p>
        </EmptyState>
      }
      columns={[
        { key: "rank", header: "Hạng", cell: (row) => <Rank place={row.rank} /> },
        {
          key: "name",
          header: "Đơn vị",
          rowHeader: true,
          cell: (row) => (
            <>
              {row.name}
              {row.own && <span className="badge you plain">Của bạn</span>}
              <span className="sub">
                {row.kindLabel}
                {row.outside > 0 && `, ${formatNumber(row.outside)} người ngoài sĩ số`}
              </span>
            </>
          ),
        },
        {
          key: "people",
          header: "Người dự thi",
          numeric: true,
          wideOnly: true,
          cell: (row) => formatNumber(row.people),
        },
        { key: "roll", header: "Sĩ số", numeric: true, wideOnly: true, cell: (row) => formatNumber(row.roll) },
        {
          key: "rate",
          header: "Tỷ lệ",
          numeric: true,
          emphasis: true,
          cell: (row) => formatPercent(row.people, row.roll),
        },
        {
          key: "bar",
          header: "So với sĩ số",
          bar: true,
          cell: (row) =>
            row.roll ? (
              <progress
                value={row.people}
                max={row.roll}
                aria-label={`${row.name}: ${formatPercent(row.people, row.roll)}`}
              />
            ) : (
              <span className="sub">Chưa có sĩ số</span>
            ),
        },
      ]}
    />
  );
}
