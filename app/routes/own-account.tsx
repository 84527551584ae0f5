import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Badge } from "#app/components/badge.tsx";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { DataTable } from "#app/components/data-table.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Sheet } from "#app/components/sheet.tsx";
import { isStaff, ROLE_NAMES } from "#app/domain/permissions.ts";
import { formatDateTime } from "#app/domain/vietnamese.ts";
import { endOwnSession, ownAccount } from "#app/features/accounts/api.server.ts";
import { formValues } from "#app/http/forms.server.ts";
import { requireViewer } from "#app/http/guards.server.ts";
import { paths } from "#app/paths.ts";

export const meta: MetaFunction = () => [{ title: "Tài khoản · Góc ASEAN" }];

const DONE: Readonly<Record<string, string>> = {
  "mat-khau": "Đã đổi mật khẩu",
  thoat: "Đã cho máy kia thoát",
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request);
  const own = await ownAccount(context.handle, {
    viewer,
    sessionToken: context.sessionToken ?? "",
    now: context.clock.now(),
  });
  const done = new URL(request.url).searchParams.get("xong") ?? "";
  return { ...own, person: viewer.person, staff: isStaff(viewer), done: DONE[done] ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request);
  const { session } = await formValues(request);
  await endOwnSession(context.handle, {
    account: viewer.account,
    session: session === "others" ? null : (session ?? ""),
    sessionToken: context.sessionToken ?? "",
    now: context.clock.now(),
  });
  return redirect(`${paths.ownAccount()}?xong=thoat`);
}

export default function OwnAccount() {
  const { name, login, roles, sessions, staff, secondFactor, done, person } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Tài khoản" lead={name} />
      <div className="section last stack">
        {done && <Note tone="ok" live="status" title={done} />}
        <Sheet>
          <Facts
            items={[
              { term: "Mã đăng nhập", value: login },
              ...roles.map((role) => ({ term: ROLE_NAMES[role.role], value: role.unit })),
              ...(staff
                ? [
                    {
                      term: "Bước hai",
                      value: secondFactor ? "Đang bật" : "Chưa bật",
                      note: "Mã 6 số trên điện thoại, nhập sau mật khẩu.",
                    },
                  ]
                : []),
            ]}
          />
          <div className="form-actions">
            <ButtonLink href={paths.newPassword()}>Đổi mật khẩu</ButtonLink>
            {staff && (
              <ButtonLink variant="quiet" href={paths.ownSecondFactor()}>
                {secondFactor ? "Bước hai" : "Bật bước hai"}
              </ButtonLink>
            )}
            {!staff && (
              <>
                <ButtonLink variant="quiet" href={paths.passport()}>
                  Hộ chiếu ASEAN
                </ButtonLink>
                <ButtonLink variant="quiet" href={paths.person(person)}>
                  Dữ liệu của tôi
                </ButtonLink>
              </>
            )}
          </div>
        </Sheet>
        <DataTable
          caption="Máy đang đăng nhập"
          mode="fold"
          rows={sessions}
          rowKey={(row) => row.id}
          columns={[
            {
              key: "agent",
              header: "Máy",
              rowHeader: true,
              cell: (row) => (
                <>
                  {row.agent || "Không rõ máy"} {row.here && <Badge tone="you">Máy này</Badge>}
                </>
              ),
            },
            { key: "since", header: "Từ lúc", cell: (row) => formatDateTime(row.createdAt) },
            { key: "until", header: "Hết lúc", cell: (row) => formatDateTime(row.expiresAt) },
            {
              key: "end",
              header: "Thoát",
              cell: (row) =>
                row.here ? (
                  "–"
                ) : (
                  <Form method="post">
                    <input type="hidden" name="session" value={row.id} />
                    <Button variant="quiet">Cho thoát</Button>
                  </Form>
                ),
            },
          ]}
        />
        {sessions.length > 1 && (
          <Form method="post">
            <input type="hidden" name="session" value="others" />
            <Button variant="quiet">Cho mọi máy khác thoát</Button>
          </Form>
        )}
      </div>
    </>
  );
}
