import { Badge, type BadgeTone } from "#app/components/badge.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { formatDateTime, formatScore } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { AttemptLine, PersonAttempts, RoundLine } from "./person-attempts.server.ts";
import type { RulingWords } from "./ruling-lines.server.ts";
import { leftWords, RULING_WORDS, STATE_WORDS } from "./words.ts";

const STATE_TONES: Readonly<Record<AttemptLine["state"], BadgeTone>> = {
  open: "info",
  submitted: "ok",
  expired: "ok",
  void: "bad",
};

/** The attempts of one person in a contest, each with what may be ruled about it. */
export function AttemptTable({ attempts, issued }: Pick<PersonAttempts, "attempts" | "issued">) {
  return (
    <DataTable
      caption="Lượt thi"
      mode="fold"
      rows={attempts}
      rowKey={(row) => row.id}
      empty="Chưa thi lượt nào."
      columns={[
        { key: "no", header: "Lượt", rowHeader: true, cell: (row) => `${row.round}, lượt ${row.no}` },
        {
          key: "state",
          header: "Trạng thái",
          cell: (row) => <Badge tone={STATE_TONES[row.state]}>{STATE_WORDS[row.state]}</Badge>,
        },
        { key: "start", header: "Vào thi", cell: (row) => formatDateTime(row.startedAt) },
        {
          key: "finish",
          header: "Đóng bài",
          cell: (row) =>
            row.finishedAt === null ? `Hạn ${formatDateTime(row.deadlineAt)}` : formatDateTime(row.finishedAt),
        },
        { key: "score", header: "Điểm", numeric: true, cell: (row) => formatScore(row.score) },
        { key: "receipt", header: "Biên nhận", cell: (row) => <span className="nowrap">{row.receipt ?? "–"}</span> },
        ...(issued ? [] : [{ key: "rule", header: "Quyết định", cell: (row: AttemptLine) => <RuleLink row={row} /> }]),
      ]}
    />
  );
}

function RuleLink({ row }: { row: AttemptLine }) {
  const which = <span className="hide"> {`${row.no}, ${row.round}`}</span>;
  if (row.state !== "void") return <a href={`?huy=${row.id}#quyet-dinh`}>Huỷ lượt{which}</a>;
  if (row.was === null) return <>–</>;
  return <a href={`?khoi-phuc=${row.id}#quyet-dinh`}>Khôi phục lượt{which}</a>;
}

/** What is left of each round, and letting the person sit once more. */
export function ResitSheet({
  rounds,
  issued,
  id = "thi-lai",
  title = "Thi lại",
}: {
  rounds: readonly RoundLine[];
  issued: boolean;
  id?: string;
  title?: string;
}) {
  return (
    <Sheet id={id} title={title} className="stack">
      <Facts
        items={rounds.map((round) => ({
          term: round.title,
          value: `${leftWords(round)[0]!.toUpperCase()}${leftWords(round).slice(1)}${round.resits > 0 ? `, đã cho thi lại ${round.resits} lần` : ""}`,
          note:
            round.closed || issued || (round.left === null && round.leftToday === null) ? undefined : (
              <a href={`?thi-lai=${round.id}#quyet-dinh`}>Cho thi thêm một lượt</a>
            ),
        }))}
      />
    </Sheet>
  );
}

interface RulingTableProps {
  readonly rulings: readonly RulingWords[];
  /** Of the contest: then each names its person. */
  readonly slug?: string;
}

export function RulingTable({ rulings, slug }: RulingTableProps) {
  return (
    <DataTable
      caption="Quyết định, mới nhất trước"
      mode="fold"
      rows={rulings}
      rowKey={(row) => row.id}
      empty="Chưa có quyết định nào."
      columns={[
        { key: "kind", header: "Việc", rowHeader: true, cell: (row) => RULING_WORDS[row.kind] },
        ...(slug === undefined
          ? []
          : [
              {
                key: "name",
                header: "Thí sinh",
                cell: (row: RulingWords) => <a href={paths.contestPerson(slug, row.person)}>{row.name}</a>,
              },
            ]),
        { key: "what", header: "Lượt", cell: (row) => row.what },
        { key: "reason", header: "Lý do", cell: (row) => row.reason },
        { key: "by", header: "Người quyết định", cell: (row) => `${row.by}, ${formatDateTime(row.at)}` },
      ]}
    />
  );
}
