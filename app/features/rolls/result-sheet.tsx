import { ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import { RollFigures, type ShownReport } from "./preview-sheet.tsx";

interface ResultProps {
  readonly unit: string;
  readonly upload: string;
  readonly report: ShownReport;
  /** Where slips can be printed now. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** What a file did, what is left to mend, and the next step: slips. */
export function RollResultSheet({ unit, upload, report, groups }: ResultProps) {
  return (
    <>
      <Note tone="ok" live="status" title={`Đã ghi ${formatNumber(report.new + report.changed)} thay đổi`}>
        Nhập lại tệp này sẽ không thay đổi gì thêm.
      </Note>
      <RollFigures report={report} />
      {report.problemCount > 0 && (
        <Note
          tone="warn"
          title={`Còn ${formatNumber(report.problemCount)} lỗi chưa ghi`}
          action={<ButtonLink href={paths.rollBadRows(unit, upload)}>Tải tệp dòng lỗi</ButtonLink>}
        >
          Sửa trong tệp ấy rồi nhập lại, không cần nhập lại cả danh sách.
        </Note>
      )}
      {groups.length > 0 && (
        <Sheet id="phieu" title="Bước tiếp: in phiếu đăng nhập">
          <ul className="links">
            {groups.map(({ id, name }) => (
              <li key={id}>
                <a href={paths.classSlips(id)}>Phiếu {name}</a>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  );
}
