import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Select } from "#app/components/select.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextArea } from "#app/components/text-input.tsx";
import { answerForm, answerReport, reportPage } from "#app/features/editorial/api.server.ts";
import { ReportFacts } from "#app/features/editorial/report-facts.tsx";
import { REPORT_STATES, STATE_WORDS } from "#app/features/editorial/words.ts";
import { checkForm, type FieldErrors, formValues } from "#app/http/forms.server.ts";
import { notFound, requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "content" };
export const meta: MetaFunction = () => [{ title: "Một báo lỗi · Góc ASEAN" }];

async function reportOf({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  requireScope(context, request, "content.manage");
  const report = await reportPage(context.handle, context.content, params.report ?? "");
  if (!report) throw notFound();
  return report;
}

export async function loader(args: LoaderFunctionArgs) {
  return { report: await reportOf(args), saved: new URL(args.request.url).searchParams.has("xong") };
}

export async function action(args: ActionFunctionArgs) {
  const { id } = await reportOf(args);
  const { request, context } = args;
  const { account } = requireViewer(context, request);
  const values = await formValues(request);
  const refuse = (errors: FieldErrors, status: number) => data({ values: { ...values }, errors }, { status });
  const form = checkForm(answerForm, values);
  if (!form.ok) return refuse(form.errors, 400);
  const done = await answerReport(context.handle, id, form.value, { account, now: context.clock.now() });
  if (done) return redirect(`${paths.contentReport(id)}?xong`);
  return refuse({ form: "Người khác vừa trả lời báo lỗi này. Đọc trả lời ở trên rồi lưu lại nếu còn cần." }, 409);
}

export default function ContentReportPage() {
  const { report, saved } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const errors: FieldErrors = problem?.errors ?? {};
  return (
    <>
      <Crumbs
        items={[
          { label: "Nội dung", href: paths.content() },
          { label: "Báo lỗi", href: paths.contentReports() },
          { label: report.subject?.title ?? "Một báo lỗi" },
        ]}
      />
      <PageHead title={report.subject?.title ?? "Một báo lỗi"} />
      <div className="section last read stack">
        {saved && !problem && (
          <Note tone="ok" live="status" title="Đã lưu. Người báo thấy ở địa chỉ của báo lỗi này." />
        )}
        <Sheet>
          <ReportFacts report={report} />
        </Sheet>
        <FormError
          problems={Object.entries(errors).map(([field, message]) =>
            field === "form" ? { message } : { field, message },
          )}
        />
        <Sheet title="Trả lời" id="tra-loi">
          <Form method="post" className="stack m4" noValidate>
            <input type="hidden" name="version" value={report.version} />
            <Select
              name="state"
              label="Trạng thái"
              defaultValue={problem?.values.state ?? report.state}
              error={errors.state}
              options={REPORT_STATES.map((state) => ({ value: state, label: STATE_WORDS[state] }))}
            />
            <TextArea
              name="reply"
              label="Trả lời cho người báo"
              hint="Đã sửa gì, từ ngày nào; hoặc vì sao không sửa. Cần có khi đã sửa hay không sửa."
              rows={4}
              maxLength={1000}
              defaultValue={problem?.values.reply ?? report.reply ?? ""}
              error={errors.reply}
            />
            <div className="form-actions">
              <Button disabledReason={busy ? "Đang lưu…" : undefined}>Lưu</Button>
            </div>
          </Form>
        </Sheet>
      </div>
    </>
  );
}
