import { Badge, type BadgeTone } from "#app/components/badge.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { type Duty, type DutyState, dutyWords } from "#app/domain/duties.ts";
import { formatDay } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";

interface DutyListProps {
  readonly duties: readonly Duty[];
  readonly year: string;
  /** Whether the reader may open and write the unit's reports. */
  readonly reports: boolean;
}

/** A reminder is urgent from so many days on. */
const SOON_DAYS = 14;

function toneOf(state: DutyState): BadgeTone {
  if (state.kind === "done") return "ok";
  if (state.kind === "late") return "bad";
  return state.kind === "due" && state.days <= SOON_DAYS ? "warn" : "neutral";
}

/** What the year asks of the unit, by day, with its state. */
export function DutyList({ duties, year, reports }: DutyListProps) {
  return (
    <section aria-labelledby="viec-trong-nam">
      <h2 id="viec-trong-nam" className="mb3">
        Việc trong năm {year}
      </h2>
      <DataTable
        caption="Ngày kỷ niệm, cuộc thi, hạn báo cáo"
        hideCaption
        mode="fold"
        rows={[...duties]}
        rowKey={({ id }) => id}
        columns={[
          { key: "title", header: "Việc", rowHeader: true, cell: (duty) => <Title duty={duty} reports={reports} /> },
          { key: "day", header: "Hạn", cell: ({ day }) => formatDay(day) },
          {
            key: "state",
            header: "Tình trạng",
            cell: ({ state }) => <Badge tone={toneOf(state)}>{dutyWords(state, formatDay)}</Badge>,
          },
        ]}
      />
    </section>
  );
}

function Title({ duty: { title, of }, reports }: { readonly duty: Duty; readonly reports: boolean }) {
  if (of?.kind === "contest") return <a href={paths.contest(of.slug)}>{title}</a>;
  if (of?.kind === "report" && reports) {
    return <a href={of.id === null ? paths.reportNew() : paths.report(of.id)}>{title}</a>;
  }
  return title;
}
