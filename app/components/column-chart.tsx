import { Bar, BarChart, CartesianGrid, LabelList, XAxis, YAxis } from "recharts";
import { ChartFrame, LabelTick, ValueTick } from "#app/components/chart-parts.tsx";
import { CHART, niceScale, spreadLabels } from "#app/components/chart-scale.ts";
import type { Pillar } from "#app/domain/question.ts";
import { formatNumber, UNKNOWN } from "#app/domain/vietnamese.ts";

type ColumnChartProps<Row> = {
  /** Must differ on one page: the drawing's inner ids are made from it. */
  id: string;
  /** A sentence that says what the chart shows. */
  title: string;
  rows: readonly Row[];
  label: (row: Row) => string;
  /** Null where it is unknown: no column and "–", never a column of 0. */
  value: (row: Row) => number | null;
  /** The reader's own column, marked yellow. */
  isOwn?: (row: Row) => boolean;
  format?: (value: number) => string;
  pillar?: Pillar;
};

type ColumnShape = { x: number; y: number; width: number; height: number; own?: boolean };
type ValueLabel = { x?: number; y?: number; width?: number; index?: number };

/** As many columns as can carry their number above them on a phone. */
const MOST_LABELLED = 7;

/** Columns woven in the page's colour, with their numbers. Print the table beside it. */
export function ColumnChart<Row>(props: ColumnChartProps<Row>) {
  const { id, title, rows, label, value, isOwn, format = formatNumber, pillar } = props;
  const data = rows.map((row, index) => ({ index, value: value(row), own: isOwn?.(row) ?? false }));
  const scale = niceScale(Math.max(0, ...data.map((row) => row.value ?? 0)));
  const valueShown = spreadLabels(rows.length, rows.length <= MOST_LABELLED ? rows.length : 1);
  const threads = `${id}-soi`;

  function column({ x, y, width, height, own }: ColumnShape) {
    if (!(height > 0)) return <g />;
    const box = { x, y, width, height };
    return own ? <rect {...box} className="column-marked" /> : <rect {...box} fill={`url(#${threads})`} />;
  }

  function valueLabel({ x = 0, y = 0, width = 0, index = -1 }: ValueLabel) {
    const row = data[index];
    if (!row || !valueShown.has(index)) return <g />;
    return (
      <text
        className="b"
        x={x + width / 2}
        y={row.value === null ? CHART.height - 36 : y}
        dy="-0.4em"
        textAnchor="middle"
      >
        {row.value === null ? UNKNOWN : format(row.value)}
      </text>
    );
  }

  return (
    <ChartFrame title={title} unitName={scale.unitName} pillar={pillar}>
      {/* compact: only the <svg>; the wrapper of recharts carries style attributes, which the content policy forbids */}
      <BarChart id={id} {...CHART} compact data={data} margin={{ top: 26, right: 4, bottom: 4, left: 4 }}>
        <defs>
          <pattern id={threads} width="16" height="8" patternUnits="userSpaceOnUse">
            <path className="thread" d="M0 0h16v8H0z" />
            <path className="thread-under" d="M0 0h8v4H0zM8 4h8v4H8z" />
          </pattern>
        </defs>
        <CartesianGrid vertical={false} />
        <XAxis
          dataKey="index"
          height={32}
          interval={0}
          axisLine={false}
          tickLine={false}
          tick={<LabelTick labels={rows.map(label)} shown={spreadLabels(rows.length, MOST_LABELLED)} />}
        />
        <YAxis
          width={48}
          domain={[0, scale.max]}
          ticks={[...scale.ticks]}
          interval={0}
          axisLine={false}
          tickLine={false}
          tick={<ValueTick scale={scale} />}
        />
        <Bar
          dataKey="value"
          isAnimationActive={false}
          maxBarSize={56}
          shape={(shape: unknown) => column(shape as ColumnShape)}
        >
          <LabelList dataKey="index" content={(place) => valueLabel(place as ValueLabel)} />
        </Bar>
      </BarChart>
    </ChartFrame>
  );
}
