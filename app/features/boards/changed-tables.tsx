import { DataTable } from "#app/components/data-table.tsx";
import { formatNumber, formatScore } from "#app/domain/vietnamese.ts";
import type { ChangedRow } from "./changed-people.server.ts";
import type { SchoolChange } from "./editions-list.server.ts";

interface SchoolTableProps {
  readonly schools: readonly SchoolChange[];
  /** Where the people of one school are listed; without it the table only counts. */
  readonly href?: (school: string) => string;
  /** Also how far one person moves: nothing for a page that everybody reads. */
  readonly most?: boolean;
}

/** How many of each school have another score, a better or a worse rank. */
export function SchoolChanges({ schools, href, most = false }: SchoolTableProps) {
  return (
    <DataTable
      caption="Thay đổi theo trường"
      mode="fold"
      rows={schools}
      rowKey={(row) => row.school ?? ""}
      empty="Không trường nào có thay đổi."
      columns={[
        {
          key: "name",
          header: "Trường",
          rowHeader: true,
          cell: (row) =>
            href && row.school ? <a href={href(row.school)}>{row.name}</a> : (row.name ?? "Không thuộc trường nào"),
        },
        { key: "score", header: "Đổi điểm", numeric: true, cell: (row) => formatNumber(row.score) },
        { key: "up", header: "Lên hạng", numeric: true, cell: (row) => formatNumber(row.up) },
        { key: "down", header: "Xuống hạng", numeric: true, cell: (row) => formatNumber(row.down) },
        ...(most
          ? [
              {
                key: "most",
                header: "Đổi nhiều nhất",
                numeric: true,
                cell: (row: SchoolChange) => `${formatNumber(row.most)} bậc`,
              },
            ]
          : []),
      ]}
    />
  );
}

interface PeopleTableProps {
  readonly rows: readonly ChangedRow[];
  readonly titles: Readonly<Record<string, string>>;
  readonly caption: string;
}

/** Who has another score or rank, as far as the reader may see names. */
export function PeopleChanges({ rows, titles, caption }: PeopleTableProps) {
  const several = new Set(rows.map(({ round }) => round)).size > 1;
  return (
    <DataTable
      caption={caption}
      mode="fold"
      rows={rows.map((row, at) => ({ ...row, at }))}
      rowKey={({ at }) => String(at)}
      empty="Không ai đổi điểm hay đổi hạng."
      columns={[
        { key: "name", header: "Họ và tên", rowHeader: true, cell: (row) => row.name },
        {
          key: "place",
          header: "Lớp, trường",
          cell: (row) => [row.className, row.schoolName].filter(Boolean).join(", "),
        },
        ...(several
          ? [{ key: "round", header: "Vòng", cell: (row: ChangedRow) => titles[row.round] ?? "Chung cuộc" }]
          : []),
        { key: "score", header: "Điểm", numeric: true, cell: (row) => fromTo(row.wasScore, row.nowScore, formatScore) },
        { key: "rank", header: "Hạng", numeric: true, cell: (row) => fromTo(row.wasRank, row.nowRank, formatNumber) },
      ]}
    />
  );
}

/** "7 → 8"; one number where nothing changed. */
function fromTo(was: number | null, now: number | null, words: (value: number | null) => string) {
  if (was === now) return words(now);
  return (
    <span className="nowrap">
      {words(was)} <span aria-hidden="true">→</span>
      <span className="hide">thành</span> {words(now)}
    </span>
  );
}
