import { DataTable } from "#app/components/data-table.tsx";
import { INDICATOR_IDS, INDICATORS, type Indicator, type IndicatorId } from "#app/domain/indicators.ts";

type Line = Indicator & { readonly id: IndicatorId };

const LINES: readonly Line[] = INDICATOR_IDS.map((id) => ({ id, ...INDICATORS[id] }));

/** The anchor of an indicator on the page of definitions. */
export function definitionAnchor(id: IndicatorId): string {
  return `chi-tieu-${id.replaceAll("_", "-")}`;
}

/** What divides by what, in one cell: "Người dự thi / Sĩ số". */
export function divisionText({ numerator, denominator }: Pick<Indicator, "numerator" | "denominator">): string {
  return numerator === null ? "" : `${numerator} / ${denominator}`;
}

/** Every indicator with how it is counted, of which moment and from where. */
export function DefinitionsTable({ lines = LINES }: { readonly lines?: readonly Line[] }) {
  return (
    <DataTable
      caption="Định nghĩa chỉ tiêu"
      mode="fold"
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: "Chỉ tiêu",
          rowHeader: true,
          cell: ({ id, name }) => <span id={definitionAnchor(id)}>{name}</span>,
        },
        { key: "unit", header: "Đơn vị tính", cell: ({ unit }) => unit },
        { key: "formula", header: "Cách tính", cell: ({ formula }) => `${formula}.` },
        { key: "division", header: "Tử số / mẫu số", cell: divisionText },
        { key: "moment", header: "Thời điểm", cell: ({ moment }) => moment },
        { key: "source", header: "Nguồn", cell: ({ source }) => source },
      ]}
    />
  );
}
