import { classNames } from "#app/components/class-names.ts";
import { DataTable } from "#app/components/data-table.tsx";
import { Rank } from "#app/components/rank.tsx";
import { EmptyState } from "#app/components/states.tsx";
import type { Column } from "#app/components/table-column.ts";
import { formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import { moveSign, moveWords } from "./board-words.ts";
import type { UnitColumn, UnitValues } from "./unit-columns.ts";
import type { UnitLine } from "./unit-lines.ts";

interface UnitBoardTableProps {
  readonly caption: string;
  readonly lines: readonly UnitLine[];
  /** The value of the rank first. */
  readonly columns: readonly UnitColumn[];
  /** Left out where the lines are not all. */
  readonly total?: UnitValues | null;
  readonly totalLabel?: string;
  /** On a phone the page shows rank, name and value; paper shows every column. */
  readonly mode?: "lines" | "plain";
}

/** A board of units: rank with its movement, name, the value that decides, then every other figure. */
export function UnitBoardTable({
  caption,
  lines,
  columns,
  total,
  totalLabel = "Tổng cộng",
  mode = "lines",
}: UnitBoardTableProps) {
  const [value, ...figures] = columns;
  return (
    <DataTable
      caption={caption}
      hideCaption
      mode={mode}
      rows={lines}
      rowKey={(line) => line.unit}
      isOwn={(line) => line.own}
      empty={
        <EmptyState title="Chưa có ai dự thi">
          <p>Bảng tự cập nhật khi có bài thi đầu tiên được nộp.</p>
        </EmptyState>
      }
      footer={total ? totalCells(columns, total, totalLabel) : undefined}
      columns={[
        ...headColumns(mode, columns, lines),
        ...(value ? [valueColumn(value, mode)] : []),
        ...figures.map(
          (column): Column<UnitLine> => ({
            key: column.id,
            header: column.header,
            numeric: true,
            wideOnly: true,
            cell: ({ values }) => column.text(values),
          }),
        ),
      ]}
    />
  );
}

/** On paper rank and movement are plain and apart. */
function headColumns(
  mode: "lines" | "plain",
  columns: readonly UnitColumn[],
  lines: readonly UnitLine[],
): Column<UnitLine>[] {
  if (mode === "lines") {
    const under = underName(columns);
    return [
      { key: "rank", header: "Hạng", cell: (line) => <Place line={line} /> },
      { key: "name", header: "Đơn vị", rowHeader: true, cell: (line) => <Name line={line} figures={under} /> },
    ];
  }
  const moves: Column<UnitLine> = {
    key: "move",
    header: "▲▼",
    numeric: true,
    cell: ({ move }) => <Moved move={move} />,
  };
  return [
    { key: "rank", header: "Hạng", numeric: true, cell: ({ rank }) => formatNumber(rank) },
    ...(lines.some(({ move }) => move !== null) ? [moves] : []),
    { key: "name", header: "Đơn vị", rowHeader: true, cell: ({ name }) => name },
  ];
}

function valueColumn(column: UnitColumn, mode: "lines" | "plain"): Column<UnitLine> {
  return {
    key: column.id,
    header: column.header,
    numeric: true,
    emphasis: true,
    cell: ({ name, values }) => (
      <>
        {column.text(values)}
        {mode === "lines" && column.id === "rate" && values.roll ? (
          <progress
            value={values.people ?? 0}
            max={values.roll}
            aria-label={`${name}: ${formatPercent(values.people, values.roll)}`}
          />
        ) : null}
      </>
    ),
  };
}

function totalCells(columns: readonly UnitColumn[], total: UnitValues, label: string): Record<string, string> {
  return { name: label, ...Object.fromEntries(columns.map((column) => [column.id, column.text(total)])) };
}

function Place({ line }: { line: UnitLine }) {
  const { rank, move } = line;
  return (
    <>
      <Rank place={rank} />
      <Moved move={move} />
    </>
  );
}

/** The way since yesterday, as a sign for the eye and in words for the ear. */
function Moved({ move }: Pick<UnitLine, "move">) {
  if (move === null) return null;
  return (
    <span className={classNames("move", typeof move === "number" && move > 0 && "up")}>
      <span aria-hidden="true">{moveSign(move)}</span>
      <span className="hide">{moveWords(move)}</span>
    </span>
  );
}

/** What stands under the name on a phone: what the value is made of. */
function underName([value, ...figures]: readonly UnitColumn[]): readonly UnitColumn[] {
  if (value?.id !== "rate") return figures.slice(0, 2);
  return figures.filter(({ id }) => id === "people" || id === "roll");
}

function Name({ line, figures }: { line: UnitLine; figures: readonly UnitColumn[] }) {
  const { name, href, own, kindLabel, values } = line;
  return (
    <>
      {href ? <a href={href}>{name}</a> : name}
      {own && <span className="badge you plain">Của bạn</span>}
      <span className="sub">
        {kindLabel}
        <span className="narrow">
          {figures.map((column) => (
            <span key={column.id}>
              {" · "}
              {column.header} {column.text(values)}
            </span>
          ))}
        </span>
      </span>
    </>
  );
}
