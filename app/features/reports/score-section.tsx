import { ColumnChart } from "#app/components/column-chart.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import type { ScoreBand } from "#app/domain/score-bands.ts";
import { formatNumber, formatPercent, formatScore } from "#app/domain/vietnamese.ts";
import type { ScorePart } from "./score-part.server.ts";

const WORDS: Readonly<Record<"hidden" | "few" | "unknown", string>> = {
  hidden: "Hiện khi vòng thi công bố điểm.",
  few: "Dưới 5 người có điểm, không nêu phân bố.",
  unknown: "Cuộc thi này không xếp theo điểm, nên không có phân bố điểm.",
};

/** How the scores spread: chart and table. */
export function ScoreSection({ scores }: { readonly scores: ScorePart }) {
  return (
    <section aria-labelledby="phan-bo-diem">
      <h2 id="phan-bo-diem" className="mb3">
        Phân bố điểm
      </h2>
      {scores.kind === "spread" ? (
        <Spread spread={scores.spread} />
      ) : scores.kind === "full-only" ? (
        <p>
          {formatNumber(scores.full)} người đạt điểm tối đa, {formatNumber(scores.others)} người chưa đạt. Cuộc thi chỉ
          xếp hạng người đạt điểm tối đa.
        </p>
      ) : (
        <p className="soft">{WORDS[scores.kind]}</p>
      )}
    </section>
  );
}

function Spread({ spread }: { readonly spread: Extract<ScorePart, { kind: "spread" }>["spread"] }) {
  const { people, full, bands } = spread;
  const rows = [...bands];
  const label = ({ from, to }: ScoreBand) =>
    to === null ? `Tối đa (${formatScore(full)})` : `${formatScore(from)} đến dưới ${formatScore(to)}`;
  return (
    <div className="grid g2">
      <ColumnChart
        id="phan-bo"
        title={`Điểm của ${formatNumber(people)} người, lượt được tính của mỗi người, trên ${formatScore(full)} điểm.`}
        rows={rows}
        label={({ from }) => formatScore(from)}
        value={({ n }) => n}
      />
      <DataTable
        caption="Số người theo khoảng điểm"
        rows={rows}
        rowKey={({ from }) => from}
        footer={{ band: "Tổng", n: formatNumber(people), share: formatPercent(people, people) }}
        columns={[
          { key: "band", header: "Điểm", rowHeader: true, cell: label },
          { key: "n", header: "Người", numeric: true, cell: ({ n }) => formatNumber(n) },
          { key: "share", header: "Tỷ lệ", numeric: true, cell: ({ n }) => formatPercent(n, people) },
        ]}
      />
    </div>
  );
}
