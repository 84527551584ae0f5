import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Select } from "#app/components/select.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { addGrouping, dropTree, groupKinds, listTreesWithSizes, renameTree } from "#app/features/units/api.server.ts";
import { LabelForm } from "#app/features/units/label-form.tsx";
import { formValues } from "#app/http/forms.server.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "admin" };
export const meta: MetaFunction = () => [{ title: "Cây đơn vị · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "unit.manage");
  return {
    trees: await listTreesWithSizes(context.handle.db),
    kinds: (await groupKinds(context.handle)).map(({ id, label }) => ({ value: id, label })),
    province: context.organisation.province,
    saved: new URL(request.url).searchParams.get("xong") !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireScope(context, request, "unit.manage");
  const { account } = requireViewer(context, request);
  const { intent, id = "", label = "", kind = "", kindLabel = "" } = await formValues(request);
  const by = { account, now: context.clock.now() };
  const refuse = (field: string, message: string) =>
    data({ id: intent === "add" ? null : id, label, kind, kindLabel, field, message }, { status: 400 });
  if (intent === "add") {
    const result = await addGrouping(context.handle, { label, kind, kindLabel }, by);
    if (!result.ok) return refuse(result.field, result.message);
    const { province } = context.organisation;
    return redirect(province ? paths.addGroup(province, result.id, result.kind) : paths.adminTrees());
  }
  const result =
    intent === "drop" ? await dropTree(context.handle, id, by) : await renameTree(context.handle, { id, label }, by);
  return result.ok ? redirect(`${paths.adminTrees()}?xong=1`) : refuse(result.field, result.message);
}

export default function AdminTrees() {
  const { trees, kinds, province, saved } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const adding = problem && problem.id === null ? problem : null;
  const errorOf = (field: string) => (adding?.field === field ? adding.message : null);
  return (
    <>
      <Crumbs items={[{ label: "Quản trị", href: paths.admin() }, { label: "Cây đơn vị" }]} />
      <PageHead
        title="Cây đơn vị"
        lead="Hai cây chính: địa bàn và Đoàn, Đội. Các cách gộp trường khác, như cụm thi đua, đứng bên cạnh."
      />
      <div className="section last stack">
        {saved && !problem && <Note tone="ok" live="status" title="Đã lưu" />}
        {problem && (
          <Note tone="bad" live="alert" title={problem.message}>
            Chưa thay đổi gì.
          </Note>
        )}
        <DataTable
          caption={`${trees.length} cây`}
          mode="fold"
          rows={trees}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "label",
              header: "Nhãn",
              rowHeader: true,
              cell: (row) => (
                <LabelForm id={row.id} label={row.label} problem={problem?.id === row.id ? problem : null} />
              ),
            },
            {
              key: "kind",
              header: "Là",
              cell: (row) => (row.grouping === 1 ? "Cách gộp trường" : "Cây chính"),
            },
            {
              key: "units",
              header: "Đơn vị",
              numeric: true,
              cell: (row) => <a href={paths.adminUnits(row.id)}>{formatNumber(row.units)}</a>,
            },
            { key: "schools", header: "Trường", numeric: true, cell: (row) => formatNumber(row.schools) },
            {
              key: "act",
              header: "Việc",
              cell: (row) =>
                row.grouping === 1 && province ? (
                  <span className="row">
                    <a href={paths.addGroup(province, row.id)}>Thêm nhóm</a>
                    {row.units === 0 && (
                      <Form method="post">
                        <input type="hidden" name="intent" value="drop" />
                        <input type="hidden" name="id" value={row.id} />
                        <Button variant="quiet">Bỏ cây này</Button>
                      </Form>
                    )}
                  </span>
                ) : (
                  "–"
                ),
            },
          ]}
        />
        <Sheet id="them" title="Thêm cách gộp trường">
          <Form method="post" className="stack" noValidate>
            <input type="hidden" name="intent" value="add" />
            <TextInput
              name="label"
              label="Nhãn của cách gộp"
              hint="Ví dụ: Cụm thi đua."
              defaultValue={adding?.label}
              error={errorOf("label")}
              maxLength={80}
            />
            <Select
              name="kind"
              label="Mỗi nhóm là"
              options={[...kinds, { value: "", label: "Loại mới, đặt nhãn ở dưới" }]}
              defaultValue={adding?.kind ?? kinds.find(({ value }) => value === "cluster")?.value}
              error={errorOf("kind")}
            />
            <TextInput
              name="kindLabel"
              label="Nhãn của loại mới"
              hint="Ví dụ: Khối thi đua. Chỉ cần khi chọn “Loại mới”."
              optional
              defaultValue={adding?.kindLabel}
              error={errorOf("kindLabel")}
              maxLength={80}
            />
            <div className="form-actions">
              <Button>Thêm, rồi đặt nhóm đầu tiên</Button>
            </div>
          </Form>
        </Sheet>
      </div>
    </>
  );
}
