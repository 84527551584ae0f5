import { DataTable } from "#app/components/data-table.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { GrantWords } from "./grant-lines.server.ts";
import { GRANT_KINDS } from "./words.ts";

/** Who was given time, by whom and why; what was taken back stays in the list. */
export function GrantTable({ slug, grants }: { slug: string; grants: readonly GrantWords[] }) {
  return (
    <DataTable
      caption="Giờ đã cộng, mới nhất trước"
      mode="fold"
      rows={grants}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="Chưa cộng giờ cho ai">
          <p>Cuộc thi đang chạy đúng giờ của thể lệ.</p>
        </EmptyState>
      }
      columns={[
        {
          key: "to",
          header: "Cho ai",
          rowHeader: true,
          cell: (row) => (
            <>
              {row.to}
              {row.place && <span className="small soft"> {row.place}</span>}
            </>
          ),
        },
        {
          key: "minutes",
          header: "Số phút",
          cell: (row) => `${formatNumber(row.minutes)} · ${GRANT_KINDS[row.kind]}`,
        },
        ...(grants.some(({ round }) => round !== null)
          ? [{ key: "round", header: "Vòng", cell: (row: GrantWords) => row.round ?? "–" }]
          : []),
        { key: "reason", header: "Lý do", cell: (row) => row.reason },
        { key: "by", header: "Người cộng", cell: (row) => `${row.by}, ${formatDateTime(row.at)}` },
        {
          key: "ended",
          header: "Thu hồi",
          cell: (row) =>
            row.ended ? (
              `${row.ended.by}, ${formatDateTime(row.ended.at)}: ${row.ended.reason}`
            ) : (
              <a href={paths.contestTimeEnd(slug, row.id)}>
                Thu hồi<span className="hide"> giờ của {row.to}</span>
              </a>
            ),
        },
      ]}
    />
  );
}
