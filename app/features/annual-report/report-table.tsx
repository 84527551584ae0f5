import { DataTable } from "#app/components/data-table.tsx";
import { isNumeric, textOf } from "./cells.ts";
import type { ReportTable } from "./model.ts";

/** Where a table stands on its page. */
export function tableAnchor(id: string): string {
  return `bang-${id.replaceAll(".", "-")}`;
}

/** A table of a report with its total and its notes. */
export function ReportTableView({ table }: { readonly table: ReportTable }) {
  const { id, caption, columns, rows, total, notes } = table;
  const name = columns.find(({ kind }) => kind === "text")?.key;
  const cells = (row: (typeof rows)[number]): Record<string, string> =>
    Object.fromEntries(columns.map((column, at) => [column.key, textOf(column, row[at] ?? null)]));
  return (
    <div className="stack" id={tableAnchor(id)} data-table={id}>
      <DataTable<Record<string, string>>
        caption={caption}
        mode="plain"
        rows={rows.map(cells)}
        rowKey={(row) => `${row.index ?? row[columns[0]!.key]}`}
        footer={total ? cells(total) : undefined}
        columns={columns.map((column) => ({
          key: column.key,
          header: column.header,
          numeric: isNumeric(column),
          rowHeader: column.key === name,
          cell: (row) => row[column.key],
        }))}
      />
      {notes.map((note) => (
        <p key={note} className="small soft">
          {note}
        </p>
      ))}
    </div>
  );
}
