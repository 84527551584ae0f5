import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { formatDateTime, formatNumber, searchKey } from "#app/domain/vietnamese.ts";
import { rollMoment } from "#app/features/units/api.server.ts";
import { notFound, requireScope } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction = () => [{ title: "Sĩ số đã chốt · Góc ASEAN" }];

const PAGE = 50;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "school.view");
  const query = new URL(request.url).searchParams;
  const words = (query.get("q") ?? "").slice(0, 60);
  const page = pageNumber(query.get("trang"));
  const window = { search: searchKey(words), limit: PAGE, offset: (page - 1) * PAGE };
  const view = await rollMoment(context.handle, scope, { id: params.moment ?? "", ...window });
  if (!view?.moment.done) throw notFound();
  return { ...view, words, page, pages: Math.ceil(view.total / PAGE) };
}

export default function Roll() {
  const { moment, schools, total, words, page, pages } = useLoaderData<typeof loader>();
  const address = (to: number) => {
    const query = new URLSearchParams({ ...(words && { q: words }), ...(to > 1 && { trang: String(to) }) }).toString();
    return query ? `${paths.roll(moment.id)}?${query}` : paths.roll(moment.id);
  };
  return (
    <>
      <Crumbs
        items={[
          { label: "Trường", href: paths.schools() },
          { label: "Sĩ số đã chốt", href: paths.rolls() },
          { label: moment.reason },
        ]}
      />
      <PageHead title={moment.reason} lead={`Sĩ số chốt lúc ${formatDateTime(moment.at)} của ${moment.unitName}.`} />
      <div className="section last stack">
        <Kpis items={[{ label: "Người trên sĩ số", value: formatNumber(moment.n) }]} />
        <form method="get" action={paths.roll(moment.id)} className="inline no-print">
          <TextInput name="q" type="search" label="Tên hoặc mã trường" defaultValue={words} maxLength={60} />
          <Button variant="quiet">Tìm</Button>
        </form>
        <DataTable
          caption={`${formatNumber(total)} trường`}
          mode="fold"
          rows={schools}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title={words ? "Không có trường nào như vậy" : "Không có trường nào"}>
              <p>Sĩ số chốt theo lớp và chi đoàn; nơi chưa có danh sách thì chưa có số.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: "Trường",
              rowHeader: true,
              cell: (row) => <a href={paths.school(row.id)}>{row.name}</a>,
            },
            { key: "code", header: "Mã", cell: (row) => row.code },
            {
              key: "n",
              header: "Sĩ số chốt",
              numeric: true,
              cell: (row) => (row.n === null ? "– chưa có danh sách" : formatNumber(row.n)),
            },
            { key: "now", header: "Hiện nay", numeric: true, cell: (row) => formatNumber(row.now) },
          ]}
        />
        <Pager label="trường" page={page} pages={pages} href={address} />
      </div>
    </>
  );
}
