import { DataTable } from "#app/components/data-table.tsx";
import { formatDateColumn, startOfLocalDay } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { TaughtLine } from "./taught.server.ts";

interface TaughtListProps {
  readonly caption: string;
  readonly lines: readonly TaughtLine[];
  /** What the list is of: then that column is left out. */
  readonly of: "class" | "lesson";
}

/** What was taught, each own entry with its way to put it right. */
export function TaughtList({ caption, lines, of }: TaughtListProps) {
  return (
    <DataTable
      caption={caption}
      hideCaption={of === "class"}
      mode="fold"
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        of === "class"
          ? {
              key: "what",
              header: "Bài",
              rowHeader: true,
              cell: (line) => <a href={paths.lesson(line.lesson)}>{line.title}</a>,
            }
          : {
              key: "what",
              header: "Lớp",
              rowHeader: true,
              cell: (line) => <a href={paths.classView(line.unit)}>{line.unitName}</a>,
            },
        { key: "slot", header: "Buổi", cell: (line) => line.slotName },
        { key: "day", header: "Ngày", cell: (line) => formatDateColumn(startOfLocalDay(line.day)) },
        { key: "present", header: "Có mặt", numeric: true, cell: (line) => line.present },
        {
          key: "own",
          header: "Sửa",
          cell: (line) =>
            line.own ? (
              <a href={paths.taught(line.lesson, { entry: line.id })}>
                Sửa, rút lại
                <span className="hide">
                  {" "}
                  {line.title}, {line.unitName}
                </span>
              </a>
            ) : (
              "–"
            ),
        },
      ]}
    />
  );
}
