import { DataTable } from "#app/components/data-table.tsx";
import { formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import type { Before } from "./dashboard.server.ts";
import type { ParticipationRow } from "./participation-rows.ts";

interface CompareSectionProps {
  readonly now: ParticipationRow;
  /** Null where nobody of the unit took part then. */
  readonly before: Before | null;
  /** The earlier period's name. */
  readonly name: string;
}

interface Line {
  readonly name: string;
  readonly now: string;
  readonly was: string;
  readonly change: string;
}

/** This period beside an earlier one. */
export function CompareSection({ now, before, name }: CompareSectionProps) {
  return (
    <section aria-labelledby="so-sanh">
      <h2 id="so-sanh" className="mb3">
        So với kỳ trước
      </h2>
      {before ? (
        <DataTable
          caption={`So với “${name}”`}
          mode="fold"
          rows={linesOf(now, before.unit)}
          rowKey={(line) => line.name}
          columns={[
            { key: "name", header: "Chỉ tiêu", rowHeader: true, cell: (line) => line.name },
            { key: "now", header: "Kỳ này", numeric: true, cell: (line) => line.now },
            { key: "was", header: "Kỳ trước", numeric: true, cell: (line) => line.was },
            { key: "change", header: "Tăng, giảm", numeric: true, cell: (line) => line.change },
          ]}
        />
      ) : (
        <p className="soft">Đơn vị này không có ai dự thi “{name}”.</p>
      )}
    </section>
  );
}

function linesOf(now: ParticipationRow, was: ParticipationRow): Line[] {
  const line = (name: string, a: number, b: number): Line => ({
    name,
    now: formatNumber(a),
    was: formatNumber(b),
    change: signed(a - b),
  });
  const points = (row: ParticipationRow) => (row.roll && row.people <= row.roll ? (row.people * 100) / row.roll : null);
  const [a, b] = [points(now), points(was)];
  return [
    line("Người dự thi", now.people, was.people),
    { ...line("Sĩ số", now.roll ?? 0, was.roll ?? 0), ...rolls(now, was) },
    {
      name: "Tỷ lệ trên sĩ số",
      now: formatPercent(now.people, now.roll),
      was: formatPercent(was.people, was.roll),
      change: a === null || b === null ? "–" : `${signed(Math.round((a - b) * 10) / 10)} điểm %`,
    },
    line("Ngoài sĩ số", now.outside, was.outside),
    line("Lượt thi", now.turns, was.turns),
    line("Người đạt điểm tối đa", now.fullMarks, was.fullMarks),
  ];
}

function rolls({ roll: now }: ParticipationRow, { roll: was }: ParticipationRow) {
  const change = now === null || was === null ? "–" : signed(now - was);
  return { now: formatNumber(now), was: formatNumber(was), change };
}

/** "+1.204", "−3,5", "0". */
function signed(difference: number): string {
  if (difference === 0) return "0";
  const [whole = "", part] = String(Math.abs(difference)).split(".");
  return `${difference > 0 ? "+" : "−"}${formatNumber(Number(whole))}${part ? `,${part}` : ""}`;
}
