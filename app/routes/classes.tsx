import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pager } from "#app/components/pager.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { scopeOf } from "#app/domain/permissions.ts";
import { formatNumber, searchKey } from "#app/domain/vietnamese.ts";
import { listUnitsByIds, youthPlace } from "#app/features/units/api.server.ts";
import { requireScope } from "#app/http/guards.server.ts";
import { pageNumber } from "#app/http/paging.ts";
import { paths } from "#app/paths.ts";
import { listClassesOfScope } from "#db/queries/class-view.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Lớp · Góc ASEAN" }];

const PAGE = 50;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "class.view");
  const query = new URL(request.url).searchParams;
  const words = (query.get("q") ?? "").slice(0, 60);
  const page = pageNumber(query.get("trang"));
  const window = { search: searchKey(words), limit: PAGE, offset: (page - 1) * PAGE };
  const { rows, total } = await listClassesOfScope(context.handle.db, scope, window);
  const unions = await ownUnions(context);
  if (total === 1 && unions.length === 0 && rows[0] && words === "") throw redirect(paths.classView(rows[0].id));
  return { classes: rows, unions, total, words, page, pages: Math.ceil(total / PAGE) };
}

/** Unions whose branches the viewer keeps. */
async function ownUnions({ handle, viewer }: LoaderFunctionArgs["context"]) {
  const found: { id: string; name: string }[] = [];
  for (const { id, name } of await listUnitsByIds(handle.db, scopeOf(viewer, "roll.import"))) {
    if ((await youthPlace(handle.db, id))?.level === "union") found.push({ id, name });
  }
  return found;
}

export default function Classes() {
  const { classes, unions, total, words, page, pages } = useLoaderData<typeof loader>();
  const address = (to: number) => {
    const query = new URLSearchParams({ ...(words && { q: words }), ...(to > 1 && { trang: String(to) }) }).toString();
    return query ? `${paths.myClasses()}?${query}` : paths.myClasses();
  };
  return (
    <>
      <PageHead
        title="Lớp và chi đoàn"
        lead="Mở một lớp để xem ai đã thi, ai chưa thi và ai đã học bài."
        actions={
          <>
            <ButtonLink variant="quiet" href={paths.assignments()}>
              Bài đã giao
            </ButtonLink>
            {unions.map(({ id, name }) => (
              <ButtonLink key={id} variant="quiet" href={paths.branches(id)}>
                {unions.length === 1 ? "Chi đoàn, chi đội" : name}
              </ButtonLink>
            ))}
          </>
        }
      />
      <section className="section last stack">
        {(pages > 1 || words !== "") && (
          <form method="get" action={paths.myClasses()} className="inline">
            <TextInput name="q" label="Tìm lớp hoặc trường" type="search" defaultValue={words} maxLength={60} />
            <Button variant="quiet">Tìm</Button>
          </form>
        )}
        <DataTable
          caption={`${formatNumber(total)} lớp, chi đoàn, chi đội`}
          mode="fold"
          rows={classes}
          rowKey={(row) => row.id}
          empty={
            words === "" ? (
              <EmptyState title="Chưa có lớp nào">
                <p>
                  {unions.length > 0
                    ? "Thêm chi đoàn, rồi chọn đoàn viên hoặc nhập danh sách."
                    : "Tài khoản này chưa được giao lớp. Hỏi quản lý trường."}
                </p>
              </EmptyState>
            ) : (
              <EmptyState title="Không tìm thấy" action={<ButtonLink href={paths.myClasses()}>Xem tất cả</ButtonLink>}>
                <p>Không có lớp hay trường nào có “{words}” trong tên.</p>
              </EmptyState>
            )
          }
          columns={[
            {
              key: "name",
              header: "Lớp",
              rowHeader: true,
              cell: (row) => <a href={paths.classView(row.id)}>{row.name}</a>,
            },
            { key: "school", header: "Thuộc", cell: (row) => row.schoolName ?? "–" },
            { key: "kind", header: "Loại", cell: (row) => row.kindLabel },
            { key: "members", header: "Số người", numeric: true, cell: (row) => formatNumber(row.members) },
          ]}
        />
        <Pager label="lớp" page={page} pages={pages} href={address} />
        <p>
          <a href={paths.receipt()}>Tra biên nhận của một thí sinh</a>
        </p>
      </section>
    </>
  );
}
