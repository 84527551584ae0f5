import { Badge } from "#app/components/badge.tsx";
import { CopyText } from "#app/components/copy-text.tsx";
import { type Column, DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { missingOf, sumOf, type TurnoutOrder } from "#app/domain/turnout.ts";
import { formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { RoundPicker } from "./round-picker.tsx";
import { roundSentence } from "./round-words.ts";
import type { TurnoutLine } from "./turnout.server.ts";
import type { TurnoutPage } from "./turnout-page.server.ts";

interface TurnoutSectionProps {
  readonly page: TurnoutPage;
  /** The page's own address, with the tab in it. */
  readonly address: string;
}

/** Who has sat, per class or branch: figures, the table, and a text for the group of those who look after them. */
export function TurnoutSection({ page, address }: TurnoutSectionProps) {
  const { word, round, lines, order } = page;
  if (page.tooMany) {
    return (
      <EmptyState title="Quá nhiều đơn vị để xem một lần">
        <p>Mở từng Đoàn ở dưới rồi xem.</p>
      </EmptyState>
    );
  }
  if (!round) {
    return (
      <EmptyState title="Chưa có cuộc thi nào">
        <p>Cuộc thi dành cho các {word} ở đây thì số liệu hiện ở trang này.</p>
      </EmptyState>
    );
  }
  const total = sumOf(lines);
  const nobody = lines.filter(({ members, sat }) => members > 0 && sat === 0).length;
  const [path = "", query] = address.split("?");
  const kept = Object.fromEntries(new URLSearchParams(query));
  const keep = { ...kept, ...(order === "name" && { "sap-xep": "ten" }) };
  const sorted = (by: TurnoutOrder) =>
    `${path}?${new URLSearchParams({ ...kept, vong: round.id, ...(by === "name" && { "sap-xep": "ten" }) })}`;
  return (
    <>
      <p>
        {roundSentence(round, page.now)} Tính trên danh sách hôm nay của từng {word}.
      </p>
      <RoundPicker action={path} choices={page.choices} current={round.id} keep={keep} />
      {round.phase !== "before" && lines.length > 0 && (
        <Kpis
          items={[
            { label: "Đã thi", value: formatNumber(total.sat), note: formatPercent(total.sat, total.members) },
            { label: "Đang làm", value: formatNumber(total.running) },
            { label: "Chưa thi", value: formatNumber(missingOf(total)) },
            { label: `Số ${word} chưa có ai thi`, value: formatNumber(nobody) },
          ]}
        />
      )}
      <TurnoutTable page={page} sorted={sorted} />
      {lines.length > 0 && (
        <CopyText
          id="tin-nhac"
          label={`Tin cho nhóm Zalo của ${word === "lớp" ? "giáo viên" : "các bí thư"}`}
          hint="Chỉ có số lượng, không có họ tên học sinh."
          text={page.text}
          variant="quiet"
        />
      )}
    </>
  );
}

interface TurnoutTableProps {
  readonly page: TurnoutPage;
  readonly sorted: (by: TurnoutOrder) => string;
}

function TurnoutTable({ page, sorted }: TurnoutTableProps) {
  const { word, round, lines, order, phones } = page;
  const total = sumOf(lines);
  const phone: Column<TurnoutLine> = {
    key: "phone",
    header: "Điện thoại",
    cell: ({ contacts }) => contacts.flatMap((one) => one.phone ?? []).join(", ") || "–",
  };
  return (
    <DataTable
      caption={`${formatNumber(lines.length)} ${word}`}
      mode="fold"
      rows={lines}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title={`Chưa có ${word} nào`}>
          <p>Cuộc thi này không dành cho {word} nào ở đây, hoặc danh sách còn trống.</p>
        </EmptyState>
      }
      footer={{
        name: "Cộng",
        members: formatNumber(total.members),
        sat: formatNumber(total.sat),
        running: formatNumber(total.running),
        missing: formatNumber(missingOf(total)),
        rate: formatPercent(total.sat, total.members),
      }}
      columns={[
        {
          key: "name",
          header: word === "lớp" ? "Lớp" : "Chi đoàn, chi đội",
          rowHeader: true,
          sort: { href: sorted("name"), ...(order === "name" && { direction: "ascending" }) },
          cell: (row) => <a href={paths.classView(row.id, round?.id)}>{row.name}</a>,
        },
        { key: "members", header: "Danh sách", numeric: true, cell: (row) => formatNumber(row.members) },
        { key: "sat", header: "Đã thi", numeric: true, cell: (row) => formatNumber(row.sat) },
        { key: "running", header: "Đang làm", numeric: true, cell: (row) => formatNumber(row.running) },
        { key: "missing", header: "Chưa thi", numeric: true, cell: (row) => formatNumber(missingOf(row)) },
        {
          key: "rate",
          header: "Tỷ lệ",
          numeric: true,
          sort: { href: sorted("fewest"), ...(order === "fewest" && { direction: "ascending" }) },
          cell: (row) =>
            row.members > 0 && row.sat === 0 && round?.phase !== "before" ? (
              <Badge tone="warn">Chưa có ai</Badge>
            ) : (
              formatPercent(row.sat, row.members)
            ),
        },
        {
          key: "contact",
          header: word === "lớp" ? "Chủ nhiệm" : "Bí thư",
          cell: ({ contacts }) => contacts.map(({ name }) => name).join(", ") || "Chưa giao",
        },
        ...(phones ? [phone] : []),
      ]}
    />
  );
}
