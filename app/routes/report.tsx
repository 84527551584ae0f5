import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  buildLoaded,
  changeReport,
  commentReport,
  correctReport,
  editorPage,
  requireReport,
  settleComment,
} from "#app/features/annual-report/api.server.ts";
import { readTexts } from "#app/features/annual-report/forms.ts";
import { ReportEditor } from "#app/features/annual-report/report-editor.tsx";
import type { ReportRequest } from "#app/features/annual-report/report-page.server.ts";
import { formValues } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.model.head.subject ?? "Báo cáo"} · Góc ASEAN` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { loaded, now } = await requireReport(args);
  const { handle: database, content } = args.context;
  const page = await editorPage(database, content, loaded, now);
  if (!page) throw notFound();
  const query = new URL(args.request.url).searchParams;
  return { ...page, asksIssue: query.has("ban-hanh"), done: query.get("xong") };
}

interface Answer {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const refuse = (values: Record<string, string>, errors: Answer["errors"], status = 400) =>
  data<Answer>({ values: { ...values }, errors }, { status });

const CHANGED = "Người khác vừa lưu báo cáo này. Chép lại phần đang sửa, tải lại trang rồi lưu.";

export async function action(args: ActionFunctionArgs) {
  const page = await requireReport(args);
  const { loaded, now, viewer } = page;
  const database = args.context.handle;
  const by = { account: viewer.account, now };
  const here = paths.report(loaded.row.id);
  const values = await formValues(args.request);
  switch (values.intent) {
    case "comment": {
      const text = (values.comment_text ?? "").trim();
      if (text === "") return refuse(values, { comment_text: "Chưa ghi góp ý." });
      if (text.length > 2_000) return refuse(values, { comment_text: "Góp ý dài nhất 2.000 ký tự." });
      await commentReport(database, loaded, { part: values.part ?? "", text }, by);
      return redirect(`${here}?xong=gop-y#gop-y`);
    }
    case "settle":
      await settleComment(database, loaded, values.comment ?? "", by);
      return redirect(`${here}#gop-y`);
    case "correct":
      await correctReport(database, loaded, by);
      return redirect(`${here}?xong=dinh-chinh`);
    case "issue":
      return issue(args, page, values);
    default:
      return save(args, page, values);
  }
}

async function save(
  { context }: ActionFunctionArgs,
  { loaded, now, viewer }: ReportRequest,
  values: Record<string, string>,
) {
  const { handle: database, content } = context;
  const drafts = await buildLoaded(database.db, content, { ...loaded, texts: {} }, now);
  if (!drafts) throw notFound();
  const read = readTexts(values, drafts.texts, drafts.model.figures, loaded.plan.form);
  if (!read.ok) return refuse(values, read.errors);
  const saved = await changeReport(
    database,
    loaded,
    Number(values.rev),
    { texts: read.value },
    { account: viewer.account, now },
  );
  return saved ? redirect(`${paths.report(loaded.row.id)}?xong=luu`) : refuse(values, { form: CHANGED }, 409);
}

async function issue(
  { context }: ActionFunctionArgs,
  { loaded, now, viewer }: ReportRequest,
  values: Record<string, string>,
) {
  const { id } = loaded.row;
  const order = {
    report: id,
    rev: Number(values.rev),
    reason: (values.reason ?? "").slice(0, 300),
    account: viewer.account,
  };
  const issued = await context.tasks.run("report.issue", order, { now });
  if (issued.ok) return redirect(`${paths.reportVersion(id, issued.n)}?xong`);
  switch (issued.code) {
    case "reason":
      return refuse(values, { reason: "Bản đính chính cần lý do." });
    case "faults":
      return refuse(values, { issue: `Chưa ban hành được, còn ${issued.faults.length} chỗ cần sửa.` });
    case "changed":
      return refuse(
        values,
        { issue: "Báo cáo hoặc kết quả cuộc thi vừa thay đổi. Xem lại rồi bấm Ban hành lần nữa." },
        409,
      );
  }
}

export default function Report() {
  return <ReportEditor page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
