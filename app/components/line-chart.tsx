import { CartesianGrid, Line, LineChart as LineDrawing, XAxis, YAxis } from "recharts";
import { ChartFrame, LabelTick, ValueTick } from "#app/components/chart-parts.tsx";
import { apart, CHART, niceScale, spreadLabels } from "#app/components/chart-scale.ts";
import type { Pillar } from "#app/domain/question.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";

type LineChartProps<Row> = {
  /** Must differ on one page: the drawing's inner ids are made from it. */
  id: string;
  /** A sentence that says what the chart shows. */
  title: string;
  rows: readonly Row[];
  label: (row: Row) => string;
  /** Null where it is unknown: the line has a gap there. */
  value: (row: Row) => number | null;
  /** Name of the line, written at its end. */
  name: string;
  /** A second, dotted line to compare with: last year. */
  before?: { name: string; value: (row: Row) => number | null };
  format?: (value: number) => string;
  pillar?: Pillar;
};

const MARGIN = { top: 14, right: 108, bottom: 4, left: 4 };
const AXIS = { width: 48, height: 32 };
const PLOT = {
  top: MARGIN.top,
  height: CHART.height - MARGIN.top - MARGIN.bottom - AXIS.height,
  right: CHART.width - MARGIN.right,
};

/** Two lines of phone-sized text: labels at the ends stay this far apart. */
const LABEL_HEIGHT = 46;
const MOST_LABELS = 4;

type EndProps = { y: number; text: string; name: string };

function EndLabel({ y, text, name }: EndProps) {
  return (
    <>
      <text className="b" x={PLOT.right + 12} y={y}>
        {text}
      </text>
      <text x={PLOT.right + 12} y={y} dy="1.25em">
        {name}
      </text>
    </>
  );
}

function lastKnown(values: readonly (number | null)[]): number {
  return values.reduce<number>((last, value, index) => (value === null ? last : index), -1);
}

type Dot = { key?: string; cx?: number; cy?: number; index?: number };

/** A line through time, named at its end instead of by a colour key. Print the table beside it. */
export function LineChart<Row>(props: LineChartProps<Row>) {
  const { id, title, rows, label, value, name, before, format = formatNumber, pillar } = props;
  const now = rows.map(value);
  const was = before ? rows.map(before.value) : [];
  const data = rows.map((_, index) => ({ index, now: now[index] ?? null, was: was[index] ?? null }));
  const scale = niceScale(Math.max(0, ...now.map(Number), ...was.map(Number)));
  const height = (amount: number) => PLOT.top + PLOT.height * (1 - amount / scale.max);
  const end = lastKnown(now);
  const nowEnd = now[end] ?? null;
  const wasEnd = was[lastKnown(was)] ?? null;
  const [nowY, wasY] =
    nowEnd !== null && wasEnd !== null
      ? apart(height(nowEnd), height(wasEnd), LABEL_HEIGHT)
      : [height(nowEnd ?? 0), height(wasEnd ?? 0)];
  const line = { type: "linear", isAnimationActive: false } as const;
  const endDot = ({ key, cx, cy, index }: Dot) =>
    index === end ? <circle key={key} className="dot" cx={cx} cy={cy} r="6" /> : <g key={key} />;

  return (
    <ChartFrame title={title} unitName={scale.unitName} pillar={pillar}>
      {/* compact: only the <svg>; the wrapper of recharts carries style attributes, which the content policy forbids */}
      <LineDrawing id={id} {...CHART} compact data={data} margin={MARGIN}>
        <CartesianGrid vertical={false} />
        <XAxis
          dataKey="index"
          height={AXIS.height}
          interval={0}
          axisLine={false}
          tickLine={false}
          tick={<LabelTick labels={rows.map(label)} shown={spreadLabels(rows.length, MOST_LABELS)} />}
        />
        <YAxis
          width={AXIS.width}
          domain={[0, scale.max]}
          ticks={[...scale.ticks]}
          interval={0}
          axisLine={false}
          tickLine={false}
          tick={<ValueTick scale={scale} />}
        />
        {before && <Line {...line} dataKey="was" dot={false} className="line-before" />}
        <Line {...line} dataKey="now" dot={endDot} className="line-now" />
        {nowEnd !== null && (
          <g>
            <EndLabel y={nowY} text={format(nowEnd)} name={name} />
          </g>
        )}
        {before && wasEnd !== null && (
          <g>
            <EndLabel y={wasY} text={format(wasEnd)} name={before.name} />
          </g>
        )}
      </LineDrawing>
    </ChartFrame>
  );
}
