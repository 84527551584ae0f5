import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { PrintButton } from "#app/components/print-button.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { TextInput } from "#app/components/text-input.tsx";
import { ROLE_NAMES } from "#app/domain/permissions.ts";
import { formatDateTime, formatDay } from "#app/domain/vietnamese.ts";
import { makeSlips, printedSlips } from "#app/features/accounts/api.server.ts";
import { SlipSheet } from "#app/features/accounts/slip-sheet.tsx";
import {
  type StaffResult,
  setStaffPhone,
  setStaffState,
  staffMember,
  takeRole,
} from "#app/features/staff/api.server.ts";
import { phoneForm } from "#app/features/staff/forms.ts";
import { checkForm, formValues } from "#app/http/forms.server.ts";
import { notFound } from "#app/http/guards.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "schools" };
export const meta: MetaFunction = () => [{ title: "Nhân sự · Góc ASEAN" }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "staff.manage", params.unit);
  const now = context.clock.now();
  const member = await staffMember(context.handle, { unit: unit.id, person: params.person ?? "", viewer, now });
  if (!member) throw notFound();
  return { unit: unit.id, unitName: unit.name, member };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "staff.manage", params.unit);
  const by = { viewer, now: context.clock.now() };
  const person = params.person ?? "";
  const member = await staffMember(context.handle, { unit: unit.id, person, ...by });
  if (!member) throw notFound();
  const values = await formValues(request);
  const none = { message: null as string | null, phoneError: null as string | null, address: "" };
  if (values.intent === "slip") {
    if (!member.mine || !member.account) throw notFound();
    const order = { accounts: [member.account], unit: unit.id, actor: viewer.account, now: by.now };
    const slips = await printedSlips(await makeSlips(context.handle, order), context.settings.publicUrl.origin);
    const headers = { "Cache-Control": "no-store" };
    return data({ ...none, slips, address: context.settings.publicUrl.host }, { headers });
  }
  const refuse = (part: Partial<typeof none>) => data({ ...none, slips: [], ...part }, { status: 400 });
  let result: StaffResult;
  if (values.intent === "end") result = await takeRole(context.handle, by, values.grant ?? "", person);
  else if (values.intent === "lock") result = await setStaffState(context.handle, by, person, "disabled");
  else if (values.intent === "unlock") result = await setStaffState(context.handle, by, person, "active");
  else {
    const form = checkForm(phoneForm, values);
    if (!form.ok) return refuse({ phoneError: form.errors.phone ?? null });
    result = await setStaffPhone(context.handle, by, person, form.value.phone);
  }
  if (!result.ok) return refuse({ message: result.message });
  const still = await staffMember(context.handle, { unit: unit.id, person, ...by });
  return redirect(still ? paths.staffMember(unit.id, person) : paths.staff(unit.id));
}

export default function Member() {
  const { unit, unitName, member } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const slips = answer?.slips ?? [];
  const locked = member.state === "disabled";
  return (
    <>
      <Crumbs items={[{ label: `Nhân sự: ${unitName}`, href: paths.staff(unit) }, { label: member.name }]} />
      <PageHead title={member.name} lead={`Tên đăng nhập ${member.login ?? "chưa có"}`} />
      <div className="section last stack">
        {answer?.message && <Note tone="bad" live="alert" title={answer.message} />}
        {slips.length > 0 && (
          <>
            <div className="no-print">
              <Note
                tone="ok"
                live="status"
                title="Phiếu mời, chỉ hiện lần này"
                action={<PrintButton>In phiếu</PrintButton>}
              >
                Lần vào đầu tiên phải đặt mật khẩu riêng.
              </Note>
            </div>
            <SlipSheet slips={slips} where={unitName} address={answer?.address ?? ""} />
          </>
        )}
        <DataTable
          caption="Vai trò"
          mode="fold"
          rows={member.roles}
          rowKey={(row) => row.id}
          empty="Chưa có vai trò."
          columns={[
            {
              key: "role",
              header: "Vai trò",
              rowHeader: true,
              cell: (row) => (row.homeroom ? "Giáo viên chủ nhiệm" : ROLE_NAMES[row.role]),
            },
            { key: "unit", header: "Ở", cell: (row) => row.unitName },
            { key: "since", header: "Từ ngày", cell: (row) => formatDay(row.since) },
            {
              key: "end",
              header: "Thôi giữ",
              cell: (row) =>
                row.mayEnd ? (
                  <details className="reset">
                    <summary>Thôi vai trò</summary>
                    <Form method="post">
                      <input type="hidden" name="grant" value={row.id} />
                      <p className="small">Các máy đang đăng nhập sẽ thoát ra. Việc đã làm vẫn giữ nguyên.</p>
                      <Button variant="danger" name="intent" value="end">
                        Thôi giữ vai trò
                      </Button>
                    </Form>
                  </details>
                ) : (
                  "–"
                ),
            },
          ]}
        />
        <Sheet id="tai-khoan" title="Tài khoản">
          <Facts
            items={[
              {
                term: "Vào gần nhất",
                value: member.lastLoginAt === null ? "Chưa vào" : formatDateTime(member.lastLoginAt),
              },
              {
                term: "Trạng thái",
                value: locked ? "Đã khoá" : member.passwordKind === "none" ? "Chưa có phiếu" : "Mở",
              },
            ]}
          />
          {member.mine && (
            <>
              <Form method="post" className="inline" noValidate>
                <TextInput
                  name="phone"
                  type="tel"
                  label="Điện thoại"
                  defaultValue={member.phone ?? ""}
                  error={answer?.phoneError}
                />
                <Button variant="quiet" name="intent" value="phone">
                  Lưu số
                </Button>
              </Form>
              <Form method="post" className="form-actions">
                {!locked && (
                  <Button name="intent" value="slip">
                    Làm phiếu mời mới
                  </Button>
                )}
                <Button variant={locked ? "quiet" : "danger"} name="intent" value={locked ? "unlock" : "lock"}>
                  {locked ? "Mở khoá" : "Khoá tài khoản"}
                </Button>
              </Form>
            </>
          )}
        </Sheet>
        <p>
          Giao thêm vai trò: về <a href={`${paths.staff(unit)}#them`}>danh sách nhân sự</a>, thêm người với đúng tên
          đăng nhập này.
        </p>
      </div>
    </>
  );
}
