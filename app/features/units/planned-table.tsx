import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { paths } from "#app/paths.ts";
import type { PlannedChange } from "./planned-changes.server.ts";

/** Changes that wait for their day, and those that could not be carried out on it; on a unit's own page they are taken back. */
export function PlannedTable({ planned, own }: { planned: readonly PlannedChange[]; own?: boolean }) {
  if (planned.length === 0) return null;
  return (
    <DataTable
      caption="Việc đã hẹn ngày"
      mode="fold"
      rows={planned}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "what",
          header: "Việc",
          rowHeader: true,
          cell: (row) => (own ? row.title : <a href={paths.adminUnit(row.unit)}>{`${row.title}: ${row.unitName}`}</a>),
        },
        { key: "about", header: "Nội dung", cell: (row) => row.words },
        {
          key: "state",
          header: "Tình trạng",
          cell: (row) => (row.problem === null ? "Đang chờ" : `Không làm được: ${row.problem}`),
        },
        ...(own
          ? [
              {
                key: "cancel",
                header: "Huỷ",
                cell: (row: PlannedChange) =>
                  row.problem === null && (
                    <Form method="post">
                      <input type="hidden" name="act" value="cancel" />
                      <input type="hidden" name="planned" value={row.id} />
                      <Button variant="quiet">Huỷ việc này</Button>
                    </Form>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}
