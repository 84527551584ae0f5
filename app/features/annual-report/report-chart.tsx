import { ColumnChart } from "#app/components/column-chart.tsx";
import { LineChart } from "#app/components/line-chart.tsx";
import type { ReportChart } from "./model.ts";

/** A chart of a report; the same drawing goes into the Word file as a picture. */
export function ReportChartView({ chart }: { readonly chart: ReportChart }) {
  const id = `bieu-do-${chart.id.replaceAll(".", "-")}`;
  const common = {
    id,
    title: chart.title,
    rows: chart.rows,
    label: (row: ReportChart["rows"][number]) => row.label,
    value: (row: ReportChart["rows"][number]) => row.value,
  };
  return chart.kind === "line" ? <LineChart {...common} name={chart.unit} /> : <ColumnChart {...common} />;
}
