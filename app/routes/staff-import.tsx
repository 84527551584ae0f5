import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { FileUpload } from "#app/components/file-upload.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { staffTarget } from "#app/features/staff-lists/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { sentFile } from "#app/http/sheet-upload.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction = () => [{ title: "Nhập danh sách nhân sự · Góc ASEAN" }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await requireUnit(context, request, "staff.manage", params.unit);
  const target = await staffTarget(context.handle, page);
  if (!target) throw notFound();
  return { id: page.unit.id, name: page.unit.name, isSchool: target.isSchool };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const page = await requireUnit(context, request, "staff.manage", params.unit);
  const target = await staffTarget(context.handle, page);
  if (!target) throw notFound();
  const sent = sentFile(context);
  if (!sent.ok) return data({ error: sent.error }, { status: 400 });
  const { viewer, unit } = page;
  const now = context.clock.now();
  const order = { ...sent.file, target: { ...target, viewer }, account: viewer.account, now };
  const kept = await context.tasks.run("staff.keep", order, { now });
  return kept.ok ? redirect(paths.staffPreview(unit.id, kept.upload)) : data({ error: kept.message }, { status: 400 });
}

export default function StaffImport() {
  const { id, name, isSchool } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <>
      <Crumbs items={[{ label: `Nhân sự: ${name}`, href: paths.staff(id) }, { label: "Nhập danh sách" }]} />
      <PageHead
        title={`Nhập nhân sự: ${name}`}
        lead={
          isSchool
            ? "Tệp Excel như nhà trường đang có, hoặc mẫu của Góc ASEAN. Xem trước rồi mới ghi; nhập tệp chỉ giao thêm vai trò."
            : "Tệp của nhiều trường cần cột Mã trường hoặc Trường. Xem trước rồi mới ghi; nhập tệp chỉ giao thêm vai trò."
        }
      />
      <div className="section last read stack">
        <FileUpload
          label="Tệp danh sách nhân sự"
          hint="Cần cột Họ và tên, cùng Vai trò (Chức vụ) hoặc Lớp chủ nhiệm. .xlsx, .xls hoặc .csv, không quá 10 MB. Số định danh, dân tộc, địa chỉ trong tệp không được lưu."
          error={problem?.error}
        />
        <p>
          Chưa có tệp? <a href={paths.staffTemplate(id)}>Tải tệp mẫu</a>, điền rồi chọn ở trên.
        </p>
      </div>
    </>
  );
}
