import type { ReactNode } from "react";
import type { Scale } from "#app/components/chart-scale.ts";
import { classNames } from "#app/components/class-names.ts";
import { pillarClass } from "#app/components/pillar-name.tsx";
import type { Pillar } from "#app/domain/question.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";

/** recharts clones a tick for every place on the axis and hands these over. */
type TickPlace = { x?: number; y?: number; payload?: { value: number } };

type FrameProps = { title: string; unitName?: string; pillar?: Pillar; children: ReactNode };

/** Title sentence above, drawing below. The drawing is hidden from the ear: the table beside it says it all. */
export function ChartFrame({ title, unitName, pillar, children }: FrameProps) {
  return (
    <figure className={classNames("chart", pillar && pillarClass(pillar))}>
      <figcaption>
        {title} {unitName && <small>(đơn vị: {unitName})</small>}
      </figcaption>
      <div role="img" aria-label={title}>
        {children}
      </div>
    </figure>
  );
}

/** Tick of the upright axis. Drawn as plain text: recharts' own measures the page and would differ after hydration. */
export function ValueTick({ scale, x, y, payload }: TickPlace & { scale: Scale }) {
  return (
    <text x={x} y={y} dy="0.35em" textAnchor="end">
      {formatNumber((payload?.value ?? 0) / scale.unit)}
    </text>
  );
}

/** Tick of the lower axis: the label of a row, where there is room for it. */
export function LabelTick({
  labels,
  shown,
  x,
  y,
  payload,
}: TickPlace & { labels: readonly string[]; shown: ReadonlySet<number> }) {
  if (!payload || !shown.has(payload.value)) return <g />;
  return (
    <text x={x} y={y} dy="0.9em" textAnchor="middle">
      {labels[payload.value]}
    </text>
  );
}
