import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { formatNumber, searchKey } from "#app/domain/vietnamese.ts";
import { listChildren, listTrees, listUnitsByIds, plannedChanges } from "#app/features/units/api.server.ts";
import { PlannedTable } from "#app/features/units/planned-table.tsx";
import { notFound, requireScope } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "admin" };
export const meta: MetaFunction = () => [{ title: "Đơn vị · Góc ASEAN" }];

const PAGE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "unit.manage");
  const { db } = context.handle;
  const query = new URL(request.url).searchParams;
  const trees = await listTrees(db);
  const tree = trees.find(({ id }) => id === (query.get("cay") ?? "state"));
  if (!tree) throw notFound();
  const parent = query.get("duoi");
  const [above] = parent ? await listUnitsByIds(db, [parent]) : [];
  if (parent && !above) throw notFound();
  const words = (query.get("q") ?? "").slice(0, 60);
  const page = pageNumber(query.get("trang"));
  const window = { search: searchKey(words), limit: PAGE, offset: (page - 1) * PAGE };
  const { rows, total } = await listChildren(db, { tree: tree.id, parent, ...window });
  return {
    trees: trees.map(({ id, label }) => ({ id, label })),
    tree: tree.id,
    above: above ? { id: above.id, name: above.name } : null,
    rows,
    total,
    planned: parent || words ? [] : await plannedChanges(context.handle, null, context.clock.now()),
    /** Where the first group of an empty grouping is added. */
    first: tree.grouping === 1 && !parent && words === "" ? context.organisation.province : null,
    words,
    page,
    pages: Math.ceil(total / PAGE),
  };
}

export default function AdminUnits() {
  const { trees, tree, above, rows, total, planned, first, words, page, pages } = useLoaderData<typeof loader>();
  const address = (part: { under?: string | null; to?: number }) => {
    const under = part.under === undefined ? (above?.id ?? null) : part.under;
    const query = new URLSearchParams({
      cay: tree,
      ...(under && { duoi: under }),
      ...(part.to !== undefined && words && { q: words }),
      ...(part.to !== undefined && part.to > 1 && { trang: String(part.to) }),
    });
    return `${paths.adminUnits()}?${query}`;
  };
  return (
    <>
      <Crumbs
        items={[
          { label: "Quản trị", href: paths.admin() },
          { label: "Đơn vị", href: paths.adminUnits(tree) },
          ...(above ? [{ label: above.name }] : []),
        ]}
      />
      <PageHead
        title={above ? above.name : "Đơn vị"}
        lead="Mở đơn vị để đổi tên, chuyển, nhập, đóng hoặc thêm ở dưới."
      />
      <div className="section last stack">
        <Tabs
          label="Cây đơn vị"
          items={trees.map(({ id, label }) => ({ label, href: paths.adminUnits(id), current: id === tree }))}
        />
        <form method="get" action={paths.adminUnits()} className="inline">
          <input type="hidden" name="cay" value={tree} />
          <TextInput name="q" type="search" label="Tìm tên hoặc mã trong cây này" defaultValue={words} maxLength={60} />
          <Button variant="quiet">Tìm</Button>
        </form>
        <DataTable
          caption={`${formatNumber(total)} đơn vị`}
          mode="fold"
          rows={rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              title={words ? "Không có đơn vị nào như vậy" : "Không có đơn vị nào ở đây"}
              action={first && <ButtonLink href={paths.addGroup(first, tree)}>Thêm nhóm đầu tiên</ButtonLink>}
            >
              <p>Đơn vị mới thêm từ trang của đơn vị ở trên; trường nhập từ danh sách.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: "Tên",
              rowHeader: true,
              cell: (row) => <a href={paths.adminUnit(row.id)}>{row.name}</a>,
            },
            { key: "kind", header: "Loại", cell: (row) => row.kindLabel },
            { key: "code", header: "Mã", cell: (row) => (row.code.length > 12 ? "–" : row.code) },
            {
              key: "below",
              header: "Ở dưới",
              numeric: true,
              cell: (row) =>
                row.below > 0 ? <a href={address({ under: row.id })}>{formatNumber(row.below)} đơn vị</a> : "–",
            },
          ]}
        />
        <PlannedTable planned={planned} />
        <Pager label="đơn vị" page={page} pages={pages} href={(to) => address({ to })} />
      </div>
    </>
  );
}
