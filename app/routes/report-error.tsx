import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Crumbs } from "#app/components/crumbs.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { freshReport, reportForm, reportSubject, sendReport } from "#app/features/editorial/api.server.ts";
import { ReportErrorForm } from "#app/features/editorial/report-form.tsx";
import { checkForm, type FieldErrors, formValues } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "lessons", plain: true };
export const meta: MetaFunction = () => [{ title: "Báo lỗi · Góc ASEAN" }];

function subjectOf({ params, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const subject = reportSubject(context.content, params.kind ?? "", params.subject ?? "");
  if (!subject) throw notFound();
  return subject;
}

export function loader(args: LoaderFunctionArgs) {
  const { title, href, sections } = subjectOf(args);
  return { title, href, sections, id: freshReport() };
}

interface Problem {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
}

export async function action(args: ActionFunctionArgs) {
  const subject = subjectOf(args);
  const { request, context } = args;
  const values = await formValues(request);
  const refuse = (errors: FieldErrors, status: number, headers = {}) =>
    data<Problem>({ values: { ...values }, errors }, { status, headers });
  const form = checkForm(reportForm, values);
  if (!form.ok) return refuse(form.errors, 400);
  const sender = { account: context.viewer?.account ?? null, address: context.address };
  const wait = await context.reportLimits.take(sender);
  if (wait > 0) {
    const minutes = Math.ceil(wait / 60);
    const message = `Vừa có nhiều báo lỗi gửi từ đây. Đợi ${minutes} phút rồi bấm gửi lại; chữ đã viết vẫn còn.`;
    return refuse({ form: message }, 429, { "Retry-After": String(wait) });
  }
  await sendReport(context.handle, subject, form.value, context.clock.now());
  return redirect(paths.sentReport(form.value.id), 303);
}

export default function ReportError() {
  const { title, href, sections, id } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <>
      <Crumbs items={[{ label: "Bài học", href: paths.lessons() }, { label: title, href }, { label: "Báo lỗi" }]} />
      <PageHead
        title={`Báo lỗi: ${title}`}
        lead="Người biên soạn đọc, sửa và trả lời. Không cần đăng nhập, không ghi lại ai đã báo."
      />
      <ReportErrorForm
        id={problem?.values.id ?? id}
        sections={sections}
        values={problem?.values ?? {}}
        errors={problem?.errors ?? {}}
      />
    </>
  );
}
