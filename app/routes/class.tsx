import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { WovenBar } from "#app/components/woven-bar.tsx";
import { formatDateTime, formatScore } from "#app/domain/vietnamese.ts";
import { classView } from "#app/features/reports/api.server.ts";
import { ancestorsOf, listUnitsByIds } from "#app/features/units/api.server.ts";
import { notFound, requireCan } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? "Lớp"} · Góc ASEAN` }];

const FILTERS = { all: "Cả lớp", none: "Chưa thi", done: "Đã thi" } as const;
type Filter = keyof typeof FILTERS;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { db } = context.handle;
  const unit = params.unit ?? "";
  const [row] = await listUnitsByIds(db, [unit]);
  const viewer = requireCan(context, request, "class.view", { unit, within: row ? await ancestorsOf(db, unit) : [] });
  if (!row) throw notFound();
  const view = await classView(context.handle, unit, { account: viewer.account, now: context.clock.now() });
  const wanted = new URL(request.url).searchParams.get("xem") ?? "all";
  const filter: Filter = Object.hasOwn(FILTERS, wanted) ? (wanted as Filter) : "all";
  return { id: unit, name: row.name, filter, ...view };
}

const STATES = {
  none: { tone: "neutral", text: "Chưa thi" },
  open: { tone: "info", text: "Đang làm" },
  done: { tone: "ok", text: "Đã thi" },
} as const;

export default function ClassPage() {
  const { id, name, contest, members, sat, filter } = useLoaderData<typeof loader>();
  const shown = members.filter((member) => filter === "all" || (filter === "done") === (member.state === "done"));
  return (
    <>
      <Crumbs items={[{ label: "Lớp", href: paths.myClasses() }, { label: name }]} />
      <PageHead
        title={name}
        lead={
          contest
            ? `${contest.title}, ${contest.roundTitle}. Đóng lúc ${formatDateTime(contest.closesAt)}.`
            : "Chưa có cuộc thi nào mở."
        }
      />
      <div className="section last stack">
        {contest && members.length > 0 && (
          <WovenBar label="Đã dự thi" value={sat} max={members.length} words={`${sat} trong ${members.length} bạn`} />
        )}
        <Tabs
          label="Lọc danh sách"
          items={Object.entries(FILTERS).map(([key, label]) => ({
            label,
            href: `${paths.classView(id)}?xem=${key}`,
            current: key === filter,
          }))}
        />
        <DataTable
          caption={`${FILTERS[filter]}: ${shown.length} bạn`}
          mode="fold"
          rows={shown}
          rowKey={(row) => row.login ?? row.name}
          empty={
            <EmptyState title={filter === "none" ? "Cả lớp đã thi" : "Chưa có ai"}>
              <p>{filter === "none" ? "Không còn bạn nào chưa thi." : "Danh sách này còn trống."}</p>
            </EmptyState>
          }
          columns={[
            { key: "name", header: "Họ và tên", rowHeader: true, cell: (row) => row.name },
            { key: "login", header: "Mã đăng nhập", cell: (row) => row.login ?? "–" },
            {
              key: "state",
              header: "Dự thi",
              cell: (row) => <Badge tone={STATES[row.state].tone}>{STATES[row.state].text}</Badge>,
            },
            { key: "turns", header: "Lượt", numeric: true, cell: (row) => row.turns },
            { key: "best", header: "Điểm cao nhất", numeric: true, cell: (row) => formatScore(row.best) },
            {
              key: "lessons",
              header: "Bài đã học xong",
              numeric: true,
              cell: (row) => (row.lessonsBegun > 0 ? `${row.lessonsDone}/${row.lessonsBegun} bài mở` : "–"),
            },
          ]}
        />
      </div>
    </>
  );
}
