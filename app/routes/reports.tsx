import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { reportLines, requireReporter } from "#app/features/annual-report/api.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction = () => [{ title: "Báo cáo · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { rights } = requireReporter(context, request);
  return { reports: await reportLines(context.handle.db, rights) };
}

export default function Reports() {
  const { reports } = useLoaderData<typeof loader>();
  const create = <ButtonLink href={paths.reportNew()}>Soạn báo cáo</ButtonLink>;
  return (
    <>
      <Crumbs items={[{ label: "Số liệu", href: paths.department() }, { label: "Báo cáo" }]} />
      <PageHead
        title="Báo cáo"
        lead="Báo cáo năm gửi trước 01/12, báo cáo tổng kết cuộc thi. Số liệu tự điền; đồng chí sửa lời, lãnh đạo ký, hệ thống giữ bản đã ban hành."
        actions={reports.length > 0 && create}
      />
      <div className="section last stack">
        <DataTable
          caption={`${formatNumber(reports.length)} báo cáo, mới lưu trước`}
          mode="fold"
          rows={reports}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Chưa có báo cáo nào" action={create}>
              <p>Chọn kỳ báo cáo, hệ thống điền số liệu và câu gợi ý.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "subject",
              header: "Báo cáo",
              rowHeader: true,
              cell: ({ id, subject }) => <a href={paths.report(id)}>{subject}</a>,
            },
            { key: "unit", header: "Của", cell: ({ unitName }) => unitName },
            {
              key: "state",
              header: "Trạng thái",
              cell: ({ editing, version }) =>
                editing ? (
                  <Badge tone="warn">{version === null ? "Bản nháp" : "Đang đính chính"}</Badge>
                ) : (
                  <Badge tone="ok">Đã ban hành</Badge>
                ),
            },
            {
              key: "version",
              header: "Bản đã ban hành",
              cell: ({ id, version }) =>
                version === null ? "–" : <a href={paths.reportVersion(id, version)}>Bản {version}</a>,
            },
            {
              key: "saved",
              header: "Lưu lúc",
              cell: ({ savedAt, savedBy }) => `${formatDateTime(savedAt)}, ${savedBy}`,
            },
          ]}
        />
      </div>
    </>
  );
}
