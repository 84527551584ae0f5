import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeReport, contestsFor, periodWords, requireReport } from "#app/features/annual-report/api.server.ts";
import { type Errors, readSettings } from "#app/features/annual-report/forms.ts";
import { ReportSettings } from "#app/features/annual-report/report-settings.tsx";
import { formValues } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Thiết lập · ${page?.head.subject ?? "Báo cáo"} · Góc ASEAN` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { loaded, now } = await requireReport(args);
  const { row, plan, head } = loaded;
  if (row.editing === 0) throw redirect(paths.report(row.id));
  const views = await contestsFor(args.context.handle.db, { unit: row.unit, period: plan.period }, now);
  return {
    id: row.id,
    rev: row.rev,
    period: periodWords(plan.period),
    plan,
    head,
    contests: views.map(({ contest }) => ({ id: contest.id, title: contest.title, live: contest.publicEdition === 0 })),
  };
}

interface Answer {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Errors;
}

export async function action(args: ActionFunctionArgs) {
  const { loaded, now, viewer } = await requireReport(args);
  const { row, plan, head } = loaded;
  const database = args.context.handle;
  const values = await formValues(args.request);
  const refuse = (errors: Errors, status = 400) => data<Answer>({ values: { ...values }, errors }, { status });
  const views = await contestsFor(database.db, { unit: row.unit, period: plan.period }, now);
  const read = readSettings(
    values,
    { plan, head },
    views.map(({ contest }) => contest.id),
  );
  if (!read.ok) return refuse(read.errors);
  const by = { account: viewer.account, now };
  if (!(await changeReport(database, loaded, Number(values.rev), read.value, by))) {
    if (row.editing === 0) throw notFound();
    return refuse({ form: "Người khác vừa lưu báo cáo này. Tải lại trang rồi sửa lại." }, 409);
  }
  return redirect(`${paths.report(row.id)}?xong=thiet-lap`);
}

export default function ReportSettingsPage() {
  const answer = useActionData<typeof action>();
  return <ReportSettings page={useLoaderData<typeof loader>()} answer={answer ?? null} />;
}
