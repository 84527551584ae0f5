import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Select } from "#app/components/select.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import {
  CONSENT_FORMS,
  CONSENT_GIVERS,
  CONSENT_TEXT,
  type ConsentGiver,
  FORM_NAMES,
  GIVER_NAMES,
} from "#app/domain/consent.ts";
import { formatDay, localDay } from "#app/domain/vietnamese.ts";
import { classPeople } from "#app/features/accounts/api.server.ts";
import { changeConsents, openConsentKeys } from "#app/features/privacy/api.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Đồng ý hiện tên · Góc ASEAN" }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "consent.record", params.unit);
  const now = context.clock.now();
  const people = await classPeople(context.handle, unit.id, { account: viewer.account, now });
  const open = await openConsentKeys(
    context.handle,
    people.map(({ person }) => person),
  );
  const lines = people.map(({ person, name }) => ({
    person,
    name,
    given: Object.fromEntries(CONSENT_GIVERS.map((giver) => [giver, open.get(`${person} ${giver}`) ?? null])),
  }));
  const saved = new URL(request.url).searchParams.get("xong");
  return { id: unit.id, name: unit.name, lines, today: localDay(now), saved };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "consent.record", params.unit);
  const now = context.clock.now();
  const today = localDay(now);
  const values = await request.formData();
  const form = CONSENT_FORMS.find((one) => one === values.get("form"));
  const givenOn = String(values.get("givenOn") ?? "");
  if (!form || !/^\d{4}-\d{2}-\d{2}$/.test(givenOn) || givenOn > today || givenOn < "2020-01-01") {
    return data({ error: "Chọn hình thức và ngày đồng ý, không sau hôm nay." }, { status: 400 });
  }
  const people = await classPeople(context.handle, unit.id, { account: viewer.account, now });
  const ticked = new Set(values.getAll("given"));
  const shown = new Set(values.getAll("shown"));
  const changes = people
    .filter(({ person }) => shown.has(person))
    .flatMap(({ person }) =>
      CONSENT_GIVERS.map((giver) => ({ person, giver, given: ticked.has(`${person} ${giver}`) })),
    );
  const changed = await changeConsents(context.handle, {
    changes,
    form,
    givenOn,
    unit: unit.id,
    account: viewer.account,
    now,
  });
  return redirect(`${paths.classConsents(unit.id)}?xong=${changed}`);
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>["lines"][number];

export default function ClassConsents() {
  const { id, name, lines, today, saved } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const column = (giver: ConsentGiver) => ({
    key: giver,
    header: GIVER_NAMES[giver],
    cell: (row: Line) => {
      const standing = row.given[giver];
      return (
        <label className="pick">
          <input type="checkbox" name="given" value={`${row.person} ${giver}`} defaultChecked={standing !== null} />
          <span className="hide">
            {GIVER_NAMES[giver]} đồng ý: {row.name}
          </span>
          {standing && <small>{formatDay(standing.givenOn)}</small>}
        </label>
      );
    },
  });
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          { label: name, href: paths.classPeople(id) },
          { label: "Đồng ý hiện tên" },
        ]}
      />
      <PageHead title={`Đồng ý hiện tên: ${name}`} lead={CONSENT_TEXT} />
      <Form method="post" className="section last stack" noValidate>
        {saved !== null && <Note tone="ok" live="status" title={`Đã lưu ${saved} thay đổi`} />}
        {problem?.error && <Note tone="bad" live="alert" title={problem.error} />}
        <DataTable
          caption="Đánh dấu ai đã đồng ý; bỏ dấu là rút lại, tên rút gọn ngay. Bạn dưới 18 tuổi cần cả hai người."
          mode="fold"
          rows={lines}
          rowKey={(row) => row.person}
          empty={
            <EmptyState title="Lớp chưa có ai">
              <p>Nhập danh sách trước, rồi ghi đồng ý.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: "Họ và tên",
              rowHeader: true,
              cell: (row) => (
                <>
                  <input type="hidden" name="shown" value={row.person} />
                  {row.name}
                </>
              ),
            },
            column("child"),
            column("guardian"),
          ]}
        />
        {lines.length > 0 && (
          <>
            <div className="filters">
              <Select
                name="form"
                label="Hình thức của các dấu mới"
                options={CONSENT_FORMS.map((one) => ({ value: one, label: FORM_NAMES[one] }))}
              />
              <TextInput name="givenOn" type="date" label="Ngày đồng ý" defaultValue={today} max={today} />
            </div>
            <div className="form-actions">
              <Button big>Lưu</Button>
              <ButtonLink variant="plain" href={paths.consentImport(id)}>
                Ghi từ tệp
              </ButtonLink>
            </div>
          </>
        )}
      </Form>
    </>
  );
}
