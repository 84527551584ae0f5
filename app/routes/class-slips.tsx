import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { HashingBusyError } from "#app/auth/password.server.ts";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { EmptyState } from "#app/components/states.tsx";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { classPeople, makeSlips, printedSlips, slipAccounts } from "#app/features/accounts/api.server.ts";
import { PrintedSlips } from "#app/features/accounts/printed-slips.tsx";
import { SLIP_WORDS } from "#app/features/accounts/slip-words.ts";
import { groupPage } from "#app/features/branches/api.server.ts";
import { schoolNameOf } from "#app/features/units/api.server.ts";
import { requireUnit } from "#app/http/unit-page.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { nav: "classes" };
export const meta: MetaFunction = () => [{ title: "Phiếu đăng nhập · Góc ASEAN" }];

/** The largest classes have some sixty pupils; a page of slips takes a thirtieth of a second each to make. */
const MOST_SLIPS = 80;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "slip.print", params.unit);
  const people = await classPeople(context.handle, unit.id, { account: viewer.account, now: context.clock.now() });
  return { id: unit.id, name: unit.name, people, group: await groupPage(context.handle.db, unit) };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { viewer, unit } = await requireUnit(context, request, "slip.print", params.unit);
  const now = context.clock.now();
  const ticked = (await request.formData()).getAll("account").filter((value) => typeof value === "string");
  const people = await classPeople(context.handle, unit.id, { account: viewer.account, now });
  const accounts = slipAccounts(people, ticked).slice(0, MOST_SLIPS);
  const refuse = (message: string, status: number) => data({ slips: [], where: "", address: "", message }, { status });
  if (accounts.length === 0) return refuse("Chưa chọn ai. Đánh dấu ít nhất một bạn.", 400);
  const headers = { "Cache-Control": "no-store" };
  try {
    const made = await makeSlips(context.handle, { accounts, unit: unit.id, actor: viewer.account, now });
    const slips = await printedSlips(made, context.settings.publicUrl.origin);
    const school = await schoolNameOf(context.handle.db, unit.id);
    const where = school ? `${unit.name}, ${school}` : unit.name;
    return data({ slips, where, address: context.settings.publicUrl.host, message: null }, { headers });
  } catch (error) {
    if (!(error instanceof HashingBusyError)) throw error;
    return refuse("Máy chủ đang bận vì nhiều người đăng nhập. Chờ ít phút rồi bấm lại.", 503);
  }
}

export default function ClassSlips() {
  const { id, name, people, group } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const crumbs = [
    { label: "Lớp", href: paths.myClasses() },
    { label: name, href: paths.classView(id) },
    { label: "Phiếu đăng nhập" },
  ];
  if (made && made.slips.length > 0) {
    return (
      <>
        <Crumbs items={crumbs} />
        <PrintedSlips
          title={`${made.slips.length} phiếu của ${name}`}
          lead="In ngay: mật khẩu chỉ hiện ở trang này một lần. Phiếu cũ của các bạn này đã hết hiệu lực."
          slips={made.slips}
          where={made.where}
          address={made.address}
          back={{ href: paths.classPeople(id), label: "Xong, về danh sách" }}
        />
      </>
    );
  }
  const ready = people.filter(({ slip }) => slip === "none" || slip === "printed" || slip === "own");
  return (
    <>
      <Crumbs items={crumbs} />
      <PageHead
        title={`Phiếu đăng nhập: ${name}`}
        lead="Mỗi bạn một phiếu có mã, mật khẩu và mã QR; tám phiếu một trang A4. In lại thì phiếu cũ hết hiệu lực."
      />
      <Form method="post" className="section last stack">
        {made?.message && <Note tone="bad" live="alert" title={made.message} />}
        <DataTable
          caption={`${people.length} bạn, ${ready.filter(({ slip }) => slip === "none").length} bạn chưa có phiếu`}
          mode="fold"
          rows={people}
          rowKey={(row) => row.person}
          empty={
            <EmptyState title="Chưa có ai" action={<ButtonLink href={group.fill.href}>{group.fill.label}</ButtonLink>}>
              <p>Có danh sách rồi mới in phiếu.</p>
            </EmptyState>
          }
          columns={[
            {
              key: "pick",
              header: "In",
              cell: (row) =>
                ready.includes(row) ? (
                  <label className="pick">
                    <input
                      type="checkbox"
                      name="account"
                      value={row.account ?? ""}
                      defaultChecked={row.slip === "none"}
                    />
                    <span className="hide">In phiếu cho {row.name}</span>
                  </label>
                ) : (
                  "–"
                ),
            },
            { key: "name", header: "Họ và tên", rowHeader: true, cell: (row) => row.name },
            { key: "login", header: "Mã đăng nhập", cell: (row) => row.login ?? "–" },
            { key: "slip", header: "Phiếu", cell: (row) => SLIP_WORDS[row.slip] },
            {
              key: "last",
              header: "Vào gần nhất",
              cell: (row) => (row.lastLoginAt === null ? "Chưa vào" : formatDateTime(row.lastLoginAt)),
            },
          ]}
        />
        {ready.length > 0 && (
          <div className="form-actions">
            <Button big disabledReason={busy ? "Đang làm phiếu, một lớp mất vài giây…" : undefined}>
              Tạo phiếu và in
            </Button>
          </div>
        )}
      </Form>
    </>
  );
}
