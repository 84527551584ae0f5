import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { formatDateTime, formatNumber } from "#app/domain/vietnamese.ts";
import { reportsPage } from "#app/features/editorial/api.server.ts";
import { ReportBadge } from "#app/features/editorial/report-facts.tsx";
import { REPORT_STATES, STATE_WORDS } from "#app/features/editorial/words.ts";
import { requireScope } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "content" };
export const meta: MetaFunction = () => [{ title: "Báo lỗi nội dung · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "content.manage");
  const query = new URL(request.url).searchParams;
  const state = REPORT_STATES.find((each) => each === query.get("xem")) ?? null;
  const page = pageNumber(query.get("trang"));
  return { ...(await reportsPage(context.handle, context.content, { state, page })), state, page };
}

const address = (state: string | null, page = 1) => {
  const query = new URLSearchParams({ ...(state && { xem: state }), ...(page > 1 && { trang: String(page) }) });
  return `${paths.contentReports()}?${query}`;
};

export default function ContentReports() {
  const { reports, counts, total, pages, page, state } = useLoaderData<typeof loader>();
  const tabs = [
    { label: `Chờ trả lời (${formatNumber(counts.new + counts.looking)})`, state: null },
    ...REPORT_STATES.map((each) => ({ label: `${STATE_WORDS[each]} (${formatNumber(counts[each])})`, state: each })),
  ];
  return (
    <>
      <Crumbs items={[{ label: "Nội dung", href: paths.content() }, { label: "Báo lỗi" }]} />
      <PageHead
        title="Báo lỗi nội dung"
        lead="Người đọc báo chỗ sai trong bài học, hồ sơ nước. Mở một báo lỗi để đổi trạng thái và trả lời."
      />
      <div className="section last stack">
        <Tabs
          label="Lọc báo lỗi"
          items={tabs.map((tab) => ({ label: tab.label, href: address(tab.state), current: tab.state === state }))}
        />
        <DataTable
          caption={`${formatNumber(total)} báo lỗi, mới nhất trước`}
          mode="fold"
          rows={reports}
          rowKey={(report) => report.id}
          empty={
            <EmptyState title="Không có báo lỗi nào">
              <p>Nút Báo lỗi nằm cuối mỗi bài học và hồ sơ nước.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "words",
              header: "Chỗ sai",
              rowHeader: true,
              cell: (report) => <a href={paths.contentReport(report.id)}>{shortened(report.words)}</a>,
            },
            { key: "subject", header: "Bài", cell: (report) => report.subject?.title ?? "–" },
            { key: "at", header: "Gửi lúc", cell: (report) => formatDateTime(report.at) },
            { key: "state", header: "Trạng thái", cell: (report) => <ReportBadge state={report.state} /> },
          ]}
        />
        <Pager label="báo lỗi" page={page} pages={pages} href={(to) => address(state, to)} />
      </div>
    </>
  );
}

const LONGEST = 120;

function shortened(words: string): string {
  if (words.length <= LONGEST) return words;
  return `${words.slice(0, words.lastIndexOf(" ", LONGEST) > 0 ? words.lastIndexOf(" ", LONGEST) : LONGEST)}…`;
}
