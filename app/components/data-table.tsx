import type { ReactNode } from "react";
import { classNames } from "#app/components/class-names.ts";
import { type Column, rowHeaderKey } from "#app/components/table-column.ts";

export type { Column } from "#app/components/table-column.ts";

/** On a phone: `plain` scrolls sideways, `fold` turns rows into small records, `lines` keeps rank, name and value. */
export type TableMode = "plain" | "fold" | "lines";

const MODE_CLASS: Readonly<Record<TableMode, string | undefined>> = {
  plain: undefined,
  fold: "fold",
  lines: "board lines",
};

export type DataTableProps<Row> = {
  caption: string;
  /** For the ear only, when a heading above already says it. */
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  mode?: TableMode;
  /** The reader's own row, marked yellow. */
  isOwn?: (row: Row) => boolean;
  /** Totals by column key, under a double rule. */
  footer?: Readonly<Record<string, ReactNode>>;
  /** In place of rows when there are none. */
  empty?: ReactNode;
};

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const { header, numeric, wideOnly, sort } = column;
  return (
    <th
      scope="col"
      className={classNames(numeric && "num", wideOnly && "wide", sort && "sortable")}
      aria-sort={sort?.direction}
    >
      {sort ? (
        <a className="sort" href={sort.href}>
          {header}
        </a>
      ) : (
        header
      )}
    </th>
  );
}

type CellProps<Row> = { column: Column<Row>; header: boolean; children: ReactNode };

function isBlank(content: ReactNode): boolean {
  return content === undefined || content === null || content === "";
}

function BodyCell<Row>({ column, header, children }: CellProps<Row>) {
  if (header) return <th scope="row">{children}</th>;
  const { numeric, wideOnly, emphasis, bar } = column;
  const classes = classNames(numeric && "num", wideOnly && "wide", emphasis && "val", bar && "bar");
  return (
    <td className={classes} data-l={isBlank(children) ? undefined : column.header}>
      {children}
    </td>
  );
}

/** A table of plain rows with typed columns. Sorting and paging are links: it works without JavaScript. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, hideCaption, columns, rows, rowKey, mode = "fold", isOwn, footer, empty } = props;
  const namedBy = rowHeaderKey(columns);
  const table = (
    <table className={classNames(MODE_CLASS[mode], columns.some((column) => column.sort) && "sorts")}>
      <caption className={classNames(hideCaption && "hide")}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={classNames(isOwn?.(row) && "you")}>
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} header={column.key === namedBy}>
                {column.cell(row)}
              </BodyCell>
            ))}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td className="table-empty" colSpan={columns.length}>
              {empty ?? "Chưa có dòng nào."}
            </td>
          </tr>
        )}
      </tbody>
      {footer && rows.length > 0 && (
        <tfoot>
          <tr>
            {columns.map((column) => (
              <BodyCell key={column.key} column={column} header={column.key === namedBy}>
                {footer[column.key]}
              </BodyCell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
  if (mode === "lines") return <div className="scroll">{table}</div>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={caption}>
      {table}
    </section>
  );
}
