import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { FileUpload } from "#app/components/file-upload.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { rollTarget } from "#app/features/rolls/api.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { sentFile } from "#app/http/sheet-upload.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Nhập danh sách · Góc ASEAN" }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { unit } = await requireUnit(context, request, "roll.import", params.unit);
  const target = await rollTarget(context.handle, unit);
  if (!target) throw notFound();
  return { id: unit.id, name: unit.name, kind: target.kind, school: target.place.name };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "roll.import", params.unit);
  const target = await rollTarget(context.handle, unit);
  if (!target) throw notFound();
  const sent = sentFile(context);
  if (!sent.ok) return data({ error: sent.error }, { status: 400 });
  const now = context.clock.now();
  const order = { ...sent.file, target, account: viewer.account, now };
  const kept = await context.tasks.run("roll.keep", order, { now });
  return kept.ok ? redirect(paths.rollPreview(unit.id, kept.upload)) : data({ error: kept.message }, { status: 400 });
}

const MEMBERS = "Cột: mã đoàn viên (có thì điền), họ và tên, ngày sinh";

/** What the file should hold, by where it goes. */
const LEADS = {
  school: "Tệp Excel như nhà trường đang có: CSDL ngành, vnEdu, SMAS hoặc mẫu của Góc ASEAN. Xem trước rồi mới ghi.",
  branch: `Tệp đoàn viên của chi đoàn này. ${MEMBERS}. Xem trước rồi mới ghi.`,
  union: `Tệp đoàn viên của các chi đoàn ngoài trường. ${MEMBERS}, chi đoàn. Xem trước rồi mới ghi.`,
} as const;

export default function RollImport() {
  const { id, name, kind, school } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <>
      <Crumbs items={[{ label: "Lớp", href: paths.myClasses() }, { label: `Nhập danh sách ${name}` }]} />
      <PageHead
        title={`Nhập danh sách: ${name}`}
        lead={kind === "class" ? `Tệp của lớp ${name}, ${school}. Xem trước rồi mới ghi.` : LEADS[kind]}
      />
      <div className="section last read stack">
        <FileUpload
          label="Tệp danh sách"
          hint=".xlsx, .xls hoặc .csv, không quá 10 MB. Điện thoại, cha mẹ, dân tộc, số định danh 12 số trong tệp không được lưu."
          error={problem?.error}
        />
        <p>
          Chưa có tệp? <a href={`${paths.rollTemplate()}?don-vi=${id}`}>Tải tệp mẫu</a>, điền rồi chọn ở trên.
        </p>
      </div>
    </>
  );
}
