import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { FORM_NAMES, GIVER_NAMES } from "#app/domain/consent.ts";
import { formatDateTime, formatDay, formatNumber } from "#app/domain/vietnamese.ts";
import { erasePerson, personAccess, personView } from "#app/features/privacy/api.server.ts";
import { formValues } from "#app/http/forms.server.ts";
import { notFound, requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Dữ liệu của một người · Góc ASEAN" }];

const SCHEMES: Readonly<Record<string, string>> = {
  moet: "Mã định danh của Bộ",
  "goc-asean": "Mã của hệ thống",
  "ma-hoc-sinh": "Mã học sinh",
  "ma-vemis": "Mã VEMIS",
  "so-dang-bo": "Số đăng bộ",
  "ma-doan-vien": "Mã đoàn viên",
};

async function accessOf({ params, request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const viewer = requireViewer(context, request);
  const now = context.clock.now();
  const access = await personAccess(context.handle, viewer, params.person ?? "", now);
  if (!access) throw notFound();
  return { viewer, now, access };
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, now, access } = await accessOf(args);
  const view = await personView(args.context.handle, access, { account: viewer.account, now });
  return {
    id: access.person,
    self: access.self,
    unit: access.self ? null : access.unit,
    mayResit: !access.self && access.may("attempt.resit"),
    mayErase: !access.self && access.may("person.erase"),
    ...view,
  };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, now, access } = await accessOf(args);
  if (access.self || !access.may("person.erase")) throw notFound();
  const view = await personView(args.context.handle, access, { account: viewer.account, now });
  const { code } = await formValues(args.request);
  if ((code ?? "").trim().toUpperCase() !== (view.login ?? "").toUpperCase()) {
    return data({ error: `Gõ đúng mã ${view.login ?? ""} để xoá.`, message: null }, { status: 400 });
  }
  const erased = { person: access.person, unit: access.unit, account: viewer.account, now };
  const result = await erasePerson(args.context.handle, erased);
  if (!result.ok) return data({ error: null, message: result.message }, { status: 400 });
  return redirect(access.unit ? paths.classPeople(access.unit) : paths.myClasses());
}

export default function Person() {
  const page = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={page.self ? "Dữ liệu của tôi" : page.name}
        lead={
          page.self
            ? "Những gì Góc ASEAN giữ về bạn. Sai thì báo thầy cô sửa."
            : "Những gì hệ thống giữ về bạn này. Mỗi lần mở trang đều được ghi lại."
        }
      />
      <div className="section last stack">
        {problem?.message && <Note tone="bad" live="alert" title={problem.message} />}
        <Sheet>
          <Facts
            items={[
              { term: "Họ và tên", value: page.name },
              { term: "Ngày sinh", value: page.birthDate ? formatDay(page.birthDate) : "–" },
              { term: "Mã đăng nhập", value: page.login ?? "–" },
              {
                term: "Vào gần nhất",
                value: page.lastLoginAt === null ? "Chưa vào" : formatDateTime(page.lastLoginAt),
              },
              ...page.codes.map(({ scheme, code }) => ({
                term: SCHEMES[scheme.split("/")[0] ?? ""] ?? "Mã khác",
                value: code,
              })),
              { term: "Lượt thi", value: formatNumber(page.attempts) },
              { term: "Bài đã mở", value: formatNumber(page.lessons) },
            ]}
          />
          <div className="form-actions">
            <ButtonLink variant="quiet" href={paths.personExport(page.id)}>
              Tải dữ liệu
            </ButtonLink>
            {page.unit && (
              <>
                <ButtonLink variant="quiet" href={paths.classPeople(page.unit)}>
                  Đặt lại mật khẩu
                </ButtonLink>
                <ButtonLink variant="quiet" href={paths.classConsents(page.unit)}>
                  Ghi đồng ý
                </ButtonLink>
                {page.mayResit && (
                  <ButtonLink variant="quiet" href={paths.personResit(page.id)}>
                    Cho thi lại
                  </ButtonLink>
                )}
              </>
            )}
          </div>
        </Sheet>
        <DataTable
          caption="Lớp, chi đoàn"
          mode="fold"
          rows={page.memberships}
          rowKey={(row) => `${row.unit} ${row.validFrom}`}
          columns={[
            { key: "unit", header: "Đơn vị", rowHeader: true, cell: (row) => row.unitName },
            { key: "from", header: "Từ ngày", cell: (row) => formatDay(row.validFrom) },
            { key: "to", header: "Đến ngày", cell: (row) => (row.validTo ? formatDay(row.validTo) : "nay") },
          ]}
        />
        <DataTable
          caption="Đồng ý hiện đầy đủ họ tên ngoài trường"
          mode="fold"
          rows={page.consents}
          rowKey={(row) => `${row.giver} ${row.givenOn} ${row.withdrawnOn}`}
          empty={<p>Chưa ghi đồng ý nào: ngoài trường, tên hiện rút gọn.</p>}
          columns={[
            { key: "giver", header: "Người đồng ý", rowHeader: true, cell: (row) => GIVER_NAMES[row.giver] },
            {
              key: "form",
              header: "Hình thức",
              cell: (row) => FORM_NAMES[row.form as keyof typeof FORM_NAMES] ?? row.form,
            },
            { key: "on", header: "Ngày", cell: (row) => formatDay(row.givenOn) },
            { key: "off", header: "Rút lại", cell: (row) => (row.withdrawnOn ? formatDay(row.withdrawnOn) : "–") },
          ]}
        />
        {page.mayErase && (
          <Sheet id="xoa" title="Xoá dữ liệu">
            <p>
              Xoá họ tên, ngày sinh, mã và tài khoản. Không lấy lại được. Lượt thi và số liệu đã công bố vẫn giữ, không
              còn tên.
            </p>
            <Form method="post" className="inline" noValidate>
              <TextInput
                name="code"
                label={`Gõ ${page.login ?? ""} để xác nhận`}
                autoComplete="off"
                autoCapitalize="none"
                error={problem?.error}
              />
              <Button variant="danger">Xoá dữ liệu</Button>
            </Form>
          </Sheet>
        )}
      </div>
    </>
  );
}
