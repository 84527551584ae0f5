import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { HashingBusyError } from "#app/auth/password.server.ts";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatDay } from "#app/domain/vietnamese.ts";
import {
  type ClassPersonLine,
  classPeople,
  makeSlips,
  printedSlips,
  slipAccounts,
} from "#app/features/accounts/api.server.ts";
import { SlipSheet } from "#app/features/accounts/slip-sheet.tsx";
import { SLIP_WORDS } from "#app/features/accounts/slip-words.ts";
import { groupPage } from "#app/features/branches/api.server.ts";
import { formValues } from "#app/http/forms.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Danh sách · Góc ASEAN" }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "person.manage", params.unit);
  const people = await classPeople(context.handle, unit.id, { account: viewer.account, now: context.clock.now() });
  return { id: unit.id, name: unit.name, people, group: await groupPage(context.handle.db, unit) };
}

/** A forgotten slip, solved in class: one press opens the row, the second makes a new password and shows it. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "person.manage", params.unit);
  const now = context.clock.now();
  const { account } = await formValues(request);
  const people = await classPeople(context.handle, unit.id, { account: viewer.account, now });
  const accounts = slipAccounts(people, account ? [account] : []);
  const refuse = (message: string, status: number) => data({ slips: [], address: "", message }, { status });
  if (accounts.length === 0) return refuse("Bạn này không còn trong danh sách, hoặc tài khoản đã khoá.", 400);
  try {
    const made = await makeSlips(context.handle, { accounts, unit: unit.id, actor: viewer.account, now });
    const slips = await printedSlips(made, context.settings.publicUrl.origin);
    const headers = { "Cache-Control": "no-store" };
    return data({ slips, address: context.settings.publicUrl.host, message: null }, { headers });
  } catch (error) {
    if (!(error instanceof HashingBusyError)) throw error;
    return refuse("Máy chủ đang bận vì nhiều người đăng nhập. Chờ một lát rồi bấm lại.", 503);
  }
}

export default function ClassPeople() {
  const { id, name, people, group } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  return (
    <>
      <Crumbs
        items={[
          { label: "Lớp", href: paths.myClasses() },
          { label: name, href: paths.classView(id) },
          { label: "Danh sách" },
        ]}
      />
      <PageHead
        title={`Danh sách: ${name}`}
        lead="Bạn nào quên phiếu: bấm Đặt lại mật khẩu ở tên bạn ấy."
        actions={<ButtonLink href={paths.classSlips(id)}>In phiếu</ButtonLink>}
      />
      <div className="section last stack">
        {made?.message && <Note tone="bad" live="alert" title={made.message} />}
        {made && made.slips.length > 0 && (
          <Note tone="ok" live="status" title="Mật khẩu mới, chỉ hiện lần này">
            <SlipSheet slips={made.slips} where={name} address={made.address} className="reset-slip" />
            <p className="m3">
              <a href={paths.classPeople(id)}>Xong</a>
            </p>
          </Note>
        )}
        <DataTable
          caption={`${people.length} bạn`}
          mode="fold"
          rows={people}
          rowKey={(row) => row.person}
          empty={
            <EmptyState title="Chưa có ai" action={<ButtonLink href={group.fill.href}>{group.fill.label}</ButtonLink>}>
              <p>Danh sách của {group.word} này còn trống.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "name",
              header: "Họ và tên",
              rowHeader: true,
              cell: (row) => (row.slip === "staff" ? row.name : <a href={paths.person(row.person)}>{row.name}</a>),
            },
            { key: "login", header: "Mã đăng nhập", cell: (row) => row.login ?? "–" },
            { key: "birth", header: "Ngày sinh", cell: (row) => (row.birthDate ? formatDay(row.birthDate) : "–") },
            { key: "slip", header: "Phiếu", cell: (row) => SLIP_WORDS[row.slip] },
            { key: "reset", header: "Quên phiếu", cell: (row) => <Reset row={row} /> },
          ]}
        />
        <p>
          <a href={paths.classConsents(id)}>Ghi đồng ý hiện tên của cả {group.word}</a>
        </p>
      </div>
    </>
  );
}

function Reset({ row }: { row: ClassPersonLine }) {
  if (row.account === null || row.slip === "staff" || row.slip === "disabled") return <>–</>;
  return (
    <details className="reset">
      <summary>Đặt lại mật khẩu</summary>
      <Form method="post" preventScrollReset={false}>
        <input type="hidden" name="account" value={row.account} />
        <p className="small">Phiếu, mã QR và mật khẩu cũ của {row.name} sẽ hết hiệu lực.</p>
        <Button>Đặt lại ngay</Button>
      </Form>
    </details>
  );
}
