import { ColumnChart } from "#app/components/column-chart.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { MoreLink } from "#app/components/more-link.tsx";
import { PILLAR_NAMES } from "#app/components/pillar-name.tsx";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { LessonsValue } from "./figure-counts.server.ts";
import type { Kept } from "./kept-figures.server.ts";

interface PillarSectionProps {
  readonly lessons: Kept<LessonsValue>;
  readonly unit: string;
}

/** Lessons of the school year by pillar: given, begun, finished, taught. */
export function PillarSection({ lessons: { value, at }, unit }: PillarSectionProps) {
  return (
    <section aria-labelledby="bai-hoc">
      <header className="row between mb3">
        <h2 id="bai-hoc">Bài học theo trụ cột</h2>
        <MoreLink href={paths.lessonCoverage(unit)}>Từng bài, từng đơn vị</MoreLink>
      </header>
      {value === null ? (
        <p className="soft">Đang đếm. Mở lại trang sau ít phút.</p>
      ) : (
        <div className="stack">
          <ColumnChart
            id="luot-day"
            title={`Lượt dạy ở lớp, chi đoàn trong năm học này: ${formatNumber(value.reduce((sum, { sessions }) => sum + sessions, 0))}.`}
            rows={value}
            label={({ pillar }) => PILLAR_NAMES[pillar]}
            value={({ sessions }) => sessions}
          />
          <DataTable
            caption={`Năm học này, đếm lúc ${at === null ? "–" : formatDateTime(at)}. Tự học và dạy ở lớp tính riêng.`}
            mode="fold"
            rows={value}
            rowKey={({ pillar }) => pillar}
            columns={[
              { key: "pillar", header: "Trụ cột", rowHeader: true, cell: ({ pillar }) => PILLAR_NAMES[pillar] },
              {
                key: "given",
                header: "Lớp, chi đoàn được giao",
                numeric: true,
                cell: ({ given }) => formatNumber(given),
              },
              { key: "begun", header: "Người đã mở bài", numeric: true, cell: ({ begun }) => formatNumber(begun) },
              {
                key: "finished",
                header: "Người học xong",
                numeric: true,
                cell: ({ finished }) => formatNumber(finished),
              },
              {
                key: "finishes",
                header: "Lượt học xong",
                numeric: true,
                cell: ({ finishes }) => formatNumber(finishes),
              },
              { key: "sessions", header: "Lượt dạy", numeric: true, cell: ({ sessions }) => formatNumber(sessions) },
              {
                key: "classes",
                header: "Lớp, chi đoàn đã dạy",
                numeric: true,
                cell: ({ classes }) => formatNumber(classes),
              },
            ]}
          />
        </div>
      )}
    </section>
  );
}
