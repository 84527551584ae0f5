import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Select } from "#app/components/select.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { CONSENT_FORMS, CONSENT_TEXT, FORM_NAMES } from "#app/domain/consent.ts";
import { localDay } from "#app/domain/vietnamese.ts";
import { consentPlace } from "#app/features/privacy/api.server.ts";
import { consentWay } from "#app/features/privacy/consent-forms.ts";
import { checkForm } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction = () => [{ title: "Đồng ý theo danh sách · Góc ASEAN" }];

async function placeOf({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const page = await requireUnit(context, request, "consent.record", params.unit);
  const place = await consentPlace(context.handle, page.unit);
  if (!place) throw notFound();
  return { ...page, place };
}

export async function loader(args: LoaderFunctionArgs) {
  const { unit, place } = await placeOf(args);
  const { request, context } = args;
  const back = place === "school" ? paths.school(unit.id) : paths.classConsents(unit.id);
  const done = new URL(request.url).searchParams.get("xong");
  return { id: unit.id, name: unit.name, back, today: localDay(context.clock.now()), done };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, unit } = await placeOf(args);
  const { context } = args;
  const now = context.clock.now();
  const { upload } = context;
  const fields: Record<string, string> = { ...upload?.fields };
  const way = checkForm(consentWay(localDay(now)), fields);
  const errors: Record<string, string> = way.ok ? {} : { ...way.errors };
  const refuse = () => data({ fields, errors }, { status: 400 });
  if (upload?.tooLarge) errors.file = "Tệp lớn hơn 10 MB.";
  else if (!upload?.file) errors.file = "Chưa chọn tệp. Chọn tệp .xlsx, .xls hoặc .csv.";
  if (!upload?.file || !way.ok) return refuse();
  const { form, givenOn } = way.value;
  const { bytes, name } = upload.file;
  const sent = { bytes, name, form, day: givenOn, unit: unit.id, account: viewer.account, now };
  const kept = await context.tasks.run("consents.keep", sent, { now });
  if (kept.ok) return redirect(paths.consentPreview(unit.id, kept.upload));
  errors.file = kept.message;
  return refuse();
}

export default function ConsentImport() {
  const { id, name, back, today, done } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const errors: Readonly<Record<string, string>> = problem?.errors ?? {};
  return (
    <>
      <Crumbs items={[{ label: name, href: back }, { label: "Đồng ý theo danh sách" }]} />
      <PageHead title={`Đồng ý hiện tên: ${name}`} lead={CONSENT_TEXT} />
      <div className="section last read stack">
        {done !== null && !problem && <Note tone="ok" live="status" title={`Đã ghi ${done} thay đổi`} />}
        <Form method="post" encType="multipart/form-data" className="sheet stack" noValidate>
          <TextInput
            name="file"
            type="file"
            label="Tệp danh sách"
            hint="Cột Mã (mã định danh hoặc mã đăng nhập), Học sinh đồng ý, Phụ huynh đồng ý: ghi x hoặc không, để trống là giữ nguyên. Cột Hình thức, Ngày nếu có."
            accept=".xlsx,.xls,.csv"
            error={errors.file}
          />
          <Select
            name="form"
            label="Hình thức"
            hint="Cho những dòng không ghi."
            options={CONSENT_FORMS.map((one) => ({ value: one, label: FORM_NAMES[one] }))}
            defaultValue={problem?.fields.form}
            error={errors.form}
          />
          <TextInput
            name="givenOn"
            type="date"
            className="amount"
            label="Ngày đồng ý"
            hint="Cho những dòng không ghi."
            defaultValue={problem?.fields.givenOn ?? today}
            max={today}
            error={errors.givenOn}
          />
          <Button big full disabledReason={busy ? "Đang đọc tệp, tối đa mươi giây…" : undefined}>
            Xem trước
          </Button>
        </Form>
        <p>
          Chưa có tệp? <a href={paths.consentSheet(id)}>Tải danh sách của {name}</a>, ghi vào hai cột rồi chọn ở trên.
        </p>
      </div>
    </>
  );
}
