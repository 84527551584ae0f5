import { Badge } from "#app/components/badge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { type Column, DataTable } from "#app/components/data-table.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatDateColumn, formatScore, formatTimeShort } from "#app/domain/vietnamese.ts";
import type { ClassMemberLine } from "./class-view.server.ts";
import { SAT_WORDS } from "./sat-words.ts";

export const SAT_FILTERS = ["all", "none", "open", "done"] as const;
export type SatFilter = (typeof SAT_FILTERS)[number];

interface ClassTableProps {
  readonly members: readonly ClassMemberLine[];
  readonly filter: SatFilter;
  /** The filter in words. */
  readonly label: string;
  readonly scoresOut: boolean;
  /** "lớp", "chi đoàn". */
  readonly word: string;
  /** Where an empty list is filled; null for who may not. */
  readonly fill: { readonly href: string; readonly label: string } | null;
}

/** Who of a class has sat, is sitting, has not; and who has learnt. */
export function ClassTable({ members, filter, label, scoresOut, word, fill }: ClassTableProps) {
  const shown = members.filter((member) => filter === "all" || member.state === filter);
  const score: Column<ClassMemberLine> = {
    key: "score",
    header: "Điểm",
    numeric: true,
    cell: (row) => formatScore(row.score),
  };
  return (
    <DataTable
      caption={`${label}: ${shown.length} bạn`}
      mode="fold"
      rows={shown}
      rowKey={(row) => row.login ?? row.name}
      empty={
        members.length === 0 ? (
          <EmptyState title="Chưa có ai" action={fill && <ButtonLink href={fill.href}>{fill.label}</ButtonLink>}>
            <p>Danh sách của {word} này còn trống.</p>
          </EmptyState>
        ) : (
          <EmptyState title={filter === "none" ? "Không còn ai chưa thi" : "Chưa có ai"}>
            <p>{filter === "none" ? `Cả ${word} đã thi hoặc đang làm bài.` : "Danh sách này còn trống."}</p>
          </EmptyState>
        )
      }
      columns={[
        { key: "name", header: "Họ và tên", rowHeader: true, cell: (row) => row.name },
        { key: "login", header: "Mã đăng nhập", cell: (row) => row.login ?? "–" },
        {
          key: "state",
          header: "Dự thi",
          cell: (row) => <Badge tone={SAT_WORDS[row.state].tone}>{SAT_WORDS[row.state].text}</Badge>,
        },
        { key: "finished", header: "Xong lúc", cell: (row) => momentText(row.finishedAt) },
        { key: "turns", header: "Lượt", numeric: true, cell: (row) => row.turns },
        ...(scoresOut ? [score] : []),
        {
          key: "lessons",
          header: "Bài đã học xong",
          numeric: true,
          cell: (row) => (row.lessonsBegun > 0 ? `${row.lessonsDone}/${row.lessonsBegun} bài mở` : "–"),
        },
      ]}
    />
  );
}

/** "08:23 16/11/2026" */
function momentText(ms: number | null): string {
  return ms === null ? "–" : `${formatTimeShort(ms)} ${formatDateColumn(ms)}`;
}
