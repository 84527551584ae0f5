import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { type Column, DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatNumber, formatPercent } from "#app/domain/vietnamese.ts";
import { assignmentList } from "#app/features/assignments/api.server.ts";
import { PHASE_WORDS, windowWords } from "#app/features/assignments/words.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Giao bài · Góc ASEAN" }];

const PAGE = 20;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "lesson.assign");
  const actor = requireViewer(context, request);
  const page = pageNumber(new URL(request.url).searchParams.get("trang"));
  const window = { limit: PAGE, offset: (page - 1) * PAGE };
  const { rows, total } = await assignmentList(context.handle, { actor, now: context.clock.now() }, window);
  return { rows, total, page, pages: Math.ceil(total / PAGE) };
}

type Line = Awaited<ReturnType<typeof assignmentList>>["rows"][number];

const COUNTS: readonly Column<Line>[] = [
  { key: "people", header: "Bạn", numeric: true, cell: ({ counts }) => formatNumber(counts?.people) },
  { key: "finished", header: "Xong hết", numeric: true, cell: ({ counts }) => formatNumber(counts?.finished) },
  {
    key: "rate",
    header: "Tỷ lệ",
    numeric: true,
    cell: ({ counts }) => formatPercent(counts?.finished, counts?.people),
  },
];

export default function Assignments() {
  const { rows, total, page, pages } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Bài đã giao"
        lead="Những lần giao có học sinh của lớp mình, kể cả do trường hay Sở giao."
        actions={<ButtonLink href={paths.assignmentNew()}>Giao bài</ButtonLink>}
      />
      <section className="section last stack">
        <DataTable
          caption={`${formatNumber(total)} lần giao`}
          mode="fold"
          rows={rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title="Chưa giao bài nào">
              <p>Chọn bài, chọn lớp, đặt hạn: cả lớp thấy ngay trên trang đầu.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "title",
              header: "Lần giao",
              rowHeader: true,
              cell: (row) => (
                <>
                  <a href={paths.assignment(row.id)}>{row.title}</a>
                  <span className="sub">
                    {windowWords(row)}. {row.own ? "Mình giao" : `${row.maker ?? "Người khác"} giao`}.
                  </span>
                </>
              ),
            },
            {
              key: "phase",
              header: "Tình trạng",
              cell: (row) => <Badge tone={PHASE_WORDS[row.phase].tone}>{PHASE_WORDS[row.phase].text}</Badge>,
            },
            { key: "items", header: "Bài", numeric: true, cell: (row) => formatNumber(row.items) },
            ...(rows.some(({ counts }) => counts !== null) ? COUNTS : []),
          ]}
        />
        <Pager
          label="lần giao"
          page={page}
          pages={pages}
          href={(to) => (to > 1 ? `${paths.assignments()}?trang=${to}` : paths.assignments())}
        />
      </section>
    </>
  );
}
