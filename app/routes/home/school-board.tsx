import { DataTable } from "#app/components/data-table.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import { Rank } from "#app/components/rank.tsx";
import { formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";

interface SchoolRow {
  readonly unit: string;
  readonly name: string;
  readonly rank: number | null;
  readonly people: number;
  readonly roll: number | null;
}

interface SchoolBoardProps {
  readonly contest: { readonly slug: string; readonly title: string };
  /** "tính đến 09:40 ngày 16/11/2026" */
  readonly asOf: string;
  readonly rows: readonly SchoolRow[];
}

/** A sentence on equal ranks only when the rows in sight have some. */
function tieWords(rows: readonly SchoolRow[]): string | null {
  const tied = rows.find((row, index) => index > 0 && row.rank === rows[index - 1]?.rank);
  return tied ? `Bằng nhau thì cùng hạng ${formatNumber(tied.rank)}.` : null;
}

/** The schools with the highest rates: a taste of the board. */
export function SchoolBoard({ contest, asOf, rows }: SchoolBoardProps) {
  const tie = tieWords(rows);
  return (
    <div>
      <header className="section-head">
        <h2>Trường có nhiều bạn dự thi</h2>
        <p className="soft small">
          {contest.title}. Tỷ lệ trên sĩ số, {asOf}.
        </p>
      </header>
      <DataTable
        caption="Trường có tỷ lệ dự thi cao nhất"
        hideCaption
        mode="lines"
        rows={rows}
        rowKey={(row) => row.unit}
        columns={[
          { key: "rank", header: "Hạng", cell: (row) => <Rank place={row.rank} /> },
          {
            key: "name",
            header: "Trường",
            rowHeader: true,
            cell: (row) => (
              <>
                {row.name}
                <span className="sub">
                  {formatNumber(row.people)} trong {formatNumber(row.roll)} bạn
                </span>
              </>
            ),
          },
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
            cell: (row) => (
              <progress value={row.people} max={row.roll ?? 1} aria-label={`Tỷ lệ dự thi của ${row.name}`} />
            ),
          },
        ]}
      />
      {tie && <p className="small soft tie">{tie}</p>}
      <MoreLink href={paths.board(contest.slug)}>Xem cả bảng</MoreLink>
    </div>
  );
}
