import { DataTable } from "#app/components/data-table.tsx";
import { type NameRelation, type NameShown, nameShown } from "#app/domain/name-visibility.ts";

/** Who looks, from outside to inside; `self` goes without saying. */
const VIEWERS: readonly { relation: NameRelation; words: string }[] = [
  { relation: "visitor", words: "Người chưa đăng nhập" },
  { relation: "signedIn", words: "Học sinh, đoàn viên nơi khác" },
  { relation: "sameSchool", words: "Bạn cùng trường" },
  { relation: "staffElsewhere", words: "Thầy cô, cán bộ nơi khác" },
  { relation: "staffAbove", words: "Thầy cô của lớp, của trường; bí thư, ban tổ chức, Sở trong phạm vi của mình" },
];

const SHOWN: Record<NameShown, string> = {
  full: "Họ tên đầy đủ",
  masked: "Viết tắt: Nguyễn V. A.",
  none: "Không thấy",
};

/** The very table by which pages decide, in words. */
export function NameTable() {
  return (
    <DataTable
      caption="Ai thấy tên học sinh ở đâu"
      hideCaption
      rows={VIEWERS}
      rowKey={(row) => row.relation}
      columns={[
        { key: "viewer", header: "Người xem", rowHeader: true, cell: (row) => row.words },
        { key: "board", header: "Bảng xếp hạng", cell: (row) => SHOWN[nameShown(row.relation, "board")] },
        { key: "roster", header: "Danh sách lớp", cell: (row) => SHOWN[nameShown(row.relation, "roster")] },
      ]}
    />
  );
}
