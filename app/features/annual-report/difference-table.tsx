import { DataTable } from "#app/components/data-table.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import type { Difference } from "./differences.ts";

const KINDS: Readonly<Record<Difference["kind"], string>> = {
  figure: "Số liệu",
  text: "Nội dung",
  table: "Bảng",
  head: "Thể thức",
};

interface DifferenceTableProps {
  readonly differences: readonly Difference[];
  /** Numbers of the two versions. */
  readonly before: number;
  readonly now: number;
}

/** What a corrected version says otherwise. */
export function DifferenceTable({ differences, before, now }: DifferenceTableProps) {
  return (
    <Sheet id="khac" title={`Khác gì so với bản ${before}`} className="stack">
      <DataTable
        caption={`${differences.length} chỗ khác`}
        mode="fold"
        rows={differences}
        rowKey={({ kind, what }) => `${kind} ${what}`}
        empty="Hai bản giống nhau."
        columns={[
          { key: "kind", header: "Loại", cell: ({ kind }) => KINDS[kind] },
          { key: "what", header: "Chỗ khác", rowHeader: true, cell: ({ what }) => what },
          { key: "was", header: `Bản ${before}`, cell: ({ was }) => was },
          { key: "now", header: `Bản ${now}`, cell: (row) => row.now },
        ]}
      />
    </Sheet>
  );
}
