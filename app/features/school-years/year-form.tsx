import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { TextArea } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import type { YearOrder, YearPlan } from "./promote.server.ts";

/** Which class becomes which, who repeats, who leaves; looked at first, then carried out. */
export function YearForm({ plan, order }: { plan: YearPlan; order: YearOrder | null }) {
  const previewed = order !== null;
  const problems = plan.unknown.length > 0 || plan.classes.some(({ unread }) => unread !== null);
  return (
    <Form method="post" className="stack" noValidate>
      {plan.unknown.length > 0 && (
        <Note tone="warn" title={`Không có trong trường: ${plan.unknown.join(", ")}`}>
          Xem lại các mã này rồi xem trước lại.
        </Note>
      )}
      {plan.merged.length > 0 && (
        <Note tone="warn" title={`Nhiều lớp cùng vào một lớp: ${plan.merged.join(", ")}`}>
          Đúng ý thì cứ chuyển.
        </Note>
      )}
      <DataTable
        caption={`Từ năm học ${plan.from} sang ${plan.to}`}
        mode="fold"
        rows={plan.classes}
        rowKey={(row) => row.id}
        columns={[
          { key: "from", header: "Lớp cũ", rowHeader: true, cell: (row) => row.name },
          { key: "pupils", header: "Học sinh", numeric: true, cell: (row) => formatNumber(row.pupils) },
          {
            key: "to",
            header: "Lên lớp",
            cell: (row) => (
              <>
                <input
                  name={`to:${row.id}`}
                  defaultValue={row.unread ?? row.to?.name ?? ""}
                  aria-label={`Lớp ${row.name} lên lớp`}
                  aria-invalid={row.unread !== null || undefined}
                  placeholder="ra trường"
                  maxLength={30}
                />
                {row.unread !== null && (
                  <small>Không đọc được tên này. Ghi như 11A1, hoặc để trống là ra trường.</small>
                )}
              </>
            ),
          },
          { key: "repeat", header: "Ở lại", numeric: true, cell: (row) => formatNumber(row.repeating) },
          { key: "leave", header: "Thôi học", numeric: true, cell: (row) => formatNumber(row.leaving) },
        ]}
      />
      <TextArea
        name="repeat"
        label="Ở lại lớp"
        hint="Mã đăng nhập, mỗi dòng một mã. Các bạn này vào lớp cùng tên của năm học mới."
        optional
        rows={3}
        defaultValue={order?.repeat.join("\n")}
      />
      <TextArea
        name="leave"
        label="Thôi học, chuyển đi"
        hint="Mã đăng nhập, mỗi dòng một mã."
        optional
        rows={3}
        defaultValue={order?.leave.join("\n")}
      />
      <Tick name="teachers" value="yes" label="Giáo viên đi theo lớp" defaultChecked={order?.keepTeachers ?? false} />
      <div className="form-actions">
        {previewed && !problems ? (
          <>
            <Button big name="intent" value="apply">
              Chuyển sang năm học {plan.to}
            </Button>
            <Button variant="quiet" name="intent" value="preview">
              Xem trước lại
            </Button>
          </>
        ) : (
          <Button big name="intent" value="preview">
            Xem trước
          </Button>
        )}
      </div>
    </Form>
  );
}
