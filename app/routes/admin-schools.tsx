import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Kpis } from "#app/components/kpis.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextArea, TextInput } from "#app/components/text-input.tsx";
import { decodeText } from "#app/domain/delimited.ts";
import { formatNumber } from "#app/domain/vietnamese.ts";
import { importSchools, NoProvinceError, SchoolListError } from "#app/features/units/api.server.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "admin" };
export const meta: MetaFunction = () => [{ title: "Nhập trường · Góc ASEAN" }];

/** A list that is looked at travels with the form: nothing of it is kept between. */
const LONGEST_LIST = 18_000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireScope(context, request, "unit.manage");
  return { done: new URL(request.url).searchParams.get("xong") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireScope(context, request, "unit.manage");
  const { account } = requireViewer(context, request);
  const { upload } = context;
  const fields: Readonly<Record<string, string>> = upload?.fields ?? {};
  const answer = (part: object, status: number) =>
    data({ report: null, list: null, map: "", error: null, ...part } as Answer, { status });
  if (upload?.tooLarge) return answer({ error: "Tệp lớn hơn 10 MB." }, 400);
  const read = upload?.file ? decodeText(upload.file.bytes) : (fields.list ?? "");
  if (read === null) return answer({ error: "Tệp không phải CSV. Mở bằng Excel rồi lưu lại thành CSV UTF-8." }, 400);
  const [list, map] = [read.trim() === "" ? null : read, fields.map ?? ""];
  if (list === null && map.trim() === "") return answer({ error: "Chọn tệp danh sách hoặc dán bảng xã." }, 400);
  const apply = fields.intent === "apply";
  try {
    const order = { list, map: map.trim() === "" ? null : map, account, now: context.clock.now() };
    const report = await importSchools(context.handle, { ...order, dryRun: !apply, skipBad: fields.bad === "yes" });
    if (report.written) return redirect(`${paths.adminSchools()}?xong=${report.new + report.changed}`);
    const small = (list ?? "").length <= LONGEST_LIST;
    return answer({ report, list: small ? (list ?? "") : null, map }, 200);
  } catch (error) {
    if (error instanceof SchoolListError || error instanceof NoProvinceError) {
      return answer({ error: error.message, map }, 400);
    }
    throw error;
  }
}

interface Answer {
  report: Awaited<ReturnType<typeof importSchools>> | null;
  /** The list again where it fits into a form; null: the file is chosen once more. */
  list: string | null;
  map: string;
  error: string | null;
}

export default function AdminSchools() {
  const { done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const report = answer?.report;
  const elsewhere = report?.problems.filter(({ code }) => code === "other_province").length ?? 0;
  const problems = report?.problems.filter(({ code }) => code !== "other_province") ?? [];
  return (
    <>
      <Crumbs items={[{ label: "Quản trị", href: paths.admin() }, { label: "Nhập trường" }]} />
      <PageHead
        title="Nhập danh sách trường"
        lead="Trường vào huyện cũ theo tên; chưa rõ xã thì đặt sau bằng bảng mã trường, mã xã."
      />
      <div className="section last stack">
        {done !== null && (
          <Note
            tone="ok"
            live="status"
            title={`Đã ghi ${done} trường`}
            action={<a href={paths.schools()}>Xem các trường</a>}
          />
        )}
        <Form method="post" encType="multipart/form-data" className="stack" noValidate>
          {report && (
            <>
              <Kpis
                items={[
                  { label: "Dòng", value: formatNumber(report.rows) },
                  { label: "Mới", value: formatNumber(report.new) },
                  { label: "Thay đổi", value: formatNumber(report.changed) },
                  { label: "Giữ nguyên", value: formatNumber(report.unchanged) },
                  { label: "Lỗi", value: formatNumber(problems.length) },
                  { label: "Của tỉnh khác", value: formatNumber(elsewhere) },
                  { label: "Chưa rõ xã", value: formatNumber(report.withoutCommune.length) },
                  { label: "Chưa rõ huyện cũ", value: formatNumber(report.withoutDistrict.length) },
                ]}
              />
              {problems.length > 0 && (
                <DataTable
                  caption={`${problems.length} lỗi`}
                  mode="fold"
                  rows={problems.slice(0, 100)}
                  rowKey={(row) => `${row.row} ${row.column} ${row.code}`}
                  columns={[
                    { key: "row", header: "Dòng", rowHeader: true, cell: (row) => `Dòng ${row.row}` },
                    { key: "column", header: "Cột", cell: (row) => row.column || "–" },
                    { key: "what", header: "Cần sửa", cell: (row) => row.message },
                  ]}
                />
              )}
            </>
          )}
          <Sheet id="tep" title={report ? "Ghi, hoặc chọn lại" : "Tệp danh sách"}>
            {answer?.list != null && <input type="hidden" name="list" value={answer.list} />}
            <TextInput
              name="file"
              type="file"
              label="Danh sách trường (CSV)"
              hint={
                answer?.list === null && report
                  ? "Danh sách dài: chọn lại tệp này rồi bấm Ghi."
                  : "Cột: moet_province_code, province, district, moet_school_code, school_name."
              }
              accept=".csv,text/csv"
              error={answer?.error}
            />
            <TextArea
              name="map"
              label="Xã của trường"
              hint="Mỗi dòng một trường: 54/001,30760 (mã trường, mã xã). Dùng được cả khi không có tệp."
              optional
              rows={4}
              defaultValue={answer?.map}
            />
            {problems.length > 0 && (
              <label className="tick">
                <input type="checkbox" name="bad" value="yes" />
                <span>Ghi các dòng đúng, bỏ qua dòng lỗi</span>
              </label>
            )}
            <div className="form-actions">
              {report && (
                <Button name="intent" value="apply" disabledReason={busy ? "Đang ghi…" : undefined}>
                  Ghi {formatNumber(report.new + report.changed)} trường
                </Button>
              )}
              <Button name="intent" value="preview" variant={report ? "quiet" : "primary"}>
                Xem trước
              </Button>
            </div>
          </Sheet>
        </Form>
      </div>
    </>
  );
}
