import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DataTable } from "#app/components/data-table.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { requireScope } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";
import { listClassesOfScope } from "#db/queries/class-view.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Lớp · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "class.view");
  const classes = await listClassesOfScope(context.handle.db, scope);
  if (classes.length === 1) throw redirect(paths.classView(classes[0]!.id));
  return { classes };
}

export default function Classes() {
  const { classes } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Lớp và chi đoàn" lead="Mở một lớp để xem ai đã thi, ai chưa thi và ai đã học bài." />
      <section className="section last">
        <DataTable
          caption={`${formatNumber(classes.length)} lớp, chi đoàn, chi đội`}
          mode="fold"
          rows={classes}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title="Chưa có lớp nào">
              <p>Tài khoản này chưa được giao lớp. Hỏi quản lý trường.</p>
            </EmptyState>
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
      </section>
    </>
  );
}
