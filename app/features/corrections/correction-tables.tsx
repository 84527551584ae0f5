import { Badge, type BadgeTone } from "#app/components/badge.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { CorrectionLine, GradingWords } from "./view.server.ts";
import { KIND_WORDS, STATE_WORDS } from "./words.ts";

const TONES: Readonly<Record<CorrectionLine["state"], BadgeTone>> = {
  counting: "info",
  ready: "info",
  applying: "info",
  done: "ok",
  dropped: "neutral",
};

/** The corrections of a contest, the newest first. */
export function CorrectionTable({ slug, lines }: { slug: string; lines: readonly CorrectionLine[] }) {
  return (
    <DataTable
      caption="Đính chính, mới nhất trước"
      mode="fold"
      rows={lines}
      rowKey={(row) => row.id}
      empty="Chưa có đính chính nào."
      columns={[
        {
          key: "kind",
          header: "Việc",
          rowHeader: true,
          cell: (row) => <a href={paths.contestCorrection(slug, row.id)}>{KIND_WORDS[row.kind]}</a>,
        },
        { key: "about", header: "Câu, vòng", cell: (row) => row.about },
        { key: "reason", header: "Lý do", cell: (row) => row.reason },
        { key: "by", header: "Người làm", cell: (row) => `${row.by}, ${formatDateTime(row.askedAt)}` },
        {
          key: "state",
          header: "Trạng thái",
          cell: (row) => <Badge tone={TONES[row.state]}>{STATE_WORDS[row.state]}</Badge>,
        },
      ]}
    />
  );
}

/** Every grading of the contest's rounds: the old ones stay. */
export function GradingTable({ gradings }: { gradings: readonly GradingWords[] }) {
  return (
    <DataTable
      caption="Các lần chấm, mới nhất trước"
      mode="fold"
      rows={gradings}
      rowKey={(row) => row.id}
      columns={[
        { key: "n", header: "Lần chấm", rowHeader: true, cell: (row) => `${row.round}, lần ${formatNumber(row.n)}` },
        { key: "at", header: "Lúc", cell: (row) => formatDateTime(row.at) },
        { key: "reason", header: "Lý do", cell: (row) => (row.n === 1 ? "Chấm khi nộp bài" : row.reason) },
        { key: "by", header: "Người quyết định", cell: (row) => row.by },
      ]}
    />
  );
}
