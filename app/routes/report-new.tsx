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
import { contestsToSum, createReport, reportUnits, requireReporter } from "#app/features/annual-report/api.server.ts";
import { type Errors, readPeriod } from "#app/features/annual-report/forms.ts";
import { formValues } from "#app/http/forms.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "department" };
export const meta: MetaFunction = () => [{ title: "Soạn báo cáo · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { rights } = requireReporter(context, request);
  const { db } = context.handle;
  const now = context.clock.now();
  const units = await reportUnits(db, rights);
  return {
    units,
    // every unit of the list is of one province, and so are its contests
    contests: (await contestsToSum(db, units[0]?.value ?? "", now)).map(({ id, title }) => ({
      value: id,
      label: title,
    })),
    year: localDay(now).slice(0, 4),
  };
}

interface Problem {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Errors;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { viewer, rights } = requireReporter(context, request);
  const { handle: database, content, clock } = context;
  const values = await formValues(request);
  const by = { account: viewer.account, now: clock.now() };
  const refuse = (errors: Errors) => data<Problem>({ values: { ...values }, errors }, { status: 400 });
  const units = await reportUnits(database.db, rights);
  const unit = values.unit || units[0]?.value || "";
  const errors: Errors = units.some(({ value }) => value === unit) ? {} : { unit: "Chọn một đơn vị trong danh sách." };
  if (values.kind === "contest") {
    const contests = errors.unit ? [] : await contestsToSum(database.db, unit, by.now);
    const contest = contests.find(({ id }) => id === values.contest);
    if (!contest) return refuse({ contest: "Chọn một cuộc thi đã mở.", ...errors });
    if (errors.unit) return refuse(errors);
    return redirect(paths.report(await createReport(database, content, { unit, contest }, by)));
  }
  const period = readPeriod(values);
  if (!period.ok) return refuse({ ...errors, ...period.errors });
  if (errors.unit) return refuse(errors);
  return redirect(paths.report(await createReport(database, content, { unit, period: period.value }, by)));
}

export default function ReportNew() {
  const { units, contests, year } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const [values, errors] = [problem?.values ?? {}, problem?.errors ?? {}];
  const kind = values.kind ?? "year";
  return (
    <>
      <Crumbs items={[{ label: "Báo cáo", href: paths.reports() }, { label: "Soạn báo cáo" }]} />
      <PageHead
        title="Soạn báo cáo"
        lead="Chọn kỳ hoặc cuộc thi. Cuộc thi và bài học trong kỳ được đưa vào sẵn, bỏ bớt sau cũng được."
      />
      <Form method="post" className="section last read stack-l" noValidate>
        <FormError problems={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
        <div className="sheet stack">
          {units.length > 1 && (
            <Select name="unit" label="Đơn vị" options={units} defaultValue={values.unit} error={errors.unit} />
          )}
          <Tick
            type="radio"
            name="kind"
            value="year"
            label="Báo cáo năm hoặc năm học"
            defaultChecked={kind === "year"}
          />
          <TextInput
            name="year"
            label="Năm"
            hint="Năm như 2026, năm học như 2026-2027."
            defaultValue={values.year ?? year}
            error={errors.year}
            maxLength={20}
          />
          <Tick
            type="radio"
            name="kind"
            value="free"
            label="Báo cáo từ ngày đến ngày"
            defaultChecked={kind === "free"}
          />
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
          {contests.length > 0 && (
            <>
              <Tick
                type="radio"
                name="kind"
                value="contest"
                label="Báo cáo kết quả tổ chức cuộc thi"
                defaultChecked={kind === "contest"}
              />
              <Select
                name="contest"
                label="Cuộc thi"
                options={contests}
                defaultValue={values.contest}
                error={errors.contest}
              />
            </>
          )}
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
