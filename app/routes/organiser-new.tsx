import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { FormError } from "#app/components/form-error.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Select } from "#app/components/select.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { parseDay } from "#app/domain/moment-text.ts";
import { createDraft, managedContest } from "#app/features/contests/api.server.ts";
import { NameFields } from "#app/features/contests/name-fields.tsx";
import { readName } from "#app/features/contests/step-forms.ts";
import { listUnitsByIds } from "#app/features/units/api.server.ts";
import { type FieldErrors, formValues } from "#app/http/forms.server.ts";
import { requireScope, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";
import { listContestsOfScope } from "#db/queries/contests.ts";

export const handle = { nav: "organiser" };
export const meta: MetaFunction = () => [{ title: "Tạo cuộc thi · Góc ASEAN" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const scope = requireScope(context, request, "contest.manage");
  const { db } = context.handle;
  const contests = await listContestsOfScope(db, scope);
  const copy = new URL(request.url).searchParams.get("chep") ?? "";
  const from = contests.find(({ slug }) => slug === copy);
  const units = await listUnitsByIds(db, scope);
  return {
    units: units.map(({ id, name }) => ({ value: id, label: name })),
    contests: contests.map(({ slug, title, state }) => ({
      value: slug,
      label: state === "draft" ? `${title} (bản nháp)` : title,
    })),
    copy: from?.slug ?? "",
    title: from?.title ?? "",
  };
}

interface Problem {
  values: Record<string, string>;
  errors: FieldErrors;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const scope = requireScope(context, request, "contest.manage");
  const viewer = requireViewer(context, request);
  const { db } = context.handle;
  const values = await formValues(request);
  const refuse = (errors: FieldErrors) => data<Problem>({ values: { ...values }, errors }, { status: 400 });
  const form = readName(values);
  const errors: FieldErrors = form.ok ? {} : { ...form.errors };
  const unit = form.value.unit || scope[0]!;
  if (!scope.includes(unit)) errors.unit = "Chọn một đơn vị trong danh sách.";
  const from = values.copy ? await managedContest(db, viewer, { slug: values.copy }) : null;
  if (values.copy && !from) errors.copy = "Không có cuộc thi này để chép.";
  const day = values.day ? parseDay(values.day) : null;
  if (values.day && day === null) errors.day = "Ngày không có thật. Ghi như 16/11/2026.";
  if (Object.keys(errors).length > 0) return refuse(errors);
  const created = await createDraft(
    context.handle,
    { ...form.value, unit, copy: from && { contest: from, day } },
    { account: viewer.account, now: context.clock.now() },
  );
  if (!created.ok) return refuse({ slug: "Địa chỉ này đã có cuộc thi khác dùng." });
  return redirect(from ? paths.draftReview(created.contest) : paths.draftAudience(created.contest));
}

export default function OrganiserNew() {
  const { units, contests, copy, title } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const [values, errors] = [problem?.values ?? null, problem?.errors ?? {}];
  return (
    <>
      <Crumbs items={[{ label: "Tổ chức thi", href: paths.organiser() }, { label: "Tạo cuộc thi" }]} />
      <PageHead
        title="Tạo cuộc thi"
        lead="Đặt tên trước. Sau đó đi qua từng bước, dừng lúc nào cũng được; chỉ khi bấm công bố thì mọi người mới thấy."
      />
      <Form method="post" className="section last read stack-l" noValidate>
        <FormError problems={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
        <div className="sheet">
          <NameFields title={title} slug="" about="" unit={units[0]?.value ?? ""} {...{ units, values, errors }} />
        </div>
        {contests.length > 0 && (
          <div className="sheet">
            <Select
              name="copy"
              label="Chép từ cuộc thi đã có"
              hint="Mọi cài đặt và văn bản đính kèm được chép sang; lượt thi và kết quả thì không."
              optional
              defaultValue={values?.copy ?? copy}
              options={[{ value: "", label: "Không chép" }, ...contests]}
              error={errors.copy}
            />
            <TextInput
              name="day"
              autoComplete="off"
              label="Ngày mở của cuộc thi mới"
              hint="Ghi như 16/11/2026; mọi giờ mở, đóng dời theo. Để trống thì đặt giờ sau."
              optional
              defaultValue={values?.day}
              error={errors.day}
            />
          </div>
        )}
        <div className="row">
          <Button big disabledReason={busy ? "Đang tạo…" : undefined}>
            Tạo bản nháp
          </Button>
        </div>
      </Form>
    </>
  );
}
