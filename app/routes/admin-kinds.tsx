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
import { addKind, KIND_PARTS, type KindPart, listKinds, renameKind } from "#app/features/units/api.server.ts";
import { LabelForm } from "#app/features/units/label-form.tsx";
import { formValues } from "#app/http/forms.server.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "admin" };
export const meta: MetaFunction = () => [{ title: "Loại đơn vị · Góc ASEAN" }];

const ROLES = { area: "Địa bàn", school: "Trường", class: "Lớp", branch: "Đoàn, Đội", other: "Khác" } as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "unit.manage");
  const saved = new URL(request.url).searchParams.get("xong") !== null;
  const parts = Object.entries(KIND_PARTS).map(([value, { label }]) => ({ value, label }));
  return { kinds: await listKinds(context.handle.db), parts, saved };
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireScope(context, request, "unit.manage");
  const { account } = requireViewer(context, request);
  const { intent, id = "", label = "", part = "" } = await formValues(request);
  const by = { account, now: context.clock.now() };
  const refuse = (field: string, message: string) =>
    data({ id: intent === "rename" ? id : null, label, part, field, message }, { status: 400 });
  if (intent !== "rename" && !Object.hasOwn(KIND_PARTS, part)) return refuse("part", "Chọn chỗ đứng trong cây.");
  const result =
    intent === "rename"
      ? await renameKind(context.handle, { id, label }, by)
      : await addKind(context.handle, { label, part: part as KindPart }, by);
  return result.ok ? redirect(`${paths.adminKinds()}?xong=1`) : refuse(result.field, result.message);
}

export default function AdminKinds() {
  const { kinds, parts, saved } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const adding = problem && problem.id === null ? problem : null;
  return (
    <>
      <Crumbs items={[{ label: "Quản trị", href: paths.admin() }, { label: "Loại đơn vị" }]} />
      <PageHead title="Loại đơn vị" lead="Nhãn của từng loại, hiện ở mọi danh sách." />
      <div className="section last stack">
        {saved && !problem && <Note tone="ok" live="status" title="Đã lưu" />}
        {problem && (
          <Note tone="bad" live="alert" title={problem.message}>
            Chưa thay đổi gì.
          </Note>
        )}
        <DataTable
          caption={`${kinds.length} loại`}
          mode="fold"
          rows={kinds}
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
            { key: "part", header: "Vai trò trong cây", cell: (row) => ROLES[row.role] },
            { key: "n", header: "Đang có", numeric: true, cell: (row) => formatNumber(row.n) },
          ]}
        />
        <Sheet id="them" title="Thêm loại">
          <Form key={kinds.length} method="post" className="stack" noValidate>
            <input type="hidden" name="intent" value="add" />
            <TextInput
              name="label"
              label="Nhãn"
              hint="Ví dụ: Trường chuyên biệt."
              defaultValue={adding?.label}
              error={adding?.field === "label" ? adding.message : null}
              maxLength={80}
            />
            <Select
              name="part"
              label="Chỗ đứng trong cây"
              options={parts}
              defaultValue={adding?.part}
              error={adding?.field === "part" ? adding.message : null}
            />
            <div className="form-actions">
              <Button>Thêm loại</Button>
            </div>
          </Form>
        </Sheet>
      </div>
    </>
  );
}
