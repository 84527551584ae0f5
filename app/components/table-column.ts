import type { ReactNode } from "react";

export type SortDirection = "ascending" | "descending";

/** One column of a DataTable. */
export type Column<Row> = {
  key: string;
  /** Head of the column, and the label of the value when rows fold on a phone. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** Right aligned, digits of equal width. */
  numeric?: boolean;
  /** The cell that names the row. Without any, the first column does. */
  rowHeader?: boolean;
  /** Left out on a phone when the table is in `lines` mode. */
  wideOnly?: boolean;
  /** The one big value of a board row. */
  emphasis?: boolean;
  /** Takes a line of its own under a board row on a phone: the bar. */
  bar?: boolean;
  /** Address that sorts by this column, and how it is sorted now, if it is. */
  sort?: { href: string; direction?: SortDirection };
};

/** The key of the column that names the row. */
export function rowHeaderKey<Row>(columns: readonly Column<Row>[]): string | undefined {
  return (columns.find((column) => column.rowHeader) ?? columns[0])?.key;
}
