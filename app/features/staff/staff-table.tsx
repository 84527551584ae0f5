import { Form } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { Button } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Pager } from "#app/components/pager.tsx";
import { Select } from "#app/components/select.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { ROLE_NAMES, type Role } from "#app/domain/permissions.ts";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { StaffLine } from "./list.server.ts";
import { rolesText } from "./words.ts";

interface StaffTableProps {
  readonly unit: string;
  readonly lines: readonly StaffLine[];
  readonly total: number;
  readonly shown: { words: string; role: string; lacks: string; page: number; pages: number };
  readonly roles: readonly Role[];
}

/** The staff of a unit with filters; ticked people get invitation slips. */
export function StaffTable({ unit, lines, total, shown, roles }: StaffTableProps) {
  const address = (page: number) => {
    const query = new URLSearchParams({
      ...(shown.words && { q: shown.words }),
      ...(shown.role && { vai: shown.role }),
      ...(shown.lacks && { thieu: shown.lacks }),
      ...(page > 1 && { trang: String(page) }),
    }).toString();
    return query ? `${paths.staff(unit)}?${query}` : paths.staff(unit);
  };
  return (
    <>
      <form method="get" action={paths.staff(unit)} className="filters no-print" aria-label="Lọc nhân sự">
        <TextInput name="q" type="search" label="Tên hoặc mã" defaultValue={shown.words} maxLength={60} />
        <Select
          name="vai"
          label="Vai trò"
          defaultValue={shown.role}
          options={[
            { value: "", label: "Mọi vai trò" },
            ...roles.map((role) => ({ value: role, label: ROLE_NAMES[role] })),
          ]}
        />
        <Select
          name="thieu"
          label="Đăng nhập"
          defaultValue={shown.lacks}
          options={[
            { value: "", label: "Tất cả" },
            { value: "entry", label: "Chưa vào lần nào" },
            { value: "slip", label: "Chưa có phiếu" },
          ]}
        />
        <Button variant="quiet">Lọc</Button>
      </form>
      <Form method="post" action={paths.staff(unit)} className="stack">
        <DataTable
          caption={`${formatNumber(total)} người`}
          mode="fold"
          rows={lines}
          rowKey={(row) => row.person}
          empty={
            <EmptyState title="Chưa có ai">
              <p>Không có người nào hợp với điều đang lọc. Thêm người ở bên dưới.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "pick",
              header: "Phiếu mời",
              cell: (row) =>
                row.account !== null && row.mine && !row.locked ? (
                  <label className="pick">
                    <input type="checkbox" name="account" value={row.account} defaultChecked={row.slip === "none"} />
                    <span className="hide">In phiếu mời cho {row.name}</span>
                  </label>
                ) : (
                  "–"
                ),
            },
            {
              key: "name",
              header: "Họ và tên",
              rowHeader: true,
              cell: (row) => <a href={paths.staffMember(unit, row.person)}>{row.name}</a>,
            },
            { key: "login", header: "Tên đăng nhập", cell: (row) => row.login ?? "–" },
            {
              key: "roles",
              header: "Vai trò",
              cell: (row) => rolesText(row.roles) || <Badge tone="neutral">Chưa có vai trò</Badge>,
            },
            { key: "phone", header: "Điện thoại", cell: (row) => row.phone ?? "–" },
            { key: "state", header: "Đã vào", cell: (row) => <Entered row={row} /> },
          ]}
        />
        {lines.some(({ mine }) => mine) && (
          <div className="form-actions">
            <Button variant="quiet" name="intent" value="print">
              In phiếu cho người đã chọn
            </Button>
            <Button variant="quiet" name="intent" value="print-never">
              In phiếu cho tất cả người chưa vào
            </Button>
          </div>
        )}
      </Form>
      <Pager label="nhân sự" page={shown.page} pages={shown.pages} href={address} />
    </>
  );
}

function Entered({ row }: { row: StaffLine }) {
  if (row.locked) return <Badge tone="bad">Đã khoá</Badge>;
  if (row.lastLoginAt !== null) return <>{formatDateTime(row.lastLoginAt)}</>;
  return <Badge tone="warn">{row.slip === "none" ? "Chưa có phiếu" : "Chưa vào"}</Badge>;
}
