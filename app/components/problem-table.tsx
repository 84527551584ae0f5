import { DataTable } from "#app/components/data-table.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";

/** One thing about one row of a file, as the person who sent it finds it there. */
export type RowRemark = { row: number; column: string; code: string; message: string; sheet?: string };

type ProblemTableProps = {
  remarks: readonly RowRemark[];
  /** How many there are; `remarks` holds the first ones. */
  count: number;
  /** What they are: "lỗi", "điều cần biết". */
  what: string;
  /** Heading of the last column. */
  header: string;
  /** Where the ones that are not shown can be read. */
  rest: string;
};

/** What is to be said about the rows of a file, by row and column. */
export function ProblemTable({ remarks, count, what, header, rest }: ProblemTableProps) {
  const more = count > remarks.length ? `, đang hiện ${formatNumber(remarks.length)}; ${rest}` : "";
  return (
    <DataTable
      caption={`${formatNumber(count)} ${what}${more}`}
      mode="fold"
      rows={remarks}
      rowKey={(row) => `${row.sheet ?? ""} ${row.row} ${row.column} ${row.code} ${row.message}`}
      columns={[
        {
          key: "row",
          header: "Dòng",
          rowHeader: true,
          cell: (row) => (row.sheet ? `${row.sheet}, dòng ${row.row}` : `Dòng ${row.row}`),
        },
        { key: "column", header: "Cột", cell: (row) => row.column || "–" },
        { key: "what", header, cell: (row) => row.message },
      ]}
    />
  );
}
