import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { type ShownStaffReport, StaffFigures } from "./preview-sheet.tsx";

interface ResultProps {
  readonly unit: string;
  readonly upload: string;
  readonly report: ShownStaffReport;
}

/** What a list did, what is left to mend, and the next step: invitation slips for who is new. */
export function StaffResultSheet({ unit, upload, report }: ResultProps) {
  const busy = useNavigation().state !== "idle";
  const { problems, accounts } = report.counts;
  return (
    <>
      <Note tone="ok" live="status" title={`Đã ghi ${formatNumber(report.new + report.changed)} người`}>
        Nhập lại tệp này sẽ không thay đổi gì thêm.
      </Note>
      <StaffFigures report={report} />
      {problems > 0 && (
        <Note
          tone="warn"
          title={`Còn ${formatNumber(problems)} lỗi chưa ghi`}
          action={
            <ButtonLink variant="quiet" href={paths.staffBadRows(unit, upload)}>
              Tải tệp dòng lỗi
            </ButtonLink>
          }
        >
          Sửa trong tệp ấy rồi nhập lại, không cần nhập lại cả danh sách.
        </Note>
      )}
      {accounts > 0 && (
        <Sheet id="phieu" title="Bước tiếp: in phiếu mời">
          <Form method="post" className="stack">
            <p>
              {formatNumber(accounts)} tài khoản mới chờ phiếu mời. Mỗi phiếu có tên đăng nhập, mật khẩu dùng một lần và
              mã QR; tám phiếu một trang A4.
            </p>
            <div className="form-actions">
              <Button name="intent" value="print" disabledReason={busy ? "Đang làm phiếu…" : undefined}>
                In phiếu mời
              </Button>
            </div>
          </Form>
        </Sheet>
      )}
      <p>
        <a href={paths.staff(unit)}>Về danh sách nhân sự</a>
      </p>
    </>
  );
}
