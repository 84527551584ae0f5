import { Form, useNavigation } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { Note } from "#app/components/note.tsx";
import { ProblemTable } from "#app/components/problem-table.tsx";
import { Tick } from "#app/components/tick.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { paths } from "#app/paths.ts";
import type { StaffReport } from "./import-staff.server.ts";

/** A report cut to what a page shows: the first of each, and how many there are. */
export interface ShownStaffReport extends Omit<StaffReport, "dryRun" | "accounts"> {
  readonly counts: {
    readonly problems: number;
    readonly notes: number;
    readonly people: number;
    readonly unnamed: number;
    /** Accounts that were made. */
    readonly accounts: number;
  };
}

interface PreviewProps {
  readonly unit: string;
  readonly isSchool: boolean;
  readonly upload: string;
  readonly report: ShownStaffReport;
  readonly error: string | null;
}

/** Where somebody works, in lists of several schools. */
const PLACE = { key: "place", header: "Ở", cell: (row: { readonly place: string }) => row.place };

/** What a list would do, person by person, and the one button that does it. */
export function StaffPreviewSheet({ unit, isSchool, upload, report, error }: PreviewProps) {
  const busy = useNavigation().state !== "idle";
  const { counts } = report;
  const writes = report.new + report.changed;
  return (
    <Form method="post" className="stack">
      <StaffFigures report={report} />
      {counts.problems > 0 && (
        <>
          <ProblemTable
            remarks={report.problems}
            count={counts.problems}
            what="lỗi"
            header="Cần sửa"
            rest="phần còn lại ở tệp dòng lỗi"
          />
          <p>
            <a href={paths.staffBadRows(unit, upload)}>Tải tệp các dòng lỗi</a> để sửa rồi nhập lại sau.
          </p>
        </>
      )}
      {counts.people > 0 && (
        <DataTable
          caption={`${formatNumber(writes)} người mới hoặc thay đổi${more(counts.people, report.people.length)}`}
          mode="fold"
          rows={report.people}
          rowKey={(row) => `${row.row} ${row.login}`}
          columns={[
            { key: "name", header: "Họ và tên", rowHeader: true, cell: (row) => row.name },
            {
              key: "state",
              header: "Là",
              cell: (row) =>
                row.state === "new" ? <Badge tone="info">Mới</Badge> : <Badge tone="neutral">Thay đổi</Badge>,
            },
            { key: "login", header: "Tên đăng nhập", cell: (row) => row.login },
            ...(isSchool ? [] : [PLACE]),
            { key: "what", header: "Sẽ ghi", cell: (row) => row.what.join("; ") || "–" },
          ]}
        />
      )}
      {counts.notes > 0 && (
        <ProblemTable
          remarks={report.notes}
          count={counts.notes}
          what="điều cần biết, không chặn việc ghi"
          header="Cần biết"
          rest="còn nữa"
        />
      )}
      {counts.unnamed > 0 && (
        <DataTable
          caption={`${formatNumber(counts.unnamed)} người còn vai trò mà tệp không nhắc tới${more(counts.unnamed, report.unnamed.length)}. Các vai trò này giữ nguyên; ai đã thôi thì mở tên ra để cho thôi.`}
          mode="fold"
          rows={report.unnamed}
          rowKey={(row) => `${row.person} ${row.roles.join()}`}
          columns={[
            {
              key: "name",
              header: "Họ và tên",
              rowHeader: true,
              cell: (row) => <a href={paths.staffMember(unit, row.person)}>{row.name}</a>,
            },
            ...(isSchool ? [] : [PLACE]),
            { key: "roles", header: "Đang giữ", cell: (row) => row.roles.join("; ") },
          ]}
        />
      )}
      {writes === 0 ? (
        <Note
          tone={counts.problems > 0 ? "warn" : "ok"}
          title="Không có gì mới để ghi"
          action={<ButtonLink href={paths.staffImport(unit)}>Chọn tệp khác</ButtonLink>}
        >
          Mọi dòng đúng trong tệp đã có trong hệ thống.
        </Note>
      ) : (
        <>
          {counts.problems > 0 && (
            <Tick
              name="bad"
              value="yes"
              label={`Ghi các dòng đúng, bỏ qua ${formatNumber(counts.problems)} lỗi`}
              error={error}
            />
          )}
          <div className="form-actions">
            <Button big disabledReason={busy ? "Đang ghi…" : undefined}>
              Ghi {formatNumber(writes)} người
            </Button>
            <ButtonLink variant="plain" href={paths.staffImport(unit)}>
              Chọn tệp khác
            </ButtonLink>
          </div>
        </>
      )}
    </Form>
  );
}

/** The figures of a list, before and after it is written. */
export function StaffFigures({ report }: { report: ShownStaffReport }) {
  return (
    <Kpis
      items={[
        { label: "Dòng trong tệp", value: formatNumber(report.rows) },
        { label: "Người mới", value: formatNumber(report.new) },
        { label: "Thay đổi", value: formatNumber(report.changed) },
        { label: "Giữ nguyên", value: formatNumber(report.unchanged) },
        { label: "Bỏ qua", value: formatNumber(report.skipped) },
        { label: "Lỗi", value: formatNumber(report.counts.problems) },
      ]}
    />
  );
}

function more(count: number, shown: number): string {
  return count > shown ? `, đang hiện ${formatNumber(shown)}` : "";
}
