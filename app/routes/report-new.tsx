import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Select } from "#app/components/select.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { Tick } from "#app/components/tick.tsx";
import { localDay } from "#app/domain/vietnamese.ts";
import { createReport, reportUnits } from "#app/features/annual-report/api.server.ts";
import { type Errors, readPeriod } from "#app/features/annual-report/forms.ts";
import { formValues } from "#app/http/forms.server.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction = () => [{ title: "Soạn báo cáo · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "report.manage");
  return {
    units: await reportUnits(context.handle.db, scope),
    year: localDay(context.clock.now()).slice(0, 4),
  };
}

interface Problem {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Errors;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const scope = requireScope(context, request, "report.manage");
  const { account } = requireViewer(context, request);
  const { handle: database, content, clock } = context;
  const values = await formValues(request);
  const period = readPeriod(values);
  const errors: Errors = period.ok ? {} : { ...period.errors };
  const units = await reportUnits(database.db, scope);
  const unit = values.unit || units[0]?.value || "";
  if (!units.some(({ value }) => value === unit)) errors.unit = "Chọn một đơn vị trong danh sách.";
  if (!period.ok || Object.keys(errors).length > 0) {
    return data<Problem>({ values: { ...values }, errors }, { status: 400 });
  }
  const id = await createReport(database, content, { unit, period: period.value }, { account, now: clock.now() });
  return redirect(paths.report(id));
}

export default function ReportNew() {
  const { units, year } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const [values, errors] = [problem?.values ?? {}, problem?.errors ?? {}];
  const free = values.kind === "free";
  return (
    <>
      <Crumbs items={[{ label: "Báo cáo", href: paths.reports() }, { label: "Soạn báo cáo" }]} />
      <PageHead
        title="Soạn báo cáo"
        lead="Chọn kỳ. Cuộc thi và bài học trong kỳ được đưa vào sẵn, bỏ bớt sau cũng được."
      />
      <Form method="post" className="section last read stack-l" noValidate>
        <FormError problems={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
        <div className="sheet stack">
          {units.length > 1 && (
            <Select name="unit" label="Đơn vị" options={units} defaultValue={values.unit} error={errors.unit} />
          )}
          <Tick type="radio" name="kind" value="year" label="Một năm hoặc một năm học" defaultChecked={!free} />
          <TextInput
            name="year"
            label="Năm"
            hint="Năm như 2026, năm học như 2026-2027."
            defaultValue={values.year ?? year}
            error={errors.year}
            maxLength={20}
          />
          <Tick type="radio" name="kind" value="free" label="Từ ngày đến ngày" defaultChecked={free} />
          <TextInput
            name="from"
            label="Từ ngày"
            hint="Ghi như 01/03/2026."
            optional
            defaultValue={values.from}
            error={errors.from}
            maxLength={20}
          />
          <TextInput
            name="to"
            label="Đến hết ngày"
            optional
            defaultValue={values.to}
            error={errors.to}
            maxLength={20}
          />
        </div>
        <div className="row">
          <Button big disabledReason={busy ? "Đang đếm số liệu…" : undefined}>
            Tạo bản nháp
          </Button>
        </div>
      </Form>
    </>
  );
}
